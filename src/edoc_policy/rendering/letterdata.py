"""Letters between offices as plain data: external (ข้อ 11), memo (ข้อ 12), stamped (ข้อ 13-14)."""

from dataclasses import dataclass
from edoc_policy.rendering.papers import DATE_HOLE
from edoc_policy.rendering.papers import NUMBER_HOLE
from edoc_policy.rendering.papers import Paper
from edoc_policy.rendering.papers import Signer
from edoc_policy.rendering.parts import html
from edoc_policy.rendering.parts import line
from edoc_policy.rendering.parts import lines
from edoc_policy.rendering.parts import rows
from typing import ClassVar


@dataclass(frozen=True, kw_only=True)
class LetterData(Paper):
    """An external letter (แบบที่ 1), fields in the printed order. In English: ภาคผนวก 4."""

    template: ClassVar[str] = "letter.typ"

    kind: str = "external"
    language: str = "th"
    """th, or en: English labels, Arabic digits."""
    number: str | None = line("ที่", None, hole=NUMBER_HOLE)
    """11.1 without the word ที่: "ปท 0017.3/ว 1287"."""
    address_lines: tuple[str, ...] = lines("ส่วนราชการเจ้าของหนังสือ")
    """11.2 the sender and where it is, line by line as printed top right."""
    date_text: str | None = line("วันที่", None, hole=DATE_HOLE)
    """11.3 "๑๙ ตุลาคม ๒๕๖๙"."""
    subject: str = line("เรื่อง")
    salutation: str = line("คำขึ้นต้น", "เรียน")
    addressee: str = lines("เรียน")
    """11.5; several lines for several addressees."""
    references: tuple[str, ...] = lines("อ้างถึง")
    enclosures: tuple[tuple[str, str], ...] = rows("สิ่งที่ส่งมาด้วย")
    """11.7 pairs of title and quantity ("จำนวน ๑ ฉบับ")."""
    body_html: str = html("ข้อความ")
    closing: str = line("คำลงท้าย", "ขอแสดงความนับถือ")
    signer_name: str = ""
    """A single signer may be given by name and position instead of `signers`."""
    signer_position_lines: tuple[str, ...] = ()
    owner_lines: tuple[str, ...] = lines("ส่วนราชการเจ้าของเรื่อง")
    telephone: str | None = line("โทร.", None)
    email: str | None = line("ไปรษณีย์อิเล็กทรอนิกส์", None)
    copies: tuple[str, ...] = lines("สำเนาส่ง")

    def __post_init__(self):
        if self.signer_name and not self.signers:
            signer = Signer(name=self.signer_name, position_lines=self.signer_position_lines)
            object.__setattr__(self, "signers", (signer,))


@dataclass(frozen=True, kw_only=True)
class MemoData(Paper):
    """A memo, บันทึกข้อความ (แบบที่ 2): no closing; references stand in the text."""

    template: ClassVar[str] = "memo.typ"

    kind: str = "memo"
    language: str = "th"
    owner_lines: tuple[str, ...] = lines("ส่วนราชการ")
    """12.1 the unit with its telephone or e-mail."""
    number: str | None = line("ที่", None, hole=NUMBER_HOLE)
    date_text: str | None = line("วันที่", None, hole=DATE_HOLE)
    subject: str = line("เรื่อง")
    salutation: str = line("คำขึ้นต้น", "เรียน")
    addressee: str = lines("เรียน")
    body_html: str = html("ข้อความ")


@dataclass(frozen=True, kw_only=True)
class StampedData(Paper):
    """A letter under the office seal (แบบที่ 3): no subject, salutation, closing or signature.

    Its one signer has the manner "seal"; a register's index subject is not printed.
    """

    template: ClassVar[str] = "stamped.typ"

    kind: str = "stamped"
    number: str | None = line("ที่", None, hole=NUMBER_HOLE)
    recipients: str = lines("ถึง")
    """14.2, one a line."""
    body_html: str = html("ข้อความ")
    sender: str | None = line("ชื่อส่วนราชการที่ส่งหนังสือออก", None)
    """14.4; None: `agency_name`."""
    seal: bytes | None = None
    """14.5 the agency's own seal, SVG or PNG; None: drawn after แบบที่ 27."""
    date_text: str | None = line("วันที่", None, hole=DATE_HOLE)
    owner_lines: tuple[str, ...] = lines("ส่วนราชการเจ้าของเรื่อง")
    telephone: str | None = line("โทร.", None)
    address: str | None = line("ที่ตั้ง", None)

    @property
    def title(self):
        return f"หนังสือประทับตรา {self.number or ''}".strip()
