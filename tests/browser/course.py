"""The course of the sample letters L01 and L02 through the pages, step by step."""

from instance.processes import PEOPLE
from io import BytesIO
from pathlib import Path
from playwright.sync_api import expect
from tests.browser.hands import choose
from tests.browser.hands import enclose
from tests.browser.hands import has_picture
from tests.browser.hands import pdf_file
from tests.browser.hands import said
from tests.browser.hands import SHOWN
from tests.browser.hands import type_body
from tests.browser.hands import xlsx_file
import hashlib
import json
import pikepdf
import re


SAMPLES = Path(__file__).parents[1] / "fixtures" / "sample_letters.json"
DATA = json.loads(SAMPLES.read_text(encoding="utf-8"))
L01, L02 = (next(one for one in DATA["letters"] if one["id"] == name) for name in ("L01", "L02"))
NAMES = {agency["id"]: agency["name_th"] for agency in DATA["agencies"]}
SUBJECT = re.compile("^เรื่อง")
HEADS = {name: title.replace("เทศบาล", "นายกเทศมนตรี") for name, title in NAMES.items()}
FIRST_SUBJECT = "ขอเชิญประชุม (ร่างแรก)"
REASON = "ขอให้ระบุวันส่งแบบตอบรับ"
# fmt: off
STEPS = (
    "draft", "change", "preview", "submit", "send_back", "correct", "endorse", "sign", "send",
    "receive", "register", "assign", "reply", "answer", "take_in",
)
# fmt: on


