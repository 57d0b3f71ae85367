"""The way of a paper from data to the PDF that will be signed: PDF/A-3a and PDF/UA-1."""

from dataclasses import dataclass
from datetime import datetime
from edoc_policy.rendering import associated as associated_files
from edoc_policy.rendering import catchwords
from edoc_policy.rendering import signaturefield
from edoc_policy.rendering import textmap
from edoc_policy.rendering.manuscript import manuscript
from edoc_policy.rendering.typesetter import fonts_folder
from edoc_policy.rendering.typesetter import glyphs
from edoc_policy.rendering.typesetter import typeset
from edoc_policy.rendering.wording import refuse_missing_glyphs
from io import BytesIO
import pikepdf


PAGE_HEIGHT = 841.89
LAST_LINES = 2 * 20.8  # points: what of a long paragraph goes with the signature


@dataclass(frozen=True)
class Box:
    """A rectangle of a page, in points from the lower left corner; `page` counts from 0.

    One without width and height is the place of an invisible signature.
    """

    page: int
    x0: float
    y0: float
    x1: float
    y1: float
    field: str = signaturefield.FIELD

    @property
    def rectangle(self):
        return self.x0, self.y0, self.x1, self.y1

    @property
    def width(self):
        return self.x1 - self.x0

    @property
    def height(self):
        return self.y1 - self.y0


@dataclass(frozen=True)
class Rendition:
    """A paper in print. `signature_boxes`: where the signatures show, in the order of the signers;
    their fields exist in the PDF unless it is a preview."""

    pdf: bytes
    signature_boxes: tuple[Box, ...]
    page_count: int

    @property
    def signature_box(self):
        return self.signature_boxes[0]


def render(data, *, associated=(), timestamp):
    """The PDF of a paper (LetterData, MemoData, OrderData …), ready to be signed.

    `associated`: AssociatedFile objects to embed. `timestamp`: aware datetime or seconds since
    1970; the document's date. The same input gives the same bytes.
    Raises RenderingError in words: a glyph the font lacks, too much text, no number or date.
    """
    seconds = int(timestamp.timestamp()) if isinstance(timestamp, datetime) else int(timestamp)
    folder = fonts_folder()
    sheet, texts = manuscript(data)
    refuse_missing_glyphs(texts, glyphs(folder))
    raw, places = _set(data.template, sheet, seconds)
    with pikepdf.open(BytesIO(raw)) as pdf:
        maps = textmap.apply(pdf, folder)
        if len(pdf.pages) > 1:
            catchwords.add(pdf, sheet, maps)
        boxes = _boxes(places, len(pdf.pages) - 1)
        if not data.preview:
            shown = [who for who in data.signers if who.manner in ("signature", "seal")]
            for box, signer in zip(boxes, shown or [None], strict=True):
                _add_field(pdf, box, data, signer)
        associated_files.attach(pdf, associated, timestamp=seconds)
        out = BytesIO()
        # What Typst wrote of the version in the metadata is true; looking again takes a millisecond.
        pdf.save(
            out,
            deterministic_id=True,
            fix_metadata_version=False,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
        return Rendition(out.getvalue(), boxes, len(pdf.pages))


def _set(template, sheet, seconds):
    """The pages and the places to sign; once more where a signature stood alone after the text."""
    queries = ("<signature>", "<alone>")
    raw, (places, alone) = typeset(template, sheet, timestamp=seconds, queries=queries)
    if alone:
        sheet = {**sheet, "parted": True, "reserve": max(alone) + LAST_LINES}
        raw, (places, _alone) = typeset(template, sheet, timestamp=seconds, queries=queries)
    return raw, places


def _boxes(places, last_page):
    """The places that the template left for signatures; none shown: an invisible one at the end."""
    if not places:
        return (Box(last_page, 0, 0, 0, 0),)
    return tuple(_box(place, number) for number, place in enumerate(places, 1))


def _box(place, number):
    x, y = place["x"], PAGE_HEIGHT - place["y"]
    corners = (x, y - place["height"], x + place["width"], y)
    field = signaturefield.FIELD if number == 1 else f"{signaturefield.FIELD}{number}"
    return Box(place["page"] - 1, *(round(value, 2) for value in corners), field)


def _add_field(pdf, box, data, signer):
    whose = signer.name if signer else data.agency_name
    description = f"ลายมือชื่ออิเล็กทรอนิกส์ของ{whose}"
    signaturefield.add(pdf, box.page, box.rectangle, description=description, name=box.field)
