"""Drafts as they come: every form prints them, or says quickly and clearly why not."""

from dataclasses import replace
from edoc_policy.rendering import Clause
from edoc_policy.rendering import KeptFile
from edoc_policy.rendering import page_texts
from edoc_policy.rendering import Person
from edoc_policy.rendering import render
from edoc_policy.rendering import RenderingError
from edoc_policy.rendering import Signer
from edoc_policy.rendering import UploadError
from edoc_policy.thai.digits import official
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from PIL import Image
from tests.rendering import sheet
from tests.rendering.papers import DEPUTY
from tests.rendering.papers import GOVERNOR
from tests.rendering.papers import PAPERS
from tests.rendering.papers import photo
from tests.rendering.samples import letter
from tests.rendering.samples import MOMENT
from tests.rendering.samples import paragraphs
import json
import pikepdf
import pytest
import time


UGLY = json.loads(Path(__file__).with_name("ugly.json").read_text("utf-8"))
WITH_BODY = [
    name for name, paper in PAPERS.items() if "body_html" in paper().__dataclass_fields__
]  # fmt: skip
WITH_SIGNER = [
    name for name in PAPERS if PAPERS[name]().signed and name not in ("stamped", "minutes")
]
TWELVE_PAGES = paragraphs(*(UGLY["paragraph"].format(n=n) for n in range(1, 100)))
ROWS = "".join(
    f"<tr><td>{n}</td><td>เทศบาลแห่งที่ {n}</td><td>{n * 7}</td></tr>" for n in range(1, 91)
)
TABLE = f"<table><thead><tr><th>ลำดับ</th><th>หัวตาราง</th><th>จำนวน</th></tr></thead><tbody>{ROWS}</tbody></table>"


def squeezed(text):
    return "".join(text.split())


def within_the_paper(rendition, left=2.9, right=19.1):
    seen = sheet.glyphs(rendition.pdf)
    text = [glyph for glyph in seen if 2.4 < glyph.top < 27.6]
    assert min(glyph.left for glyph in text) >= left
    assert max(glyph.right for glyph in text) <= right
    return seen


@pytest.mark.parametrize("name", WITH_BODY)
@pytest.mark.parametrize("body", ["nested", "empty_lines", "english_in_thai", "unbroken"])
def test_an_ugly_body_stays_on_the_paper(name, body):
    rendition = render(replace(PAPERS[name](), body_html=UGLY[body]), timestamp=MOMENT)
    assert rendition.page_count <= 2
    within_the_paper(rendition)


@pytest.mark.parametrize("name", ["memo", "order", "stamped", "news", "certificate", "note"])
def test_no_signature_stands_alone_under_a_table(name):
    cut = 0
    for count in range(34, 67, 4):
        rows = "".join(f"<tr><td>แถวที่ {n}</td></tr>" for n in range(1, count + 1))
        html = f"<table><thead><tr><th>หัวตาราง</th></tr></thead>{rows}</table>"
        texts = page_texts(render(replace(PAPERS[name](), body_html=html), timestamp=MOMENT).pdf)
        last = squeezed(texts[-1])
        assert official(f"แถวที่{count}") in last
        assert "หัวตาราง" in last
        cut += official(f"แถวที่{count - 2}") not in last
    assert cut


def test_a_long_list_parts_before_its_last_item_and_counts_on():
    items = "".join(f"<li>รายการที่ {n} ของแผนงาน</li>" for n in range(1, 35))
    data = letter(body_html=f"<ol>{items}</ol>" + paragraphs("จึงเรียนมาเพื่อโปรดทราบ"))
    first, second = map(squeezed, page_texts(render(data, timestamp=MOMENT).pdf))
    assert "๑๕.รายการที่๑๕" in first
    assert "๓๔.รายการที่๓๔" in second


@pytest.mark.parametrize("name", ["external", "order", "announcement", "news", "regulation"])
def test_an_empty_subject_leaves_no_label(name):
    (text,) = page_texts(render(replace(PAPERS[name](), subject=""), timestamp=MOMENT).pdf)[:1]
    assert {"เรื่อง", "ว่าด้วย"}.isdisjoint(line.strip() for line in text.split("\n"))


def test_an_address_in_a_memo_stands_whole():
    address = "public-health-and-environment@lat-sawai-city.example"
    for shift in range(0, 40, 4):
        office = f"กองสาธารณสุขและสิ่งแวดล้อม {'งาน ' * shift}โทร. 0 2569 0000 {address}"
        pdf = render(PAPERS["memo"](owner_lines=(office,)), timestamp=MOMENT).pdf
        assert address in page_texts(pdf)[0]


