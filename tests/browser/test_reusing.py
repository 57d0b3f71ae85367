"""Drafts from what there is, in a browser: templates, lists, phrases, Word files, tables, pasting."""

from instance.processes import ROOT
from playwright.sync_api import expect
from tests.browser.course import SUBJECT
from tests.browser.hands import said
from tests.browser.people import NARROW
from tests.letters.wordfiles import cell
from tests.letters.wordfiles import paragraph
from tests.letters.wordfiles import run
from tests.letters.wordfiles import table
from tests.letters.wordfiles import word
import json
import pytest
import re


CLIPBOARD = json.loads((ROOT / "tests" / "fixtures" / "clipboard.json").read_text("utf-8"))
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DRAFT = "/edoc/pt-prov/@@draft-letter"


def editor(page):
    return page.frame_locator("iframe.tox-edit-area__iframe").locator("body")


def upload(name, data, kind=WORD):
    return {"name": name, "mimeType": kind, "buffer": data}


def test_a_letter_kept_as_a_template_asks_for_its_placeholders_and_becomes_a_draft(people):
    page = people("head.pt")
    page.goto("/edoc/pt-prov/outgoing?state=sent")
    page.locator(".work .subject").first.click()
    page.get_by_text("เก็บเป็นแบบ").first.click()
    dialog = page.get_by_role("dialog", name="เก็บเป็นแบบ")
    dialog.get_by_label("ชื่อแบบ").fill("แบบเชิญประชุม")
    people.look(page, "keep-template")
    dialog.get_by_role("button", name="เก็บเป็นแบบ").click()
    said(page, "เก็บเป็นแบบแล้ว")
    page.get_by_label(SUBJECT).fill("ขอเชิญประชุม{{ชื่อการประชุม}}")
    people.look(page, "template-form")
    page.get_by_role("button", name="เก็บ", exact=True).click()
    said(page, "เก็บแล้ว")
    people.look(page, "templates")
    page = people("drafter.pt")
    page.goto("/edoc/pt-prov/@@new-document")
    people.look(page, "new-document")
    page.get_by_role("link", name="แบบเชิญประชุม").click()
    page.get_by_role("button", name="ร่างจากแบบนี้").click()
    expect(page.get_by_role("alert")).to_contain_text("ยังร่างไม่ได้")
    expect(page.locator(".err")).to_contain_text("ยังไม่ได้ใส่ “ชื่อการประชุม”")
    people.look(page, "placeholder-missing")
    page.get_by_label("ชื่อการประชุม").fill("คณะกรมการจังหวัด")
    page.get_by_role("button", name="ร่างจากแบบนี้").click()
    said(page, "ร่างจากแบบแล้ว")
    expect(page.get_by_label(SUBJECT)).to_have_value("ขอเชิญประชุมคณะกรมการจังหวัด")


def test_who_drafts_may_not_change_what_the_agency_keeps(people):
    page = people("drafter.pt")
    page.goto("/edoc/pt-prov/@@templates")
    expect(page.get_by_role("heading", name="แบบและบัญชี")).to_be_visible()
    expect(page.get_by_role("button", name="เพิ่มบัญชีผู้รับ")).to_have_count(0)
    expect(page.get_by_role("textbox", name="ข้อความสำเร็จ")).to_have_count(0)


def test_a_draft_is_made_from_an_earlier_letter_and_one_that_follows_refers_to_it(people):
    page = people("drafter.pt")
    page.goto("/edoc/pt-prov/outgoing?state=sent")
    page.locator(".work .subject").first.click()
    subject, address = page.locator(".letter-subject").inner_text(), page.url
    page.get_by_role("button", name="ร่างจากเรื่องนี้").click()
    said(page, "ร่างจากเรื่องเดิมแล้ว")
    expect(page.get_by_label(SUBJECT)).to_have_value(subject)
    page.goto(address)
    page.get_by_role("button", name="ร่างเรื่องต่อเนื่อง").click()
    said(page, "ร่างเรื่องต่อเนื่องแล้ว")
    reference = page.get_by_role("group", name="อ้างถึง").get_by_label("หนังสือที่อ้างถึง").first
    expect(reference).to_have_value(re.compile("^หนังสือจังหวัดปทุมธานี .*ที่ ปท ๐๐๑๗"))
    expect(editor(page)).to_have_text("")


