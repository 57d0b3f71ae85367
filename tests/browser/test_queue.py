"""แฟ้มลงนาม in the browser: forty letters read one after the other, signed with one passphrase, the
server killed in the middle, and gone on with."""

from instance.course import Client
from instance.processes import PEOPLE
from playwright.sync_api import expect
from tests.browser.people import NARROW
from tests.rest.house import House
from tests.rest.house import staff
import pytest
import re
import time


PROVINCE = staff("pt-prov")
FORTY = 40
DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


@pytest.fixture(scope="module")
def house(site):
    return House(site, None, Client(site.url))


@pytest.fixture(scope="module")
def forty(house):
    """Addresses of the letters that wait for the governor, forty of them."""
    queue = house.get("governor.pt", "pt-prov/@queue")["items"]
    for number in range(len(queue), FORTY):
        house.pending(PROVINCE, title=f"ขอเชิญประชุมรับฟังแนวทาง ครั้งที่ {number}")
    queue = house.get("governor.pt", "pt-prov/@queue")["items"]
    assert len(queue) == FORTY
    return [
        house.get("governor.pt", f"pt-prov/@queue/{each['uid']}")["letter"]["@id"] for each in queue
    ]


def place(page, number):
    """The page stands at this letter of the queue."""
    expect(page.get_by_role("heading", name=f"ฉบับที่ {number} จาก")).to_be_visible()


def test_forty_letters_read_and_signed_though_the_server_was_killed(people, house, site, forty):
    page = people("governor.pt")
    page.goto("/edoc/@@desk")
    page.get_by_role("navigation", name="เมนูหลัก").get_by_role("link", name="แฟ้มลงนาม").click()
    place(page, 1)
    people.look(page, "queue")
    picture = page.get_by_role("img", name=re.compile("^หน้า 1 จาก"))
    expect(picture).to_be_visible()
    page.keyboard.press("KeyL")
    place(page, 2)
    for number in range(3, FORTY + 1):
        page.keyboard.press("KeyS")
        place(page, number)
    page.keyboard.press("KeyS")
    expect(page.get_by_role("heading", name="ลงนาม 39 ฉบับในฐานะ")).to_be_visible()
    page.go_back()
    page.goto("/edoc/@@queue")
    expect(page.get_by_role("heading", name="ลงนาม 39 ฉบับในฐานะ")).to_be_visible()
    first = house.get("governor.pt", "pt-prov/@queue")["items"][0]["uid"]
    page.goto(f"/edoc/@@queue?uid={first}")
    expect(page.get_by_text("ไว้ทีหลัง", exact=True).first).to_be_visible()
    page.get_by_role("button", name="ลงนามฉบับนี้").click()
    expect(page.get_by_role("heading", name="ลงนาม 40 ฉบับในฐานะ")).to_be_visible()
    people.look(page, "queue-confirm")

    page.get_by_label("รหัสผ่านใบรับรอง").fill("ผิด")
    page.get_by_role("button", name="ลงนาม 40 ฉบับ").click()
    expect(page.get_by_role("alert").filter(has_text="รหัสผ่าน")).to_be_visible()
    page.get_by_label("รหัสผ่านใบรับรอง").fill(PEOPLE["passphrase"])
    page.get_by_role("button", name="ลงนาม 40 ฉบับ").click()
    expect(page.get_by_text(re.compile("กำลังลงนาม [0-9]+ จาก 40 ฉบับ"))).to_be_visible()
    expect(page.get_by_text("ปิดหน้านี้ได้")).to_be_visible()
    page.screenshot(path=people.folder / "progress.png")
    progress = page.locator("progress.prog")
    end = time.monotonic() + 60
    while progress.evaluate("node => node.value") < 8:
        assert time.monotonic() < end
        time.sleep(0.1)
    address = page.url
    site.kill()
    page.goto("about:blank")
    site.start()

    page.goto(address)
    expect(page.get_by_text("งานหยุดกลางคัน")).to_be_visible()
    done = progress.evaluate("node => node.value")
    assert 8 <= done < FORTY
    people.look(page, "queue-stopped")
    page.get_by_label("รหัสผ่านใบรับรอง").fill(PEOPLE["passphrase"])
    page.get_by_role("button", name="ทำต่อ").click()
    expect(page.get_by_text("ลงนามแล้ว 40 ฉบับ")).to_be_visible(timeout=120_000)
    people.look(page, "queue-result")

    facts = [house.get("governor.pt", each) for each in forty]
    assert {each["review_state"] for each in facts} == {"sealed"}
    numbers = sorted(int(each["number"].translate(DIGITS).rpartition("/")[2]) for each in facts)
    assert numbers == list(range(numbers[0], numbers[0] + FORTY))
    for each in facts:
        acts = [entry["act"] for entry in each["endorsements"]]
        assert (acts.count("sign"), acts.count("sealed")) == (1, 1)
    page.goto("/edoc/@@queue")
    expect(page.get_by_text("ไม่มีเรื่องรอลงนาม")).to_be_visible()