def test_a_hyphen_at_the_end_of_a_line_is_never_lost():
    for shift in range(0, 40, 3):
        body = paragraphs("ก" * shift + " ให้ Mr. Montgomery-Featherstonehaugh ผู้แทน " * 6)
        text = "".join(page_texts(render(letter(body_html=body), timestamp=MOMENT).pdf))
        assert text.count("Montgomery-Featherstonehaugh") == 6


def test_a_file_is_named_with_its_own_digits():
    file = KeptFile(
        name="คำร้องที่ 12 (แก้ไข).pdf", mime_type="application/pdf", size=12, sha256="a" * 64
    )
    text = page_texts(render(PAPERS["other"](files=(file,)), timestamp=MOMENT).pdf)[0]
    assert "คำร้องที่ 12 (แก้ไข).pdf" in text
    assert "๑๒" in text


def test_who_is_certified_signs_without_a_photograph_too():
    data = PAPERS["certificate"](photo=None, holder_name="นายผู้แทน ทดสอบ")
    assert "(นายผู้แทนทดสอบ)ลายมือชื่อ" in squeezed(sheet.poppler(render(data, timestamp=MOMENT).pdf))


@pytest.mark.parametrize("after", ["", paragraphs("จึงเรียนมาเพื่อโปรดทราบ")])
def test_a_long_table_begins_under_the_text_before_it(after):
    data = letter(body_html=paragraphs("ดังนี้") + TABLE + after)
    assert "เทศบาลแห่งที่" in page_texts(render(data, timestamp=MOMENT).pdf)[0]


@pytest.mark.parametrize("name", WITH_BODY)
def test_a_table_over_three_pages_repeats_its_head(name):
    rendition = render(replace(PAPERS[name](), body_html=TABLE), timestamp=MOMENT)
    texts = page_texts(rendition.pdf)
    assert sum("หัวตาราง" in text for text in texts) >= 3
    within_the_paper(rendition)


@pytest.mark.parametrize("name", WITH_BODY)
def test_twelve_pages_are_numbered_and_signed_on_the_last(name):
    rendition = render(replace(PAPERS[name](), body_html=TWELVE_PAGES), timestamp=MOMENT)
    texts = page_texts(rendition.pdf)
    assert rendition.page_count >= 9
    assert texts[1].startswith(("- ๒ -", "- 2 -"))
    assert rendition.signature_box.page == rendition.page_count - 1
    within_the_paper(rendition)


@pytest.mark.parametrize("name", WITH_SIGNER)
def test_a_very_long_position_and_name_stay_on_the_paper(name):
    signer = Signer(name=UGLY["long_name"], position_lines=(UGLY["long_position"],))
    for signers in ((signer,), (signer, DEPUTY)):
        rendition = render(replace(PAPERS[name](), signers=signers), timestamp=MOMENT)
        within_the_paper(rendition, left=2.9, right=19.1)
        text = squeezed(sheet.poppler(rendition.pdf, "-raw"))
        assert squeezed(UGLY["long_name"]) in text


@pytest.mark.parametrize("name", ["external", "memo", "stamped", "note"])
def test_forty_addressees_stand_one_a_line(name):
    names = "\n".join(UGLY["addressee"].format(n=n) for n in range(1, 41))
    field = "recipients" if name == "stamped" else "addressee"
    rendition = render(replace(PAPERS[name](), **{field: names}), timestamp=MOMENT)
    rows = [squeezed(sheet.text_of(row)) for row in sheet.lines(within_the_paper(rendition))]
    assert sum("แห่งที่" in row for row in rows) == 40


@pytest.mark.parametrize("name", ["external", "memo", "order", "announcement", "news", "other"])
def test_no_subject_is_no_error(name):
    rendition = render(replace(PAPERS[name](), subject=""), timestamp=MOMENT)
    assert rendition.page_count == 1


def test_values_of_a_memo_run_over_dotted_lines():
    data = PAPERS["memo"](subject=UGLY["long_position"], owner_lines=(UGLY["long_position"],) * 2)
    seen = within_the_paper(render(data, timestamp=MOMENT))
    labels = [sheet.find(seen, word)[0].baseline for word in ("ส่วนราชการ", "วันที่", "เรื่อง", "เรียน")]
    assert [round(lower - upper, 1) for upper, lower in pairwise(labels)] == [4.5, 0.9, 2.4]


