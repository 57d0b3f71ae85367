"""The way of a letter from data to the PDF that will be signed: PDF/A-3a and PDF/UA-1."""

from dataclasses import dataclass
from datetime import datetime
from edoc_policy import _
from edoc_policy.rendering import associated as associated_files
from edoc_policy.rendering import body
from edoc_policy.rendering import catchwords
from edoc_policy.rendering import emblem
from edoc_policy.rendering import signaturefield
from edoc_policy.rendering import textmap
from edoc_policy.rendering.errors import RenderingError
from edoc_policy.rendering.typesetter import fonts_folder
from edoc_policy.rendering.typesetter import glyphs
from edoc_policy.rendering.typesetter import typeset
from edoc_policy.rendering.wording import printed
from edoc_policy.rendering.wording import refuse_missing_glyphs
from io import BytesIO
import pikepdf
import segno


DRAFT_NOTICE = "ร่าง ยังไม่ลงนาม ใช้แทนหนังสือไม่ได้"
PAGE_HEIGHT = 841.89
MAX_FIELD = 8_000
MAX_ITEMS = 200


@dataclass(frozen=True)
class Box:
    """A rectangle of a page, in points from the lower left corner; `page` counts from 0."""

    page: int
    x0: float
    y0: float
    x1: float
    y1: float
    field: str = signaturefield.FIELD

    @property
    def width(self):
        return self.x1 - self.x0

    @property
    def height(self):
        return self.y1 - self.y0


@dataclass(frozen=True)
class Rendition:
    """A letter in print. `signature_box` is where the signature shows; its field exists in the
    PDF unless the letter is a preview."""

    pdf: bytes
    signature_box: Box
    page_count: int


def render(data, *, associated=(), timestamp):
    """The PDF of a letter, ready to be signed.

    `data`: LetterData. `associated`: AssociatedFile objects to embed. `timestamp`: aware datetime
    or seconds since 1970; the document's date. The same input gives the same bytes.
    Raises RenderingError in words: a glyph the font lacks, too much text, no number or date.
    """
    seconds = int(timestamp.timestamp()) if isinstance(timestamp, datetime) else int(timestamp)
    if not data.preview and not (data.number and data.date_text):
        raise RenderingError(_("ออกหนังสือไม่ได้ ยังไม่มีเลขที่หรือวันที่"))
    folder = fonts_folder()
    _refuse_excess(data)
    blocks, text = body.tree_and_text(data.body_html)
    refuse_missing_glyphs(_fields(data, text), glyphs(folder))
    raw, places = typeset(
        "letter.typ", _for_template(data, blocks), timestamp=seconds, query="<signature>"
    )
    box = _box(places[0])
    with pikepdf.open(BytesIO(raw)) as pdf:
        textmap.apply(pdf, folder)
        if len(pdf.pages) > 1:
            catchwords.add(pdf, raw, blocks, (data.secrecy_text, DRAFT_NOTICE))
        if not data.preview:
            rectangle = (box.x0, box.y0, box.x1, box.y1)
            description = f"ลายมือชื่ออิเล็กทรอนิกส์ของ{data.signer_name}"
            signaturefield.add(pdf, box.page, rectangle, description=description, name=box.field)
        associated_files.attach(pdf, associated, timestamp=seconds)
        out = BytesIO()
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.preserve)
        return Rendition(out.getvalue(), box, len(pdf.pages))


def _box(place):
    x, y = place["x"], PAGE_HEIGHT - place["y"]
    corners = (x, y - place["height"], x + place["width"], y)
    return Box(place["page"] - 1, *(round(value, 2) for value in corners))


def _for_template(data, blocks):
    """What templates/letter.typ reads."""
    return {
        **texts_of(data),
        "preview": data.preview,
        "draft_notice": DRAFT_NOTICE,
        "agency_name": printed(data.agency_name),
        "emblem": emblem.svg(data.emblem),
        "emblem_alt": f"ตราของ{data.agency_name}",
        "body": blocks,
        "qr": _qr(data.verify_url),
        "qr_alt": f"คิวอาร์โค้ดสำหรับตรวจสอบหนังสือ {data.verify_code or ''}".strip(),
        "verify_code": data.verify_code or "",
    }


