"""The bell, the list, the choices, and the registry's pages, on a desk and on a telephone."""

from instance.course import Client
from playwright.sync_api import expect
from tests.browser.hands import said
from tests.browser.people import NARROW
from tests.browser.people import WIDE
from tests.rest.house import House
from tests.rest.house import staff
from tests.services.mailserver import MailServer
import pytest
import re
import time


@pytest.fixture(scope="module")
def exim(site):
    with MailServer() as server:
        settings = {
            "plone.smtp_host": server.host,
            "plone.smtp_port": server.port,
            "plone.email_from_address": "saraban@pt-prov.example",
        }
        answer = site.rest("admin").patch(f"{site.url}/@registry", json=settings)
        assert answer.status_code == 204, answer.text
        yield server


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_the_bell_counts_and_leads_to_the_notices(people, size):
    page = people("head.pt", size)
    page.goto("/edoc/@@desk")
    bell = page.get_by_role("link", name=re.compile("^การแจ้งเตือน"))
    expect(bell).to_have_accessible_name(re.compile("[0-9]+ ยังไม่อ่าน"))
    people.look(page, "desk")
    bell.click()
    expect(page.get_by_role("heading", name="การแจ้งเตือน", level=1)).to_be_visible()
    people.look(page, "notices")


def test_a_notice_leads_to_its_letter_and_is_read_then(people):
    page = people("head.pt")
    page.goto("/edoc/@@notices?unread=1")
    first = page.locator(".told-list a").first
    count = page.locator(".told-list li").count()
    assert count
    first.click()
    expect(page.locator(".letter-subject").first).to_be_visible()
    page.goto("/edoc/@@notices?unread=1")
    expect(page.locator(".told-list li")).to_have_count(count - 1)


def test_all_are_marked_as_read_and_the_bell_is_quiet(people):
    page = people("governor.pt", NARROW)
    page.goto("/edoc/@@notices")
    page.get_by_role("button", name="อ่านแล้วทุกเรื่อง").click()
    said(page, "ทำเครื่องหมายว่าอ่านแล้วทุกเรื่อง")
    bell = page.get_by_role("link", name=re.compile("^การแจ้งเตือน"))
    expect(bell).to_have_accessible_name("การแจ้งเตือน")
    page.get_by_role("link", name="ยังไม่อ่าน").click()
    expect(page.get_by_text("ไม่มีการแจ้งเตือน")).to_be_visible()
    people.look(page, "none-unread")


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_a_person_chooses_what_comes_by_mail(people, exim, size):
    page = people("head.pt", size)
    page.goto("/edoc/@@notices")
    page.get_by_role("link", name="ตั้งค่า", exact=True).click()
    expect(page.get_by_text("head.pt@edoc.example")).to_be_visible()
    page.get_by_label("มีเอกสารรอท่านลงนาม").select_option(label="รวมในสรุปประจำวัน")
    page.get_by_label("ส่งสรุปประจำวันเวลา").select_option(label="07.00 น.")
    people.look(page, "settings")
    page.get_by_role("button", name="บันทึกการแจ้งเตือน").click()
    said(page, "บันทึกการแจ้งเตือนแล้ว")
    expect(page.get_by_label("มีเอกสารรอท่านลงนาม")).to_have_value("digest")
    expect(page.get_by_label("ส่งสรุปประจำวันเวลา")).to_have_value("7")


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_the_registry_sets_reminders_and_adds_a_receiver(people, size):
    page = people("registrar.pt", size)
    page.goto("/edoc/pt-prov")
    page.get_by_role("link", name="การแจ้งเตือนของหน่วยงาน").click()
    page.get_by_label("วันหยุดราชการนอกจากเสาร์อาทิตย์").fill("10 ธ.ค. 69\n31/12/2569")
    page.get_by_role("button", name="บันทึกการเตือน").click()
    said(page, "บันทึกการแจ้งเตือนแล้ว")
    expect(page.get_by_label("วันหยุดราชการนอก")).to_have_value("10 ธ.ค. 69\n31 ธ.ค. 69")
    page.get_by_label("เวลาเตือนให้เปิดไปรษณีย์กลาง").fill("เช้า")
    page.get_by_role("button", name="บันทึกการเตือน").click()
    expect(page.get_by_role("alert")).to_contain_text("เวลาเขียนเป็น")
    page.get_by_text("เพิ่มปลายทาง", exact=True).click()
    address = f"https://line.example.go.th/{size[0]}"
    page.get_by_label("ที่อยู่ปลายทาง").fill(address)
    page.get_by_label("มีหนังสือเข้า รอลงรับ").check()
    people.look(page, "receiver-form")
    page.get_by_role("button", name="เพิ่มปลายทางและออกคีย์ลับ").click()
    secret = page.locator(".told-secret code").inner_text()
    assert secret.startswith("edoc_")
    people.look(page, "receiver-added")
    page.goto("/edoc/pt-prov/@@notice-rules")
    assert secret not in page.content()
    page.get_by_role("button", name=f"ลบ {address}").click()
    said(page, "ลบปลายทางแล้ว")


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_the_registry_sees_what_failed_and_sends_it_again(people, exim, site, size):
    exim.stop()
    House(site, None, Client(site.url)).submitted(staff("pt-prov"))
    page = people("registrar.pt", size)
    end = time.monotonic() + 60
    while True:
        page.goto("/edoc/pt-prov/@@notices-sent?state=queued")
        if page.locator(".told-sent .is-bad").count() or time.monotonic() > end:
            break
        time.sleep(1)
    expect(page.get_by_text("เครื่องแม่ข่ายไปรษณีย์ไม่รับ").first).to_be_visible()
    people.look(page, "sent-waits")
    exim.start()
    exim.clear()
    page.get_by_role("button", name=re.compile("^ส่งใหม่")).first.click()
    said(page, "กำลังส่งใหม่ 1 รายการ")
    assert len(exim.messages(1)) == 1
    page.goto("/edoc/pt-prov/@@notices-sent")
    people.look(page, "sent")
