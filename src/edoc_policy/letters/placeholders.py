"""Placeholders of templates: {{ชื่อผู้รับ}} in a text field, a formatted text or a cell of a grid."""

from edoc_policy import _
from edoc_policy.letters.fields import FIELDS
from edoc_policy.letters.fields import GRIDS
from edoc_policy.letters.fields import Problem
from edoc_policy.thai.text import normalise
from html import escape
from html import unescape
from plone.app.textfield.interfaces import IRichTextValue
from plone.app.textfield.value import RichTextValue
from zope.schema.interfaces import IText
from zope.schema.interfaces import ITextLine
import re


_PLACEHOLDER = re.compile(r"\{\{([^{}<>]{1,100})\}\}")


def names(values):
    """The names (list of str) of all placeholders in `values`, in the order of the form."""
    found = []
    for _field, text, _row in _texts(values):
        found += [_name(inner) for inner in _PLACEHOLDER.findall(text)]
    return list(dict.fromkeys(found))


def faults(values):
    """Problems of `values` whose {{ and }} do not enclose a plain name."""
    message = _(
        "เครื่องหมาย {{ และ }} ไม่ครบคู่ หรือมีตัวหนาหรือการขึ้นบรรทัดคั่นอยู่ข้างใน พิมพ์ชื่อช่องติดกันเป็นข้อความธรรมดา"
    )
    return [
        Problem(field, message, row)
        for field, text, row in _texts(values)
        if any(mark in _PLACEHOLDER.sub("", text) for mark in ("{{", "}}"))
        or not all(_name(inner) for inner in _PLACEHOLDER.findall(text))
    ]


def filled(values, given):
    """`values` with each placeholder replaced by what `given` ({name: text}) says; what is put
    into formatted text is escaped, so that it stays text. Raises KeyError for a name not given.
    """
    return {name: _filled(name, value, given) for name, value in values.items()}


def _filled(name, value, given):
    field = FIELDS[name]
    if name in GRIDS:
        columns = field.value_type.schema
        return [
            {key: _plain(cell, columns[key], given) for key, cell in row.items()}
            for row in value or ()
        ]
    if IRichTextValue.providedBy(value):
        return RichTextValue(_rich(value.raw, given), "text/html", "text/html")
    return _plain(value, field, given)


def _plain(value, field, given):
    if not isinstance(value, str) or not IText.providedBy(field):
        return value
    between = " " if ITextLine.providedBy(field) else "\n"
    return _PLACEHOLDER.sub(lambda found: between.join(given[_name(found[1])].splitlines()), value)


def _rich(html, given):
    def one(found):
        lines = given[_name(found[1])].strip().splitlines()
        return "<br>".join(escape(line) for line in lines)

    return _PLACEHOLDER.sub(one, html)


def _name(inner):
    """A placeholder's name as it is shown: entities read, spaces one."""
    return " ".join(normalise(unescape(inner)).split())


def _texts(values):
    """(field, text, number of the row or 0) of every text in `values`, in the order of the form."""
    for name, value in values.items():
        if name in GRIDS:
            for number, row in enumerate(value or (), 1):
                yield from ((name, cell, number) for cell in row.values() if isinstance(cell, str))
        elif IRichTextValue.providedBy(value):
            yield name, value.raw, 0
        elif isinstance(value, str):
            yield name, value, 0