@pytest.fixture(scope="module")
def hundred(site):
    """A list of a hundred recipients of the province."""
    rows = [{"name": f"นายกเทศมนตรีที่ {n}"} for n in range(1, 101)]
    body = {"title": "เทศบาลทุกแห่ง", "purpose": "recipients", "values": {"recipients": rows}}
    answer = site.rest("registrar.pt").post(f"{site.url}/pt-prov/@templates", json=body)
    assert answer.status_code == 201, answer.text
    return body["title"]


def test_a_circular_to_a_hundred_is_one_choice(people, hundred):
    page = people("drafter.pt")
    page.goto(DRAFT)
    page.get_by_label(SUBJECT).fill("หนังสือเวียนถึงทุกแห่ง")
    page.locator("#aid-recipients").select_option(label=hundred)
    page.get_by_role("button", name="เติมผู้รับ").click()
    expect(page.get_by_role("alert")).to_contain_text("เติมแล้ว 100 รายการ")
    rows = page.get_by_role("group", name="ผู้รับ").locator("tbody tr:visible")
    expect(rows).to_have_count(101)  # and the empty one
    expect(page.get_by_label(SUBJECT)).to_have_value("หนังสือเวียนถึงทุกแห่ง")
    people.look(page, "hundred")
    page.get_by_role("button", name="บันทึกร่าง").click()
    said(page, "บันทึกร่างแล้ว")
    page.goto(f"{page.url}/edit")
    expect(rows).to_have_count(101)


def test_without_script_the_form_is_filled_and_saved(people, hundred, browser, site):
    known = people("drafter.pt").context.storage_state()
    context = browser.new_context(
        base_url=site.place.root, java_script_enabled=False, storage_state=known
    )
    page = context.new_page()
    page.goto(DRAFT)
    page.get_by_label(SUBJECT).fill("ไม่ใช้สคริปต์")
    grid = page.get_by_role("group", name="ผู้รับ")
    grid.get_by_label("ตำแหน่งหรือส่วนราชการ").first.fill("อธิการบดี")
    page.locator("#aid-recipients").select_option(label=hundred)
    page.get_by_role("button", name="เติมผู้รับ").click()
    assert "เติมแล้ว 100 รายการ" in page.content()
    page.get_by_role("button", name="บันทึกร่าง").first.click()
    assert "บันทึกร่างแล้ว" in page.content()
    page.goto(f"{page.url}/edit")
    assert page.content().count('value="อธิการบดี"') == 1
    assert page.content().count('value="นายกเทศมนตรีที่') == 100
    context.close()


def test_a_standard_phrase_is_put_into_the_text_with_the_keyboard(people):
    page = people("drafter.pt")
    page.goto(DRAFT)
    editor(page).click()
    page.keyboard.insert_text("ด้วยจังหวัดปทุมธานี")
    page.get_by_text("ข้อความสำเร็จ").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(editor(page)).to_contain_text("ด้วยจังหวัดปทุมธานีจึงเรียนมาเพื่อโปรดทราบ")
    page.goto(DRAFT)
    expect(editor(page)).to_be_visible()
    page.get_by_text("ข้อความสำเร็จ").click()
    page.get_by_role("button", name="จึงเรียนมาเพื่อโปรดพิจารณา", exact=True).click()
    expect(editor(page).locator("p")).to_have_text(["จึงเรียนมาเพื่อโปรดพิจารณา"])


