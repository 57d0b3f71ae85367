"""Files of Word: what becomes of them in a draft, what is told, what is not opened."""

from edoc_policy.agencies.agency import agency_by_id
from edoc_policy.letters import docx
from edoc_policy.letters.interfaces import Unfit
from hashlib import sha256
from io import BytesIO
from tests.letters.wordfiles import cell
from tests.letters.wordfiles import liar
from tests.letters.wordfiles import packed
from tests.letters.wordfiles import paragraph
from tests.letters.wordfiles import run
from tests.letters.wordfiles import SPACES
from tests.letters.wordfiles import table
from tests.letters.wordfiles import word
from zope.i18n import interpolate
import pytest
import re
import time
import zipfile


pytestmark = pytest.mark.usefixtures("undone")
PLAIN = paragraph("ด้วยจังหวัดปทุมธานีกำหนดจัดประชุม")


def html(*body, **parts):
    return re.sub(r"\s+", " ", docx.read(word(*body, **parts), "ร่าง.docx").html)


def notes(*body, **parts):
    reading = docx.read(word(*body, **parts), "ร่าง.docx")
    return {note.what: note.count for note in reading.notes}


def refused(data, name="ร่าง.docx"):
    with pytest.raises(Unfit) as caught:
        docx.read(data, name)
    message = caught.value.args[0]
    return interpolate(message, message.mapping)


def test_paragraphs_and_marks_of_text_are_kept_and_empty_paragraphs_are_not():
    made = html(
        paragraph("ก ", run("ข", "b"), run("ค", 'u w:val="single"')), paragraph(), paragraph("ง")
    )
    assert made == "<p>ก <strong>ข</strong><u>ค</u></p><p>ง</p>"


def test_lists_stay_lists_within_lists():
    made = html(paragraph("หนึ่ง", level=0), paragraph("ย่อย", level=1), paragraph("สอง", level=0))
    assert made == "<ol><li>หนึ่ง<ul><li>ย่อย</li></ul></li><li>สอง</li></ol>"


def test_tables_keep_cells_over_columns_and_rows():
    made = html(
        table(
            [cell("หัว", across=2)],
            [cell("ก", down="restart"), cell("ข")],
            [cell("", down="continue"), cell("ค")],
        )
    )
    assert '<td colspan="2"><p>หัว</p></td>' in made
    assert '<td rowspan="2"><p>ก</p></td>' in made
    assert made.count("<td") == 4


def test_the_line_of_the_subject_becomes_the_subject():
    data = word(paragraph("ที่ ปท ๐๐๑๗"), paragraph("เรื่อง   ขอเชิญประชุม"), PLAIN)
    assert docx.read(data, "ร่าง.docx").title == "ขอเชิญประชุม"
    assert docx.read(word(PLAIN), "หนังสือเชิญ.docx").title == "หนังสือเชิญ"


