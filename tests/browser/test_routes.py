"""Routes drawn, tried and followed by several people, on a desktop and on a phone."""

from playwright.sync_api import expect
from tests.browser.hands import choose
from tests.browser.hands import said
from tests.browser.hands import type_body
from tests.browser.people import NARROW
from tests.browser.people import WIDE
import pytest
import re


AGENCY = "/edoc/pt-prov"
HEADS = "หัวหน้าของหน่วยเจ้าของเรื่อง"


def step(page, number):
    return page.locator(f"#step-{number}")


def seat(page, at, number, text):
    choose(step(page, at).get_by_label(f"ผู้พิจารณาที่ {number} ของขั้นที่ {at}"), text)


def another(page, at):
    step(page, at).get_by_role("button", name="เพิ่มผู้พิจารณาในขั้นนี้").click()


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_a_route_is_drawn_seen_tried_and_put_in_force(people, size):
    title = f"จัดซื้อ {size[0]}"
    page = people("governor.pt", size)
    page.goto(f"{AGENCY}/@@routes")
    expect(page.get_by_text("สายมาตรฐาน")).to_be_visible()
    page.get_by_role("link", name="วาดสายใหม่").click()
    page.get_by_label("ชื่อสาย").fill(title)
    page.get_by_role("button", name="เพิ่มขั้น", exact=True).click()
    expect(step(page, 2)).to_be_visible()
    # A step that asks nobody is told at the step, and nothing that was typed is lost.
    choose(step(page, 2).get_by_label("ผู้พิจารณาที่ 1 ของขั้นที่ 2"), "–")
    page.get_by_role("button", name="เก็บเป็นร่าง").click()
    expect(page.get_by_role("alert")).to_contain_text("ขั้นที่ 2 ยังไม่มีผู้พิจารณา")
    expect(step(page, 2).locator(".err")).to_contain_text("ยังไม่มีผู้พิจารณา")
    expect(page.get_by_label("ชื่อสาย")).to_have_value(title)
    people.look(page, "route-faulty")
    for number, text in enumerate(("ผู้อำนวยการกลุ่มงานอำนวยการ", "นายทะเบียน", "ผู้ว่าราชการ"), 1):
        if number > 1:
            another(page, 2)
            expect(step(page, 2).get_by_label(f"ผู้พิจารณาที่ {number} ของ")).to_be_visible()
        seat(page, 2, number, text)
    choose(step(page, 2).get_by_label("ต้องเห็นชอบกี่คน"), "อย่างน้อย")
    step(page, 2).get_by_label("กี่คน", exact=True).fill("2")
    step(page, 2).get_by_text("เฉพาะเรื่องที่").click()
    step(page, 2).get_by_label("วงเงินตั้งแต่").fill("๕๐๐,๐๐๐")
    page.get_by_role("heading", name="ภาพของสาย").click()
    picture = page.locator("svg.route-picture")
    expect(picture).to_contain_text("วงเงินตั้งแต่ 500,000 บาท")
    expect(picture).to_contain_text("อย่างน้อย 2 ใน 3 ที่")
    people.look(page, "route-drawn")
    page.get_by_label("วงเงิน (บาท)").fill("600000")
    page.get_by_role("button", name="ลองสายนี้").click()
    tried = page.locator(".route-tried")
    expect(tried).to_contain_text("เรื่องนี้จะใช้สายนี้")
    expect(tried.locator("ol > li")).to_have_count(2)
    people.look(page, "route-tried")
    page.get_by_role("button", name="ประกาศใช้").click()
    said(page, "ประกาศใช้แล้ว")
    expect(page.get_by_text("ใช้อยู่ ประกาศครั้งที่ 1")).to_be_visible()
    expect(step(page, 2).get_by_label("วงเงินตั้งแต่")).to_have_value("500,000")
    page.get_by_role("link", name="สายพิจารณา").last.click()
    expect(page.get_by_role("link", name=title)).to_be_visible()
    people.look(page, "routes")
    # Retired, so that the other tests go the standard way.
    page.get_by_role("link", name=title).click()
    page.get_by_role("button", name="ยกเลิกการใช้").click()
    said(page, "ยกเลิกแล้ว")


def test_who_may_not_change_a_route_reads_why(people):
    page = people("drafter.pt")
    page.goto(f"{AGENCY}/@@route")
    expect(page.get_by_text("แก้ได้เฉพาะ")).to_be_visible()
    expect(page.get_by_role("button", name="ประกาศใช้")).to_have_count(0)


