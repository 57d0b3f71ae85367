"""ชนิดของหนังสือ (ข้อ 10): six families, thirteen kinds, read from data/kinds.json.

A kind says which fields its form has in the printed order, which of them the regulation requires,
from which book its number comes and how it is signed. A content type is named after its kind:
`edoc.memo` is the kind `memo`.
"""

from dataclasses import dataclass
from edoc_policy import _
from edoc_policy import said
from functools import cache
from pathlib import Path
import json


DATA = Path(__file__).parent / "data" / "kinds.json"
PREFIX = "edoc."


@dataclass(frozen=True)
class Row:
    """A field of a form: what it is called there (None: as everywhere), whether it must be filled,
    by which clause, what is said under it, and whether what it holds is short."""

    field: str
    label: str | None = None
    must: bool = False
    clause: str | None = None
    help: str | None = None
    short: bool = False


@dataclass(frozen=True)
class Kind:
    """A kind of official document.

    `form`: number of the legal form (แบบที่), None where there is none. `book`: kind of book that
    numbers it. `number`: how the number is written: letter, yearly (๑๒๔/๒๕๖๙), issue (ฉบับที่),
    meeting (ครั้งที่) or inner (not printed). `signed`: signature, seal (ข้อ 14.5), typed (ข้อ 26)
    or agency (its name alone). `sent`: whether it goes to recipients. `groups`: rows of fields
    that stand side by side.
    """

    id: str
    family: str
    title: str
    clause: str
    form: int | None
    when: str
    book: str
    number: str
    signed: str
    sent: bool
    groups: tuple[tuple[Row, ...], ...]

    @property
    def type_id(self):
        """The content type."""
        return PREFIX + self.id

    @property
    def rows(self):
        """{field name: Row} in the order of the form."""
        return {row.field: row for group in self.groups for row in group}

    @property
    def by_writer(self):
        """Whether who wrote it puts his name under it, signatory or not (ข้อ 25.11, 26.3)."""
        return self.signed == "typed" or self.number == "meeting"

    @property
    def line(self):
        """What stands beside the title of its form: "แบบที่ 1 (ข้อ 11) · ร่าง"."""
        if self.form is None:
            return _("${clause} · ร่าง", mapping={"clause": self.clause})
        return _("แบบที่ ${n} (${clause}) · ร่าง", mapping={"n": self.form, "clause": self.clause})


@dataclass(frozen=True)
class Family:
    """One of the six kinds of ข้อ 10, with its sub-kinds."""

    id: str
    title: str
    clause: str
    kinds: tuple[Kind, ...]


@cache
def _data():
    return json.loads(DATA.read_text("utf-8"))


@cache
def kinds():
    """All kinds by id, in the order of the regulation."""
    return {data["id"]: _kind(data) for data in _data()["kinds"]}


@cache
def families():
    """The six families in the order of ข้อ 10."""
    return tuple(
        Family(
            data["id"],
            said(data["title"]),
            data["clause"],
            tuple(kind for kind in kinds().values() if kind.family == data["id"]),
        )
        for data in _data()["families"]
    )


def kind_of(letter):
    """The kind of a letter."""
    return kinds()[letter.portal_type.removeprefix(PREFIX)]


def type_ids():
    """The content types of all kinds."""
    return tuple(kind.type_id for kind in kinds().values())


def _kind(data):
    groups = tuple(tuple(_row(row) for row in group) for group in data["rows"])
    facts = {name: value for name, value in data.items() if name != "rows"}
    words = {name: said(data[name]) for name in ("title", "when")}
    clause = _clause(data["clause"])
    return Kind(**{**facts, **words, "clause": clause, "groups": groups})


def _row(data):
    words = {name: said(data[name]) for name in ("label", "help") if name in data}
    return Row(**{**data, **words, "clause": _clause(data.get("clause"))})


def _clause(text):
    """ "ข้อ 11.4" of the data as a message."""
    return _("ข้อ ${n}", mapping={"n": text.removeprefix("ข้อ ")}) if text else None