def texts_of(data):
    """The texts of a letter around its body, as they are printed."""
    owner = [*data.owner_lines]
    if data.telephone:
        owner.append(f"โทร. {data.telephone}")
    if data.email:
        owner.append(f"ไปรษณีย์อิเล็กทรอนิกส์ {data.email}")
    if data.copies:
        owner.append("สำเนาส่ง " + " ".join(data.copies))
    return {
        "secrecy_text": _or_none(data.secrecy_text),
        "urgency_text": _or_none(data.urgency_text),
        "number": _or_none(data.number),
        "address_lines": _printed(data.address_lines),
        "date_text": _or_none(data.date_text),
        "subject": " ".join(printed(data.subject).split("\n")),
        "salutation": printed(data.salutation),
        "addressee": _printed(data.addressee.split("\n")),
        "references": _printed(data.references),
        "enclosures": _printed(" ".join(filter(None, pair)) for pair in data.enclosures),
        "closing": printed(data.closing),
        "signer_name": printed(data.signer_name),
        "signer_position_lines": _printed(data.signer_position_lines),
        "owner_lines": _printed(owner),
    }


def _printed(lines):
    return [line for line in (printed(line).strip() for line in lines) if line]


def _or_none(text):
    return printed(text).strip() or None if text else None


def _qr(url):
    """The QR code of an address as SVG text, or None. A fixed mask: choosing one takes 6 ms."""
    if not url:
        return None
    out = BytesIO()
    segno.make(url, error="m", mask=4).save(out, kind="svg", xmldecl=False, border=2, scale=4)
    return out.getvalue().decode("ascii")


def _fields(data, body_text):
    """Field names of the form with their texts."""
    yield "ที่", data.number or ""
    yield "วันที่", data.date_text or ""
    yield "ส่วนราชการเจ้าของหนังสือ", "\n".join((data.agency_name, *data.address_lines))
    yield "ชั้นความเร็ว", data.urgency_text or ""
    yield "ชั้นความลับ", data.secrecy_text or ""
    yield "เรื่อง", data.subject
    yield data.salutation or "คำขึ้นต้น", f"{data.salutation}\n{data.addressee}"
    yield "อ้างถึง", "\n".join(data.references)
    yield "สิ่งที่ส่งมาด้วย", "\n".join(map(" ".join, data.enclosures))
    yield "ข้อความ", body_text
    yield "คำลงท้าย", data.closing
    yield "ลงชื่อ", data.signer_name
    yield "ตำแหน่ง", "\n".join(data.signer_position_lines)
    yield "ส่วนราชการเจ้าของเรื่อง", "\n".join(data.owner_lines)
    yield "โทร.", data.telephone or ""
    yield "ไปรษณีย์อิเล็กทรอนิกส์", data.email or ""
    yield "สำเนาส่ง", "\n".join(data.copies)
    yield "รหัสตรวจสอบ", data.verify_code or ""


def _refuse_excess(data):
    """Everything but the body is short; more than a page of it is a mistake."""
    for name, text in (("เรื่อง", data.subject), ("เรียน", data.addressee)):
        if len(text) > MAX_FIELD:
            raise RenderingError(_("ช่อง “${field}” ยาวเกินไป ตัดให้สั้นลง", mapping={"field": name}))
    for name, items in (
        ("อ้างถึง", data.references),
        ("สิ่งที่ส่งมาด้วย", data.enclosures),
        ("สำเนาส่ง", data.copies),
    ):
        if len(items) > MAX_ITEMS or sum(len("".join(item)) for item in items) > MAX_FIELD * 3:
            raise RenderingError(
                _("ช่อง “${field}” มีรายการมากเกินไป ทำเป็นบัญชีแนบ", mapping={"field": name})
            )
