"""What helps while one writes: agencies found by typing, one key to save and submit."""

from playwright.sync_api import expect
from tests.browser.course import SUBJECT
from tests.browser.hands import said
from tests.browser.people import NARROW
import pytest
import re


pytestmark = pytest.mark.xdist_group("browser-writing")
DRAFT = "/edoc/pt-prov/@@draft-letter"


def editor(page):
    return page.frame_locator("iframe.tox-edit-area__iframe").locator("body")


def new_form(people, kind="external", userid="drafter.pt"):
    page = people(userid)
    page.goto(f"{DRAFT}?kind={kind}")
    expect(editor(page)).to_be_visible()
    return page


def posts_of(page):
    """The addresses to which the form of a new document is sent from now on."""
    found = []
    page.on("request", lambda request: found.append(request.url) if sends(request) else None)
    return found


def sends(request):
    return request.method == "POST" and "@@draft-letter" in request.url


def test_an_agency_is_found_by_typing_a_part_of_its_name(people):
    page = new_form(people)
    grid = page.get_by_role("group", name="ผู้รับ")
    cells = grid.get_by_role("combobox", name="หน่วยงานในระบบ")
    suggested = cells.first.evaluate("field => [...field.list.options].map(each => each.value)")
    assert {"เทศบาลเมืองบางกะดี", "จังหวัดปทุมธานี"} < set(suggested)
    posts = posts_of(page)
    cells.first.focus()
    page.keyboard.insert_text("บางกะดี")
    page.keyboard.press("Enter")  # chooses, and does not send the form
    expect(cells.first).to_have_value("เทศบาลเมืองบางกะดี")
    expect(page.get_by_text("พิมพ์ว่า “นายกเทศมนตรีเมืองบางกะดี”")).to_be_visible()
    cells.nth(1).focus()
    page.keyboard.insert_text("เทศบาล")  # several are called so
    page.keyboard.press("Tab")
    expect(cells.nth(1)).to_have_value("เทศบาล")
    expect(page.locator("#at-recipients .why-warn")).to_contain_text("แถว 2: ไม่มี “เทศบาล”")
    cells.nth(1).fill("ท่าโขลง")
    page.keyboard.press("Tab")
    expect(cells.nth(1)).to_have_value("เทศบาลเมืองท่าโขลง")
    assert posts == []
    people.look(page, "agencies")
    page.get_by_label(SUBJECT).fill("ขอเชิญ")
    page.get_by_role("button", name="บันทึกร่าง").click()
    said(page, "บันทึกร่างแล้ว")


def test_without_script_a_part_of_a_name_is_enough(people, browser, site):
    known = people("drafter.pt").context.storage_state()
    context = browser.new_context(
        base_url=site.place.root, java_script_enabled=False, storage_state=known
    )
    page = context.new_page()
    page.goto(DRAFT)
    page.get_by_label(SUBJECT).fill("ไม่ใช้สคริปต์")
    page.get_by_label("หน่วยงานในระบบ").first.fill("บางกะดี")
    page.get_by_role("button", name="บันทึกร่าง").first.click()
    page.goto(f"{page.url}/edit")
    cell = page.get_by_label("หน่วยงานในระบบ").first
    assert cell.input_value() == "เทศบาลเมืองบางกะดี"
    context.close()


def recipient(page, name):
    page.get_by_role("combobox", name="หน่วยงานในระบบ").first.fill(name)


def test_a_letter_is_written_and_submitted_without_the_mouse_in_one_go(people):
    page = new_form(people)
    expect(page.get_by_label(SUBJECT)).to_be_focused()
    page.keyboard.insert_text("ขอเชิญประชุม")
    recipient(page, "บางกะดี")
    editor(page).focus()
    page.keyboard.insert_text("ด้วยจังหวัดกำหนดประชุม")
    page.keyboard.press("Control+Enter")
    said(page, "บันทึกและเสนอแล้ว")
    expect(page.locator(".letter-head")).to_contain_text("รอเห็นชอบ")
    expect(page.locator(".letter-subject")).to_have_text("ขอเชิญประชุม")


