"""Every form of ข้อ 10 in its printed order (DOMAIN 1.4), and what a form must not show."""

from dataclasses import replace
from edoc_policy.rendering import page_texts
from edoc_policy.rendering import render
from edoc_policy.rendering import RenderingError
from edoc_policy.rendering import Signer
from edoc_policy.rendering.manuscript import manuscript
from edoc_policy.thai.dates import MONTHS
from io import BytesIO
from tests.rendering import sheet
from tests.rendering.papers import DEPUTY
from tests.rendering.papers import FILES
from tests.rendering.papers import GOVERNOR
from tests.rendering.papers import PAPERS
from tests.rendering.samples import MOMENT
from tests.rendering.samples import paragraphs
import json
import pikepdf
import pytest
import re


ORDER = {
    "external": "ด่วนที่สุด|ที่ ปท|ศาลากลาง|๑๙ ตุลาคม|เรื่อง|เรียน|สิ่งที่ส่งมาด้วย|ด้วยจังหวัด|ขอแสดง|(นาย|ผู้ว่า|สำนักงาน|โทร.|ไปรษณีย์",
    "english": "Ref. PT 0017.3/1288|Pathum|19 October 2026|Subject:|Dear|Reference:|Enclosure:|has the|Yours|(Mr.|Governor|Office|Tel.|E-mail",
    "memo": "ด่วนมาก|บันทึกข้อความ|ส่วนราชการ|สำนักปลัด|ที่ ปท|วันที่|๒๐ ตุลาคม|เรื่อง|เรียน|ตามหนังสือ|จึงเรียน|(นางสาว|หัวหน้า",
    "stamped": "ที่ ปท|ถึง|เทศบาลเมืองท่าโขลง|เทศบาลเมืองลาดสวาย|ตามที่|๓๐ ตุลาคม|จังหวัดปทุมธานี|ส.ล.|๒๗ ตุลาคม|สำนักงานจังหวัด|โทร.|ศาลากลาง",
    "order": "คำสั่งเทศบาลเมืองลำสามแก้ว|ที่ ๑๒๓/๒๕๖๙|เรื่อง|เพื่อให้|ทั้งนี้ ตั้งแต่|สั่ง ณ วันที่ ๙|(นาง|นายก",
    "regulation": "ระเบียบจังหวัด|ว่าด้วยการใช้|(ฉบับที่ ๒)|พ.ศ. ๒๕๖๙|โดยที่|ข้อ ๑|ข้อ ๒|หมวด ๑|บททั่วไป|ข้อ ๓|หมวด ๒|ข้อ ๔|(๑)|(๒)|บทเฉพาะกาล|ข้อ ๕|ข้อ ๖|ประกาศ ณ วันที่|(นาย",
    "bylaw": "ข้อบังคับจังหวัด|ว่าด้วยจรรยา|พ.ศ. ๒๕๖๙|อาศัยอำนาจ|ข้อ ๑|ข้อ ๒|ข้อ ๓|ข้อ ๔|ประกาศ ณ วันที่|(นาย|ผู้ว่า",
    "announcement": "ประกาศเทศบาล|เรื่อง|อาศัยอำนาจ|จึงประกาศ|ประกาศ ณ วันที่ ๔|(นาย|นายก",
    "statement": "แถลงการณ์จังหวัด|เรื่อง|ตามที่|จังหวัดปทุมธานี|๒๘ ตุลาคม",
    "news": "ข่าวจังหวัด|เรื่อง|ฉบับที่ ๓|จังหวัดปทุมธานีจัด|จังหวัดปทุมธานี|๒๘ ตุลาคม",
    "certificate": "เลขที่ ๑๒/๒๕๖๙|สำนักงานเทศบาล|อำเภอ|หนังสือฉบับนี้ให้ไว้เพื่อรับรองว่า|ให้ไว้ ณ วันที่|(นายประกอบ|นายก|(นางสาวผู้แทน",
    "minutes": "รายงานการประชุมคณะ|ครั้งที่ ๑/๒๕๖๙|เมื่อวันพุธ|ณ ห้อง|ผู้มาประชุม|๑.|ประธาน|๔.|เลขานุการ|ผู้ไม่มาประชุม|ติดราชการ|ผู้เข้าร่วมประชุม|เริ่มประชุมเวลา|ระเบียบวาระที่ ๑|ระเบียบวาระที่ ๕|เลิกประชุมเวลา|ผู้จดรายงาน|ผู้ตรวจรายงาน",
    "note": "บันทึกข้อความ|เรื่อง|เรียน|ได้ตั้งค่า|นางสาวทดสอบ|พิมพ์ชื่อแทน|๑๐.๑๕ น.|หัวหน้าสำนัก",
    "other": "เลขรับ|เรื่อง|ที่มา|วันที่ได้รับ|คำอธิบาย|แฟ้มที่แนบ|ไฟฟ้าดับ.jpg|image/jpeg",
}  # fmt: skip
ABSENT = {
    "memo": ("ขอแสดงความนับถือ", "อ้างถึง"),
    "stamped": ("ขอแสดงความนับถือ", "เรื่อง", "เรียน"),
    "order": ("เรียน", "ขอแสดงความนับถือ"),
    "statement": ("(นาย", "ลงนาม"),
    "news": ("(นาย", "ลงนาม"),
    "english": tuple("๐๑๒๓๔๕๖๗๘๙"),
}
HOLES = {
    "external": 3, "memo": 3, "stamped": 3, "order": 3, "regulation": 2, "announcement": 2,
    "statement": 1, "certificate": 3, "minutes": 2, "note": 1, "other": 0,
}  # fmt: skip


