"""Each of the thirteen kinds is made by people who know nothing but what its form says.

Pictures of forms and pages go to screenshots/kinds; each page is looked at by axe on the way.
"""

from edoc_policy.letters.kinds import kinds
from instance.processes import PEOPLE
from playwright.sync_api import expect
from tests.browser.hands import choose
from tests.browser.hands import has_picture
from tests.browser.hands import pdf_file
from tests.browser.hands import picture_file
from tests.browser.hands import said
from tests.browser.hands import type_body
from tests.browser.people import NARROW
import pytest
import re


pytestmark = pytest.mark.xdist_group("browser-kinds")
GOVERNOR, HEAD = "governor.pt", "head.pt"
#: What is filled in: {label: words}, {label: choice}, {grid: rows of {column: words}}, paragraphs,
#: {label: file}; and who signs.
FORMS = {
    "หนังสือภายนอก": {
        "texts": {"เรื่อง": "ขอเชิญประชุมคณะทำงาน"},
        "grids": {"ผู้รับ": [{"ตำแหน่งหรือส่วนราชการ": "นายอำเภอคลองหลวง"}]},
        "body": ["ด้วยจังหวัดกำหนดประชุม ในวันที่ 28 ตุลาคม 2569", "จึงเรียนมาเพื่อโปรดทราบ"],
    },
    "หนังสือภายใน (บันทึกข้อความ)": {
        "texts": {"เรื่อง": "ขออนุมัติจัดประชุม"},
        "grids": {"ผู้รับ": [{"ตำแหน่งหรือส่วนราชการ": "ผู้ว่าราชการจังหวัดปทุมธานี"}]},
        "body": ["ด้วยกลุ่มงานกำหนดจัดประชุม งบประมาณ 12,500 บาท", "จึงเรียนมาเพื่อโปรดพิจารณา"],
    },
    "หนังสือประทับตรา": {
        "choices": {"ใช้ในกรณี": "เตือน"},
        "texts": {"เรื่องสำหรับทะเบียน": "เตือนให้ส่งแบบตอบรับ"},
        "grids": {"ถึง": [{"ตำแหน่งหรือส่วนราชการ": "เทศบาลตำบลสามโคก"}]},
        "body": ["ตามที่จังหวัดขอให้ส่งแบบตอบรับ นั้น ขอให้ส่งภายในวันที่ 23 ตุลาคม 2569"],
    },
    "คำสั่ง": {
        "texts": {"เรื่อง": "แต่งตั้งคณะทำงาน", "วันที่มีผล": "ทั้งนี้ ตั้งแต่บัดนี้เป็นต้นไป"},
        "body": ["อาศัยอำนาจตามความในมาตรา 57 แห่งพระราชบัญญัติ จึงแต่งตั้งคณะทำงาน ดังนี้"],
    },
    "ระเบียบ": {
        "texts": {"ว่าด้วย": "การยืมพัสดุ"},
        "body": ["โดยที่เป็นการสมควรวางระเบียบว่าด้วยการยืมพัสดุ จึงวางระเบียบไว้ดังต่อไปนี้"],
        "grids": {
            "ข้อ": [
                {"ข้อความของข้อ": "ระเบียบนี้เรียกว่า “ระเบียบจังหวัดปทุมธานี ว่าด้วยการยืมพัสดุ พ.ศ. 2569”"},
                {},
                {"ขึ้นหมวดใหม่ชื่อ": "การยืม", "ข้อความของข้อ": "ผู้ยืมทำหลักฐานเป็นหนังสือ"},
            ]
        },
    },
    "ข้อบังคับ": {
        "texts": {"ว่าด้วย": "การใช้ห้องประชุม"},
        "body": ["อาศัยอำนาจตามความในมาตรา 5 แห่งพระราชบัญญัติ จึงออกข้อบังคับไว้ดังต่อไปนี้"],
        "grids": {
            "ข้อ": [
                {"ข้อความของข้อ": "ข้อบังคับนี้เรียกว่า “ข้อบังคับจังหวัดปทุมธานี ว่าด้วยการใช้หอประชุม พ.ศ. 2569”"},
                {},
                {"ข้อความของข้อ": "ผู้ใช้จองล่วงหน้าไม่น้อยกว่าสามวัน"},
            ]
        },
    },
    "ประกาศ": {
        "texts": {"เรื่อง": "กำหนดเวลาให้บริการ"},
        "body": ["ด้วยจังหวัดเห็นสมควรกำหนดเวลาให้บริการ จึงประกาศให้ทราบโดยทั่วกัน"],
    },
    "แถลงการณ์": {
        "texts": {"เรื่อง": "การรับมือน้ำท่วม"},
        "body": ["จังหวัดปทุมธานีขอแถลงความคืบหน้าในการรับมือน้ำท่วม"],
    },
    "ข่าว": {
        "texts": {"เรื่อง": "เปิดระบบสารบรรณอิเล็กทรอนิกส์"},
        "body": ["จังหวัดปทุมธานีเปิดใช้ระบบสารบรรณอิเล็กทรอนิกส์แล้ว"],
    },
    "หนังสือรับรอง": {
        "texts": {
            "เรื่องสำหรับทะเบียน": "รับรองการเป็นข้าราชการ",
            "ชื่อผู้ได้รับการรับรอง": "นายจำลอง แบบอย่าง",
        },
        "body": ["นายจำลอง แบบอย่าง ตำแหน่งนักจัดการงานทั่วไป เป็นข้าราชการจริง"],
        "files": {"รูปถ่าย": picture_file("รูป.jpg")},
    },
    "รายงานการประชุม": {
        "texts": {
            "คณะที่ประชุมหรือชื่อการประชุม": "คณะทำงานทดลองใช้ระบบ",
            "วันที่ประชุม": "28 ต.ค. 69",
            "สถานที่ประชุม": "ห้องประชุมจังหวัด",
            "เริ่มประชุมเวลา": "9.30",
            "เลิกประชุมเวลา": "12.00",
        },
        "grids": {
            "ผู้มาประชุม": [
                {"ชื่อ": "นายสมมติ ตัวอย่างดี", "ตำแหน่ง": "ผู้ว่าราชการจังหวัด", "หน้าที่": "ประธาน"},
                {"ชื่อ": "นางต้นแบบ สารบรรณ", "ตำแหน่ง": "ผู้อำนวยการ", "หน้าที่": "เลขานุการ"},
            ],
            "ระเบียบวาระ": [{"สาระและมติ": "ประธานแจ้งให้ที่ประชุมทราบ\nที่ประชุมรับทราบ"}],
        },
        "choices": {"ผู้จดรายงานการประชุม": "ผู้อำนวยการกลุ่มงานอำนวยการ"},
        "signer": HEAD,
    },
    "บันทึก": {
        "texts": {
            "เรื่องสำหรับทะเบียน": "รายงานการตรวจรับ",
            "ชื่อหรือตำแหน่งที่บันทึกถึง": "ผู้ว่าราชการจังหวัดปทุมธานี",
            "คำขึ้นต้น": "เรียน",
        },
        "body": ["ตรวจรับเรียบร้อยแล้ว จึงเรียนมาเพื่อโปรดทราบ"],
        "choices": {"ผู้บันทึก": "ผู้อำนวยการกลุ่มงานอำนวยการ"},
        "signer": HEAD,
        "passphrase": False,
    },
    "หนังสืออื่น": {
        "texts": {"เรื่อง": "ภาพถ่ายการประชุม", "ที่มา": "กลุ่มงานอำนวยการ", "วันที่ทำหรือได้รับ": "28/10/2569"},
        "grids": {"ไฟล์หลักฐาน": [{"ชื่อเอกสาร": "ภาพถ่าย", "ไฟล์": picture_file("ภาพ.jpg")}]},
        "choices": {"ผู้ทำหรือผู้รับไว้เป็นหลักฐาน": "ผู้อำนวยการกลุ่มงานอำนวยการ"},
        "signer": HEAD,
        "passphrase": False,
    },
}