class Course:
    """Plays the steps in order; `until` plays what has not been played yet."""

    def __init__(self, people):
        self.people = people
        self.done = []
        self.broken = None

    def until(self, last):
        """Play all steps up to `last`."""
        for name in STEPS[: STEPS.index(last) + 1]:
            if name in self.done:
                continue
            assert self.broken is None, f"the course broke at {self.broken}"
            self.broken = name
            getattr(self, name)()
            self.broken = None
            self.done.append(name)
        return self

    def look(self, page, name):
        self.people.look(page, name)

    def open_from_desk(self, userid, section, subject):
        page = self.people(userid)
        page.goto("/edoc/@@desk")
        page.get_by_role("table", name=section).get_by_role("link", name=subject).first.click()
        expect(page.get_by_text(subject).first).to_be_visible()
        return page

    def timeline(self, page):
        return page.get_by_role("region", name="การเกษียน").get_by_role("listitem")

    # L01 ----------------------------------------------------------------------

    def draft(self):
        page = self.people("drafter.pt")
        self.look(page, "desk-drafter")
        page.get_by_role("link", name="ร่างหนังสือ", exact=True).click()
        self.look(page, "kinds")
        page.get_by_role("link", name="หนังสือภายนอก", exact=True).click()
        expect(page.get_by_role("heading", name="ร่างหนังสือภายนอก")).to_be_visible()
        # The scripts are there: they add rows to the grids.
        editor = page.frame_locator("iframe.tox-edit-area__iframe").locator("body")
        expect(editor).to_be_visible(timeout=30_000)
        page.get_by_role("radio", name="ด่วนที่สุด").check()
        page.get_by_label(SUBJECT).fill(FIRST_SUBJECT)
        page.get_by_role("checkbox", name="หนังสือเวียน").check()
        grid = page.get_by_role("group", name="ผู้รับ")
        for number, agency in enumerate(L01["to_agencies"]):
            row = grid.locator("tbody tr").nth(number)
            row.get_by_label("หน่วยงานในระบบ").fill(NAMES[agency])
        agenda, answer = L01["enclosures"]
        enclose(page, 0, agenda["title"], agenda["qty"], pdf_file(agenda["file"]))
        enclose(page, 1, answer["title"], answer["qty"], xlsx_file("reply-form.xlsx"))
        type_body(page, L01["body"][:1])
        choose(page.get_by_label("ผู้ลงนาม").first, "ผู้ว่าราชการจังหวัดปทุมธานี")
        choose(page.get_by_label("ส่วนราชการเจ้าของเรื่อง"), "กลุ่มงานอำนวยการ")
        self.look(page, "form-filled")
        page.get_by_role("button", name="บันทึกร่าง").click()
        said(page, "บันทึกร่างแล้ว")
        self.url = page.url
        self.look(page, "draft")

    def change(self):
        page = self.open_from_desk("drafter.pt", "ร่างของฉัน", FIRST_SUBJECT)
        page.get_by_role("link", name="แก้ไขร่าง").first.click()
        grid = page.get_by_role("group", name="ผู้รับ")
        expect(grid.locator("tbody tr:visible")).to_have_count(7)  # six and the empty one
        expect(page.get_by_role("radio", name="ด่วนที่สุด")).to_be_checked()
        expect(page.get_by_text("reply-form.xlsx")).to_be_visible()
        page.get_by_label(SUBJECT).fill(L01["subject"])
        page.get_by_role("button", name="บันทึกและดูตัวอย่าง").click()
        said(page, "บันทึกร่างแล้ว")

    def preview(self):
        page = self.people("drafter.pt")
        page.goto(f"{self.url}/edit")
        expect(page.get_by_label(SUBJECT)).to_have_value(L01["subject"])
        has_picture(page, page.get_by_role("complementary", name="ตัวอย่าง"))
        self.look(page, "form-preview")
        link = page.get_by_role("link", name="ดูตัวอย่าง PDF")
        answer = page.request.get(link.get_attribute("href"))
        assert answer.headers["content-type"] == "application/pdf"
        with pikepdf.open(BytesIO(answer.body())) as pdf:
            assert len(pdf.pages) >= 1
            assert "/AcroForm" not in pdf.Root or not list(pdf.Root.AcroForm.get("/Fields", []))

    def submit(self):
        page = self.open_from_desk("drafter.pt", "ร่างของฉัน", L01["subject"])
        page.get_by_label("ความเห็น").fill("เพื่อโปรดพิจารณา")
        page.get_by_role("button", name="เสนอหัวหน้าหน่วยงาน").click()
        said(page, "เสนอแล้ว")
        expect(self.timeline(page)).to_have_count(1)
        self.look(page, "submitted")

    def send_back(self):
        page = self.people("head.pt")
        self.look(page, "desk-head")
        first = page.get_by_role("table", name="รอฉันดำเนินการ").get_by_role("row").nth(1)
        expect(first).to_contain_text("ด่วนที่สุด")
        expect(first).to_contain_text(L01["subject"])
        page = self.open_from_desk("head.pt", "รอฉันดำเนินการ", L01["subject"])
        has_picture(page, page.get_by_role("region", name="ตัวหนังสือ"))
        page.get_by_text("ส่งคืนให้แก้").first.click()
        dialog = page.get_by_role("dialog", name="ส่งคืนให้แก้")
        dialog.get_by_label("เหตุผล").fill(REASON)
        self.look(page, "return-dialog")
        dialog.get_by_role("button", name="ส่งคืนให้แก้").click()
        said(page, "ส่งคืนแล้ว")

    def correct(self):
        page = self.open_from_desk("drafter.pt", "ส่งคืนถึงฉัน", L01["subject"])
        notice = page.locator(".notice", has_text=REASON)
        expect(notice).to_contain_text("ผู้อำนวยการกลุ่มงานอำนวยการ")
        self.look(page, "returned")
        notice.get_by_role("link", name="แก้ไขร่าง").click()
        expect(page.get_by_text(REASON)).to_be_visible()
        type_body(page, L01["body"])
        page.get_by_role("button", name="บันทึกร่าง").click()
        said(page, "บันทึกร่างแล้ว")
        page.get_by_role("button", name="เสนอหัวหน้าหน่วยงาน").click()
        said(page, "เสนอแล้ว")

    def endorse(self):
        page = self.open_from_desk("head.pt", "รอฉันดำเนินการ", L01["subject"])
        page.get_by_label("ความเห็น").fill("เห็นควรลงนาม")
        page.get_by_role("button", name="เห็นชอบ", exact=True).click()
        said(page, "บันทึกความเห็นแล้ว")
        expect(self.timeline(page).last).to_contain_text("เห็นควรลงนาม")
        expect(self.timeline(page)).to_have_count(4)

    def sign(self):
        page = self.open_from_desk("governor.pt", "รอฉันดำเนินการ", L01["subject"])
        expect(page.get_by_text("ลงนามในฐานะ ผู้ว่าราชการจังหวัดปทุมธานี")).to_be_visible()
        self.look(page, "to-sign")
        self._sign(page, "wrong-passphrase")
        expect(page.get_by_role("alert")).to_contain_text("รหัสผ่าน")
        expect(page.get_by_role("button", name="ลงนามและออกเลข")).to_be_visible()
        self.look(page, "wrong-passphrase")
        self._sign(page, PEOPLE["passphrase"])
        self._sealed(page, L01["number"]["display"])
        self.look(page, "sealed")

    def _sign(self, page, passphrase):
        page.get_by_label("รหัสผ่านใบรับรอง").fill(passphrase)
        page.get_by_role("button", name="ลงนามและออกเลข").click()

    def _sealed(self, page, number):
        expect(page.get_by_role("heading", name=number, level=1)).to_be_visible()
        expect(page.get_by_text("ลงนามแล้ว รอส่ง")).to_be_visible(timeout=60_000)
        picture = has_picture(page, page.get_by_role("region", name="ตัวหนังสือ"))
        # Browsers keep pictures by their address: that of the draft must not be shown as sealed.
        served = page.request.get(picture.get_attribute("src")).body()
        assert picture.evaluate(SHOWN) == hashlib.sha256(served).hexdigest()
        expect(page.get_by_role("region", name="ลายมือชื่อ")).to_contain_text("ลงนาม")
        self.code = page.locator(".side-facts dd").first.inner_text()

    def send(self):
        page = self.open_from_desk("registrar.pt", "รอฉันดำเนินการ", L01["subject"])
        page.get_by_role("button", name="ส่งถึงผู้รับ").click()
        said(page, "ส่งแล้ว")
        rows = page.get_by_role("table", name="ผู้รับ").get_by_role("row")
        expect(rows).to_have_count(7)
        for agency in L01["to_agencies"]:
            expect(rows.filter(has_text=HEADS[agency])).to_contain_text("ถึงปลายทาง")
        self.circular_code = self.code
        self.look(page, "sent")

    def receive(self):
        page = self.people("registrar.thakhlong")
        page.get_by_role("navigation", name="เมนูหลัก").get_by_role("link", name="หนังสือรับ").click()
        expect(page.get_by_role("heading", name="หนังสือรับ", level=1)).to_be_visible()
        self.look(page, "tray")
        page.get_by_role("link", name=L01["subject"]).first.click()
        expect(page.get_by_role("heading", name=L01["number"]["display"])).to_be_visible()
        has_picture(page, page.get_by_role("region", name="ตัวหนังสือ"))
        expect(page.get_by_role("region", name="ลายมือชื่อ")).to_contain_text("นายสมมติ ตัวอย่างดี")
        expect(page.locator(".checks li").first).to_have_class("is-good")
        self.look(page, "incoming")
        self.incoming_url = page.url
        sender = self.people("registrar.pt")
        sender.goto(self.url)
        row = sender.get_by_role("row").filter(has_text=HEADS["thakhlong"])
        expect(row).to_contain_text("เปิดอ่านแล้ว")

    def register(self):
        page = self.people("registrar.thakhlong")
        page.goto(self.incoming_url)
        page.get_by_role("button", name="ลงรับและประทับตรารับ").click()
        said(page, "ลงรับแล้ว")
        receipt = page.get_by_role("region", name="การลงรับ")
        self.receive_number = re.search(r"\d+", receipt.inner_text()).group()
        page.get_by_role("link", name="สำเนาประทับตรารับ", exact=True).click()
        expect(page.get_by_text("ต้นฉบับที่ลงนามไม่ถูกแตะต้อง")).to_be_visible()
        has_picture(page, page.get_by_role("region", name="ตัวหนังสือ"))
        self.look(page, "stamped")

    def assign(self):
        page = self.people("registrar.thakhlong")
        page.goto(self.incoming_url)
        choose(page.get_by_label("มอบหมายให้หน่วยงาน"), "งานธุรการ")
        page.get_by_role("button", name="มอบหมายหน่วยงาน").click()
        said(page, "มอบหมายแล้ว")
        self.look(page, "assigned")
        sender = self.people("registrar.pt")
        sender.goto(self.url)
        row = sender.get_by_role("row").filter(has_text=HEADS["thakhlong"])
        expect(row).to_contain_text("ลงรับแล้ว")
        expect(row).to_contain_text(f"เลขรับ {self.receive_number}")
        self.look(sender, "accepted")

    # L02 ----------------------------------------------------------------------

    def reply(self):
        page = self.open_from_desk("drafter.thakhlong", "หนังสือเข้าของหน่วยงาน", L01["subject"])
        page.get_by_role("button", name="ร่างหนังสือตอบ").click()
        said(page, "ร่างหนังสือตอบแล้ว")
        reference = page.get_by_role("group", name="อ้างถึง").get_by_label("หนังสือที่อ้างถึง").first
        expect(reference).to_have_value(re.compile("^หนังสือจังหวัดปทุมธานี ด่วนที่สุด ที่ ปท ๐๐๑๗.๓/ว ๑๒๘๗"))
        recipient = page.get_by_role("group", name="ผู้รับ").get_by_label("หน่วยงานในระบบ").first
        expect(recipient).to_have_value(NAMES["pt-prov"])
        expect(page.get_by_text(f"พิมพ์ว่า “{L02['addressee']}”")).to_be_visible()
        expect(page.get_by_label("คำขึ้นต้น", exact=True)).to_have_attribute("placeholder", "เรียน")
        self.look(page, "reply-form")
        page.get_by_role("radio", name="ด่วนมาก").check()
        page.get_by_label(SUBJECT).fill(L02["subject"])
        (form,) = L02["enclosures"]
        enclose(page, 0, form["title"], form["qty"], pdf_file(form["file"]))
        type_body(page, L02["body"])
        choose(page.get_by_label("ผู้ลงนาม").first, "นายกเทศมนตรีเมืองท่าโขลง")
        page.get_by_role("button", name="บันทึกร่าง").click()
        said(page, "บันทึกร่างแล้ว")
        page.get_by_role("button", name="เสนอหัวหน้าหน่วยงาน").click()
        said(page, "เสนอแล้ว")

    def answer(self):
        page = self.open_from_desk("head.thakhlong", "รอฉันดำเนินการ", L02["subject"])
        page.get_by_role("button", name="เห็นชอบ", exact=True).click()
        said(page, "บันทึกความเห็นแล้ว")
        page = self.open_from_desk("mayor.thakhlong", "รอฉันดำเนินการ", L02["subject"])
        self._sign(page, PEOPLE["passphrase"])
        self._sealed(page, L02["number"]["display"])
        page = self.open_from_desk("registrar.thakhlong", "รอฉันดำเนินการ", L02["subject"])
        page.get_by_role("button", name="ส่งถึงผู้รับ").click()
        said(page, "ส่งแล้ว")
        related = page.get_by_role("region", name="เรื่องที่เกี่ยวข้อง")
        expect(related).to_contain_text("ตอบหนังสือ")
        expect(related.get_by_role("link", name=L01["subject"])).to_be_visible()
        self.look(page, "reply-sent")

    def take_in(self):
        page = self.people("registrar.pt")
        page.goto("/edoc/pt-prov/incoming")
        page.get_by_role("link", name=L02["subject"]).first.click()
        page.get_by_role("button", name="ลงรับและประทับตรารับ").click()
        said(page, "ลงรับแล้ว")
        related = page.get_by_role("region", name="เรื่องที่เกี่ยวข้อง")
        related.get_by_role("link", name=L01["subject"]).click()
        expect(page.get_by_role("heading", name=L01["number"]["display"])).to_be_visible()
        related = page.get_by_role("region", name="เรื่องที่เกี่ยวข้อง")
        expect(related).to_contain_text("มีหนังสือตอบ")
        related.get_by_role("link", name=L02["subject"]).click()
        expect(page.get_by_role("heading", name=L02["number"]["display"])).to_be_visible()