def squeezed(text):
    return "".join(text.split())


@pytest.fixture(scope="module")
def made():
    return {name: render(paper(), timestamp=MOMENT) for name, paper in PAPERS.items()}


def text_of(rendition):
    return squeezed(sheet.poppler(rendition.pdf, "-raw"))


@pytest.mark.parametrize("name", ORDER)
def test_it_is_read_in_the_order_of_its_form(made, name):
    text, place = text_of(made[name]), 0
    for words in map(squeezed, ORDER[name].split("|")):
        place = text.find(words, place)
        assert place >= 0, words


@pytest.mark.parametrize("name", ABSENT)
def test_it_shows_nothing_of_another_form(made, name):
    text = text_of(made[name])
    assert [words for words in ABSENT[name] if words in text] == []


@pytest.mark.parametrize("name", HOLES)
def test_a_preview_shows_what_is_missing(name):
    data = PAPERS[name]()
    empty = {"signer_name": ""} if name == "external" else {}
    empty |= {
        field: None for field in ("number", "date_text") if field in data.__dataclass_fields__
    }
    rendition = render(replace(data, preview=True, signers=(), **empty), timestamp=MOMENT)
    text = text_of(rendition)
    holes = [text.count(words) for words in ("ออกเมื่อลงนาม", "วันที่ลงนาม", "ผู้ลงนาม")]
    assert sum(holes) == HOLES[name]
    assert "ร่างยังไม่ลงนาม" in text
    with pikepdf.open(BytesIO(rendition.pdf)) as pdf:
        assert "/AcroForm" not in pdf.Root


@pytest.mark.parametrize("name", ["order", "memo", "stamped", "certificate", "minutes"])
def test_it_is_not_issued_without_its_number_or_signer(name):
    for missing in ({"number": ""}, {"signers": ()}):
        with pytest.raises(RenderingError, match="ยังไม่มี"):
            render(PAPERS[name](**missing), timestamp=MOMENT)


@pytest.mark.parametrize("name", PAPERS)
def test_there_is_a_field_to_sign_on_every_form(made, name):
    boxes = made[name].signature_boxes
    with pikepdf.open(BytesIO(made[name].pdf)) as pdf:
        fields = list(pdf.Root.AcroForm.Fields)
        assert [str(field.T) for field in fields] == [box.field for box in boxes]
        for field, box in zip(fields, boxes, strict=True):
            assert [float(value) for value in field.Rect] == list(box.rectangle)
    shown = name not in ("statement", "news", "note", "other")
    assert all(bool(box.width) == shown for box in boxes)


def test_the_seal_and_its_field_are_one_place(made):
    box = made["stamped"].signature_box
    assert box.width == pytest.approx(4.5 * sheet.CM, abs=0.1)
    assert box.height == pytest.approx(4.5 * sheet.CM, abs=0.1)


@pytest.mark.parametrize("name", ["external", "memo", "order", "announcement"])
def test_two_signers_stand_side_by_side_each_with_a_field(name):
    rendition = render(
        replace(PAPERS[name](), signers=(GOVERNOR, DEPUTY, GOVERNOR)), timestamp=MOMENT
    )
    first, second, third = rendition.signature_boxes
    assert (first.field, second.field, third.field) == ("Signature", "Signature2", "Signature3")
    assert first.x1 < second.x0
    assert first.y0 == second.y0 > third.y1
    assert squeezed("รักษาราชการแทน ผู้ว่าราชการจังหวัดปทุมธานี") in text_of(rendition)


