"""A circular and its answer (L01, L02) through the pages, by eight people in their own browsers.

Pictures of every step go to screenshots/course; each page is looked at by axe on the way.
"""

from io import BytesIO
from playwright.sync_api import expect
from tests.browser.course import HEADS
from tests.browser.course import L01
from tests.browser.course import L02
from tests.browser.people import NARROW
from urllib.parse import quote
import openpyxl
import pytest
import re


def test_a_draft_is_written_left_taken_up_changed_and_seen_as_pages_before_it_is_signed(course):
    course.until("preview")


def test_the_head_returns_it_with_a_reason_which_the_drafter_reads_and_follows(course):
    course.until("endorse")


def test_the_governor_signs_with_his_passphrase_and_the_circular_gets_its_number(course):
    course.until("sign")
    page = course.people("governor.pt")
    assert [item.inner_text().split("\n")[1] for item in course.timeline(page).all()] == [
        "เสนอ",
        "ส่งคืนให้แก้",
        "เสนอ",
        "เห็นชอบ",
        "ลงนาม ออกเลข",
        "ปิดผนึก",
    ]


def test_six_recipients_each_have_their_own_state(course):
    course.until("assign")
    page = course.people("registrar.pt")
    page.goto(course.url)
    rows = page.get_by_role("table", name="ผู้รับ").get_by_role("row")
    taken = [agency for agency in L01["to_agencies"] if agency != "thakhlong"]
    expect(rows.filter(has_text=HEADS["thakhlong"])).to_contain_text("ลงรับแล้ว")
    for agency in taken:
        expect(rows.filter(has_text=HEADS[agency])).to_contain_text("ถึงปลายทาง")


def test_the_answer_and_the_circular_lead_to_each_other_on_both_sides(course):
    course.until("take_in")
    page = course.people("drafter.thakhlong")
    page.goto("/edoc/thakhlong/incoming")
    page.get_by_role("link", name=L01["subject"]).first.click()
    related = page.get_by_role("region", name="เรื่องที่เกี่ยวข้อง")
    related.get_by_role("link", name=L02["subject"]).click()
    expect(page.get_by_role("heading", name=L02["number"]["display"])).to_be_visible()


def test_the_circular_stands_in_its_register_and_in_the_file_made_of_it(course):
    course.until("send")
    page = course.people("registrar.pt")
    page.get_by_role("navigation", name="เมนูหลัก").get_by_role("link", name="ทะเบียน").click()
    page.get_by_label("เล่ม").select_option("circular")
    page.get_by_role("button", name="เปิดเล่ม").click()
    rows = page.locator("tbody tr:not(.day)")
    expect(rows.filter(has_text="๑๒๘๗")).to_contain_text(L01["subject"])
    expect(rows).to_have_count(3)
    course.look(page, "register-circular")
    page.get_by_label("กรองเรื่อง").fill("ประชุมรับฟัง")
    page.get_by_role("button", name="เปิดเล่ม").click()
    expect(rows).to_have_count(1)
    with page.expect_download() as download:
        page.get_by_role("link", name="ส่งออก XLSX").click()
    sheet = openpyxl.load_workbook(BytesIO(download.value.path().read_bytes())).active
    cells = [str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    assert L01["subject"] in cells
    assert L01["number"]["display_thai"] in cells
    assert {"ที่", "ลงวันที่", "จาก", "ถึง", "เรื่อง", "การปฏิบัติ", "หมายเหตุ"} <= set(cells)
    assert not any("แบบสำรวจ" in cell for cell in cells)


def test_the_receiver_has_it_in_the_register_of_received_letters(course):
    course.until("register")
    page = course.people("registrar.thakhlong")
    page.goto("/edoc/thakhlong/@@registers?book=receive")
    row = page.locator("tbody tr:not(.day)").filter(has_text=L01["subject"])
    expect(row).to_contain_text(L01["number"]["display_thai"])
    expect(row).to_contain_text("จังหวัดปทุมธานี")
    course.look(page, "register-receive")


@pytest.mark.parametrize("words", ["รับฟังแนวทาง", "ว 1287", "๑๒๘๗"])
def test_the_box_in_the_head_finds_it(course, words):
    course.until("send")
    page = course.people("drafter.pt")
    page.goto("/edoc/@@desk")
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox", name="ค้นหาหนังสือ")).to_be_focused()
    page.keyboard.insert_text(words)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="ค้นหาหนังสือ")).to_be_visible()
    expect(page.get_by_role("link", name=L01["subject"]).first).to_be_visible()
    course.look(page, f"search-{words.replace(' ', '')}")