def test_what_is_missing_is_shown_in_the_form_while_the_draft_is_kept(people):
    page = new_form(people)
    page.get_by_label(SUBJECT).fill("ยังไม่ครบ")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("alert")).to_contain_text("บันทึกร่างแล้ว แต่ยังเสนอไม่ได้")
    expect(page.locator("#e-recipients")).to_contain_text("ยังไม่มีผู้รับ")
    expect(page.locator("#e-body")).to_contain_text("ยังไม่มีข้อความ")
    expect(page.get_by_role("combobox", name="หน่วยงานในระบบ").first).to_be_focused()
    expect(page.get_by_label(SUBJECT)).to_have_value("ยังไม่ครบ")
    people.look(page, "gaps")
    page.keyboard.insert_text("บางกะดี")
    editor(page).focus()
    page.keyboard.insert_text("ด้วยจังหวัดกำหนดประชุม")
    page.get_by_role("button", name="บันทึกและเสนอ").click()
    said(page, "บันทึกและเสนอแล้ว")


def test_a_pair_that_does_not_fit_keeps_the_draft_and_asks_for_the_reason(people):
    page = new_form(people)
    page.get_by_label(SUBJECT).fill("คำขึ้นต้นผิด")
    page.get_by_label("ตำแหน่งหรือส่วนราชการ").first.fill("นายกรัฐมนตรี")
    page.get_by_label("คำขึ้นต้น", exact=True).fill("เรียน")
    editor(page).focus()
    page.keyboard.insert_text("ด้วย")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("alert")).to_contain_text("เขียนเหตุผลในช่องความเห็น")
    page.get_by_label("ความเห็น").fill("ตามที่ท่านสั่ง")
    page.get_by_role("button", name="เสนอหัวหน้าหน่วยงาน").click()
    said(page, "เสนอแล้ว")


def clauses(page):
    return page.get_by_role("group", name="ข้อ").locator("tbody tr:visible")


def words_of(page, number):
    return clauses(page).nth(number - 1).get_by_label("ข้อความของข้อ")


def test_the_first_clause_of_a_regulation_follows_its_title_while_it_is_typed(people):
    page = new_form(people, "regulation")
    page.get_by_label(re.compile("^ว่าด้วย")).press_sequentially("การยืม")
    page.get_by_label(re.compile("^ฉบับที่")).fill("2")
    expect(words_of(page, 1)).to_have_value(
        re.compile("“ระเบียบจังหวัดปทุมธานี ว่าด้วยการยืม \\(ฉบับที่ ๒\\) พ.ศ. ๒๕")
    )
    words_of(page, 1).fill("ระเบียบนี้ชื่อว่า ยืม")
    page.get_by_label(re.compile("^ว่าด้วย")).fill("การคืน")
    expect(words_of(page, 1)).to_have_value("ระเบียบนี้ชื่อว่า ยืม")


def test_what_cites_a_clause_of_a_new_regulation_follows_it(people):
    page = new_form(people, "regulation")
    words_of(page, 3).fill("ตามข้อ ๒ และข้อ 4 แต่ไม่ใช่ข้อ ๒ แห่งระเบียบเดิม")
    clauses(page).nth(1).get_by_role("button", name="เลื่อนแถวขึ้น").click()
    expect(words_of(page, 3)).to_have_value("ตามข้อ ๑ และข้อ 4 แต่ไม่ใช่ข้อ ๒ แห่งระเบียบเดิม")
    clauses(page).nth(0).get_by_role("button", name="เพิ่มแถว").click()
    expect(words_of(page, 4)).to_have_value("ตามข้อ ๑ และข้อ 5 แต่ไม่ใช่ข้อ ๒ แห่งระเบียบเดิม")
    clauses(page).nth(1).get_by_role("button", name="ลบแถว").click()
    expect(words_of(page, 3)).to_have_value("ตามข้อ ๑ และข้อ 4 แต่ไม่ใช่ข้อ ๒ แห่งระเบียบเดิม")
    words_of(page, 3).fill("ตามข้อ ๙")
    expect(page.locator("#at-clauses .why-warn")).to_contain_text("ซึ่งไม่มีในฉบับนี้")
    people.look(page, "clauses")