def test_on_a_small_screen_a_letter_is_read_returned_and_signed(people, house):
    for number in range(3):
        house.pending(PROVINCE, title=f"ขอเชิญประชุม {number}")
    page = people("governor.pt", NARROW)
    page.goto("/edoc/@@queue")
    place(page, 1)
    people.look(page, "queue-small")
    page.screenshot(path=people.folder / "queue-small-first-view.png")
    page.locator("summary", has_text="ส่งคืน").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("เหตุผล").fill("ขอให้แก้วันที่ในย่อหน้าแรก")
    dialog.get_by_role("button", name="จะส่งคืนฉบับนี้").click()
    place(page, 2)
    page.get_by_role("button", name="ไว้ทีหลัง").click()
    place(page, 3)
    page.get_by_role("button", name="ลงนามฉบับนี้").click()
    expect(page.get_by_role("heading", name="ลงนาม 1 ฉบับในฐานะ")).to_be_visible()
    people.look(page, "queue-confirm-small")
    page.get_by_label("รหัสผ่านใบรับรอง").fill(PEOPLE["passphrase"])
    page.get_by_role("button", name="ลงนาม 1 ฉบับ").click()
    expect(page.get_by_text("ลงนามแล้ว 1 ฉบับ · ส่งคืน 1 · ไว้ทีหลัง 1")).to_be_visible(timeout=60_000)
    people.look(page, "queue-result-small")


def test_a_tab_left_open_decides_nothing_on_what_was_signed_meanwhile(people, house):
    page = people("governor.pt")
    page.goto("/edoc/@@queue")
    form = page.locator("form.act").first
    fields = {
        each.get_attribute("name"): each.get_attribute("value")
        for each in form.locator("input").all()
    }
    queued = house.get("governor.pt", "pt-prov/@queue")["items"][0]
    address = house.get("governor.pt", f"pt-prov/@queue/{queued['uid']}")["letter"]["@id"]
    assert house.act("governor.pt", address, "sign", passphrase=PEOPLE["passphrase"]).ok
    answer = page.request.post("/edoc/@@queue", form=fields)
    assert "ไม่ได้รอท่านลงนามแล้ว" in answer.text()


def test_a_form_of_another_site_decides_nothing(people, house):
    house.pending(PROVINCE, title="ขอเชิญประชุมลับหลัง")
    page = people("governor.pt")
    queued = house.get("governor.pt", "pt-prov/@queue")["items"][-1]
    seen = house.get("governor.pt", f"pt-prov/@queue/{queued['uid']}")["seen"]
    forged = {"uid": queued["uid"], "decision": "sign", "seen": seen}
    assert page.request.post("/edoc/@@queue", form=forged).status == 403
    assert house.get("governor.pt", "pt-prov/@queue")["decided"] == 0
    for path, form in (
        ("@@queue-confirm", {"passphrase": PEOPLE["passphrase"]}),
        ("@@bulk", {"act": "endorse", "pick:list": queued["uid"]}),
    ):
        assert page.request.post(f"/edoc/{path}", form=form).status == 403


@pytest.mark.parametrize("size", [None, NARROW], ids=["wide", "small"])
def test_what_is_ticked_on_the_desk_is_endorsed_at_once(people, house, size):
    for number in range(3):
        house.submitted(PROVINCE, title=f"ขออนุมัติโครงการ {number}")
    page = people("head.pt", size) if size else people("head.pt")
    page.goto("/edoc/@@desk")
    table = page.get_by_role("table", name="รอฉันดำเนินการ")
    ticks = table.get_by_role("checkbox", name="ขออนุมัติโครงการ")
    for number in range(3):
        ticks.nth(number).check()
    bar = page.get_by_role("region", name="ทำพร้อมกันกับเรื่องที่เลือก")
    expect(bar.get_by_text("เลือก 3 เรื่อง")).to_be_visible()
    page.screenshot(path=people.folder / f"bar-{'small' if size else 'wide'}.png")
    bar.get_by_role("button", name="เห็นชอบ 3 เรื่อง").click()
    expect(page.get_by_role("heading", name="เห็นชอบ 3 เรื่อง")).to_be_visible()
    people.look(page, "bulk")
    page.get_by_label("ความเห็น ใช้กับทุกเรื่อง").fill("เห็นควรลงนาม")
    page.get_by_role("button", name="เห็นชอบ 3 เรื่อง").click()
    expect(page.get_by_text("เห็นชอบแล้ว 3 เรื่อง")).to_be_visible(timeout=60_000)
    people.look(page, "bulk-result")