NAMES = tuple(kinds())


def starting_with(words):
    """A label that begins with these words, whatever the clause behind them."""
    return re.compile(rf"^{re.escape(words)}(\s|$)")


def preview(page):
    return page.get_by_role("complementary", name="ตัวอย่าง")


def up_to_date(page):
    expect(preview(page).get_by_role("status").filter(has_text="ตัวอย่างเป็นปัจจุบัน")).to_be_visible()


def new_form(page, kind):
    page.goto("/edoc/@@desk")
    page.get_by_role("link", name="ร่างหนังสือ", exact=True).click()
    page.get_by_role("main").get_by_role("link", name=kind, exact=True).click()
    expect(page.get_by_role("heading", name=f"ร่าง{kind}", level=1)).to_be_visible()


def fill_row(row, cells):
    for column, value in cells.items():
        field = row.get_by_label(column).first
        if isinstance(value, dict):
            field.set_input_files(value)
        else:
            field.fill(value)


def fill(page, form):
    for label, words in form.get("texts", {}).items():
        page.get_by_label(starting_with(label)).fill(words)
    for label, words in form.get("choices", {}).items():
        choose(page.get_by_label(starting_with(label)), words)
    for label, file in form.get("files", {}).items():
        page.get_by_label(starting_with(label)).set_input_files(file)
    for name, rows in form.get("grids", {}).items():
        grid = page.get_by_role("group", name=starting_with(name))
        for number, cells in enumerate(rows):
            fill_row(grid.locator("tbody tr:visible").nth(number), cells)
    if "body" in form:
        type_body(page, form["body"])