def test_a_hundred_people_at_a_meeting_stand_in_columns():
    people = tuple(
        Person(name=f"นายผู้แทนคนที่ {n} ตัวอย่าง", position=UGLY["long_position"], duty="กรรมการ")
        for n in range(1, 101)
    )
    rendition = render(PAPERS["minutes"](attendees=people), timestamp=MOMENT)
    seen = within_the_paper(rendition)
    assert {round(sheet.find(seen, f"คนที่{n}")[0].left, 1) for n in ("๓๐", "๖๐")} == {
        round(sheet.find(seen, "คนที่๙๐")[0].left, 1)
    }


def test_a_bylaw_of_a_hundred_clauses_is_numbered_through():
    clauses = tuple(
        Clause(text=UGLY["paragraph"].format(n=n), chapter=f"หมวดของ {n}" if n % 20 == 1 else None)
        for n in range(1, 101)
    )
    rendition = render(PAPERS["bylaw"](clauses=clauses), timestamp=MOMENT)
    text = squeezed(sheet.poppler(rendition.pdf))
    assert "หมวด๕" in text
    assert "ข้อ๑๐๐" in text
    assert "ข้อ๑๐๐" in squeezed(page_texts(rendition.pdf)[rendition.signature_box.page])


def test_a_heading_never_ends_a_page():
    for count in range(20, 32):
        clauses = (*[Clause(text="ข้อความสั้น")] * count, Clause(text="ท้าย", chapter="ชื่อหมวดท้าย"))
        pdf = render(PAPERS["regulation"](clauses=clauses), timestamp=MOMENT).pdf
        seen = sheet.glyphs(pdf)
        assert sheet.find(seen, "ชื่อหมวดท้าย")[0].page == sheet.find(seen, "ท้ายประกาศ"[:4])[0].page


