"""A certified copy, สำเนาถูกต้อง (ข้อ 31): who certifies, as what, when, and a field to sign."""

from edoc_policy import _
from edoc_policy.rendering import artwork
from edoc_policy.rendering import emblem as emblems
from edoc_policy.rendering import signaturefield
from edoc_policy.rendering.copying import copied
from edoc_policy.rendering.layout import measure
from edoc_policy.rendering.pages import page_png
from edoc_policy.rendering.rendition import Box
from edoc_policy.rendering.rendition import Rendition
from edoc_policy.rendering.wording import printed
from io import BytesIO
from PIL import Image
import pikepdf


FIELD = "Certification"
CM = 72 / 2.54
EDGE = 1.2  # cm
FOOT_RIGHT, FOOT = 1.5 * CM, 0.4 * CM
STEP = 2  # mm
WHITE = 200


def certified_copy(
    pdf, *, name, position_lines=(), date, agency, emblem=None, seal=None, every_page=False
):
    """A copy of a PDF (bytes) that says สำเนาถูกต้อง, as a Rendition ready to be signed.

    `name`, `position_lines` of the certifier, `date` and the title of his `agency` are texts;
    digits are printed Thai. `emblem`, `seal`: the agency's own, SVG or PNG; without `seal` one is
    drawn after แบบที่ 27. The words stand on the last page, or on every page, where it is blank; on
    a full page in one line at its foot. The one field to sign stands on the last page. Raises
    RenderingError.
    """
    lines = [f"({printed(name)})", *map(printed, position_lines), printed(date)]
    drawing = artwork.draw(
        "certified.typ",
        {"lines": lines, "agency": agency, **emblems.seal(agency, emblem, seal)},
        [("ลงชื่อ", name), ("ตำแหน่ง", "\n".join(position_lines)), ("ส่วนราชการ", agency)],
    )
    with copied(pdf, _("รับรองสำเนาไม่ได้ เปิดไฟล์หนังสือไม่ได้")) as copy:
        seen, size = copy.bytes(), _size(drawing)
        last = len(copy.pdf.pages) - 1
        for page in range(0 if every_page else last, last + 1):
            if place := free_place(seen, page, *size):
                corners = copy.lay(page, drawing, right=place[0], bottom=place[1])
            else:
                corners = copy.lay(page, drawing, part=1, right=FOOT_RIGHT, bottom=FOOT)
        box = _field(last, corners, in_line=not place)
        description = f"ลายมือชื่อผู้รับรองสำเนา {name}"
        signaturefield.add(copy.pdf, last, box.rectangle, description=description, name=FIELD)
    return Rendition(copy.saved, (box,), last + 1)


def _field(page, corners, in_line):
    """The room to sign: under the words, or at the end of the line."""
    x0, y0, x1, y1 = corners
    items = ("width", "height", "top", "seal", "gap")
    width, height, top, seal, gap = (measure("certified", item) * CM for item in items)
    if in_line:
        return Box(page, x1 - width, y0, x1, y1, FIELD)
    left = (x0 + x1 - seal - gap - width) / 2
    return Box(page, left, y1 - top - height, left + width, y1 - top, FIELD)


def free_place(pdf, page, width, height):
    """Where a block of this size (points) covers nothing: (right, bottom) in points, as low as can
    be, then as far right; None on a full page."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        across = artwork.Seen(opened.pages[page]).width
    image = Image.open(BytesIO(page_png(pdf, page, round(across / CM * 10)))).convert("L")
    wide, high, edge = round(width / CM * 10) + 2, round(height / CM * 10) + 2, round(EDGE * 10)
    for bottom in range(image.height - edge, high, -STEP):
        for right in range(image.width - edge, wide, -STEP):
            block = image.crop((right - wide, bottom - high, right, bottom))
            if block.getextrema()[0] > WHITE:
                return (image.width - right + 1) * CM / 10, (image.height - bottom + 1) * CM / 10
    return None


def _size(drawing):
    with pikepdf.open(BytesIO(drawing)) as stamp:
        return tuple(float(value) for value in stamp.pages[0].mediabox[2:])
