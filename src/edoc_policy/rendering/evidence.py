"""Papers that officials make or keep as evidence (ข้อ 23-27), as plain data."""

from dataclasses import dataclass
from edoc_policy.rendering.papers import DATE_HOLE
from edoc_policy.rendering.papers import NUMBER_HOLE
from edoc_policy.rendering.papers import Paper
from edoc_policy.rendering.parts import html
from edoc_policy.rendering.parts import line
from edoc_policy.rendering.parts import lines
from edoc_policy.rendering.parts import rows
from edoc_policy.rendering.parts import verbatim
from typing import ClassVar


@dataclass(frozen=True, kw_only=True)
class CertificateData(Paper):
    """A certificate, หนังสือรับรอง (แบบที่ 10)."""

    template: ClassVar[str] = "certificate.typ"

    kind: str = "certificate"
    number: str | None = line("เลขที่", None, hole=NUMBER_HOLE)
    """24.1 "1/2569"."""
    address_lines: tuple[str, ...] = lines("ส่วนราชการเจ้าของหนังสือ")
    body_html: str = html("ข้อความ")
    """24.3 begins "หนังสือฉบับนี้ให้ไว้เพื่อรับรองว่า…"."""
    date_text: str | None = line("วันที่", None, hole=DATE_HOLE)
    """24.4 "๑๙ ตุลาคม พ.ศ. ๒๕๖๙", without the words ให้ไว้ ณ วันที่."""
    photo: bytes | None = None
    """24.7 JPEG or PNG, printed 4 × 6 cm."""
    holder_name: str | None = line("ผู้ได้รับการรับรอง", None)
    seal: bytes | None = None
    """24.7 over the photograph's lower right edge: SVG or PNG; None: drawn after แบบที่ 27."""

    @property
    def title(self):
        return f"หนังสือรับรอง {self.number or ''}".strip()


@dataclass(frozen=True, kw_only=True)
class Person:
    """One who was, or was not, at a meeting."""

    name: str = line("ชื่อ")
    position: str = line("ตำแหน่ง", "")
    duty: str = line("หน้าที่", "")
    """ประธาน, กรรมการ, เลขานุการ; of an absent person the reason."""


@dataclass(frozen=True, kw_only=True)
class AgendaItem:
    """ระเบียบวาระที่ n: its heading, and what was said and resolved."""

    heading: str = line("ระเบียบวาระ")
    body_html: str = html("ระเบียบวาระ", "")


@dataclass(frozen=True, kw_only=True)
class MinutesData(Paper):
    """Minutes, รายงานการประชุม (แบบที่ 11). Signers: ผู้จด, then by custom ผู้ตรวจ."""

    template: ClassVar[str] = "minutes.typ"

    kind: str = "minutes"
    meeting: str = line("ชื่อการประชุม")
    """25.1 the body that met."""
    number: str | None = line("ครั้งที่", None, hole=NUMBER_HOLE)
    """25.2 "1/2569"."""
    held_on: str = line("วันที่ประชุม")
    held_at: str = line("สถานที่ประชุม")
    attendees: tuple[Person, ...] = rows("ผู้มาประชุม")
    absentees: tuple[Person, ...] = rows("ผู้ไม่มาประชุม")
    participants: tuple[Person, ...] = rows("ผู้เข้าร่วมประชุม")
    opened_at: str = line("เริ่มประชุมเวลา")
    agenda: tuple[AgendaItem, ...] = rows("ระเบียบวาระ")
    closed_at: str = line("เลิกประชุมเวลา")

    @property
    def title(self):
        return f"รายงานการประชุม{self.meeting} ครั้งที่ {self.number or ''}".strip()


@dataclass(frozen=True, kw_only=True)
class NoteData(Paper):
    """A note, บันทึก (ข้อ 26), on memo paper or plain; date and number may be absent."""

    template: ClassVar[str] = "memo.typ"

    kind: str = "note"
    plain: bool = False
    """On plain paper: no emblem, title and labels."""
    owner_lines: tuple[str, ...] = lines("ส่วนราชการ")
    number: str | None = line("ที่", None)
    date_text: str | None = line("วันที่", None)
    subject: str = line("เรื่อง", "")
    salutation: str = line("คำขึ้นต้น", "เรียน")
    addressee: str = lines("เรียน")
    body_html: str = html("ข้อความ")

    @property
    def title(self):
        return self.subject or "บันทึก"


@dataclass(frozen=True, kw_only=True)
class KeptFile:
    """A file taken as evidence: its name, type, size in bytes and SHA-256 (hexadecimal)."""

    name: str = verbatim("ชื่อแฟ้ม")
    mime_type: str = verbatim("ชนิดแฟ้ม")
    size: int
    sha256: str


@dataclass(frozen=True, kw_only=True)
class OtherData(Paper):
    """The cover sheet of anything else kept in duty (ข้อ 27): photographs, sound, media, letters
    of outsiders. The files themselves are `associated`."""

    template: ClassVar[str] = "other.typ"
    signed: ClassVar[bool] = False

    kind: str = "other"
    number: str | None = line("เลขรับ", None)
    subject: str = line("เรื่อง")
    source_text: str = line("ที่มา", "")
    date_text: str | None = line("วันที่ได้รับหรือจัดทำ", None)
    body_html: str = html("คำอธิบาย", "")
    files: tuple[KeptFile, ...] = rows("แฟ้ม")