@pytest.mark.parametrize(
    ("html", "message"),
    [
        (f"<p>{'ก' * 300_000}</p>", "ยาวเกินไป"),
        (f"<p>{'กข ' * 4_000}</p>", "ย่อหน้าที่ยาวเกินไป"),
        (f"<table>{'<tr>' + '<td>ก</td>' * 7 + '</tr>'}{('<tr>' + '<td>ก</td>' * 7 + '</tr>') * 999}</table>", "ตารางใหญ่เกินไป"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", ["memo", "order"])
def test_what_is_too_much_is_refused_at_once(name, html, message):
    began = time.perf_counter()
    with pytest.raises(RenderingError, match=message):
        render(replace(PAPERS[name](), body_html=html), timestamp=MOMENT)
    assert time.perf_counter() - began < 2


def test_agenda_items_together_have_a_limit():
    item = {"heading": "เรื่อง", "body_html": paragraphs(*["กข " * 3_000] * 10)}
    with pytest.raises(RenderingError, match="ยาวเกินไป"):
        render(
            PAPERS["minutes"](agenda=tuple(PAPERS["minutes"]().agenda[0].__class__(**item) for _ in range(9))),
            timestamp=MOMENT,
        )  # fmt: skip


@pytest.mark.parametrize("name", ["memo", "announcement"])
def test_a_thousand_rows_and_an_absurd_span_are_printed_fast(name):
    began = time.perf_counter()
    rows = "".join(f"<tr><td>{n}</td><td>ก</td></tr>" for n in range(1_000))
    thousand = render(replace(PAPERS[name](), body_html=f"<table>{rows}</table>"), timestamp=MOMENT)
    assert thousand.page_count > 20
    wide = '<table><tr><td colspan="100000">กว้าง</td></tr><tr><td>ก</td><td>ข</td></tr></table>'
    assert render(replace(PAPERS[name](), body_html=wide), timestamp=MOMENT).page_count == 1
    assert time.perf_counter() - began < 10


def picture_in(pdf):
    """Width, height and colour space of the photograph inside a certificate."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        images = [item for item in opened.objects if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"]  # fmt: skip
        return max((int(image.Width), int(image.Height)) for image in images)


@pytest.mark.parametrize(
    "data",
    [
        photo(mode="CMYK"),
        photo(mode="L"),
        photo(kind="PNG"),
        photo(size=(3000, 800)),
        photo(size=(1, 1)),
        photo(mode="P", kind="PNG"),
    ],
    ids=["CMYK", "grey", "PNG", "landscape", "one dot", "palette"],
)
def test_any_photograph_is_cut_to_the_frame(data):
    rendition = render(PAPERS["certificate"](photo=data), timestamp=MOMENT)
    assert picture_in(rendition.pdf) == (472, 709)
    assert len(rendition.pdf) < 250_000


def test_a_cmyk_photograph_keeps_its_colours():
    plain, cmyk = (
        sheet.ink(render(PAPERS["certificate"](photo=data), timestamp=MOMENT).pdf, dpi=30)[0]
        for data in (photo(), photo(mode="CMYK"))
    )
    assert max(abs(one - other) for one, other in zip(plain.resize((21, 30)).get_flattened_data(), cmyk.resize((21, 30)).get_flattened_data(), strict=True)) < 40  # fmt: skip


def test_a_photograph_of_fifty_megapixels_is_made_small_and_one_of_a_hundred_refused():
    began = time.perf_counter()
    rendition = render(PAPERS["certificate"](photo=photo(size=(6000, 8400))), timestamp=MOMENT)
    assert picture_in(rendition.pdf) == (472, 709)
    with pytest.raises(UploadError, match="จำนวนจุดมากเกินไป"):
        render(PAPERS["certificate"](photo=photo(size=(10_000, 10_000))), timestamp=MOMENT)
    assert time.perf_counter() - began < 15


@pytest.mark.parametrize(
    "data", [b"GIF89a", b"not a picture", photo()[:300], b"\x89PNG\r\n\x1a\n nonsense"]
)
def test_what_is_no_photograph_is_refused(data):
    with pytest.raises(UploadError, match="อ่านรูปถ่ายไม่ได้"):
        render(PAPERS["certificate"](photo=data), timestamp=MOMENT)


def test_a_photograph_taken_sideways_stands_upright():
    image = Image.new("RGB", (90, 60), "white")
    image.paste("black", (0, 0, 45, 60))
    exif = image.getexif()
    exif[0x0112] = 6
    out = BytesIO()
    image.save(out, "JPEG", exif=exif)
    pdf = render(PAPERS["certificate"](photo=out.getvalue()), timestamp=MOMENT).pdf
    page, scale = sheet.ink(pdf)
    column = [page.getpixel((int(5.2 * scale), y)) for y in range(page.height)]
    dark = [y for y, value in enumerate(column) if value < 60 and 12 < y / scale < 19]
    assert 2.5 < (dark[-1] - dark[0]) / scale < 3.5


SCRIPT = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>alert(1)</script></svg>'
)


@pytest.mark.parametrize("name", PAPERS)
def test_an_emblem_with_a_script_is_refused_on_every_form(name):
    with pytest.raises(UploadError, match="มากกว่าภาพวาด"):
        render(replace(PAPERS[name](), emblem=SCRIPT), timestamp=MOMENT)


def test_a_seal_with_a_script_is_refused_and_a_drawing_is_printed():
    with pytest.raises(UploadError, match="มากกว่าภาพวาด"):
        render(PAPERS["stamped"](seal=SCRIPT), timestamp=MOMENT)
    own = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="4" cx="4.5" cy="4.5" fill="#c00"/></svg>'
    assert render(PAPERS["stamped"](seal=own), timestamp=MOMENT).page_count == 1


def test_a_very_long_agency_goes_round_its_seal_once():
    name = "สำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัดปทุมธานี กรมส่งเสริมการปกครองท้องถิ่น กระทรวงมหาดไทย"
    rendition = render(PAPERS["stamped"](sender=name, agency_name=name), timestamp=MOMENT)
    within_the_paper(rendition)


def test_a_dark_photograph_emblem_is_red_on_the_seal():
    out = BytesIO()
    Image.new("L", (50, 50), 0).save(out, "PNG")
    rendition = render(PAPERS["stamped"](emblem=out.getvalue()), timestamp=MOMENT)
    box = rendition.signature_box
    with pikepdf.open(BytesIO(rendition.pdf)) as pdf:
        assert len(pdf.pages) == 1
    image = sheet.pypdfium2.PdfDocument(rendition.pdf)[0].render(scale=2).to_pil().convert("RGB")
    x, y = int(box.x0 + box.x1), int(2 * sheet.A4_HEIGHT - (box.y0 + box.y1))
    red, green, blue = image.getpixel((x, y))
    assert red > 150 > 60 > max(green, blue)


def test_three_signers_and_a_long_letter_keep_together():
    data = letter(body_html=TWELVE_PAGES, signers=(GOVERNOR, DEPUTY, GOVERNOR))
    boxes = render(data, timestamp=MOMENT).signature_boxes
    assert len({box.page for box in boxes}) == 1
