"""Stamps: receipt on a copy (ข้อ 37, แบบที่ 12), and the face of an electronic signature."""

from edoc_policy import _
from edoc_policy.rendering import artwork
from edoc_policy.rendering.errors import RenderingError
from edoc_policy.rendering.unsigning import unsign
from edoc_policy.rendering.wording import printed
from io import BytesIO
import pikepdf


CM = 72 / 2.54
EDGE = 0.8 * CM
TOP = 0.35 * CM


def receipt_stamp(pdf, *, agency, number, date, time):
    """A copy of a letter with the receipt stamp at the top right of page 1, and สำเนา on each page.

    `pdf`: bytes of the sealed letter, which stay as they are. `agency`, `number` (เลขรับ), `date`
    and `time` are texts; digits are printed Thai. The copy holds no signature, so nobody takes it
    for the original. Raises RenderingError if the letter cannot be opened.
    """
    rows = (("เลขรับ", str(number)), ("วันที่", date), ("เวลา", time))
    drawing = artwork.draw(
        "receipt.typ",
        {"agency": printed(agency), "rows": [(label, printed(text)) for label, text in rows]},
        [("ส่วนราชการ", agency), *rows],
    )
    try:
        with pikepdf.open(BytesIO(pdf)) as copy, pikepdf.open(BytesIO(drawing)) as stamp:
            unsign(copy)
            for number, page in enumerate(copy.pages):
                artwork.lay_over(copy, page, stamp.pages[min(number, 1)], EDGE, TOP)
            out = BytesIO()
            copy.save(out, deterministic_id=True, encryption=False)
    except pikepdf.PdfError as error:
        raise RenderingError(_("ประทับตรารับบนสำเนาไม่ได้ เปิดไฟล์หนังสือไม่ได้")) from error
    return out.getvalue()


def signature_stamp(lines, width, height):
    """The visible face of a signature: one PDF page of `width` × `height` points (bytes).

    `lines`: texts, the first one bold ("ลงลายมือชื่ออิเล็กทรอนิกส์", name, date). They shrink
    together to fit.
    """
    return artwork.draw(
        "signature.typ",
        {"lines": [printed(line) for line in lines], "width": width, "height": height},
        [("ลงชื่อ", line) for line in lines],
    )
