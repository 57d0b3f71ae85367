"""An incoming letter ordered to two units: more time asked and granted, reports, closing; by four
people in their own windows, one of them with a telephone. Pictures go to screenshots/tasks."""

from playwright.sync_api import expect
from tests.browser.hands import pdf_file
from tests.browser.hands import said
from tests.browser.people import NARROW
import pytest
import re


MAYOR, CLERK = "mayor.samkhok", "head.samkhok"
DRAFTER, REGISTRAR = "drafter.samkhok", "registrar.samkhok"
UNIT, OFFICE = "สำนักปลัดเทศบาล", "งานธุรการ"
SUBJECT = "ขอให้ส่งแผนป้องกันน้ำท่วม"


@pytest.fixture(scope="module")
def url(people):
    """The address of a letter that came by post and has been registered."""
    page = people(REGISTRAR)
    page.goto("/edoc/samkhok/@@receive-letter")
    page.get_by_label("จาก").fill("จังหวัดปทุมธานี")
    page.get_by_label("ที่", exact=True).fill("ปท ๐๐๑๗.๓/๙๙")
    page.get_by_label("เรื่อง").first.fill(SUBJECT)
    page.get_by_label("ด่วนภายใน").fill("28 ธ.ค. 2575 12.00")
    page.get_by_label("ไฟล์หนังสือ").set_input_files(pdf_file("letter.pdf"))
    page.get_by_role("button", name="เก็บเข้าแฟ้มหนังสือรับ").click()
    said(page, "เก็บเข้าแฟ้มแล้ว")
    page.get_by_role("button", name="ลงรับและประทับตรารับ").click()
    said(page, "ลงรับแล้ว")
    return page.url


def task(page, title):
    part = page.get_by_role("region", name="งานที่สั่ง").get_by_role("listitem")
    return part.filter(has=page.get_by_role("heading", name=title))


def opened(page, title, act):
    """The form of an act on a task."""
    task(page, title).locator("summary").filter(has_text=re.compile(f"^{act}$")).click()
    return page.get_by_role("dialog", name=act)


def from_desk(people, userid, section, size=None):
    page = people(userid, size) if size else people(userid)
    page.goto("/edoc/@@desk")
    people.look(page, f"desk-{userid.partition('.')[0]}")
    page.get_by_role("table", name=section).get_by_role("link", name=SUBJECT).first.click()
    expect(page.get_by_role("heading", name="งานที่สั่ง")).to_be_visible()
    return page


def test_the_mayor_orders_two_units_by_the_time_the_letter_says(people, url):
    page = people(MAYOR)
    page.goto(url)
    expect(page.get_by_label("กำหนด")).to_have_value("28 ธันวาคม 2575 เวลา 12.00 น.")
    people.look(page, "order-form")
    to = page.get_by_role("group", name="มอบให้")
    to.get_by_role("checkbox", name=UNIT, exact=True).check()
    to.get_by_role("checkbox", name=OFFICE, exact=True).check()
    expect(to.get_by_role("checkbox", name=re.compile("^กองคลัง"))).to_be_disabled()
    page.get_by_label("ข้อความที่ใช้บ่อย").select_option("ดำเนินการและรายงานผล")
    page.get_by_label("คำสั่ง").fill("ภายในสัปดาห์นี้")
    page.get_by_role("button", name="สั่งการ").click()
    said(page, "สั่งการแล้ว")
    expect(task(page, UNIT)).to_contain_text("รอรับงาน")
    expect(task(page, OFFICE)).to_contain_text("ดำเนินการและรายงานผล ภายในสัปดาห์นี้")
    people.look(page, "ordered")


def test_each_unit_has_it_on_its_desk_and_one_asks_for_more_time(people, url):
    page = from_desk(people, CLERK, "หนังสือเข้าของหน่วยงาน", NARROW)
    task(page, UNIT).get_by_role("button", name="รับงาน").click()
    said(page, "รับงานแล้ว")
    people.look(page, "accepted")
    form = opened(page, UNIT, "ขอขยายเวลา")
    form.get_by_label("ขอขยายถึง").fill("20 ธ.ค. 2575")
    form.get_by_label("เหตุที่ขอ").fill("รอข้อมูลจากกองช่าง")
    people.look(page, "ask-form")
    form.get_by_role("button", name="ขอขยายเวลา").click()
    expect(page.get_by_role("alert")).to_contain_text("หลังกำหนดเดิม")
    form = opened(page, UNIT, "ขอขยายเวลา")
    form.get_by_label("ขอขยายถึง").fill("5 มกราคม 2576 16.30")
    form.get_by_label("เหตุที่ขอ").fill("รอข้อมูลจากกองช่าง")
    form.get_by_role("button", name="ขอขยายเวลา").click()
    said(page, "ขอขยายเวลาแล้ว")
    expect(task(page, UNIT)).to_contain_text("รอข้อมูลจากกองช่าง")