PICTURE = (
    '<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="rId2"/>'
    "</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)
BOX = (
    "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>{0}</w:txbxContent>"
    "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{0}"
    "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
).format(paragraph("ในกล่อง"))
IMAGE = ("image", "media/image1.png", None)
LINK = ("hyperlink", "https://dopa.example/", "External")


@pytest.mark.parametrize(
    ("what", "body", "parts"),
    [
        ("pictures", paragraph("ก", PICTURE), {"links": [IMAGE]}),
        ("text_boxes", paragraph("ก", BOX), {}),
        ("insertions", f"<w:p><w:ins>{run('ใหม่')}</w:ins></w:p>", {}),
        ("deletions", "<w:p><w:del><w:r><w:delText>เก่า</w:delText></w:r></w:del></w:p>", {}),
        ("fields", f'<w:p><w:fldSimple w:instr="PAGE">{run("7")}</w:fldSimple></w:p>', {}),
        (
            "links",
            f'<w:p><w:hyperlink r:id="rId2">{run("กรม")}</w:hyperlink></w:p>',
            {"links": [LINK]},
        ),
        (
            "comments",
            PLAIN,
            {
                "comments": f'<w:comments {SPACES}><w:comment w:id="1">{PLAIN}</w:comment></w:comments>'
            },
        ),
        ("headers", PLAIN, {"header1": f"<w:hdr {SPACES}>{PLAIN}</w:hdr>"}),
    ],
    ids=lambda value: value if isinstance(value, str) and value.isascii() else "",
)
def test_what_a_draft_cannot_hold_is_told(what, body, parts):
    assert notes(PLAIN, body, **parts) == {what: 1}
    assert notes(PLAIN) == {}


def test_of_tracked_changes_the_text_as_it_would_stand_is_kept():
    changed = f"<w:p><w:ins>{run('ใหม่')}</w:ins><w:del><w:r><w:delText>เก่า</w:delText></w:r></w:del></w:p>"
    assert html(changed) == "<p>ใหม่</p>"


def test_of_a_text_box_and_a_link_the_words_are_kept():
    assert html(paragraph("ก", BOX)) == "<p>ก</p><p>ในกล่อง</p>"
    link = f'<w:p><w:hyperlink r:id="rId2">{run("กรม")}</w:hyperlink></w:p>'
    assert html(link, links=[LINK]) == "<p>กรม</p>"


def test_a_file_with_macros_is_refused():
    assert "แมโคร" in refused(word(PLAIN), "ร่าง.docm")
    enabled = "application/vnd.ms-word.document.macroEnabled.main+xml"
    assert "แมโคร" in refused(word(PLAIN, main=enabled))
    assert "แมโคร" in refused(word(PLAIN, vbaProject="x"))


@pytest.mark.parametrize(
    "link",
    [
        ("attachedTemplate", "https://evil.example/t.dotm", "External"),
        ("attachedTemplate", r"\\evil.example\share\t.dotm", "External"),
        ("oleObject", "file:///etc/passwd", "External"),
        ("frame", "https://evil.example/", "External"),
        ("subDocument", "other.docx", "External"),
    ],
    ids=lambda link: link[0],
)
def test_a_file_that_draws_on_other_machines_is_refused(link):
    said = refused(word(PLAIN, links=[link]))
    assert "ดึงเนื้อหาจากที่อื่น" in said
    assert link[1] in said


def test_the_template_on_the_writers_own_disk_is_no_matter():
    links = [("attachedTemplate", r"file:///C:\Users\a\Normal.dotm", "External")]
    assert notes(PLAIN, links=links) == {}


def test_a_linked_picture_is_not_fetched(tmp_path):
    secret = tmp_path / "secret.png"
    secret.write_bytes(b"secret")
    picture = PICTURE.replace("r:embed", "r:link")
    data = word(paragraph("ก", picture), links=[("image", secret.as_uri(), "External")])
    reading = docx.read(data, "ร่าง.docx")
    assert reading.html == "<p>ก</p>"
    assert [note.what for note in reading.notes] == ["pictures"]


def test_two_gigabytes_in_a_small_file_are_not_unpacked():
    files = {"[Content_Types].xml": "<Types/>", "word/document.xml": bytes(50_000_000)}
    bomb = packed({**files, **{f"word/{n}.bin": bytes(49_000_000) for n in range(3)}})
    data = liar(bomb, "word/2.bin", 2_000_000_000)
    begun = time.monotonic()
    assert "ใหญ่เกินไป" in refused(data) or "บีบอัดผิดปกติ" in refused(data)
    assert time.monotonic() - begun < 1


def test_a_part_that_is_larger_than_it_says_is_not_read_to_its_end():
    big = word(paragraph("ก" * 100_000))
    assert "เสียหาย" in refused(liar(big, "word/document.xml", 1000))


@pytest.mark.parametrize(
    "entities",
    [
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x SYSTEM "https://evil.example/x.dtd">',
        '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY e "&a;&a;&a;&a;">]>',
    ],
)
@pytest.mark.parametrize("part", ["word/document.xml", "word/_rels/document.xml.rels"])
def test_entities_of_xml_are_refused(entities, part):
    with zipfile.ZipFile(BytesIO(word(PLAIN))) as archive:
        files = {name: archive.read(name).decode() for name in archive.namelist()}
    files[part] = files[part].replace("?>", "?>" + entities, 1)
    assert "คำสั่ง XML" in refused(packed(files))


def test_a_book_is_no_draft():
    many = word(*[paragraph(sha256(str(n).encode()).hexdigest()) for n in range(50_000)])
    assert "ยาวเกินร่าง" in refused(many)
    assert "ยาวเกินไป" in refused(word(*[paragraph("ก" * 5_000)] * 100))


def test_deeply_nested_tables_are_refused():
    nested = PLAIN
    for _ in range(60):
        nested = f"<w:tbl><w:tr><w:tc>{nested}{PLAIN}</w:tc></w:tr></w:tbl>"
    assert "ซ้อนกันหลายชั้น" in refused(word(nested))


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"", "ร่าง.docx", "ไฟล์เปล่า"),
        (b"PK\x03\x04 cut", "ร่าง.docx", "ร่าง.docx"),
        (b"%PDF-1.7", "ร่าง.docx", "PDF"),
        (word(PLAIN), "ร่าง.doc", "ไม่ใช่ไฟล์ .docx"),
        (
            packed({"[Content_Types].xml": "<Types/>", "word/x.xml": "<x/>"}),
            "ร่าง.docx",
            "ไม่มีเนื้อเอกสาร",
        ),
        (packed({"[Content_Types].xml": "<Types", "word/x.xml": "<x/>"}), "ร่าง.docx", "เสียหาย"),
    ],
    ids=["empty", "cut", "pdf", "doc", "other", "broken"],
)
def test_what_is_no_word_file_is_refused_in_words(data, name, said):
    assert said in refused(data, name)


def test_a_word_file_becomes_a_draft_of_any_kind_with_a_text():
    agency = agency_by_id("pt-prov")
    body = (paragraph("เรื่อง ขอเชิญประชุม"), PLAIN, paragraph("ก", PICTURE))
    data = word(*body, links=[IMAGE])
    made, told = docx.draft(agency, data, "ร่าง.docx", "memo", "drafter.pt")
    assert (made.portal_type, made.title) == ("edoc.memo", "ขอเชิญประชุม")
    assert "กำหนดจัดประชุม" in made.body_html
    assert [note.what for note in told] == ["pictures"]
    with pytest.raises(Unfit):
        docx.draft(agency, data, "ร่าง.docx", "minutes", "drafter.pt")
