"""data/layout.json against the PDF: every row of it is measured on a printed page."""

from edoc_policy.rendering import certified_copy
from edoc_policy.rendering import keep_stamp
from edoc_policy.rendering import receipt_stamp
from edoc_policy.rendering import render
from edoc_policy.rendering.layout import measure
from edoc_policy.rendering.layout import measures
from functools import cache
from PIL import ImageChops
from tests.rendering import sheet
from tests.rendering.papers import certificate
from tests.rendering.papers import memo
from tests.rendering.papers import note
from tests.rendering.papers import order
from tests.rendering.papers import stamped
from tests.rendering.samples import CAUSE
from tests.rendering.samples import letter
from tests.rendering.samples import MOMENT
from tests.rendering.samples import paragraphs
from tests.rendering.samples import PURPOSE
import pypdfium2
import pytest


WITHIN = ("๒๘ พฤศจิกายน ๒๕๖๙", "เวลา ๑๒.๐๐ น.")
ASCENT, DESCENT, LINE = 13.5 / sheet.CM, 7.3 / sheet.CM, 20.8
DPI = 300
SHOWN = {
    "*": lambda: letter(),
    "long": lambda: letter(body_html=paragraphs(*[CAUSE, PURPOSE] * 6), secrecy_text="ลับมาก"),
    "within": lambda: letter(urgency_text="ด่วนภายใน", within_lines=WITHIN),
    "memo within": lambda: memo(urgency_text="ด่วนภายใน", within_lines=WITHIN),
    "memo": memo,
    "note": lambda: note(urgency_text="ด่วน", date_text="1 ตุลาคม 2569"),
    "order": order,
    "stamped": stamped,
    "certificate": certificate,
}


@cache
def rendition(name):
    return render(SHOWN[name](), timestamp=MOMENT)


@cache
def seen(name):
    return sheet.glyphs(rendition(name).pdf)


def words(name, text):
    return sheet.find(seen(name), text)


def top(name, text):
    """The upper edge of a line of 16 points."""
    return words(name, text)[0].baseline - ASCENT


def raised(name, other, urgency):
    """How much higher ด่วนภายใน stands than another class of urgency does."""
    return words(other, urgency)[0].baseline - words(name, "ด่วนภายใน")[0].baseline


def size(glyphs):
    (found,) = {glyph.size for glyph in glyphs}
    return found


def inked(pdf, area, dark=200):
    """The edges of what is printed within an area of page 1 (all in cm)."""
    image, scale = sheet.ink(pdf, dpi=DPI)
    left, upper = area[0] * scale, area[1] * scale
    box = image.crop(tuple(int(value * scale) for value in area))
    found = box.point(lambda value: 255 if value < dark else 0).getbbox()
    return tuple(
        (value + origin) / scale
        for value, origin in zip(found, (left, upper, left, upper), strict=True)
    )


def emblem(name):
    area = (2.9, 0.5, 4.7, 3.05) if name in ("memo", "note") else (8, 0.5, 13, 4.6)
    return inked(rendition(name).pdf, area)


def emblem_height(name):
    _left, upper, _right, lower = emblem(name)
    return lower - upper


def separator():
    baseline = words("order", "เรื่อง")[0].baseline
    left, _, right, _ = inked(rendition("order").pdf, (3, baseline + 0.3, 18, baseline + 0.55))
    return right - left


def rings():
    """Outer and inner width of the seal, on the row through its middle."""
    box = rendition("stamped").signature_box
    image, scale = sheet.ink(rendition("stamped").pdf, dpi=DPI)
    y = int((sheet.A4_HEIGHT - (box.y0 + box.y1) / 2) / sheet.CM * scale)
    row = [x for x in range(image.width) if image.getpixel((x, y)) < 170]
    starts = [x for x in row if x - 1 not in row]
    ends = [x for x in row if x + 1 not in row]
    return (ends[-1] - starts[0]) / scale, (ends[-2] - starts[1]) / scale


def photograph():
    """Left, upper, right and lower edge, in cm from the upper left corner of the page."""
    with pypdfium2.PdfDocument(rendition("certificate").pdf) as pdf:
        (image,) = pdf[0].get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])
        left, lower, right, upper = image.get_bounds()
    edges = left, sheet.A4_HEIGHT - upper, right, sheet.A4_HEIGHT - lower
    return [edge / sheet.CM for edge in edges]