def test_the_public_checks_the_code_and_the_file_without_logging_in(course):
    course.until("send")
    registrar, public = course.people("registrar.pt"), course.people()
    registrar.goto(course.url)
    file = registrar.request.get(f"{course.url}/@@file?tab=letter").body()
    public.goto("/edoc")
    expect(public.get_by_role("link", name="เข้าสู่ระบบ").first).to_be_visible()
    course.look(public, "home")
    public.get_by_label(re.compile("รหัสใต้ภาพคิวอาร์")).fill(course.circular_code)
    public.get_by_role("button", name="ตรวจสอบ").click()
    answer = public.get_by_role("status")
    expect(answer).to_contain_text(L01["subject"])
    expect(answer).to_contain_text(re.compile("ปท (0017.3/ว 1287|๐๐๑๗.๓/ว ๑๒๘๗)"))
    course.look(public, "verify")
    upload = {"mimeType": "application/pdf", "name": "หนังสือ.pdf"}
    public.get_by_label("เลือกไฟล์ที่ต้องการตรวจ").set_input_files({**upload, "buffer": file})
    public.get_by_role("button", name="ตรวจไฟล์นี้").click()
    expect(public.get_by_role("status")).to_contain_text(L01["subject"])
    changed = file[:3000] + bytes([file[3000] ^ 1]) + file[3001:]
    public.get_by_label("เลือกไฟล์ที่ต้องการตรวจ").set_input_files({**upload, "buffer": changed})
    public.get_by_role("button", name="ตรวจไฟล์นี้").click()
    expect(public.get_by_role("alert")).to_contain_text("อย่าใช้ไฟล์นี้")
    course.look(public, "verify-changed")


def test_the_letter_is_closed_to_another_agency(course):
    course.until("send")
    page = course.people("drafter.latsawai")
    page.goto(course.url)
    expect(page.get_by_text(L01["subject"])).to_have_count(0)
    course.look(page, "refused")


def test_the_desk_is_walked_with_j_and_k_and_a_letter_opened_with_enter(course):
    page = course.people("drafter.pt")
    page.goto("/edoc/@@desk")
    subjects = page.locator(".work tbody tr .subject")
    page.keyboard.press("j")
    expect(subjects.nth(0)).to_be_focused()
    page.keyboard.press("j")
    expect(subjects.nth(1)).to_be_focused()
    page.keyboard.press("k")
    expect(subjects.nth(0)).to_be_focused()
    title = subjects.nth(0).inner_text()
    page.keyboard.press("Enter")
    expect(page.locator(".letter-subject")).to_have_text(title)
    page.keyboard.press("Shift+Slash")
    expect(page.get_by_role("dialog", name="ปุ่มลัด")).to_be_visible()


def test_a_page_that_is_enlarged_has_the_whole_width_until_it_fits_again(course):
    page = course.people("registrar.pt")
    page.goto("/edoc/pt-prov/outgoing?state=sent")
    page.locator(".work .subject").last.click()
    paper = page.get_by_role("region", name="หน้ากระดาษ")
    beside = paper.bounding_box()["width"]
    page.get_by_label("ขนาดหน้ากระดาษ").select_option("150")
    assert paper.bounding_box()["width"] > 1300
    page.get_by_label("ขนาดหน้ากระดาษ").select_option("fit")
    assert paper.bounding_box()["width"] == beside


def test_the_pages_fit_a_screen_of_390_pixels(course):
    course.until("send")
    for userid, address, name in (
        ("head.pt", "/edoc/@@desk", "desk"),
        ("registrar.pt", course.url, "letter"),
        ("registrar.pt", "/edoc/pt-prov/outgoing", "tray"),
        ("registrar.pt", "/edoc/pt-prov/@@registers?book=circular", "register"),
        ("drafter.pt", "/edoc/pt-prov/@@draft-letter", "form"),
        ("registrar.pt", f"/edoc/@@edoc-search?q={quote('ประชุม')}", "search"),
        (None, f"/edoc/@@verify?code={course.circular_code}", "verify"),
    ):
        page = course.people(userid, NARROW)
        page.goto(address)
        course.look(page, name)
    page = course.people("governor.pt", NARROW)
    page.get_by_role("table", name="รอฉันดำเนินการ").get_by_role("link").first.click()
    expect(page.get_by_label("รหัสผ่านใบรับรอง")).to_be_visible()
    course.look(page, "sign")
