"""Papers to everybody, as plain data: orders (ข้อ 16), regulations and bylaws (ข้อ 17-18),
announcements (ข้อ 20), statements and news (ข้อ 21-22)."""

from dataclasses import dataclass
from edoc_policy.rendering.papers import DATE_HOLE
from edoc_policy.rendering.papers import NUMBER_HOLE
from edoc_policy.rendering.papers import Paper
from edoc_policy.rendering.parts import html
from edoc_policy.rendering.parts import line
from edoc_policy.rendering.parts import prose
from edoc_policy.rendering.parts import rows
from typing import ClassVar


@dataclass(frozen=True, kw_only=True)
class Directive(Paper):
    """Emblem, title, text, date and signer, one under the other."""

    template: ClassVar[str] = "directive.typ"

    issuer: str = line("ผู้ออก")
    """The agency or post after the word: คำสั่ง"เทศบาลเมืองลำสามแก้ว"."""
    date_text: str | None = line("วันที่", None, hole=DATE_HOLE)
    """ "๑๙ ตุลาคม พ.ศ. ๒๕๖๙", without the words สั่ง ณ วันที่."""


@dataclass(frozen=True, kw_only=True)
class OrderData(Directive):
    """An order, คำสั่ง (แบบที่ 4)."""

    kind: str = "order"
    number: str | None = line("ที่", None, hole=NUMBER_HOLE)
    """16.2 "124/2569"."""
    subject: str = line("เรื่อง")
    body_html: str = html("ข้อความ")
    effective: str | None = line("ทั้งนี้", None)
    """ "ทั้งนี้ ตั้งแต่บัดนี้เป็นต้นไป", a paragraph of its own before the date."""


@dataclass(frozen=True, kw_only=True)
class Clause:
    """One ข้อ. `chapter`: the title of a หมวด that begins with it; `text`: plain or HTML."""

    number: int | None = None
    chapter: str | None = line("หมวด", None)
    text: str = prose("ข้อ")


@dataclass(frozen=True, kw_only=True)
class RegulationData(Directive):
    """A regulation, ระเบียบ (แบบที่ 5), or bylaw, ข้อบังคับ (แบบที่ 6): `kind` tells which."""

    kind: str = "regulation"
    subject: str = line("ว่าด้วย")
    """17.2 without the word ว่าด้วย."""
    edition: str | None = line("ฉบับที่", None)
    """17.3 "2", from the second on the same subject."""
    year: str = line("พ.ศ.")
    preamble_html: str = html("ข้อความ")
    clauses: tuple[Clause, ...] = rows("ข้อ")
    """Clause objects, or mappings with their fields; numbered in order where no number is given."""
    transitional_from: int | None = None
    """The number of the first clause under บทเฉพาะกาล."""

    def __post_init__(self):
        clauses = [
            clause if isinstance(clause, Clause) else Clause(**clause) for clause in self.clauses
        ]
        object.__setattr__(self, "clauses", tuple(clauses))


@dataclass(frozen=True, kw_only=True)
class AnnouncementData(Directive):
    """An announcement (แบบที่ 7): ประกาศ, or แจ้งความ where a law says so."""

    kind: str = "announcement"
    word: str = line("ประกาศหรือแจ้งความ", "ประกาศ")
    number: str | None = line("ที่", None)
    """None in the form; agencies that number internally may print it."""
    subject: str = line("เรื่อง")
    body_html: str = html("ข้อความ")


@dataclass(frozen=True, kw_only=True)
class StatementData(Directive):
    """A statement, แถลงการณ์ (แบบที่ 8), or news, ข่าว (แบบที่ 9): `kind` tells which. Nobody signs;
    the file is sealed by an invisible signature."""

    signed: ClassVar[bool] = False

    kind: str = "statement"
    subject: str = line("เรื่อง")
    edition: str | None = line("ฉบับที่", None)
    body_html: str = html("ข้อความ")