def test_the_mayor_grants_it_from_his_desk(people, url):
    page = from_desk(people, MAYOR, "รอฉันดำเนินการ")
    form = opened(page, UNIT, "ให้ขยายเวลา")
    expect(form.get_by_label("ให้ขยายถึง")).to_have_value("5 มกราคม 2576 เวลา 16.30 น.")
    form.get_by_role("button", name="ให้ขยายเวลา").click()
    said(page, "ให้ขยายเวลาแล้ว")
    expect(task(page, UNIT)).to_contain_text("กำหนด 5 มกราคม 2576 16.30 น.")
    expect(task(page, OFFICE)).to_contain_text("กำหนด 28 ธันวาคม 2575 12.00 น.")


def test_an_old_window_changes_nothing(people, url):
    page, old = people(CLERK, NARROW), people(CLERK)
    for window in (page, old):
        window.goto(url)
    form = opened(page, UNIT, "รายงานผล")
    form.get_by_label("ผลการดำเนินการ").fill("ส่งแผนแล้ว")
    form.get_by_role("button", name="รายงานผล").click()
    said(page, "รายงานผลแล้ว")
    form = opened(old, UNIT, "รายงานผล")
    form.get_by_label("ผลการดำเนินการ").fill("ส่งแผนแล้ว อีกครั้ง")
    form.get_by_role("button", name="รายงานผล").click()
    expect(old.get_by_role("alert")).to_contain_text("งานนี้เปลี่ยนไปแล้ว")
    expect(task(old, UNIT)).not_to_contain_text("อีกครั้ง")
    people.look(old, "old-window")


def test_both_report_and_the_mayor_closes(people, url):
    page = from_desk(people, DRAFTER, "หนังสือเข้าของหน่วยงาน")
    form = opened(page, OFFICE, "บันทึกความคืบหน้า")
    form.get_by_label("ความคืบหน้า").fill("ขอข้อมูลจากทุกกองแล้ว")
    form.get_by_role("button", name="บันทึกความคืบหน้า").click()
    said(page, "บันทึกความคืบหน้าแล้ว")
    form = opened(page, OFFICE, "รายงานผล")
    form.get_by_label("ผลการดำเนินการ").fill("รวบรวมแล้ว")
    form.get_by_role("button", name="รายงานผล").click()
    said(page, "รายงานผลแล้ว")
    page.goto("/edoc/@@desk")
    expect(page.get_by_role("link", name=SUBJECT)).to_have_count(0)
    page = people(MAYOR)
    page.goto("/edoc/samkhok/@@tasks?whose=given")
    rows = page.get_by_role("table").get_by_role("row")
    expect(rows).to_have_count(3)
    people.look(page, "tasks")
    rows.nth(1).get_by_role("link").click()
    people.look(page, "reported")
    for title in (UNIT, OFFICE):
        form = opened(page, title, "ปิดงาน")
        form.get_by_role("button", name="ปิดงาน").click()
        said(page, "ปิดงานแล้ว")
    expect(page.get_by_text("2 งาน เสร็จหมดแล้ว")).to_be_visible()
    people.look(page, "closed")


def test_who_reads_the_letter_writes_on_it_and_it_is_printed_in_order(people, url):
    page = people(MAYOR)
    page.goto(url)
    page.get_by_text("เกษียน", exact=True).first.click()
    form = page.get_by_role("dialog")
    form.get_by_label("เกษียนว่า").select_option("noted")
    form.get_by_label("ข้อความ").fill("ขอบคุณทุกฝ่าย")
    form.get_by_role("button", name="เกษียน").click()
    said(page, "เกษียนแล้ว")
    page.get_by_role("link", name="พร้อมการเกษียน").click()
    expect(page.get_by_role("img", name=re.compile("^หน้า 2 จาก"))).to_be_visible()
    people.look(page, "endorsed")


def test_the_registry_closes_the_letter_and_the_list_says_so(people, url):
    page = from_desk(people, REGISTRAR, "รอฉันดำเนินการ")
    page.get_by_role("button", name="ดำเนินการเสร็จ").click()
    said(page, "บันทึกว่าดำเนินการเสร็จแล้ว")
    page = people(CLERK, NARROW)
    page.goto("/edoc/samkhok/@@tasks?whose=agency&stage=done")
    expect(page.get_by_role("table")).to_contain_text("เสร็จแล้ว")
    people.look(page, "tasks-done")
    with page.expect_download() as download:
        page.get_by_role("link", name="ส่งออก CSV").click()
    text = download.value.path().read_text("utf-8-sig")
    assert text.splitlines()[0].startswith("เรื่อง,ที่,จาก")
    assert SUBJECT in text
