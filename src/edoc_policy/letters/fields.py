"""What was typed into a form, made fit to be kept: one way for the pages, REST and imports."""

from dataclasses import dataclass
from edoc_policy import _
from edoc_policy.letters import directives
from edoc_policy.letters import evidence
from edoc_policy.letters import schemas
from edoc_policy.letters.interfaces import IBodyCleaner
from edoc_policy.letters.interfaces import InvalidDraft
from edoc_policy.letters.interfaces import IUploadCheck
from edoc_policy.letters.interfaces import Unfit
from edoc_policy.letters.pasted import plain
from edoc_policy.thai.text import normalise
from plone.app.textfield.interfaces import IRichText
from plone.app.textfield.value import RichTextValue
from plone.namedfile.interfaces import INamedField
from zope.component import getUtility
from zope.schema import getFieldNames
from zope.schema import ValidationError
from zope.schema.interfaces import ConstraintNotSatisfied
from zope.schema.interfaces import IList
from zope.schema.interfaces import IText
from zope.schema.interfaces import RequiredMissing
from zope.schema.interfaces import TooLong


PARTS = (*schemas.PARTS, *directives.PARTS, *evidence.PARTS)
#: {name: field} over all parts; a name means the same in every kind.
FIELDS = {name: part[name] for part in PARTS for name in getFieldNames(part)}
#: {name: columns} of the fields that are rows.
GRIDS = {
    name: tuple(getFieldNames(field.value_type.schema))
    for name, field in FIELDS.items()
    if IList.providedBy(field)
}
#: What a row says by being there at all: without anything else it is an empty row.
_SILENT = {"sent_as", "key"}


@dataclass(frozen=True)
class Problem:
    """What is wrong with a draft: in which field, in which row (from 1, 0: the field itself)."""

    field: str
    message: str
    row: int = 0


def cleaned(values, context, kind):
    """`values` ({field: value}) of a letter of `kind` fit to be kept.

    Texts are normalised, bodies are reduced to what a letter can hold, empty rows of grids
    vanish, files are looked at. Raises InvalidDraft with every problem found.
    """
    problems = [
        Problem(name, _("ไม่มีช่องชื่อนี้ในแบบ"))
        for name in values
        if name not in kind.rows or name not in FIELDS
    ]
    if problems:
        raise InvalidDraft(problems)
    result, problems = sifted(values, context, kind)
    if problems:
        raise InvalidDraft(problems)
    return result


def sifted(values, context, kind):
    """(what of `values` is fit to be kept, problems of the rest); see `cleaned`."""
    fit, problems = {}, []
    for name, value in values.items():
        found = []
        value = _clean(name, value, found)
        field = bound(name, context, kind)
        try:
            field.validate(value)
        except ValidationError as error:
            found.append(Problem(name, in_words(error, field, kind.rows[name].label)))
        if not found:
            fit[name] = value
        problems += found
    return fit, problems


def bound(name, context, kind):
    """A field of a kind, bound to a letter or an agency."""
    field = FIELDS[name]
    if name == "signatory" and kind.by_writer:
        field = evidence.IWriter["signatory"]
    return field.bind(context)


def in_words(error, field, label=None):
    """What the writer is told when `field` (a zope.schema field) refuses a value with `error`."""
    title = label or field.title
    if isinstance(error, RequiredMissing):
        return _("ยังไม่มี${title}", mapping={"title": title})
    if isinstance(error, TooLong):
        return _(
            "${title}ยาวเกินไป ย่อให้ไม่เกิน ${n} ตัวอักษร",
            mapping={"title": title, "n": field.max_length},
        )
    unknown = _unknown_agency(error)
    if unknown is not None:
        return _(
            "ไม่มี “${name}” ในรายชื่อหน่วยงานของระบบ เลือกจากรายชื่อ หรือพิมพ์ในช่องตำแหน่งหรือส่วนราชการ",
            mapping={"name": unknown},
        )
    return _("${title}ที่ใส่มาใช้ไม่ได้ เลือกหรือพิมพ์ใหม่", mapping={"title": title})


def _unknown_agency(error):
    """What was typed for an agency that is none, within what is wrong with rows."""
    if isinstance(error, ConstraintNotSatisfied):
        return error.value if error.field.__name__ == "agency" else None
    inner = getattr(error, "errors", None) or ()
    return next((name for name in map(_unknown_agency, inner) if name is not None), None)


def _clean(name, value, problems):
    field = FIELDS[name]
    if name in GRIDS:
        rows = [_row(row, field.value_type.schema) for row in value or ()]
        for number, row in enumerate(rows, 1):  # counted as the writer sees them
            if row.get("file") is not None:
                _check_file(name, row["file"], problems, number)
        return [row for row in rows if any(row[key] for key in row if key not in _SILENT)]
    if IRichText.providedBy(field):
        return _body(name, value, problems)
    if INamedField.providedBy(field):
        if value is not None:
            _check_file(name, value, problems)
        return value
    if IText.providedBy(field):
        return normalise(value or "").strip()
    return value


def _row(row, columns):
    cleaned = {}
    for name in getFieldNames(columns):
        value = row.get(name)
        if name == "agency":
            value = value or None
        elif name == "sent_as":
            value = value or "to"
        elif IText.providedBy(columns[name]):
            value = normalise(value or "").strip()
        cleaned[name] = value
    return cleaned


def _body(name, value, problems):
    html = value if isinstance(value, str) else (value.raw if value is not None else "")
    try:
        html = getUtility(IBodyCleaner)(plain(html or ""))
    except Unfit as error:
        problems.append(Problem(name, error.args[0]))
    return RichTextValue(html, "text/html", "text/html")


def _check_file(name, file, problems, number=0):
    if getattr(file, "_p_jar", None) is not None:
        return  # kept already, and looked at when it came
    try:
        getUtility(IUploadCheck)(file.data, file.filename, file.contentType)
    except Unfit as error:
        problems.append(Problem(name, error.args[0], number))
