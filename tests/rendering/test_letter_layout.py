"""The page of แบบที่ 1, measured in the PDF: DOMAIN 1.4, 1.8, 1.11; rules 5, 8, 9, 16."""

from dataclasses import replace
from edoc_policy.rendering import page_texts
from edoc_policy.rendering import render
from edoc_policy.rendering import RenderingError
from io import BytesIO
from tests.rendering import sheet
from tests.rendering.samples import CAUSE
from tests.rendering.samples import CONCLUSION
from tests.rendering.samples import letter
from tests.rendering.samples import long_body
from tests.rendering.samples import MOMENT
from tests.rendering.samples import paragraphs
from tests.rendering.samples import PURPOSE
from tests.rendering.samples import VERIFY
from tests.rendering.ten import TEN
import pikepdf
import pytest
import re
import segno


AXIS = 10.5
LONG = letter(body_html=long_body())


def _open(data):
    return pikepdf.open(BytesIO(data))


@pytest.fixture(scope="module")
def l01():
    return render(letter("L01"), timestamp=MOMENT)


@pytest.fixture(scope="module")
def seen(l01):
    return sheet.glyphs(l01.pdf)


@pytest.fixture(scope="module")
def pages():
    return sheet.glyphs(render(LONG, timestamp=MOMENT).pdf)


def test_the_paper_is_a4(l01):
    with _open(l01.pdf) as pdf:
        assert [round(float(value)) for value in pdf.pages[0].mediabox] == [0, 0, 595, 842]


def test_text_stays_within_the_margins(pages):
    assert min(glyph.left for glyph in pages) >= 3 - 0.05
    assert max(glyph.right for glyph in pages) <= 19 + 0.05
    text = [glyph for row in sheet.lines(pages) if row[0].char != "/" for glyph in row]
    assert max(glyph.bottom for glyph in text) <= 29.7 - 2 + 0.05


def test_the_emblem_is_three_centimetres_high_on_the_middle_of_the_paper(l01):
    image, scale = sheet.ink(l01.pdf, dpi=300)
    box = image.crop((int(8 * scale), 0, int(13 * scale), int(4.7 * scale))).point(
        lambda v: 255 if v < 200 else 0
    )
    left, top, right, bottom = (value / scale for value in box.getbbox())
    assert bottom - top == pytest.approx(3, abs=0.05)
    assert top == pytest.approx(1.5, abs=0.1)
    assert 8 + (left + right) / 2 == pytest.approx(AXIS, abs=0.05)


def test_urgency_is_red_and_32_points(seen):
    word = sheet.find(seen, "ด่วนที่สุด")
    assert {glyph.size for glyph in word} == {32}
    assert all(
        red > 150 and green < 60 and blue < 60 for red, green, blue in (g.colour for g in word)
    )
    assert word[0].left == pytest.approx(3, abs=0.1)


def test_text_is_16_points(seen):
    assert {glyph.size for glyph in sheet.find(seen, CAUSE.split()[0])} == {16}


def test_the_date_begins_on_the_middle_of_the_paper(seen):
    assert sheet.find(seen, "๑๙ ตุลาคม ๒๕๖๙")[0].left == pytest.approx(AXIS, abs=0.05)


@pytest.mark.parametrize("words", ["ขอแสดงความนับถือ", "(นายสมมติ ตัวอย่างดี)", "ผู้ว่าราชการจังหวัดปทุมธานี"])
def test_closing_and_signer_are_centred_on_the_same_axis(seen, words):
    row = sheet.find(seen, words)
    assert (row[0].left + row[-1].right) / 2 == pytest.approx(AXIS, abs=0.08)


def test_a_paragraph_begins_two_and_a_half_centimetres_in(seen):
    start = sheet.find(seen, CAUSE.split()[0])[0]
    assert start.left - 3 == pytest.approx(2.5, abs=0.05)


