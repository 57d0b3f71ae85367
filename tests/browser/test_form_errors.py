"""What the form says when something is wrong, and what it must not lose then."""

from playwright.sync_api import expect
from tests.browser.course import SUBJECT
from tests.browser.hands import enclose
from tests.browser.hands import pdf_file
from tests.browser.hands import said
from tests.browser.hands import type_body
from tests.browser.people import NARROW
import pytest
import re


NO_PDF = {"name": "แผนงาน.pdf", "mimeType": "application/pdf", "buffer": b"<html>no PDF</html>"}


#: The labels in grids that another label or a control of the grid stands over.
PRINTED_OVER = """() => {
    const box = (node, more) => { const r = node.getBoundingClientRect();
        return [r.left - more, r.top - more, r.right + more, r.bottom + more]; };
    const over = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
    const seen = (found) => [...document.querySelectorAll(found)].filter(n => n.getClientRects().length);
    const labels = seen(".grid .cell-label").map(n => [n, box(n, 0)]);
    const rest = seen(".grid select, .grid input[type=text], .grid .file-pick").map(n => [n, box(n, 4)]);
    return labels.filter(([n, a]) => [...labels, ...rest].some(([m, b]) => m !== n && over(a, b)))
        .map(([n]) => n.textContent);
}"""


def editor(page):
    return page.frame_locator("iframe.tox-edit-area__iframe").locator("body")


def new_draft(people, userid="drafter.pt"):
    page = people(userid)
    page.goto("/edoc/pt-prov/@@draft-letter")
    expect(editor(page)).to_be_visible()
    return page


def save(page):
    page.get_by_role("button", name="บันทึกร่าง").click()


def field_of(page, name):
    """The part of the form that a field stands in, with what is said about it."""
    return page.locator(f"#at-{name}")


def test_a_missing_subject_is_told_at_its_field_and_linked_from_the_buttons(people):
    page = new_draft(people)
    save(page)
    expect(page.get_by_role("alert")).to_contain_text("บันทึกไม่ได้ แก้จุดที่ระบุ")
    expect(field_of(page, "title")).to_contain_text("ยังไม่มีเรื่อง")
    expect(field_of(page, "recipients").locator(".err")).to_have_count(0)
    page.locator(".form-end").get_by_role("link", name="เรื่อง").click()
    expect(page.get_by_label(SUBJECT)).to_be_in_viewport()
    people.look(page, "missing-subject")


def test_a_file_that_is_no_pdf_is_refused_by_row_and_all_else_typed_stays(people):
    page = new_draft(people)
    page.get_by_role("radio", name="ด่วนมาก").check()
    page.get_by_label(SUBJECT).fill("ทดสอบไฟล์")
    grid = page.get_by_role("group", name="ผู้รับ")
    grid.get_by_label("หน่วยงานในระบบ").first.fill("เทศบาลเมืองบางกะดี")
    enclose(page, 0, "กำหนดการ", "จำนวน ๑ ฉบับ", pdf_file("กำหนดการ.pdf"))
    enclose(page, 1, "แผนงาน", "จำนวน ๒ ฉบับ", NO_PDF)
    type_body(page, ["ย่อหน้าแรก", "ย่อหน้าที่สอง"])
    save(page)
    said = page.locator("#e-enclosures")
    expect(said).to_contain_text(re.compile("แถว 2: “แผนงาน.pdf” ไม่ใช่ไฟล์ PDF"))
    expect(page.get_by_role("radio", name="ด่วนมาก")).to_be_checked()
    expect(page.get_by_label(SUBJECT)).to_have_value("ทดสอบไฟล์")
    expect(grid.get_by_label("หน่วยงานในระบบ").first).to_have_value("เทศบาลเมืองบางกะดี")
    expect(editor(page).locator("p")).to_have_text(["ย่อหน้าแรก", "ย่อหน้าที่สอง"])
    rows = page.get_by_role("group", name="สิ่งที่ส่งมาด้วย").locator("tbody tr")
    expect(rows.nth(1).get_by_label("ชื่อเอกสาร")).to_have_value("แผนงาน")
    expect(rows.nth(0)).to_contain_text("กำหนดการ.pdf")
    expect(rows.nth(0).get_by_label("ไฟล์เดิม")).to_have_value("nochange")
    expect(rows.nth(1).get_by_label("ไฟล์เดิม")).to_have_count(0)
    expect(rows.nth(1)).to_contain_text("ไม่ได้เก็บไฟล์นี้ไว้ เลือกไฟล์อีกครั้ง")
    expect(rows.nth(1)).not_to_contain_text("แผนงาน.pdf")
    people.look(page, "no-pdf")
    rows.nth(1).locator("input[type=file]").set_input_files(pdf_file("แผนงาน.pdf"))
    save(page)
    expect(page.get_by_role("status")).to_contain_text("บันทึกร่างแล้ว")
    for name in ("กำหนดการ", "แผนงาน"):
        tab = page.get_by_role("region", name="ตัวหนังสือ").get_by_role("link", name=name, exact=True)
        file = page.request.get(tab.get_attribute("href").replace("?tab", "/@@file?tab"))
        assert file.body().startswith(b"%PDF"), name


