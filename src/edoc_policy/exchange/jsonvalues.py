"""The fields of a draft as they come in JSON: shapes looked at, files decoded.

A file that the draft holds need not be sent again: a row keeps it with the file as GET showed it.
"""

from edoc_policy import _
from edoc_policy.exchange.show import enclosure_url
from edoc_policy.letters import drafts
from edoc_policy.letters.interfaces import InvalidDraft
from plone.namedfile import NamedBlobFile
import base64
import binascii


WRONG = _("ค่าของช่องนี้ผิดรูป")


def draft_values(body, letter=None):
    """Values for `drafts.clean`; a file is {"filename", "content-type", "encoding": "base64",
    "data"}, or {"download"} with the address of a file that `letter` holds. Raises InvalidDraft
    for unknown fields, wrong shapes and files that are not whole.
    """
    problems, values = [], dict(body)
    held = _held(letter) if letter is not None else {}
    for name, value in body.items():
        if name not in drafts.FIELDS:
            problems.append(drafts.Problem(name, _("ไม่มีช่องชื่อนี้ในแบบ")))
        elif name in drafts.GRIDS:
            values[name] = _rows(name, value, held, problems)
        elif name in (*drafts.TEXTS, "body") and not isinstance(value, str | None):
            problems.append(drafts.Problem(name, WRONG))
    if problems:
        raise InvalidDraft(problems)
    return values


def _held(letter):
    """The files of a draft by the address under which GET shows them."""
    rows = enumerate(letter.enclosures or (), 1)
    return {enclosure_url(letter, number): row["file"] for number, row in rows if row["file"]}


def _rows(name, value, held, problems):
    if not isinstance(value, list | None):
        problems.append(drafts.Problem(name, WRONG))
        return []
    rows = []
    for number, row in enumerate(value or (), 1):
        if isinstance(row, dict) and all(
            isinstance(row.get(key), str | None) for key in drafts.GRIDS[name] if key != "file"
        ):
            rows.append(_with_file(row, name, number, held, problems))
        else:
            problems.append(drafts.Problem(name, WRONG, number))
    return rows


def _with_file(row, name, number, held, problems):
    if not row.get("file"):
        return row
    try:
        return {**row, "file": _file(row["file"], held)}
    except (KeyError, TypeError, ValueError, binascii.Error):
        problems.append(drafts.Problem(name, _("ไฟล์แนบส่งมาไม่ครบ"), number))
        return row


def _file(given, held):
    if "data" not in given:
        return held[given["download"]]
    if not isinstance(given["filename"], str):
        raise TypeError("filename")
    return NamedBlobFile(
        base64.b64decode(given["data"], validate=True),
        contentType=str(given.get("content-type") or "application/octet-stream"),
        filename=given["filename"],
    )
