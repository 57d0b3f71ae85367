"""What every paper of ข้อ 10 has in common, and who stands under it. The kinds: letterdata.py,
directives.py, evidence.py."""

from dataclasses import dataclass
from edoc_policy.rendering.parts import line
from edoc_policy.rendering.parts import lines
from edoc_policy.rendering.parts import rows
from typing import ClassVar


NUMBER_HOLE = "ออกเมื่อลงนาม"
DATE_HOLE = "วันที่ลงนาม"
SIGNER_HOLE = "ผู้ลงนาม"
MANNERS = ("signature", "typed", "seal", "none")


@dataclass(frozen=True, kw_only=True)
class Signer:
    """Who stands under a paper.

    `manner`: "signature", a box that a PAdES signature fills; "typed", the typed name of one who
    is logged in (ข้อ 26 as amended 2564) with `stamped_at`, when and in which system; "seal", the
    initials on the red office seal (ข้อ 13, 14.5); "none", nothing is shown.
    """

    name: str = line("ลงชื่อ", hole=SIGNER_HOLE)
    position_lines: tuple[str, ...] = lines("ตำแหน่ง")
    """Two lines when acting for another (ภาคผนวก 3)."""
    manner: str = "signature"
    stamped_at: str | None = line("เวลาในระบบ", None)
    initials: str | None = line("ชื่อย่อ", None)

    def __post_init__(self):
        if self.manner not in MANNERS:
            raise ValueError(self.manner)


@dataclass(frozen=True, kw_only=True)
class Paper:
    """Texts are plain strings as typed; only fields named `…html` are HTML, and clauses may be.

    Arabic digits are printed as Thai ones, except in Latin words and addresses and on English
    papers. What is missing (None, empty) leaves no trace on the page; a missing number, date or
    signer shows in a preview as a visible hole, and anything but a preview must have them.
    """

    template: ClassVar[str]
    signed: ClassVar[bool] = True
    """Does the form show who signed?"""

    kind: str
    agency_name: str = line("ส่วนราชการเจ้าของหนังสือ")
    """The agency, for the document's author and the emblem's description."""
    emblem: bytes | None = None
    """SVG or PNG; None: the neutral placeholder."""
    secrecy_text: str | None = line("ชั้นความลับ", None)
    """ลับ, ลับมาก: printed at the top and the foot of every page."""
    copy_number: str | None = line("ชุดที่", None)
    """Of a secret paper: "ชุดที่ 1 ของ 3 ชุด"."""
    urgency_text: str | None = line("ชั้นความเร็ว", None)
    """ด่วน, ด่วนมาก, ด่วนที่สุด, ด่วนภายใน (ข้อ 28): printed red, 32 pt."""
    within_lines: tuple[str, ...] = lines("ด่วนภายใน")
    """The day and the time of ด่วนภายใน: red, under the word."""
    signers: tuple[Signer, ...] = rows("ลงชื่อ")
    verify_url: str | None = None
    verify_code: str | None = line("รหัสตรวจสอบ", None)
    preview: bool = False
    language: ClassVar[str] = "th"

    @property
    def title(self):
        """What the document's metadata call it."""
        return getattr(self, "subject", None) or self.agency_name