def test_a_refused_file_is_told_together_with_what_else_is_wrong(people):
    page = new_draft(people)
    enclose(page, 0, "แผนงาน", "จำนวน ๒ ฉบับ", NO_PDF)
    save(page)
    expect(field_of(page, "title")).to_contain_text("ยังไม่มีเรื่อง")
    expect(page.locator("#e-enclosures")).to_contain_text("แถว 1: “แผนงาน.pdf” ไม่ใช่ไฟล์ PDF")
    expect(field_of(page, "enclosures").get_by_label("ไฟล์เดิม")).to_have_count(0)


def test_the_second_of_two_editors_is_told_and_loses_nothing(people):
    first = new_draft(people)
    first.get_by_label(SUBJECT).fill("เรื่องที่สองคนแก้")
    save(first)
    said(first, "บันทึกร่างแล้ว")
    address = f"{first.url}/edit"
    second = people("head.pt")
    for page in (first, second):
        page.goto(address)
        expect(editor(page)).to_be_visible()
    first.get_by_label(SUBJECT).fill("คำของคนแรก")
    save(first)
    said(first, "บันทึกร่างแล้ว")
    second.get_by_label(SUBJECT).fill("คำของคนที่สอง")
    type_body(second, ["ข้อความของคนที่สอง"])
    save(second)
    expect(second.get_by_role("alert")).to_contain_text("มีผู้แก้ร่างนี้")
    expect(second.get_by_role("alert")).to_contain_text("ข้อความของท่านยังอยู่")
    expect(second.get_by_label(SUBJECT)).to_have_value("คำของคนที่สอง")
    expect(editor(second)).to_have_text("ข้อความของคนที่สอง")
    people.look(second, "stale")
    first.reload()
    expect(first.locator(".letter-subject")).to_have_text("คำของคนแรก")
    save(second)
    said(second, "บันทึกร่างแล้ว")
    expect(second.locator(".letter-subject")).to_have_text("คำของคนที่สอง")


def test_a_draft_that_is_not_complete_says_what_is_missing_and_cannot_be_submitted(people):
    page = new_draft(people)
    page.get_by_label(SUBJECT).fill("เรื่องที่ยังไม่ครบ")
    save(page)
    said(page, "บันทึกร่างแล้ว")
    expect(page.locator(".notice-wait")).to_contain_text("จุดก่อนเสนอได้")
    button = page.get_by_role("button", name="เสนอหัวหน้าหน่วยงาน")
    expect(button).to_have_attribute("aria-disabled", "true")
    expect(button).to_have_accessible_description(re.compile("ยังไม่มีผู้รับ"))
    expect(page.get_by_text("ยังไม่มีผู้รับ (ข้อ 11.5)").last).to_be_visible()
    people.look(page, "incomplete")


def test_acts_of_others_are_off_and_say_whose_they_are(people):
    page = people("governor.pt")
    page.goto("/edoc/pt-prov/outgoing?state=in_review")
    page.locator(".work .subject").first.click()
    button = page.get_by_role("button", name="เห็นชอบ", exact=True)
    expect(button).to_have_accessible_description(re.compile("ขั้นนี้รอ.*นางต้นแบบ สารบรรณ"))
    button.click(force=True)
    expect(page.locator(".letter-head")).to_contain_text("รอเห็นชอบ")