def test_all_kinds_are_here():
    assert [kind.title for kind in kinds().values()] == list(FORMS)


@pytest.mark.parametrize("kind", FORMS, ids=NAMES)
def test_it_is_written_endorsed_signed_and_sealed(people, kind):
    form, name = FORMS[kind], NAMES[list(FORMS).index(kind)]
    drafter = people("drafter.pt")
    new_form(drafter, kind)
    fill(drafter, form)
    up_to_date(drafter)
    people.look(drafter, f"form-{name}")
    drafter.get_by_role("button", name="บันทึกร่าง").click()
    said(drafter, "บันทึกร่างแล้ว")
    drafter.get_by_role("button", name="เสนอหัวหน้าหน่วยงาน").click()
    said(drafter, "เสนอแล้ว")
    head = people(HEAD)
    head.goto(drafter.url)
    head.get_by_role("button", name="เห็นชอบ", exact=True).click()
    said(head, "บันทึกความเห็นแล้ว")
    signer = people(form.get("signer", GOVERNOR))
    signer.goto(drafter.url)
    passphrase = signer.get_by_label("รหัสผ่านใบรับรอง")
    if form.get("passphrase", True):
        passphrase.fill(PEOPLE["passphrase"])
    else:
        expect(passphrase).to_have_count(0)
    signer.get_by_role("button", name="ลงนามและออกเลข").click()
    said(signer, "ลงนามและออกเลขแล้ว")
    drafter.goto(drafter.url)
    expect(drafter.locator(".letter-head")).to_contain_text(re.compile("ลงนามแล้ว"), timeout=60_000)
    has_picture(drafter, drafter.get_by_role("region", name="ตัวหนังสือ"))
    people.look(drafter, f"page-{name}")


@pytest.mark.parametrize(
    "kind", ["หนังสือภายใน (บันทึกข้อความ)", "รายงานการประชุม"], ids=["memo", "minutes"]
)
def test_it_is_written_on_a_small_screen(people, kind):
    page = people("drafter.pt", NARROW)
    new_form(page, kind)
    fill(page, FORMS[kind])
    people.look(page, "small-form")
    preview(page).scroll_into_view_if_needed()
    up_to_date(page)
    expect(preview(page).get_by_role("img").first).to_be_visible()
    page.get_by_role("button", name="บันทึกร่าง").click()
    said(page, "บันทึกร่างแล้ว")


def shown(page):
    """The first picture of the preview."""
    return preview(page).get_by_role("img").first.get_attribute("src")


def test_a_subject_shows_up_in_a_new_picture_while_it_is_typed(people):
    page = people("drafter.pt")
    new_form(page, "หนังสือภายนอก")
    up_to_date(page)
    before = shown(page)
    page.get_by_label(starting_with("เรื่อง")).press_sequentially("ขอเชิญ")
    expect(preview(page).get_by_role("img").first).not_to_have_attribute("src", before)
    up_to_date(page)
    between = shown(page)
    type_body(page, ["ด้วยจังหวัดกำหนดประชุม"])
    expect(preview(page).get_by_role("img").first).not_to_have_attribute("src", between)


def test_a_character_that_cannot_be_printed_is_told_beside_the_preview(people):
    page = people("drafter.pt")
    new_form(page, "ประกาศ")
    page.get_by_label(starting_with("เรื่อง")).fill("ขอเชิญ 🦄")
    told = preview(page).get_by_role("status").filter(has_text="พิมพ์ไม่ได้: 🦄")
    expect(told).to_be_visible()
    expect(preview(page).get_by_role("img").first).to_be_visible()
    people.look(page, "unprintable")
    page.get_by_label(starting_with("เรื่อง")).fill("ขอเชิญ")
    expect(told).to_have_count(0)
    up_to_date(page)


def test_a_pair_that_does_not_fit_is_told_with_its_reason(people):
    page = people("drafter.pt")
    new_form(page, "หนังสือภายนอก")
    page.get_by_label(starting_with("ข้อความหลังคำขึ้นต้น")).fill("นายกรัฐมนตรี")
    closing = page.get_by_label("คำลงท้าย", exact=True)
    expect(closing).to_have_attribute("placeholder", "ขอแสดงความนับถืออย่างยิ่ง")
    page.get_by_label("คำขึ้นต้น", exact=True).fill("เรียน")
    expect(page.locator(".why-warn")).to_contain_text("ใช้คำขึ้นต้น “กราบเรียน”")
    page.get_by_label(starting_with("ข้อความหลังคำขึ้นต้น")).fill("พระบาทสมเด็จพระเจ้าอยู่หัว")
    expect(page.locator(".why-warn")).to_contain_text("ระบบไม่แต่งคำให้")


