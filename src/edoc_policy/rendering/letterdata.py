"""All that stands on the page of an external letter (ข้อ 11, แบบที่ 1), as plain data."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class LetterData:
    """An external letter, fields in the printed order of แบบที่ 1.

    Texts are plain strings as typed; only `body_html` is HTML. Arabic digits are printed as Thai
    ones, except in Latin words and addresses. A missing (None, empty) reference, enclosure,
    copy or owner line leaves no trace on the page. In a preview a missing number and date show
    as visible holes; a letter that is not a preview must have both.
    """

    kind: str = "external"
    secrecy_text: str | None = None
    """ลับ, ลับมาก: printed at the top and the foot of every page."""
    urgency_text: str | None = None
    """ด่วน, ด่วนมาก, ด่วนที่สุด (ข้อ 28): printed red, 32 pt."""
    number: str | None = None
    """11.1 without the word ที่: "ปท 0017.3/ว 1287"."""
    agency_name: str
    """The sender, for the document's author and the emblem's description; printed only if it
    is also one of `address_lines`."""
    address_lines: tuple[str, ...]
    """11.2 ส่วนราชการเจ้าของหนังสือ and where it is, line by line as printed top right."""
    emblem: bytes | None = None
    """SVG or PNG; None: the neutral placeholder."""
    date_text: str | None = None
    """11.3 "๑๙ ตุลาคม ๒๕๖๙"."""
    subject: str
    salutation: str = "เรียน"
    addressee: str
    """11.5; several lines for several addressees."""
    references: tuple[str, ...] = ()
    enclosures: tuple[tuple[str, str], ...] = ()
    """11.7 pairs of title and quantity ("จำนวน ๑ ฉบับ")."""
    body_html: str
    closing: str = "ขอแสดงความนับถือ"
    signer_name: str
    signer_position_lines: tuple[str, ...] = ()
    """11.11; two lines when acting for another (ภาคผนวก 3)."""
    owner_lines: tuple[str, ...] = ()
    telephone: str | None = None
    email: str | None = None
    copies: tuple[str, ...] = ()
    verify_url: str | None = None
    verify_code: str | None = None
    preview: bool = False
