"""The fields of a draft as they come in JSON: shapes looked at, dates read, files decoded.

A file that the draft holds need not be sent again: a row keeps it with the file as GET showed it.
"""

from datetime import date
from datetime import time
from edoc_policy import _
from edoc_policy.exchange.show import enclosure_url
from edoc_policy.letters.fields import FIELDS
from edoc_policy.letters.fields import GRIDS
from edoc_policy.letters.fields import Problem
from edoc_policy.letters.interfaces import InvalidDraft
from edoc_policy.letters.templates import list_of
from edoc_policy.letters.typed import DateConverter
from edoc_policy.letters.typed import MomentConverter
from edoc_policy.letters.typed import parse_moment
from edoc_policy.letters.typed import parse_time
from edoc_policy.letters.typed import TimeConverter
from edoc_policy.thai.dates import NoSuchDay
from edoc_policy.thai.dates import parse_date
from plone.app.textfield.interfaces import IRichText
from plone.namedfile import NamedBlobFile
from plone.namedfile import NamedBlobImage
from plone.namedfile.interfaces import INamedField
from zope.schema.interfaces import IDate
from zope.schema.interfaces import IDatetime
from zope.schema.interfaces import IText
from zope.schema.interfaces import ITime
import base64
import binascii


WRONG = _("ค่าของช่องนี้ผิดรูป")
#: What a body may name instead of rows: the id of a list of the agency.
LISTS = {"recipients_list": "recipients", "enclosures_set": "enclosures"}
_BROKEN = (KeyError, TypeError, ValueError, binascii.Error)


def draft_values(body, letter=None):
    """Values for `fields.cleaned`; a file is {"filename", "content-type", "encoding": "base64",
    "data"}, or {"download"} with the address of a file that `letter` holds; dates and times are
    ISO 8601 or as officials type them. Raises InvalidDraft for unknown fields, wrong shapes and
    files that are not whole.
    """
    problems, values = [], {}
    held = _held(letter) if letter is not None else {}
    for name, value in body.items():
        if name not in FIELDS:
            problems.append(Problem(name, _("ไม่มีช่องชื่อนี้ในแบบ")))
        elif name in GRIDS:
            values[name] = _rows(name, value, held, problems)
        else:
            try:
                values[name] = _value(FIELDS[name], value)
            except _BROKEN as error:
                problems.append(Problem(name, _wrong(FIELDS[name], error)))
    if problems:
        raise InvalidDraft(problems)
    return values


def with_lists(body, agency, letter=None):
    """`draft_values` of a body that may name lists the agency keeps: their rows follow its own."""
    body, kept, problems = dict(body), {}, []
    for name, purpose in LISTS.items():
        if (chosen := body.pop(name, None)) is None:
            continue
        kept[purpose] = list_of(agency, purpose, chosen)
        if kept[purpose] is None:
            problems.append(Problem(name, _("หน่วยงานไม่มีบัญชีนี้")))
    if problems:
        raise InvalidDraft(problems)
    values = draft_values(body, letter)
    for purpose, rows in kept.items():
        values[purpose] = [*values.get(purpose, ()), *rows]
    return values


def _wrong(field, error):
    """What is told of a value of the wrong shape: for dates and times how they are written."""
    if isinstance(error, NoSuchDay):
        return error.message
    if IDate.providedBy(field):
        return DateConverter.example
    if IDatetime.providedBy(field):
        return MomentConverter.example
    return TimeConverter.example if ITime.providedBy(field) else WRONG


def _value(field, value):
    """Raises one of _BROKEN for a wrong shape."""
    if value is None:
        return None
    if INamedField.providedBy(field):
        return _file(value, {}, NamedBlobImage)
    if IDate.providedBy(field):
        return _read(value, date.fromisoformat, parse_date)
    if IDatetime.providedBy(field):
        return parse_moment(value)
    if ITime.providedBy(field):
        return _read(value, time.fromisoformat, parse_time)
    if (IText.providedBy(field) or IRichText.providedBy(field)) and not isinstance(value, str):
        raise TypeError(field.__name__)
    return value


def _read(text, iso, typed):
    try:
        return iso(text)
    except ValueError:
        return typed(text)


def _held(letter):
    """The files of a draft by the address under which GET shows them."""
    rows = enumerate(letter.enclosures or (), 1)
    return {enclosure_url(letter, number): row["file"] for number, row in rows if row["file"]}


def _rows(name, value, held, problems):
    if not isinstance(value, list | None):
        problems.append(Problem(name, WRONG))
        return []
    rows = []
    for number, row in enumerate(value or (), 1):
        if isinstance(row, dict) and all(
            isinstance(row.get(key), str | None) for key in GRIDS[name] if key != "file"
        ):
            rows.append(_with_file(row, name, number, held, problems))
        else:
            problems.append(Problem(name, WRONG, number))
    return rows


def _with_file(row, name, number, held, problems):
    if not row.get("file"):
        return row
    try:
        return {**row, "file": _file(row["file"], held, NamedBlobFile)}
    except _BROKEN:
        problems.append(Problem(name, _("ไฟล์แนบส่งมาไม่ครบ"), number))
        return row


def _file(given, held, kind):
    if "data" not in given:
        return held[given["download"]]
    if not isinstance(given["filename"], str):
        raise TypeError("filename")
    return kind(
        base64.b64decode(given["data"], validate=True),
        contentType=str(given.get("content-type") or "application/octet-stream"),
        filename=given["filename"],
    )
