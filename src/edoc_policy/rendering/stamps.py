"""Stamps on copies: receipt (ข้อ 37, แบบที่ 12), keeping (ข้อ 55); the face of a signature."""

from edoc_policy import _
from edoc_policy.rendering import artwork
from edoc_policy.rendering.copying import copied
from edoc_policy.rendering.layout import measure
from edoc_policy.rendering.wording import printed
from io import BytesIO
import pikepdf


CM = 72 / 2.54
EDGE = 0.8 * CM
TOP = 1.2 * CM
FOOT = 0.5 * CM


def receipt_stamp(pdf, *, agency, number, date, time, by=""):
    """A copy of a letter with the receipt stamp at the top right of page 1, and สำเนา on each page.

    `pdf`: bytes of the sealed letter, which stay as they are. `agency`, `number` (เลขรับ), `date`
    and `time` are texts; digits are printed Thai. `by`: named at the foot, where who registers acts
    for another. The copy holds no signature, so nobody takes it
    for the original. Raises RenderingError if the letter cannot be opened.
    """
    rows = (("เลขรับ", str(number)), ("วันที่", date), ("เวลา", time))
    drawing = artwork.draw(
        "receipt.typ",
        {
            "agency": printed(agency),
            "rows": [(label, printed(text)) for label, text in rows],
        },
        [("ส่วนราชการ", agency), *rows],
    )
    with copied(pdf, _("ประทับตรารับบนสำเนาไม่ได้ เปิดไฟล์หนังสือไม่ได้")) as copy:
        copy.lay(0, drawing, right=EDGE, top=TOP)
        if by:
            text = f"ลงรับโดย {by}"
            line = artwork.draw("registered.typ", {"text": printed(text)}, [("ผู้ลงรับ", by)])
            copy.lay(0, line, right=EDGE, bottom=FOOT)
    return copy.saved


def keep_stamp(pdf, *, keep_until=None, initials=""):
    """A copy with the stamp of ข้อ 55 at the bottom right of page 1, and สำเนา on each page.

    `keep_until`: the year of the Buddhist era, stamped blue "เก็บถึง พ.ศ. …"; None: red
    "ห้ามทำลาย". `initials`: of the official who stamps. As `receipt_stamp` otherwise.
    """
    text = f"เก็บถึง พ.ศ. {keep_until}" if keep_until else "ห้ามทำลาย"
    drawing = artwork.draw(
        "keep.typ",
        {"text": printed(text), "for_ever": not keep_until, "initials": printed(initials)},
        [("ชื่อย่อ", initials)],
    )
    with copied(pdf, _("ประทับตรากำหนดเก็บบนสำเนาไม่ได้ เปิดไฟล์หนังสือไม่ได้")) as copy:
        right, bottom = (measure("keep", item) * CM for item in ("right", "bottom"))
        copy.lay(0, drawing, right=right, bottom=bottom)
    return copy.saved


def unseen_stamp(width, height):
    """The face of a signature that shows nothing, over an office seal (ข้อ 14.5): one blank page."""
    out = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(width, height))
        pdf.save(out)
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
