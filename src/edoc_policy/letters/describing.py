"""The kinds of documents and their forms as plain values, for whoever fills them in by program."""

from edoc_policy.letters.fields import bound
from edoc_policy.letters.fields import FIELDS
from edoc_policy.letters.fields import GRIDS
from edoc_policy.letters.starting import starting_values
from plone.app.textfield.interfaces import IRichText
from plone.namedfile.interfaces import INamedField
from zope.schema.interfaces import IBool
from zope.schema.interfaces import IChoice
from zope.schema.interfaces import IDate
from zope.schema.interfaces import IDatetime
from zope.schema.interfaces import IInt
from zope.schema.interfaces import ITime


_TYPES = (
    (IRichText, "html"),
    (INamedField, "file"),
    (IChoice, "choice"),
    (IBool, "boolean"),
    (IInt, "integer"),
    (IDate, "date"),
    (IDatetime, "moment"),
    (ITime, "time"),
)


def described(kind, agency, t):
    """A kind as a dict: what it is for, and its fields in the printed order; `t` translates."""
    return {
        "id": kind.id,
        "@type": kind.type_id,
        "family": kind.family,
        "title": t(kind.title),
        "clause": t(kind.clause),
        "form": kind.form,
        "when": t(kind.when),
        "book": kind.book,
        "signed": kind.signed,
        "sent": kind.sent,
        "fields": [_field(row, kind, agency, t) for row in kind.rows.values()],
        "starts_with": starting_values(kind, agency),
    }


def _field(row, kind, agency, t):
    field = FIELDS[row.field]
    facts = {
        "name": row.field,
        "title": t(row.label or field.title),
        "type": "rows" if row.field in GRIDS else _type(field),
        "required": row.must,
        "clause": t(row.clause) if row.clause else None,
        "help": t(row.help) if row.help else None,
    }
    if row.field in GRIDS:
        facts["columns"] = list(GRIDS[row.field])
    elif IChoice.providedBy(field):
        vocabulary = bound(row.field, agency, kind).vocabulary
        facts["choices"] = [
            {"token": term.token, "title": t(term.title or term.token)} for term in vocabulary
        ]
    return facts


def _type(field):
    return next((name for kind, name in _TYPES if kind.providedBy(field)), "text")