def test_number_stands_left_and_address_right_at_the_foot_of_the_emblem(seen):
    number = sheet.find(seen, "ที่ ปท ๐๐๑๗.๓/ว ๑๒๘๗")
    address = sheet.find(seen, "ศาลากลางจังหวัดปทุมธานี")
    assert number[0].left == pytest.approx(3, abs=0.05)
    assert number[0].baseline == pytest.approx(address[0].baseline, abs=0.01)
    assert number[0].baseline == pytest.approx(4.5, abs=0.1)
    assert max(glyph.right for glyph in sheet.find(seen, "ปท ๑๒๐๐๐")) == pytest.approx(19, abs=0.05)


def test_a_long_address_stands_below_the_emblem():
    lines = ("กรมส่งเสริมการปกครองท้องถิ่น กระทรวงมหาดไทย", "ถนนนครราชสีมา เขตดุสิต กรุงเทพฯ 10300")
    seen = sheet.glyphs(render(letter(address_lines=lines), timestamp=MOMENT).pdf)
    assert min(glyph.top for glyph in sheet.find(seen, "กรมส่งเสริม")) > 4.5


def test_labels_follow_the_order_of_the_form():
    data = letter("L02", copies=("อำเภอคลองหลวง",), references=("หนังสือที่หนึ่ง", "หนังสือที่สอง"))
    text = sheet.poppler(render(data, timestamp=MOMENT).pdf)
    order = ["ที่ ปท", "๒๑ ตุลาคม", "เรื่อง", "เรียน", "อ้างถึง", "สิ่งที่ส่งมาด้วย", "ตามหนังสือ"]
    order += [
        "ขอแสดง",
        "(นายจำลอง",
        "นายกเทศมนตรีเมืองท่าโขลง\n",
        "สำนักปลัดเทศบาล",
        "โทร.",
        "ไปรษณีย์",
        "สำเนาส่ง",
    ]
    places = []
    for words in order:
        places.append(text.index(words, places[-1] if places else 0))
    assert places == sorted(places)


def test_empty_reference_and_enclosure_lines_are_absent():
    data = letter(references=(), enclosures=(), body_html=paragraphs("ขอเชิญประชุม"))
    text = sheet.poppler(render(data, timestamp=MOMENT).pdf)
    assert "อ้างถึง" not in text
    assert "สิ่งที่ส่งมาด้วย" not in text


def test_one_enclosure_has_no_number_and_two_have():
    one = sheet.poppler(render(letter("L02"), timestamp=MOMENT).pdf)
    two = sheet.poppler(render(letter("L01"), timestamp=MOMENT).pdf)
    assert "๑. แบบตอบรับ" not in one
    assert "๒. แบบตอบรับเข้าร่วมประชุม จำนวน ๑ ฉบับ" in two


def test_acting_capacity_prints_two_lines():
    lines = ("รองผู้ว่าราชการจังหวัด รักษาราชการแทน", "ผู้ว่าราชการจังหวัดปทุมธานี")
    seen = sheet.glyphs(render(letter(signer_position_lines=lines), timestamp=MOMENT).pdf)
    first, second = (sheet.find(seen, line) for line in lines)
    assert second[0].baseline > first[0].baseline


def test_pages_are_numbered_in_thai_from_the_second(pages):
    assert max(glyph.page for glyph in pages) >= 2
    heads = {
        page: sheet.text_of(sheet.lines([g for g in pages if g.page == page])[0])
        for page in range(3)
    }
    assert "-" not in heads[0]
    assert heads[1] == "-๒-"
    assert heads[2] == "-๓-"
    row = next(g for g in pages if g.page == 1 and g.char == "๒")
    assert (row.left + row.right) / 2 == pytest.approx(AXIS, abs=0.1)


def test_a_page_foot_says_how_the_next_page_begins():
    body = paragraphs(*[CAUSE, PURPOSE] * 6)
    seen = sheet.glyphs(render(letter(body_html=body), timestamp=MOMENT).pdf)
    foot = sheet.text_of(sheet.lines([glyph for glyph in seen if glyph.page == 0])[-1])
    begins = sheet.text_of(sheet.lines([glyph for glyph in seen if glyph.page == 1])[1])
    assert foot.startswith("/")
    assert foot.endswith("...")
    assert begins.startswith(foot[1:-3])
    last = [glyph for glyph in seen if glyph.page == 1]
    assert "/" not in sheet.text_of(sheet.lines(last)[-1])