# A memo on its way --------------------------------------------------------------------------------


def memo(people, subject, size=WIDE):
    """A memo drafted and submitted; returns its address."""
    page = people("drafter.pt", size)
    page.goto(f"{AGENCY}/@@draft-letter?kind=memo")
    page.get_by_label(re.compile("^เรื่อง")).fill(subject)
    grid = page.get_by_role("group", name=re.compile("^ผู้รับ|^เรียน"))
    grid.locator("tbody tr").first.get_by_label("ตำแหน่งหรือส่วนราชการ").fill("ผู้ว่าราชการจังหวัดปทุมธานี")
    type_body(page, ["ด้วยกลุ่มงานอำนวยการจะจัดซื้อเครื่องพิมพ์ จำนวน ๓ เครื่อง", "จึงเรียนมาเพื่อโปรดพิจารณา"])
    choose(page.get_by_label("ผู้ลงนาม").first, "ผู้ว่าราชการจังหวัดปทุมธานี")
    choose(page.get_by_label(re.compile("^ส่วนราชการ")), "กลุ่มงานอำนวยการ")
    page.get_by_role("button", name="บันทึกร่าง").click()
    said(page, "บันทึกร่างแล้ว")
    page.get_by_role("button", name="เสนอหัวหน้าหน่วยงาน").click()
    said(page, "เสนอแล้ว")
    return page.url


def draw(people, title, steps):
    """A route put in force by the governor; `steps`: [([seats], need)]; returns its address."""
    page = people("governor.pt")
    page.goto(f"{AGENCY}/@@route")
    page.get_by_label("ชื่อสาย").fill(title)
    for at, (seats, need) in enumerate(steps, 1):
        if at > 1:
            page.get_by_role("button", name="เพิ่มขั้น", exact=True).click()
            expect(step(page, at)).to_be_visible()
        for number, text in enumerate(seats, 1):
            if number > 1:
                another(page, at)
                expect(step(page, at).get_by_label(f"ผู้พิจารณาที่ {number} ของ")).to_be_visible()
            seat(page, at, number, text)
        if need:
            choose(step(page, at).get_by_label("ต้องเห็นชอบกี่คน"), "อย่างน้อย")
            step(page, at).get_by_label("กี่คน", exact=True).fill(str(need))
    page.get_by_role("button", name="ประกาศใช้").click()
    said(page, "ประกาศใช้แล้ว")
    return page.url


def retire(people, address):
    page = people("governor.pt")
    page.goto(address)
    page.get_by_role("button", name="ยกเลิกการใช้").click()
    said(page, "ยกเลิกแล้ว")


def agree(people, userid, address, size=WIDE, words=""):
    page = people(userid, size)
    page.goto(address)
    if words:
        page.get_by_label("ความเห็น").fill(words)
    page.get_by_role("button", name="เห็นชอบ", exact=True).click()
    said(page, "บันทึกความเห็นแล้ว")
    return page


def test_a_memo_with_three_endorsements_one_of_them_asked_on_the_way(people):
    address = memo(people, "ขออนุมัติจัดซื้อเครื่องพิมพ์")
    page = people("head.pt", NARROW)
    page.goto(address)
    page.get_by_text("ขอความเห็นเพิ่ม").first.click()
    dialog = page.get_by_role("dialog", name="ขอความเห็นเพิ่ม")
    dialog.get_by_role("checkbox", name=re.compile("กลางทดสอบ")).check()
    dialog.get_by_role("checkbox", name=re.compile("ผู้ว่าราชการ")).check()
    dialog.get_by_label("ข้อความ").fill("ขอทราบว่ามีในทะเบียนแล้วหรือไม่")
    people.look(page, "add-step")
    dialog.get_by_role("button", name="ขอความเห็นเพิ่ม").click()
    said(page, "เพิ่มผู้พิจารณาแล้ว")
    route = page.get_by_role("region", name="สายพิจารณา")
    expect(route.get_by_role("listitem").first).to_contain_text("เพิ่มระหว่างทาง")
    agree(people, "registrar.pt", address, words="ยังไม่มี")
    agree(people, "governor.pt", address, NARROW)
    page = agree(people, "head.pt", address)
    expect(page.get_by_text("รอลงนาม").first).to_be_visible()
    timeline = page.get_by_role("region", name="การเกษียน")
    expect(timeline.get_by_role("listitem")).to_have_count(5)
    expect(timeline).to_contain_text("อยู่ที่")
    expect(timeline).to_contain_text("ตอนนี้")
    people.look(page, "three-endorsements")
    narrow = people("drafter.pt", NARROW)
    narrow.goto(address)
    people.look(narrow, "three-endorsements")