def test_it_is_saved_while_a_preview_is_under_way(people):
    page = people("drafter.pt")
    new_form(page, "หนังสือภายนอก")
    up_to_date(page)
    held = []
    page.route(re.compile("@@preview"), lambda route: held.append(route))
    page.get_by_label(starting_with("เรื่อง")).fill("บันทึกระหว่างทำตัวอย่าง")
    expect(preview(page).get_by_role("region")).to_have_attribute("aria-busy", "true")
    page.get_by_role("button", name="บันทึกร่าง").click()
    said(page, "บันทึกร่างแล้ว")
    page.unroute_all()
    assert len(held) == 1


def test_meetings_count_on_days_are_told_in_full_and_what_is_no_day_is_told_so(people):
    page = people("drafter.pt")
    new_form(page, "รายงานการประชุม")
    page.get_by_label(starting_with("คณะที่ประชุมหรือชื่อการประชุม")).fill("คณะทำงานที่ไม่เคยประชุม")
    number = page.get_by_label(starting_with("ครั้งที่"))
    expect(number).to_have_value("1")
    number.fill("7")
    day = page.get_by_label(starting_with("วันที่ประชุม"))
    day.fill("28 ต.ค. 69")
    expect(page.get_by_text("วันพุธที่ 28 ตุลาคม 2569")).to_be_visible()
    expect(number).to_have_value("7")
    day.fill("31 เม.ย. 69")
    expect(page.locator("#at-held_on .why-warn")).to_contain_text("เดือนเมษายน 2569 มี 30 วัน")


def numbers_of(page):
    """The numbers that readers hear before the rows, from the tree of accessibility."""
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    texts = [node.get("name", {}).get("value", "") for node in nodes if not node.get("ignored")]
    return [text for text in texts if re.fullmatch("ข้อ [๑-๙]+", text.strip())]


def test_rows_are_numbered_and_move_by_button_and_key_with_their_focus(people):
    page = people("drafter.pt")
    new_form(page, "ระเบียบ")
    grid = page.get_by_role("group", name=starting_with("ข้อ"))
    rows = grid.locator("tbody tr:visible")
    texts = rows.get_by_label("ข้อความของข้อ")
    rows.nth(1).get_by_role("button", name="เลื่อนแถวขึ้น").click()
    expect(texts.nth(0)).to_have_value(re.compile("^ระเบียบนี้ให้ใช้บังคับ"))
    texts.nth(0).focus()
    page.keyboard.press("Alt+ArrowDown")
    expect(texts.nth(1)).to_have_value(re.compile("^ระเบียบนี้ให้ใช้บังคับ"))
    expect(texts.nth(1)).to_be_focused()
    assert list(dict.fromkeys(numbers_of(page))) == ["ข้อ ๑", "ข้อ ๒", "ข้อ ๓", "ข้อ ๔", "ข้อ ๕"]
    low = texts.nth(2).bounding_box()["height"]
    texts.nth(2).fill("บรรทัด\n" * 8)
    assert texts.nth(2).bounding_box()["height"] > 2 * low


def test_a_chosen_photo_is_shown_and_kept_when_the_draft_is_saved_again(people):
    page = people("drafter.pt")
    new_form(page, "หนังสือรับรอง")
    page.get_by_label(starting_with("เรื่องสำหรับทะเบียน")).fill("รับรอง")
    page.get_by_label(starting_with("รูปถ่าย")).set_input_files(picture_file("รูป.jpg"))
    expect(page.get_by_role("img", name="รูป.jpg")).to_be_visible()
    for _ in range(2):
        page.get_by_role("button", name="บันทึกและดูตัวอย่าง").click()
        said(page, "บันทึกร่างแล้ว")
        expect(page.get_by_role("img", name="รูป.jpg")).to_have_js_property("naturalWidth", 400)


def test_a_complaint_names_the_row_it_is_about(people):
    page = people("drafter.pt")
    new_form(page, "หนังสืออื่น")
    page.get_by_label(starting_with("เรื่อง")).fill("ไฟล์เสีย")
    grid = page.get_by_role("group", name=starting_with("ไฟล์หลักฐาน"))
    rows = grid.locator("tbody tr:visible")
    fill_row(rows.nth(0), {"ชื่อเอกสาร": "ดี", "ไฟล์": pdf_file("ดี.pdf")})
    broken = {"name": "เสีย.pdf", "mimeType": "application/pdf", "buffer": b"<html>"}
    fill_row(rows.nth(1), {"ชื่อเอกสาร": "เสีย", "ไฟล์": broken})
    page.get_by_role("button", name="บันทึกร่าง").click()
    expect(page.locator("#at-enclosures .err").last).to_contain_text("แถว 2: ")