@pytest.mark.parametrize("copy_number", [None, "ชุดที่ 1 ของ 3 ชุด"])
@pytest.mark.parametrize("preview", [True, False])
def test_a_secret_letter_has_its_catchwords_too(copy_number, preview):
    body = paragraphs(*[CAUSE, PURPOSE] * 6)
    data = letter(body_html=body, secrecy_text="ลับ", copy_number=copy_number, preview=preview)
    assert "..." in sheet.poppler(render(data, timestamp=MOMENT).pdf)


def test_a_catchword_keeps_the_space_before_a_latin_word():
    texts = [PURPOSE] * 13 + ["ให้ Mr. Smith ผู้แทนติดต่อเจ้าหน้าที่ก่อนวันประชุม " * 3]
    for count in range(12):
        pdf = render(letter(body_html=paragraphs(*texts[count:])), timestamp=MOMENT).pdf
        if "/ให้" in (text := sheet.poppler(pdf)):
            assert "/ให้ Mr." in text
            return
    pytest.fail("no page began with the paragraph")


@pytest.mark.parametrize(
    "line",
    [
        "<u>จังหวัด</u><b>ปทุมธานี</b>แจ้งว่าการขับเคลื่อนการใช้ระบบสารบรรณอิเล็กทรอนิกส์",
        "จังหวัด<sup>1</sup>ปทุมธานีแจ้งว่าการขับเคลื่อนการใช้ระบบสารบรรณอิเล็กทรอนิกส์",
        "จังหวัดปทุมธานี (ฝ่ายอำนวยการ) แจ้งว่าการขับเคลื่อนการใช้ระบบ (e-Document) ของ e-Document",
    ],
)
def test_a_catchword_runs_on_through_marks_and_brackets(line):
    for count in range(8, 14):
        body = paragraphs(*[PURPOSE] * count, *[line] * 8)
        pages = page_texts(render(letter(body_html=body), timestamp=MOMENT).pdf)
        if "/จังหวัด" in pages[0]:
            word = pages[0].split("/จังหวัด")[1].split("...")[0]
            assert len(word) > 3, word
            return
    pytest.fail("no page began with the paragraph")


@pytest.mark.parametrize(
    ("opening", "shown"),
    [
        ("ด้วยกระทรวงมหาดไทยแจ้งว่า", "ด้วยกระทรวงมหาดไทย"),
        ("โดยที่กระทรวงมหาดไทยเห็นสมควร", "โดยที่กระทรวงมหาดไทย"),
        ("ตามหนังสือกระทรวงมหาดไทยที่", "ตามหนังสือกระทรวง"),
        ("เทศบาลเมืองลาดสวายขอเรียน", "เทศบาลเมืองลาดสวาย"),
        ("ITU-T saraban-office@pt-prov.example", "ITU-T"),
    ],
)
def test_a_catchword_is_whole_words(opening, shown):
    text = f"{opening} กำหนดแนวทางให้ถือปฏิบัติ " * 6
    for count in range(7, 16):
        body = paragraphs(*[PURPOSE] * count, text)
        foot = sheet.poppler(render(letter(body_html=body), timestamp=MOMENT).pdf)
        if found := re.search(rf"/({opening[:5]}.*)\.\.\.", foot):
            assert found[1] == shown
            return
    pytest.fail("no page began with the paragraph")


@pytest.mark.parametrize("kind", ["bylaw", "minutes", "note", "external"])
def test_a_page_that_begins_with_more_than_the_body_has_its_catchword(kind):
    name = {
        "bylaw": "a hundred and twenty clauses",
        "minutes": "sixty attendees, twenty absent",
        "note": "to forty",
        "external": "a circular to forty, most urgent",
    }[kind]
    made = render(TEN[kind][name], timestamp=MOMENT)
    assert sheet.poppler(made.pdf, "-raw").count("...") == made.page_count - 1