def seal_over_photo():
    """How far the seal reaches over the right edge of the photograph."""
    _left, upper, right, lower = photograph()
    found = inked(rendition("certificate").pdf, (right + 0.1, upper, right + 5, lower + 2))
    return found[2] - right


def receipt():
    pdf = rendition("*").pdf
    copy = receipt_stamp(pdf, agency="เทศบาล", number=1, date="20 ต.ค. 69", time="09.12 น.")
    (before, scale), (after, _) = sheet.ink(pdf, dpi=DPI), sheet.ink(copy, dpi=DPI)
    added = ImageChops.difference(before, after).point(lambda value: 255 if value > 60 else 0)
    left, upper, right, lower = added.crop(
        (0, int(1.1 * scale), added.width, added.height)
    ).getbbox()
    return (right - left) / scale, (lower - upper) / scale


@cache
def kept():
    return sheet.find(sheet.glyphs(keep_stamp(rendition("*").pdf)), "ห้ามทำลาย")


@cache
def certified():
    made = certified_copy(
        rendition("memo").pdf, name="นายก", date="20 ตุลาคม 2569", agency="เทศบาลเมืองลาดสวาย"
    )
    return made.signature_box, sheet.find(sheet.glyphs(made.pdf), "สำเนาถูกต้อง")[0], made.pdf


def certified_seal():
    """Left and right edge of the seal on a certified copy, in cm."""
    box, _word, pdf = certified()
    edge, foot = box.x1 / sheet.CM, (sheet.A4_HEIGHT - box.y0) / sheet.CM
    left, _, right, _ = inked(pdf, (edge + 0.05, foot - 2, edge + 3.2, foot + 1))
    return left, right


def above_field():
    box, word, _pdf = certified()
    upper = (sheet.A4_HEIGHT - box.y1) / sheet.CM
    return upper - (word.baseline - ASCENT * 15 / 16)


def before_subject():
    step = words("*", "สิ่งที่ส่งมาด้วย")[0].baseline - words("*", "และนายกเทศมนตรีตำบลสามโคก")[0].baseline
    return step * sheet.CM - LINE


MEASURED = {
    ("*", "margin-left"): lambda: words("*", "เรื่อง")[0].left,
    ("*", "margin-right"): lambda: 21 - max(glyph.right for glyph in words("*", CAUSE)),
    ("*", "margin-top"): lambda: sheet.lines([g for g in seen("long") if g.page == 1])[2][0].baseline - ASCENT,
    ("*", "margin-bottom"): lambda: 29.7 - words("*", "ไปรษณีย์อิเล็กทรอนิกส์")[0].baseline - DESCENT,
    ("*", "emblem-height"): lambda: emblem_height("*"),
    ("*", "emblem-top"): lambda: emblem("*")[1],
    ("memo", "emblem-height"): lambda: emblem_height("memo"),
    ("note", "emblem-height"): lambda: emblem_height("note"),
    ("*", "axis"): lambda: words("*", "๑๙ ตุลาคม ๒๕๖๙")[0].left,
    ("*", "text-size"): lambda: size(words("*", CAUSE)),
    ("*", "paragraph-indent"): lambda: words("*", CAUSE)[0].left - 3,
    ("*", "space-before"): before_subject,
    ("*", "urgency-size"): lambda: size(words("*", "ด่วนที่สุด")),
    ("*", "within-size"): lambda: size(words("within", WITHIN[0])),
    ("*", "within-drop"): lambda: top("within", WITHIN[0]) - 2.5 + raised("within", "*", "ด่วนที่สุด"),
    ("*", "within-lift"): lambda: raised("within", "*", "ด่วนที่สุด"),
    ("memo", "within-lift"): lambda: raised("memo within", "memo", "ด่วนมาก"),
    ("memo", "within-left"): lambda: words("memo within", "ด่วนภายใน")[0].left,
    ("memo", "urgency-left"): lambda: words("memo", "ด่วนมาก")[0].left,
    ("note", "urgency-left"): lambda: words("note", "ด่วน")[0].left,
    ("*", "secrecy-size"): lambda: size(words("long", "ลับมาก")),
    ("*", "page-number-top"): lambda: top("long", "-๒-"),
    ("*", "catchword-top"): lambda: words("long", "...")[0].baseline - ASCENT,
    ("*", "title-weight"): lambda: "bold" if all(g.bold for g in words("order", "คำสั่งเทศบาล")) else "",
    ("memo", "title-size"): lambda: size(words("memo", "บันทึกข้อความ")),
    ("memo", "label-size"): lambda: size(words("memo", "ส่วนราชการ")),
    ("note", "title-size"): lambda: size(words("note", "บันทึกข้อความ")),
    ("note", "label-size"): lambda: size(words("note", "ส่วนราชการ")),
    ("*", "separator-length"): separator,
    ("*", "signature-width"): lambda: rendition("*").signature_box.width / sheet.CM,
    ("*", "signature-height"): lambda: rendition("*").signature_box.height / sheet.CM,
    ("stamped", "seal-outer"): lambda: rings()[0],
    ("stamped", "seal-inner"): lambda: rings()[1],
    ("certificate", "photo-width"): lambda: photograph()[2] - photograph()[0],
    ("certificate", "photo-height"): lambda: photograph()[3] - photograph()[1],
    ("certificate", "seal-over-photo"): seal_over_photo,
    ("certified", "seal"): lambda: certified_seal()[1] - certified_seal()[0],
    ("certified", "gap"): lambda: certified_seal()[0] - certified()[0].x1 / sheet.CM,
    ("receipt", "width"): lambda: receipt()[0],
    ("receipt", "height"): lambda: receipt()[1],
    ("keep", "text-size"): lambda: size(kept()),
    ("keep", "right"): lambda: 21 - kept()[-1].right,
    ("keep", "bottom"): lambda: 29.7 - kept()[0].baseline - 0.35 * 24 / sheet.CM,
    ("certified", "width"): lambda: certified()[0].width / sheet.CM,
    ("certified", "height"): lambda: certified()[0].height / sheet.CM,
    ("certified", "top"): above_field,
}  # fmt: skip


