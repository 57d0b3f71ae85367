"""Copies: the keep stamp (ข้อ 55), certified copies (ข้อ 31), the sheet of endorsements."""

from edoc_policy.rendering import certified_copy
from edoc_policy.rendering import Endorsement
from edoc_policy.rendering import keep_stamp
from edoc_policy.rendering import page_count
from edoc_policy.rendering import page_texts
from edoc_policy.rendering import receipt_stamp
from edoc_policy.rendering import render
from edoc_policy.rendering import RenderingError
from edoc_policy.rendering import with_endorsements
from io import BytesIO
from PIL import Image
from PIL import ImageChops
from tests.rendering import sheet
from tests.rendering.papers import memo
from tests.rendering.samples import CAUSE
from tests.rendering.samples import letter
from tests.rendering.samples import long_body
from tests.rendering.samples import MOMENT
from tests.rendering.samples import paragraphs
import pikepdf
import pytest


CERTIFIER = {
    "agency": "เทศบาลเมืองลาดสวาย",
    "name": "นางต้นแบบ สารบรรณ",
    "position_lines": ("นักจัดการงานทั่วไปปฏิบัติการ",),
    "date": "20 ตุลาคม 2569",
}
CHAIN = (
    Endorsement(
        verb="เพื่อโปรดพิจารณา",
        words="เห็นควรอนุมัติ",
        name="นางสาวทดสอบ ระบบงาน",
        post="หัวหน้าสำนักปลัดเทศบาล",
        time="20 ต.ค. 69 09.12 น.",
    ),
    Endorsement(
        verb="อนุมัติ",
        words="ให้เข้าร่วมประชุมแทน\nและรายงานผลภายใน 3 วัน",
        name="นายจำลอง แบบอย่าง",
        post="นายกเทศมนตรีเมืองท่าโขลง",
        time="20 ต.ค. 69 10.05 น.",
    ),
)


@pytest.fixture(scope="module")
def paper():
    return render(memo(), timestamp=MOMENT).pdf


@pytest.fixture(scope="module")
def pages():
    return render(letter(body_html=long_body()), timestamp=MOMENT).pdf


def endorsed(pdf, entries=CHAIN):
    return with_endorsements(
        pdf, entries, agency_name="เทศบาลเมืองท่าโขลง", about="ปท 52901/845", timestamp=MOMENT
    )


def fields(pdf):
    with pikepdf.open(BytesIO(pdf)) as opened:
        return [str(field.T) for field in opened.Root.get("/AcroForm", {}).get("/Fields", [])]


@pytest.mark.parametrize(
    ("year", "words", "colour"),
    [(2579, "เก็บถึง พ.ศ. ๒๕๗๙", (29, 63, 148)), (None, "ห้ามทำลาย", (192, 0, 0))],
)
def test_the_keep_stamp_says_how_long_in_its_colour(paper, year, words, colour):
    seen = sheet.glyphs(keep_stamp(paper, keep_until=year, initials="ส.ล."))
    stamp = sheet.find(seen, words)
    assert {glyph.page for glyph in stamp} == {0}
    assert {glyph.colour for glyph in stamp} == {colour}
    assert min(glyph.size for glyph in stamp) >= 24
    assert min(glyph.left for glyph in stamp) > 10.5
    assert min(glyph.top for glyph in stamp) > 27
    assert sheet.find(seen, "ส.ล.")[0].left > stamp[-1].right


def test_the_keep_stamp_stands_on_the_first_page_only(pages):
    texts = page_texts(keep_stamp(pages, keep_until=2579))
    assert ["เก็บถึง" in text for text in texts] == [True, False, False]


def test_a_copy_of_a_copy_says_copy_once(paper):
    received = receipt_stamp(paper, agency="เทศบาล", number=1, date="20 ต.ค. 69", time="09.12 น.")
    assert sheet.poppler(keep_stamp(received, keep_until=2579)).count("สำเนา") == 1


def test_copies_hold_no_field_but_the_certifiers(paper):
    assert fields(paper) == ["Signature"]
    assert fields(keep_stamp(paper)) == []
    assert fields(endorsed(paper)) == []
    assert fields(certified_copy(paper, **CERTIFIER).pdf) == ["Certification"]


