"""The governor is away, who acts for him signs, paper and timeline name both, and he is back."""

from instance.course import Client
from instance.processes import PEOPLE
from io import BytesIO
from playwright.sync_api import expect
from tests.browser.hands import choose
from tests.browser.hands import said
from tests.browser.people import NARROW
from tests.browser.people import WIDE
from tests.rest.house import House
from tests.rest.house import staff
import pikepdf
import pytest
import subprocess


BASIS = "คำสั่งจังหวัดปทุมธานี ที่ 98/2569"
GOVERNOR, HEAD = "ผู้ว่าราชการจังหวัดปทุมธานี", "ผู้อำนวยการกลุ่มงานอำนวยการ"
ACTING = f"{HEAD} รักษาราชการแทน {GOVERNOR}"
STANDINS = "/edoc/pt-prov/@@stand-ins"


@pytest.fixture(scope="module", params=[WIDE, NARROW], ids=["wide", "narrow"])
def size(request):
    return request.param


def enter(page, basis, acted=GOVERNOR, deputy=HEAD, when="เฉพาะวันที่ตำแหน่งว่าง"):
    page.goto(STANDINS)
    form = page.get_by_role("form", name="บันทึกผู้ทำแทนตามคำสั่ง")
    choose(form.get_by_label("ตำแหน่งที่มีผู้ทำแทน"), acted)
    choose(form.get_by_label("ตำแหน่งผู้ทำแทน", exact=True), deputy)
    choose(form.get_by_label("ในฐานะ"), "รักษาราชการแทน")
    choose(form.get_by_label("ทำแทนเมื่อ"), when)
    form.get_by_label("ตามคำสั่ง").fill(basis)
    form.get_by_role("button", name="บันทึกผู้ทำแทน").click()


def text_of(pdf, folder):
    path = folder / "letter.pdf"
    path.write_bytes(pdf)
    found = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True)
    return "".join(found.stdout.decode().split())


def new_letter(site, title):
    """A letter that waits for the governor."""
    house = House(site, None, Client(site.url))
    house.pending(staff("pt-prov"), title=title)


def test_absence_is_entered_the_deputy_signs_and_both_are_named(site, people, size, tmp_path):
    title = f"ขอเชิญประชุมคณะทำงาน ({size[0]})"
    new_letter(site, title)
    basis = f"{BASIS} ({size[0]})"
    page = people("registrar.pt", size)
    enter(page, "")
    expect(page.locator(".err")).to_contain_text("ใส่คำสั่งที่ให้ทำแทน")
    people.look(page, "stand-in-without-order")
    enter(page, basis)
    said(page, "บันทึกผู้ทำแทนแล้ว")
    people.look(page, "stand-ins")

    page = people("governor.pt", size)
    page.goto("/edoc/@@desk")
    page.get_by_role("link", name="แจ้งไม่อยู่").click()
    expect(page.get_by_text(basis)).to_be_visible()
    page.get_by_label("วันแรกที่ไม่อยู่").fill("31 ก.พ. 2570")
    page.get_by_label("วันสุดท้ายที่ไม่อยู่").fill("31 ธ.ค. 2599")
    page.get_by_role("button", name="บันทึกวันที่ไม่อยู่").click()
    expect(page.get_by_role("alert")).to_contain_text("เดือนกุมภาพันธ์ 2570 มี 28 วัน")
    people.look(page, "absence")
    today = page.evaluate("new Date().toLocaleDateString('sv', {timeZone: 'Asia/Bangkok'})")
    page.get_by_label("วันแรกที่ไม่อยู่").fill(today)
    page.get_by_role("button", name="บันทึกวันที่ไม่อยู่").click()
    said(page, "วันที่ไม่อยู่")
    expect(page.locator(".standing")).to_contain_text(f"นางต้นแบบ สารบรรณ {ACTING} ถึง 31 ธ.ค. 99")
    people.look(page, "desk-of-who-is-away")

    page = people("head.pt", size)
    page.goto("/edoc/@@desk")
    people.look(page, "desk-of-the-deputy")
    table = page.get_by_role("table", name=f"รอท่านในฐานะ {ACTING}")
    table.get_by_role("link", name=title).first.click()
    expect(page.locator(".ed-cap > summary")).to_contain_text("รักษาราชการแทน")
    page.locator(".ed-cap > summary").click()
    expect(page.locator(".ed-cap-list")).to_contain_text(basis)
    people.look(page, "capacity")
    page.locator(".ed-cap > summary").click()
    expect(page.get_by_text(f"ลงนามในฐานะ {ACTING}")).to_be_visible()
    page.get_by_label("รหัสผ่านใบรับรอง").fill(PEOPLE["passphrase"])
    page.get_by_role("button", name="ลงนามและออกเลข").click()
    expect(page.get_by_role("region", name="ลายมือชื่อ")).to_contain_text(
        "นางต้นแบบ สารบรรณ", timeout=60_000
    )
    timeline = page.get_by_role("region", name="การเกษียน")
    expect(timeline).to_contain_text(ACTING)
    expect(timeline).to_contain_text(f"ทำแทน นายสมมติ ตัวอย่างดี {GOVERNOR} ตาม{basis}")
    people.look(page, "signed-by-the-deputy")
    pdf = page.request.get(f"{page.url}/@@file?tab=letter").body()
    text = text_of(pdf, tmp_path)
    assert f"(นางต้นแบบสารบรรณ){HEAD}รักษาราชการแทน{GOVERNOR}" in text
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert opened.Root.AcroForm.Fields

    page = people("governor.pt", size)
    page.goto("/edoc/@@desk")
    named = page.get_by_role("region", name="ทำในนามของท่าน")
    expect(named).to_contain_text(title)
    expect(named).to_contain_text("นางต้นแบบ สารบรรณ")
    people.look(page, "done-in-my-name")
    page.get_by_role("button", name="กลับก่อนกำหนด").click()
    said(page, "ท่านกลับมาปฏิบัติหน้าที่")
    expect(page.locator(".standing .notice")).to_have_count(0)

    page = people("head.pt", size)
    page.goto("/edoc/@@desk")
    expect(page.locator(".ed-cap > summary")).not_to_contain_text("รักษาราชการแทน")
    expect(page.get_by_text(f"รอท่านในฐานะ {ACTING}")).to_have_count(0)

    page = people("registrar.pt", size)
    page.goto(STANDINS)
    page.get_by_role("button", name="สิ้นสุด").first.click()
    said(page, "สิ้นสุดการทำแทนแล้ว")
    people.look(page, "ended")


def test_a_circle_is_warned_of_where_it_is_entered_and_work_for_nobody_is_shown(people, size):
    page = people("registrar.pt", size)
    always = "ทุกวันในช่วงนั้น"
    enter(page, f"ก {size[0]}", when=always)
    enter(page, f"ข {size[0]}", acted=HEAD, deputy=GOVERNOR, when=always)
    expect(page.get_by_text("วนกลับมาที่เดิม").first).to_be_visible()
    people.look(page, "circle")
    for _twice in range(2):
        page.get_by_role("button", name="สิ้นสุด").first.click()
    page.goto("/edoc/pt-prov/@@unattended")
    people.look(page, "unattended")