@pytest.mark.parametrize("name", ["memo", "order", "announcement", "certificate", "stamped"])
@pytest.mark.parametrize("count", range(4, 9))
def test_no_signature_stands_on_a_page_without_two_lines_of_text(name, count):
    filler = "ทั้งนี้ ให้เทศบาลดำเนินการตามแนวทางที่จังหวัดกำหนดและรายงานผลให้จังหวัดทราบโดยเร็ว " * 4
    body = paragraphs(*[filler] * count, "จึงเรียนมาเพื่อโปรดทราบ")
    rendition = render(replace(PAPERS[name](), body_html=body), timestamp=MOMENT)
    page = page_texts(rendition.pdf)[rendition.signature_box.page]
    assert "จึงเรียนมา" in page
    assert squeezed("ทราบโดยเร็ว") in squeezed(page)


def test_an_unknown_manner_of_signing_is_refused():
    with pytest.raises(ValueError, match="wave"):
        Signer(name="ก", manner="wave")


def test_files_of_another_paper_are_inside_it():
    rendition = render(PAPERS["other"](), associated=FILES, timestamp=MOMENT)
    with pikepdf.open(BytesIO(rendition.pdf)) as pdf:
        assert {str(file.UF) for file in pdf.Root.AF} == {file.name for file in FILES}


def tags(pdf):
    """The structure tree as pairs of type and alternative text, in reading order."""
    found = []

    def walk(node):
        if not isinstance(node, pikepdf.Dictionary):
            return
        if "/S" in node:
            found.append((str(node.S)[1:], str(node.get("/Alt", ""))))
        if "/K" in node:
            for kid in node.K if isinstance(node.K, pikepdf.Array) else [node.K]:
                walk(kid)

    with pikepdf.open(BytesIO(pdf)) as opened:
        walk(opened.Root.StructTreeRoot)
    return found


@pytest.mark.parametrize("name", PAPERS)
def test_headings_lists_tables_and_pictures_are_tagged(made, name):
    found = tags(made[name].pdf)
    kinds = [kind for kind, _alt in found]
    assert all(alt for kind, alt in found if kind in ("Figure", "Form"))
    if name != "stamped" and name != "certificate":
        assert kinds.count("H1") == 1
    if name == "minutes":
        assert kinds.count("H2") == 3 + 5
        assert kinds.count("LI") == 6
    if name == "regulation":
        assert kinds.count("H2") == 3
        assert kinds.count("LI") == 2
    if name == "other":
        assert kinds.count("TR") == 3


def test_pictures_say_what_they_are(made):
    alts = [alt for name in ("stamped", "certificate") for _, alt in tags(made[name].pdf) if alt]
    assert "ตราชื่อส่วนราชการ จังหวัดปทุมธานี" in alts
    assert "รูปถ่ายของนางสาวผู้แทน ทดสอบ" in alts
    assert "ตราของเทศบาลเมืองลาดสวาย" in alts


@pytest.mark.parametrize("name", PAPERS)
def test_day_and_month_never_part_in_any_field(name):
    sheet_of, _texts = manuscript(PAPERS[name]())
    printed = json.dumps(sheet_of, ensure_ascii=False)
    months = "|".join((*MONTHS, "October"))
    assert not re.search(rf"[0-9๐-๙] (?:{months})", printed)
    if name != "regulation" and name != "minutes":
        assert re.search(rf"[0-9๐-๙]\u00a0(?:{months})", printed)


def test_an_announcement_may_be_called_a_notification(made):
    rendition = render(PAPERS["announcement"](word="แจ้งความ"), timestamp=MOMENT)
    assert text_of(rendition).startswith("แจ้งความเทศบาล")


def test_a_note_prints_its_author_once_and_no_empty_label():
    text = text_of(render(PAPERS["note"](subject="", owner_lines=()), timestamp=MOMENT))
    assert text.startswith(squeezed("บันทึกข้อความ เรียน"))
    assert text.count("นางสาวทดสอบ") == 1
    dated = text_of(render(PAPERS["note"](date_text="6 พฤศจิกายน 2569"), timestamp=MOMENT))
    assert "เทศบาลวันที่๖" in dated


def test_a_note_on_plain_paper_has_no_memo_title():
    text = text_of(render(PAPERS["note"](plain=True, subject=""), timestamp=MOMENT))
    assert text.startswith(squeezed("เรียน ปลัดเทศบาลเมืองลาดสวาย"))