def test_a_certified_copy_says_who_as_what_and_when(paper):
    rendition = certified_copy(paper, **CERTIFIER)
    text = "".join(sheet.poppler(rendition.pdf).split())
    for words in ("สำเนาถูกต้อง", "(นางต้นแบบสารบรรณ)", "นักจัดการงานทั่วไปปฏิบัติการ", "๒๐ตุลาคม๒๕๖๙"):
        assert words in text
    box = rendition.signature_box
    seen = sheet.glyphs(rendition.pdf)
    assert box.field == "Certification"
    assert (sheet.A4_HEIGHT - box.y1) / sheet.CM > sheet.find(seen, "สำเนาถูกต้อง")[0].baseline
    assert (sheet.A4_HEIGHT - box.y0) / sheet.CM < sheet.find(seen, "(นางต้นแบบ")[0].baseline


def test_it_is_certified_on_every_page_when_asked_and_signed_on_the_last(pages):
    rendition = certified_copy(pages, every_page=True, **CERTIFIER)
    assert [text.count("สำเนาถูกต้อง") for text in page_texts(rendition.pdf)] == [1, 1, 1]
    assert rendition.signature_box.page == 2
    once = certified_copy(pages, **CERTIFIER)
    assert [text.count("สำเนาถูกต้อง") for text in page_texts(once.pdf)] == [0, 0, 1]


def ink_under(before, after, page):
    """How many dark dots of a page are covered by what was added."""
    was, _ = sheet.ink(before, page, dpi=100)
    now, _ = sheet.ink(after, page, dpi=100)
    dark = was.point(lambda value: 255 if value < 128 else 0)
    grown = ImageChops.difference(was, now).point(lambda value: 255 if value > 40 else 0)
    return sum(ImageChops.multiply(dark, grown).convert("1").get_flattened_data()) // 255


@pytest.mark.parametrize("count", [1, 3, 9, 14])
def test_the_words_of_certification_cover_nothing(count):
    pdf = render(letter(body_html=paragraphs(*[CAUSE] * count)), timestamp=MOMENT).pdf
    rendition = certified_copy(pdf, every_page=True, **CERTIFIER)
    for page in range(rendition.page_count):
        assert ink_under(pdf, rendition.pdf, page) == 0


def test_a_scan_without_tags_can_be_certified():
    out = BytesIO()
    Image.new("L", (1240, 1754), 250).save(out, "PDF", resolution=150)
    rendition = certified_copy(out.getvalue(), **CERTIFIER)
    assert fields(rendition.pdf) == ["Certification"]
    assert "สำเนาถูกต้อง" in sheet.poppler(rendition.pdf)
    assert page_count(endorsed(out.getvalue())) == 2


def test_endorsements_stand_in_order_on_a_sheet_of_their_own(paper):
    texts = page_texts(endorsed(paper))
    assert len(texts) == 2
    sheet_text, place = "".join(texts[1].split()), 0
    order = "การเกษียนหนังสือ|ปท๕๒๙๐๑/๘๔๕|๑.|เพื่อโปรดพิจารณา|เห็นควรอนุมัติ|(นางสาวทดสอบระบบงาน)|หัวหน้า"
    order += "|๒๐ต.ค.๖๙๐๙.๑๒น.|๒.|อนุมัติ|และรายงานผลภายใน๓วัน|(นายจำลองแบบอย่าง)|นายก"
    for words in order.split("|"):
        place = sheet_text.find(words, place)
        assert place >= 0, words


def test_a_long_chain_runs_over_sheets(paper):
    texts = page_texts(endorsed(paper, CHAIN * 12))
    assert len(texts) > 3
    assert "๒๔." in texts[-1]


def test_the_original_stays_as_it_is(paper):
    before = bytes(paper)
    endorsed(paper)
    certified_copy(paper, **CERTIFIER)
    assert paper == before


@pytest.mark.parametrize(
    "make", [keep_stamp, endorsed, lambda pdf: certified_copy(pdf, **CERTIFIER)]
)
def test_a_file_that_cannot_be_opened_is_said(make):
    with pytest.raises(RenderingError, match="เปิดไฟล์หนังสือไม่ได้"):
        make(b"not a pdf")


@pytest.mark.parametrize("flavour", ["3a", "ua1"])
def test_copies_conform(paper, pages, flavour, tmp_path, pdfa):
    made = {
        "kept": keep_stamp(pages, keep_until=2579, initials="ส.ล."),
        "certified": certified_copy(paper, **CERTIFIER).pdf,
        "certified on every page": certified_copy(pages, every_page=True, **CERTIFIER).pdf,
        "endorsed": endorsed(paper),
        "all": keep_stamp(endorsed(certified_copy(pages, **CERTIFIER).pdf), keep_until=2579),
    }
    paths = [tmp_path / f"{name}.pdf" for name in made]
    for path, pdf in zip(paths, made.values(), strict=True):
        path.write_bytes(pdf)
    pdfa(flavour, *paths)