def test_a_route_is_tried_on_a_real_letter_found_by_its_subject_without_script(people):
    memo(people, "ขอจัดซื้อตู้เก็บเอกสาร")
    page = people("registrar.pt")
    page.route("**/route.js*", lambda route: route.abort())
    page.goto(f"{AGENCY}/@@route")
    page.get_by_label("ชื่อสาย").fill("สายที่ยังไม่เก็บ")
    page.get_by_role("button", name="เพิ่มขั้น", exact=True).click()
    expect(step(page, 2).get_by_label("ชื่อขั้น")).to_be_focused()
    page.get_by_label("เลขที่หรือคำในเรื่อง").fill("ตู้เก็บเอกสาร")
    page.get_by_role("button", name="หาเรื่อง").click()
    page.get_by_role("button", name=re.compile("ลองกับ.*ตู้เก็บเอกสาร")).click()
    tried = page.locator(".route-tried")
    expect(tried).to_contain_text("ขอจัดซื้อตู้เก็บเอกสาร")
    expect(tried).to_contain_text("นางต้นแบบ สารบรรณ")
    expect(page.get_by_label("ชื่อสาย")).to_have_value("สายที่ยังไม่เก็บ")
    people.look(page, "tried-on-a-letter")
    page.goto(f"{AGENCY}/@@routes")
    expect(page.get_by_text("สายที่ยังไม่เก็บ")).to_have_count(0)
    page.unroute("**/route.js*")


def test_two_of_three_agree_side_by_side_and_an_old_tab_is_told(people):
    members = ["ผู้อำนวยการกลุ่มงานอำนวยการ", "นายทะเบียน", "ผู้ว่าราชการจังหวัดปทุมธานี"]
    address_of_route = draw(people, "คณะกรรมการ", [(members, 2)])
    address = memo(people, "ขอความเห็นชอบแผนงาน")
    retire(people, address_of_route)
    old = people("governor.pt")
    old.goto(address)
    expect(old.get_by_role("region", name="สายพิจารณา")).to_contain_text("ใช้ 2 จาก 3 เสียง")
    people.look(old, "side-by-side")
    agree(people, "registrar.pt", address, NARROW)
    agree(people, "head.pt", address)
    # The page opened before the second yes is out of date.
    old.get_by_role("button", name="เห็นชอบ", exact=True).click()
    expect(old.get_by_role("alert")).to_be_visible()
    expect(old.get_by_text("รอลงนาม").first).to_be_visible()
    people.look(old, "old-tab")


def test_two_submissions_are_compared_word_by_word(people):
    address = memo(people, "ขอซื้อเก้าอี้")
    page = people("head.pt")
    page.goto(address)
    page.get_by_text("ส่งคืนให้แก้").first.click()
    dialog = page.get_by_role("dialog", name="ส่งคืนให้แก้")
    dialog.get_by_label("เหตุผล").fill("แก้จำนวน")
    dialog.get_by_role("button", name="ส่งคืนให้แก้").click()
    said(page, "ส่งคืนแล้ว")
    page = people("drafter.pt")
    page.goto(f"{address}/edit")
    page.get_by_label(re.compile("^เรื่อง")).fill("ขอซื้อเก้าอี้และโต๊ะ")
    type_body(page, ["ด้วยกลุ่มงานอำนวยการจะจัดซื้อเครื่องพิมพ์ จำนวน ๕ เครื่อง", "จึงเรียนมาเพื่อโปรดพิจารณา"])
    page.get_by_role("button", name="บันทึกร่าง").click()
    said(page, "บันทึกร่างแล้ว")
    page.get_by_role("button", name="เสนอหัวหน้าหน่วยงาน").click()
    said(page, "เสนอแล้ว")
    page.get_by_role("link", name="เทียบร่างที่เสนอแต่ละครั้ง").click()
    expect(page.locator("ins").first).to_contain_text("และโต๊ะ")
    expect(page.locator(".compare del")).to_contain_text("๓")
    people.look(page, "compare")
    narrow = people("drafter.pt", NARROW)
    narrow.goto(f"{address}/@@compare")
    people.look(narrow, "compare")