def test_a_page_that_begins_in_a_table_has_no_catchword_before_it():
    rows = "".join(f"<tr><td>แถวที่ {number}</td></tr>" for number in range(40))
    seen = sheet.glyphs(render(letter(body_html=f"<table>{rows}</table>"), timestamp=MOMENT).pdf)
    assert "..." not in sheet.text_of(seen)


def test_the_head_of_a_table_is_repeated(pages):
    text = "".join(glyph.char for glyph in pages)
    assert text.count("ลำดับ") >= 2


@pytest.mark.parametrize("count", range(3, 12))
def test_the_signature_never_stands_on_a_page_without_text(count):
    body = paragraphs(*([PURPOSE] * count), CONCLUSION)
    seen = sheet.glyphs(render(letter(body_html=body), timestamp=MOMENT).pdf)
    signed = sheet.find(seen, "ขอแสดงความนับถือ")[0].page
    assert sheet.find(seen, CONCLUSION)[0].page == signed
    assert sheet.find(seen, "(นายสมมติ")[0].page == signed
    assert sheet.find(seen, "ตรวจสอบหนังสือ")[0].page == signed


@pytest.mark.parametrize("words", ["๒๘ ตุลาคม", "๐๙.๓๐ น.", "ณ ห้อง"])
def test_a_line_never_parts_day_and_month_time_or_place(words):
    for shift in range(0, 24, 2):
        body = paragraphs("ก" * shift + "ครับ " + CAUSE)
        seen = sheet.glyphs(render(letter(body_html=body), timestamp=MOMENT).pdf)
        assert any("".join(words.split()) in sheet.text_of(row) for row in sheet.lines(seen)), shift


@pytest.mark.parametrize("word", ["อิเล็กทรอนิกส์", "กระทรวง", "มหาดไทย", "สะดวก"])
def test_a_line_never_parts_a_word_of_the_glossary(word):
    for filler in ("ไป", "มาแล้ว", "ดีมากครับ"):
        body = paragraphs(f"{word}{filler}" * 60)
        seen = sheet.glyphs(render(letter(body_html=body), timestamp=MOMENT).pdf)
        whole = sum(sheet.text_of(row).count(word) for row in sheet.lines(seen))
        assert whole == sheet.text_of(seen).count(word)


def test_body_lines_reach_the_right_margin(seen):
    start, end = sheet.find(seen, CAUSE)[0].baseline, sheet.find(seen, CAUSE)[-1].baseline
    rows = [row for row in sheet.lines(seen) if start <= row[0].baseline < end - 0.1]
    assert len(rows) == 3
    for row in rows:
        assert row[-1].right == pytest.approx(19, abs=0.06)


def test_many_addressees_stand_one_a_line():
    names = "\n".join(f"นายกองค์การบริหารส่วนตำบลแห่งที่ {number}" for number in range(1, 41))
    rendition = render(letter(addressee=names), timestamp=MOMENT)
    seen = sheet.glyphs(rendition.pdf)
    assert rendition.page_count == 2
    assert sheet.find(seen, "แห่งที่ ๔๐")


def test_secrecy_stands_at_top_and_foot_of_every_page():
    rendition = render(letter(body_html=long_body(), secrecy_text="ลับมาก"), timestamp=MOMENT)
    seen = sheet.glyphs(rendition.pdf)
    for page in range(rendition.page_count):
        rows = sheet.lines([glyph for glyph in seen if glyph.page == page])
        assert sheet.text_of(rows[0]) == sheet.text_of(rows[-1]) == "ลับมาก"
        assert {glyph.size for glyph in (*rows[0], *rows[-1])} == {32}


def test_a_preview_shows_holes_and_says_it_is_a_draft():
    rendition = render(letter(number=None, date_text=None, preview=True), timestamp=MOMENT)
    text = "".join(sheet.poppler(rendition.pdf).split())
    assert "ที่ออกเมื่อลงนาม" in text
    assert "วันที่ลงนาม" in text
    assert "ร่างยังไม่ลงนามใช้แทนหนังสือไม่ได้" in text
    with _open(rendition.pdf) as pdf:
        assert "/AcroForm" not in pdf.Root


def test_a_sealed_letter_does_not_say_draft(l01):
    assert "ร่าง" not in sheet.poppler(l01.pdf)