def test_choices_that_are_seldom_made_stand_folded_with_what_they_hold(people):
    page = new_form(people)
    folded = page.get_by_text("ภาษาของหนังสือ ไทย · อายุการเก็บ ไม่น้อยกว่า 10 ปี")
    retention = page.get_by_label("อายุการเก็บ")
    expect(retention).to_be_hidden()
    folded.focus()
    page.keyboard.press("Enter")
    retention.select_option(index=1)
    chosen = retention.locator("option").nth(1).inner_text()
    page.get_by_label(SUBJECT).fill("เก็บนาน")
    page.get_by_role("button", name="บันทึกร่าง").click()
    said(page, "บันทึกร่างแล้ว")
    page.goto(f"{page.url}/edit")
    expect(page.locator("summary", has_text=f"อายุการเก็บ {chosen}")).to_be_visible()


def test_the_desk_leads_to_the_kind_that_was_drafted_last(people):
    page = new_form(people, "announcement", "head.pt")
    page.get_by_label(SUBJECT).fill("กำหนดเวลา")
    page.get_by_role("button", name="บันทึกร่าง").click()
    said(page, "บันทึกร่างแล้ว")
    page.goto("/edoc/@@desk")
    page.get_by_role("link", name="ร่างประกาศ", exact=True).click()
    expect(page.get_by_role("heading", name="ร่างประกาศ", level=1)).to_be_visible()
    page = people("drafter.pt", NARROW)
    page.goto("/edoc/@@desk")
    people.look(page, "desk")
    page.goto(DRAFT)
    expect(editor(page)).to_be_visible()
    people.look(page, "form")


def test_a_form_that_is_sent_twice_makes_one_letter(people):
    page = new_form(people)
    page.get_by_label(SUBJECT).fill("กดสองครั้ง")
    recipient(page, "บางกะดี")
    editor(page).focus()
    page.keyboard.insert_text("ด้วย")
    posts = posts_of(page)
    page.evaluate(
        """() => {
            const button = document.querySelector('.form-end [name="form.buttons.submit"]');
            button.click();
            setTimeout(() => button.click(), 100);
        }"""
    )
    said(page, "บันทึกและเสนอแล้ว")
    assert len(posts) == 1


def test_what_is_typed_while_a_preview_is_made_is_in_the_next(people):
    page = new_form(people)
    expect(page.get_by_text("ตัวอย่างเป็นปัจจุบัน")).to_be_visible()
    held, sent = [], []

    def hold(route):
        sent.append(route.request.post_data_buffer.decode("utf-8", "replace"))
        if held:
            route.continue_()
        held.append(route)

    page.route(re.compile("@@preview"), hold)
    page.get_by_label(SUBJECT).fill("ก่อน")
    expect(page.get_by_role("region", name="หน้ากระดาษ")).to_have_attribute("aria-busy", "true")
    page.get_by_label(SUBJECT).fill("ก่อนและหลัง")
    page.wait_for_timeout(600)  # longer than the pause after the last letter
    assert len(sent) == 1
    held[0].continue_()
    expect(page.get_by_text("ตัวอย่างเป็นปัจจุบัน")).to_be_visible()
    page.unroute_all()
    assert "ก่อนและหลัง" in sent[-1]
    assert len(sent) == 2


def test_a_heavy_file_is_not_sent_along_with_each_preview(people):
    page = new_form(people)
    heavy = {"name": "ภาพ.bin", "mimeType": "application/octet-stream", "buffer": b"x" * 300_000}
    expect(page.get_by_text("ตัวอย่างเป็นปัจจุบัน")).to_be_visible()
    page.get_by_label("ไฟล์").first.set_input_files(heavy)
    with page.expect_request(re.compile("@@preview")) as sent:
        page.get_by_label(SUBJECT).fill("มีไฟล์ใหญ่")
    assert len(sent.value.post_data_buffer) < 100_000


def test_keys_are_letters_while_one_types(people):
    page = new_form(people)
    page.get_by_label(SUBJECT).fill("")
    page.keyboard.type("/jkx?")
    expect(page.get_by_label(SUBJECT)).to_have_value("/jkx?")
    expect(page.get_by_role("dialog")).to_have_count(0)
