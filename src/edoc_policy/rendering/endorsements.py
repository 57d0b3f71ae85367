"""The endorsements of a paper in print, การเกษียนหนังสือ: on a sheet after the pages of a copy."""

from dataclasses import dataclass
from datetime import datetime
from edoc_policy import _
from edoc_policy.rendering import textmap
from edoc_policy.rendering.copying import copied
from edoc_policy.rendering.manuscript import manuscript
from edoc_policy.rendering.merging import append
from edoc_policy.rendering.papers import Paper
from edoc_policy.rendering.parts import line
from edoc_policy.rendering.parts import prose
from edoc_policy.rendering.parts import rows
from edoc_policy.rendering.typesetter import fonts_folder
from edoc_policy.rendering.typesetter import glyphs
from edoc_policy.rendering.typesetter import typeset
from edoc_policy.rendering.wording import refuse_missing_glyphs
from io import BytesIO
from typing import ClassVar
import pikepdf


@dataclass(frozen=True, kw_only=True)
class Endorsement:
    """One act on a paper: `verb` (เห็นชอบ, ทราบ, มอบ…), `words` plain or HTML, who, as what, when."""

    verb: str = line("การเกษียน")
    words: str = prose("ข้อความ", "")
    name: str = line("ลงชื่อ")
    post: str = line("ตำแหน่ง", "")
    time: str = line("เวลา", "")


@dataclass(frozen=True, kw_only=True)
class EndorsementSheet(Paper):
    template: ClassVar[str] = "endorsements.typ"
    signed: ClassVar[bool] = False

    kind: str = "endorsements"
    about: str = line("เรื่อง", "")
    entries: tuple[Endorsement, ...] = rows("การเกษียน")

    @property
    def title(self):
        return f"การเกษียนหนังสือ {self.about}".strip()


def with_endorsements(pdf, entries, *, agency_name, about="", timestamp):
    """A copy of a PDF (bytes) with the chain of endorsements, in order, on a sheet of their own.

    `entries`: Endorsement objects; `about`: number and subject of the paper; `timestamp`: as
    `render`. The sheet is tagged if the paper is. Raises RenderingError.
    """
    seconds = int(timestamp.timestamp()) if isinstance(timestamp, datetime) else int(timestamp)
    paper = EndorsementSheet(agency_name=agency_name, about=about, entries=tuple(entries))
    sheet, texts = manuscript(paper)
    refuse_missing_glyphs(texts, glyphs(fonts_folder()))
    raw, _found = typeset(paper.template, sheet, timestamp=seconds)
    with (
        copied(pdf, _("พิมพ์การเกษียนไม่ได้ เปิดไฟล์หนังสือไม่ได้")) as copy,
        pikepdf.open(BytesIO(raw)) as added,
    ):
        textmap.apply(added, fonts_folder())
        append(copy.pdf, added)
    return copy.saved