@pytest.mark.parametrize("missing", ["number", "date_text"])
def test_a_letter_without_number_or_date_is_not_printed(missing):
    with pytest.raises(RenderingError, match=r"ยังไม่มี “(ที่|วันที่)”"):
        render(letter(**{missing: None}), timestamp=MOMENT)


def test_the_signature_box_lies_between_closing_and_name(l01, seen):
    box = l01.signature_box
    top, bottom = (sheet.A4_HEIGHT - box.y1) / sheet.CM, (sheet.A4_HEIGHT - box.y0) / sheet.CM
    inside = [glyph for glyph in seen if glyph.page == box.page and top < glyph.baseline < bottom]
    assert inside == []
    assert sheet.find(seen, "ขอแสดงความนับถือ")[0].baseline < top
    assert sheet.find(seen, "(นายสมมติ")[0].baseline > bottom


def test_the_empty_field_stands_in_the_signature_box(l01):
    box = l01.signature_box
    with _open(l01.pdf) as pdf:
        (field,) = pdf.Root.AcroForm.Fields
        assert box.field == field.T
        assert field.FT == "/Sig"
        assert "/V" not in field
        assert [float(value) for value in field.Rect] == [box.x0, box.y0, box.x1, box.y1]
        assert field.P.objgen == pdf.pages[box.page].obj.objgen


def test_the_qr_code_holds_the_address_and_touches_no_text(l01, seen):
    image, scale = sheet.ink(l01.pdf, dpi=600)
    code = sheet.find(seen, "7K3M-Q9TA-2XPD")
    caption = sheet.find(seen, "ตรวจสอบหนังสือ")
    bottom, middle = min(g.top for g in caption), (code[0].left + code[-1].right) / 2
    area = (
        int((middle - 1.05) * scale),
        int((bottom - 2.3) * scale),
        int((middle + 1.05) * scale),
        int(bottom * scale),
    )
    dark = image.crop(area).point(lambda value: 255 if value < 128 else 0)
    left, top, right, low = dark.getbbox()
    matrix = segno.make(VERIFY, error="m", mask=4).matrix
    step_x, step_y = (right - left) / len(matrix), (low - top) / len(matrix)
    read = [
        [
            dark.getpixel((int(left + (x + 0.5) * step_x), int(top + (y + 0.5) * step_y))) > 128
            for x in range(len(matrix))
        ]
        for y in range(len(matrix))
    ]
    assert read == [[bool(module) for module in row] for row in matrix]
    code_top = area[1] / scale
    assert not [g for g in seen if code_top < g.baseline < bottom and g.right > middle - 1.05]


def test_an_own_emblem_replaces_the_placeholder():
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="10" height="10"/></svg>'
    image, scale = sheet.ink(render(letter(emblem=drawing), timestamp=MOMENT).pdf)
    assert image.getpixel((int(AXIS * scale), int(3 * scale))) < 40


@pytest.mark.parametrize("count", [7, 10, 13, 26, 31])
def test_a_long_paragraph_runs_over_the_page_and_brings_its_last_lines_to_the_signature(count):
    made = render(letter(body_html=paragraphs(" ".join([CAUSE] * count))), timestamp=MOMENT)
    seen = sheet.glyphs(made.pdf)
    signed = sheet.find(seen, "ขอแสดงความนับถือ")[0]
    above = sheet.lines([g for g in seen if g.page == signed.page and g.baseline < signed.baseline])
    body = [row for row in above if row[0].baseline > 2.7]
    assert len(body) >= 2
    assert signed.page == made.page_count - 1
    first = [g for g in seen if g.page == 0 and g.baseline < 26]
    assert max(g.baseline for g in first) > 17


def test_a_preview_has_the_pages_of_what_is_signed():
    for count in range(1, 12):
        paper = letter(body_html=paragraphs(" ".join([CAUSE] * count)))
        draft = replace(paper, preview=True, verify_url=None, verify_code=None)
        pages = [render(each, timestamp=MOMENT).page_count for each in (paper, draft)]
        assert pages[0] == pages[1], count