def test_a_word_file_becomes_a_draft_and_what_it_lost_is_told(people):
    picture = (
        "<w:r><w:drawing><a:graphic><a:graphicData><pic:pic><pic:blipFill>"
        '<a:blip r:embed="rId2"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>'
        "</w:drawing></w:r>"
    )
    data = word(
        paragraph("เรื่อง ขอส่งข้อมูล"),
        paragraph("ด้วย ", run("จังหวัด", "b"), picture),
        paragraph("หนึ่ง", level=0),
        table([cell("หัว", across=2)], [cell("ก"), cell("ข")]),
        links=[("image", "media/image1.png", None)],
    )
    page = people("drafter.pt")
    page.goto("/edoc/pt-prov/@@new-document")
    page.get_by_label("ไฟล์ .docx").set_input_files(upload("ร่าง.docx", data))
    page.get_by_role("button", name="นำเข้าจากไฟล์ .docx").click()
    said(page, "ร่างจากไฟล์ Word แล้ว")
    expect(page.get_by_text("รูปภาพ 1 ภาพ ไม่ได้นำมา")).to_be_visible()
    expect(page.get_by_label(SUBJECT)).to_have_value("ขอส่งข้อมูล")
    expect(editor(page).locator("strong")).to_have_text("จังหวัด")
    expect(editor(page).locator("ol > li")).to_have_text("หนึ่ง")
    expect(editor(page).locator("td[colspan='2']")).to_have_text("หัว")
    people.look(page, "from-word")
    page.get_by_text("นำเข้าจากไฟล์ .docx").click()
    page.get_by_label("ไฟล์ .docx").set_input_files(upload("ร่าง.docm", data))
    page.get_by_role("button", name="นำเข้า", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("มีแมโคร")
    expect(editor(page).locator("strong")).to_have_text("จังหวัด")


def test_a_table_is_looked_at_before_it_is_brought_in(people, hundred):
    text = f"ชนิด,เรื่อง,บัญชีผู้รับ,ชั้นความเร็ว\nบันทึกข้อความ,ขออนุมัติ,,ด่วน\n,เวียน,{hundred},\n,ผิด,,ด่วนสุด\n"
    page = people("registrar.pt")
    page.goto("/edoc/pt-prov/@@import-drafts")
    page.get_by_label("ไฟล์ CSV หรือ JSON").set_input_files(
        upload("ร่าง.csv", text.encode("cp874"), "text/csv")
    )
    page.get_by_role("button", name="ตรวจก่อนนำเข้า").click()
    expect(page.get_by_role("alert")).to_contain_text("พร้อมนำเข้า 2 แถว ไม่นำเข้า 1 แถว")
    rows = page.get_by_role("table", name="ผลรายแถว").get_by_role("row")
    expect(rows.nth(3)).to_contain_text("“ด่วนสุด” ใช้ไม่ได้")
    expect(rows.get_by_role("link")).to_have_count(0)
    people.look(page, "import-looked-at")
    page.get_by_role("button", name="นำเข้าแถวที่พร้อม").click()
    expect(page.get_by_role("alert")).to_contain_text("สร้างร่างแล้ว 2 ฉบับ")
    people.look(page, "imported")
    rows.nth(2).get_by_role("link").click()
    expect(page.locator(".letter-subject")).to_have_text("เวียน")


@pytest.mark.parametrize("program", ["word", "libreoffice", "google"])
def test_what_is_pasted_keeps_its_structure_and_nothing_else(people, program):
    page = people("drafter.pt")
    page.goto(DRAFT)
    expect(editor(page)).to_be_visible()
    html = page.evaluate(
        """html => {
            const editor = window.tinymce.activeEditor || window.tinymce.get()[0];
            editor.execCommand("mceInsertClipboardContent", false, { html });
            return editor.getContent();
        }""",
        CLIPBOARD[program],
    )
    html = re.sub(r">\s+|\s+<", lambda found: found[0].strip(), html)
    assert html.startswith("<p><strong>ด้วย</strong>จังหวัดปทุมธานี</p>"), html
    lists = re.sub(r"</?p>", "", html[html.index("<ol") : html.index("</ol>") + 5])
    assert lists == "<ol><li>หนึ่ง<ul><li>ย่อย</li></ul></li><li>สอง</li></ol>"
    assert re.search(r'<td colspan="2">(<p>)?หัว(</p>)?</td>', html)
    assert html.endswith("<p>จบ</p>")
    assert not re.search(r"mso|style|class|font|<span|img|href|<p>(&nbsp;|\s)*</p>", html), html


def test_what_the_agency_keeps_is_read_on_a_small_screen(people, hundred):
    page = people("head.pt", NARROW)
    for name in ("templates", "new-document", "import-drafts"):
        page.goto(f"/edoc/pt-prov/@@{name}")
        people.look(page, f"small-{name}")