@pytest.mark.parametrize("row", measures(), ids=lambda row: f"{row['form']}-{row['item']}")
def test_the_page_has_the_measure_of_the_form(row):
    found = MEASURED[row["form"], row["item"]]()
    if row["unit"]:
        assert found == pytest.approx(row["value"], abs=row["tolerance"])
    else:
        assert found == row["value"]


def test_every_row_says_where_it_comes_from():
    for row in measures():
        assert set(row) == {"form", "item", "value", "unit", "tolerance", "clause", "source"}
        assert row["source"]


def test_urgency_and_the_seal_are_red():
    for glyph in (*words("*", "ด่วนที่สุด"), *words("memo", "ด่วนมาก")):
        red, green, blue = glyph.colour
        assert red > 150 > 60 > max(green, blue)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("*", "ขอแสดงความนับถือ"),
        ("*", "(นายสมมติ ตัวอย่างดี)"),
        ("memo", "(นางสาวทดสอบ ระบบงาน)"),
        ("memo", "บันทึกข้อความ"),
        ("order", "คำสั่งเทศบาลเมืองลำสามแก้ว"),
        ("order", "สั่ง ณ วันที่ ๙ พฤศจิกายน พ.ศ. ๒๕๖๙"),
        ("stamped", "๒๗ ตุลาคม ๒๕๖๙"),
        ("certificate", "ให้ไว้ ณ วันที่ ๑๙ ตุลาคม พ.ศ. ๒๕๖๙"),
    ],
)
def test_it_is_centred_on_the_axis_of_the_page(name, text):
    row = words(name, text)
    middle = (row[0].left + max(glyph.right for glyph in row)) / 2
    assert middle == pytest.approx(measure("*", "axis"), abs=0.08)


def test_labels_of_a_memo_stand_bold_on_the_line_of_their_values():
    for label, value in (("ส่วนราชการ", "สำนักปลัดเทศบาล"), ("เรื่อง", "ขออนุมัติ"), ("วันที่", "๒๐ ตุลาคม")):
        label, value = words("memo", label), words("memo", value)
        assert all(glyph.bold for glyph in label)
        assert label[0].baseline == pytest.approx(value[0].baseline, abs=0.02)


def test_secrecy_and_copy_number_stand_at_top_and_foot_of_every_page():
    data = memo(
        body_html=paragraphs(*[CAUSE] * 14), secrecy_text="ลับ", copy_number="ชุดที่ 1 ของ 3 ชุด"
    )
    made = render(data, timestamp=MOMENT)
    for page in range(made.page_count):
        rows = sheet.lines([glyph for glyph in sheet.glyphs(made.pdf) if glyph.page == page])
        edges = "".join(map(sheet.text_of, rows[:2])), "".join(map(sheet.text_of, rows[-3:]))
        for text in edges:
            assert "ลับ" in text
            assert "ชุดที่๑ของ๓ชุด" in text