def test_a_grid_is_filled_with_the_keyboard_alone_and_left_by_it(people):
    page = new_draft(people)
    grid = page.get_by_role("group", name="ผู้รับ")
    rows = grid.locator("tbody tr:visible")
    grid.get_by_label("ตำแหน่งหรือส่วนราชการ").first.focus()
    page.keyboard.insert_text("อธิบดีกรมการปกครอง")
    expect(rows).to_have_count(2)
    rows.first.get_by_role("button", name="เพิ่มแถว").focus()
    page.keyboard.press("Enter")
    expect(rows).to_have_count(3)
    expect(rows.nth(1).get_by_label("หน่วยงานในระบบ")).to_be_focused()
    rows.nth(1).get_by_role("button", name="ลบแถว").focus()
    page.keyboard.press("Enter")
    expect(rows).to_have_count(2)
    grid.get_by_label("ตำแหน่งหรือส่วนราชการ").last.focus()
    for _ in range(4):
        page.keyboard.press("Tab")
    expect(rows).to_have_count(2)
    assert not grid.evaluate("grid => grid.contains(document.activeElement)")


@pytest.mark.parametrize("width", [390, 768])
def test_no_label_of_a_grid_is_printed_over(people, width):
    """Nor covered by the ring round the control that has the focus, 4 px wide."""
    page = people("drafter.pt", (width, 844))
    page.goto("/edoc/pt-prov/@@draft-letter")
    expect(editor(page)).to_be_visible()
    for group in ("ผู้รับ", "อ้างถึง", "สิ่งที่ส่งมาด้วย"):
        rows = page.get_by_role("group", name=group)
        rows.locator("input[type=text]:visible").first.fill("๑")
        rows.get_by_role("button", name="เพิ่มแถว").first.click()
        expect(rows.locator("tbody tr:visible")).to_have_count(3)
    assert page.evaluate(PRINTED_OVER) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_form_is_filled_on_a_small_screen(people):
    page = people("drafter.pt", NARROW)
    page.goto("/edoc/pt-prov/@@draft-letter")
    expect(editor(page)).to_be_visible()
    enclose(page, 0, "กำหนดการ", "จำนวน ๑ ฉบับ", NO_PDF)
    save(page)
    expect(field_of(page, "title")).to_contain_text("ยังไม่มีเรื่อง")
    people.look(page, "small-errors")


def test_a_letter_that_came_by_post_is_laid_into_the_tray_once_its_file_is_a_pdf(people):
    page = people("registrar.thakhlong")
    page.goto("/edoc/thakhlong/incoming")
    page.get_by_role("link", name="ลงรับหนังสือที่มาทางอื่น").click()
    page.get_by_label(re.compile("^จาก")).fill("กรมการปกครอง")
    page.get_by_label("ไฟล์หนังสือ").set_input_files(NO_PDF)
    page.get_by_role("button", name="เก็บเข้าแฟ้มหนังสือรับ").click()
    expect(page.locator(".field-title")).to_contain_text("ยังไม่มีเรื่อง")
    page.get_by_label(SUBJECT).fill("หนังสือทางไปรษณีย์")
    page.get_by_role("button", name="เก็บเข้าแฟ้มหนังสือรับ").click()
    expect(page.locator(".field-sealed")).to_contain_text("“แผนงาน.pdf” ไม่ใช่ไฟล์ PDF")
    expect(page.get_by_label(re.compile("^จาก"))).to_have_value("กรมการปกครอง")
    people.look(page, "by-post")
    page.get_by_label("ไฟล์หนังสือ").set_input_files(pdf_file("หนังสือ.pdf"))
    page.get_by_role("button", name="เก็บเข้าแฟ้มหนังสือรับ").click()
    said(page, "เก็บเข้าแฟ้มแล้ว")
    expect(page.get_by_role("button", name="ลงรับและประทับตรารับ")).to_be_visible()


@pytest.mark.parametrize(
    "fault",
    ["<img src='/favicon.ico'>", "<p>No value</p>", "<p style='color:#ccc'>จาง</p>"],
    ids=["no-alt", "english", "pale"],
)
def test_the_look_at_each_page_sees_faults(people, fault):
    page = people("drafter.pt")
    page.goto("/edoc/@@desk")
    page.evaluate(
        "html => document.querySelector('main').insertAdjacentHTML('beforeend', html)", fault
    )
    with pytest.raises(AssertionError, match="faulty"):
        people.look(page, "faulty")


def test_the_look_at_a_small_screen_sees_what_sticks_out(people):
    page = people("drafter.pt", NARROW)
    page.goto("/edoc/@@desk")
    page.evaluate("document.querySelector('main').style.minWidth = '500px'")
    with pytest.raises(AssertionError, match="wide"):
        people.look(page, "wide")
