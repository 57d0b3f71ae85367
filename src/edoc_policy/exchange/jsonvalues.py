"""The fields of a draft as they come in JSON: shapes looked at, files decoded."""

from edoc_policy import _
from edoc_policy.letters import fields as drafts
from edoc_policy.letters.interfaces import InvalidDraft
from plone.namedfile import NamedBlobFile
import base64
import binascii


_WRONG = _("ค่าของช่องนี้ผิดรูป")


def draft_values(body):
    """Values for `drafts.clean`; a file is {"filename", "content-type", "encoding": "base64",
    "data"}. Raises InvalidDraft for unknown fields, wrong shapes and files that are not whole.
    """
    problems, values = [], dict(body)
    for name, value in body.items():
        if name not in drafts.FIELDS:
            problems.append(drafts.Problem(name, _("ไม่มีช่องชื่อนี้ในแบบ")))
        elif name in drafts.GRIDS:
            values[name] = _rows(name, value, problems)
        elif name in (*drafts.FIELDS,) and not isinstance(value, str | None):
            problems.append(drafts.Problem(name, _WRONG))
    if problems:
        raise InvalidDraft(problems)
    return values


def _rows(name, value, problems):
    if not isinstance(value, list | None):
        problems.append(drafts.Problem(name, _WRONG))
        return []
    rows = []
    for number, row in enumerate(value or (), 1):
        if isinstance(row, dict) and all(
            isinstance(row.get(key), str | None) for key in drafts.GRIDS[name] if key != "file"
        ):
            rows.append(_with_file(row, name, number, problems))
        else:
            problems.append(drafts.Problem(name, _WRONG, number))
    return rows


def _with_file(row, name, number, problems):
    if not row.get("file"):
        return row
    try:
        return {**row, "file": _file(row["file"])}
    except (KeyError, TypeError, ValueError, binascii.Error):
        problems.append(drafts.Problem(name, _("ไฟล์แนบส่งมาไม่ครบ"), number))
        return row


def _file(given):
    if not isinstance(given["filename"], str):
        raise TypeError("filename")
    return NamedBlobFile(
        base64.b64decode(given["data"], validate=True),
        contentType=str(given.get("content-type") or "application/octet-stream"),
        filename=given["filename"],
    )
