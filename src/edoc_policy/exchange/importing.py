"""Drafts that come from elsewhere: a .docx, or many at once as JSON or CSV. Files and REST alike."""

from edoc_policy import _
from edoc_policy.exchange.jsonvalues import with_lists
from edoc_policy.exchange.jsonvalues import WRONG
from edoc_policy.exchange.services import DraftService
from edoc_policy.letters import docx
from edoc_policy.letters import importing
from edoc_policy.letters.fields import Problem
from edoc_policy.letters.importing import Given
from edoc_policy.letters.interfaces import InvalidDraft
from edoc_policy.letters.interfaces import Unfit
from edoc_policy.letters.kinds import kinds
from edoc_policy.letters.tables import rows_of
from plone import api
from zExceptions import Unauthorized
import base64
import binascii
import json


MAX_BYTES = 20_000_000
_PERMISSIONS = ("edoc: Add letter", "edoc: Receive letter")


def may_import(agency):
    """Whether the user may bring in drafts: who drafts, and the registry."""
    return any(api.user.has_permission(each, obj=agency) for each in _PERMISSIONS)


def given_in(data, filename, agency):
    """The rows (Given) of a file: .json is a list of drafts, anything else a table.

    Raises InvalidDraft.
    """
    if len(data) > MAX_BYTES:
        raise InvalidDraft([Problem("rows", _("ไฟล์ใหญ่เกิน 20 เมกะไบต์ แบ่งเป็นหลายไฟล์"))])
    if not filename.lower().endswith(".json"):
        return rows_of(data, agency)
    try:
        return given(json.loads(data.decode("utf-8-sig")), agency)
    except (ValueError, RecursionError):
        raise InvalidDraft([Problem("rows", _("อ่าน JSON ไม่ได้ ตรวจรูปแบบไฟล์"))]) from None


def given(rows, agency):
    """Rows (Given) of a list of drafts as for POST @letters. Raises InvalidDraft."""
    if not isinstance(rows, list):
        raise InvalidDraft([Problem("rows", _("ต้องเป็นรายการของร่าง"))])
    return [_given(row, agency) for row in rows]


def _given(row, agency):
    if not isinstance(row, dict):
        return Given("external", {}, (Problem("rows", WRONG),))
    body = dict(row)
    kind = body.pop("kind", "external")
    title = {"title": str(body.get("title") or "")}
    if not isinstance(kind, str):
        return Given("", title)
    try:
        return Given(kind, with_lists(body, agency))
    except InvalidDraft as error:
        return Given(kind, title, tuple(error.problems))


class ImportDrafts(DraftService):
    """POST @import-drafts on an agency: `rows` (a list) or a `file`; with `dry_run` nothing is made."""

    def reply(self):
        body = self.asked()
        if not may_import(self.context):
            raise Unauthorized("@import-drafts")
        dry_run = bool(body.get("dry_run"))
        try:
            if "file" in body:
                name, data = file_in(body["file"])
                rows = given_in(data, name, self.context)
            else:
                rows = given(body.get("rows"), self.context)
            found = importing.bring_in(
                self.context, rows, api.user.get_current().getId(), dry_run=dry_run
            )
        except InvalidDraft as error:
            return self.invalid(error)
        states = [outcome.state for outcome in found]
        return {
            "dry_run": dry_run,
            "made": states.count("made"),
            "refused": states.count("refused"),
            "rows": [self.of_row(outcome) for outcome in found],
        }

    def of_row(self, outcome):
        """An Outcome as JSON."""
        return {
            "row": outcome.row,
            "state": outcome.state,
            "title": outcome.title,
            "@id": outcome.letter.absolute_url() if outcome.letter is not None else None,
            "problems": [
                {"field": each.field, "row": each.row, "message": self.t(each.message)}
                for each in outcome.problems
            ],
        }


class DraftFromDocx(DraftService):
    """POST @docx on an agency: a draft of `kind` from a .docx `file`, and what it left out."""

    def reply(self):
        body = self.asked()
        kind = body.get("kind", "external")
        if kind not in kinds():
            return self.problem(400, "UnknownKind", _("ไม่มีเอกสารชนิดนี้"), kinds=sorted(kinds()))
        try:
            name, data = file_in(body.get("file"))
            userid = api.user.get_current().getId()
            letter, notes = docx.draft(self.context, data, name, kind, userid)
        except Unfit as error:
            return self.problem(400, "Unfit", error.args[0])
        except InvalidDraft as error:
            return self.invalid(error)
        told = [
            {"what": note.what, "count": note.count, "message": self.t(note.message)}
            for note in notes
        ]
        return {**self.created(self.facts(letter)), "left_out": told}


def file_in(value):
    """(name, bytes) of a file in JSON. Raises InvalidDraft when it is not whole."""
    try:
        if not isinstance(value["filename"], str):
            raise TypeError("filename")
        return value["filename"], base64.b64decode(value["data"], validate=True)
    except (KeyError, TypeError, ValueError, binascii.Error):
        raise InvalidDraft([Problem("file", _("ไฟล์แนบส่งมาไม่ครบ"))]) from None
