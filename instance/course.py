"""`make demo`: the course of a letter played once more on the running site, through REST.

The sample letters L01 (a circular of the province to six municipalities) and L02 (the answer of
one of them). Each step is printed with the address where it can be seen. The tests play the same
course and look at every answer. PORT names the site that `make run` has started.
"""

from edoc_policy.rendering.typesetter import fonts_folder
from pathlib import Path
import base64
import json
import os
import requests
import sys
import time
import typst


ROOT = Path(__file__).resolve().parents[1]
PEOPLE = json.loads((ROOT / "instance" / "people.json").read_text(encoding="utf-8"))
SAMPLES = json.loads((ROOT / "tests" / "fixtures" / "sample_letters.json").read_text("utf-8"))
LETTERS = {letter["id"]: letter for letter in SAMPLES["letters"]}
MUNICIPALITIES = LETTERS["L01"]["to_agencies"]
#: Seconds to wait for what the server does after it has answered: sealing, delivering.
PATIENCE = 90

AGENDA = """
#set document(title: "ระเบียบวาระการประชุม", date: datetime(year: 2026, month: 10, day: 19))
#set page(paper: "a4", margin: (left: 3cm, right: 2cm, y: 2.5cm))
#set text(font: "TH Sarabun New", size: 16pt, lang: "th")
= ระเบียบวาระการประชุม
รับฟังแนวทางการขับเคลื่อนการใช้ระบบ e-Document ผ่าน e-Service Catalog
#set enum(numbering: n => "วาระที่ " + ("๑", "๒", "๓").at(n - 1))
+ เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ
+ แนวทางการขับเคลื่อนการใช้ระบบ e-Document
+ ความคิดเห็น ปัญหาอุปสรรค และข้อเสนอแนะ
"""
REPLY_FORM = "ลำดับ,ชื่อ,ตำแหน่ง,เข้าร่วม\r\n๑,,,\r\n๒,,,\r\n"


class Stopped(RuntimeError):
    """The site answered otherwise than the course expects."""


class Client:
    """People at the site's REST interface; `watch(name, response)` sees every answer."""

    def __init__(self, url, watch=None):
        self.url = url
        self.watch = watch or (lambda name, response: None)
        self.tokens = {}

    def login(self, userid, name=None):
        """Log a person in; later questions carry the token."""
        body = {"login": userid, "password": PEOPLE["password"]}
        answer = self.ask(None, "POST", f"{self.url}/@login", body, name=name)
        self.tokens[userid] = answer.json()["token"]

    def ask(self, userid, method, url, body=None, name=None, expect=(200, 201, 204), **headers):
        """Send one request as a person (None: nobody) and return the response.

        Raises Stopped when the status is not one of `expect`.
        """
        if userid is not None and userid not in self.tokens:
            self.login(userid)
        headers = {"Accept": "application/json", **headers}
        if userid is not None:
            headers["Authorization"] = f"Bearer {self.tokens[userid]}"
        answer = requests.request(method, url, json=body, headers=headers, timeout=120)
        self.watch(name, answer)
        if answer.status_code not in expect:
            raise Stopped(f"{method} {url} as {userid}: {answer.status_code} {answer.text[:500]}")
        return answer


class Course:
    """The course of events. `play()` goes through it and leaves the answers in `seen`, by step."""

    def __init__(self, client, say=lambda words, address: None):
        self.client = client
        self.say = say
        self.seen = {}
        self.files = {}

    # The acts ---------------------------------------------------------------------------------

    def act(self, userid, address, act, name=None, expect=(200,), **values):
        """Perform an act on the letter at `address`; returns the JSON answer."""
        body = {"act": act, **values}
        answer = self.client.ask(
            userid, "POST", f"{address}/@acts", body, name=name, expect=expect
        ).json()
        self.seen[name or act] = answer
        return answer

    def read(self, userid, address, name=None):
        """A letter, tray, register ... as JSON."""
        answer = self.client.ask(userid, "GET", address, name=name).json()
        if name:
            self.seen[name] = answer
        return answer

    def file(self, userid, address, tab, name):
        """A file of a letter, bytes."""
        url = f"{address}/@@file?tab={tab}"
        self.files[name] = self.client.ask(userid, "GET", url, name=name, Accept="*/*").content
        return self.files[name]

    def until(self, userid, address, done, name=None):
        """Read the letter until `done(facts)`."""
        end = time.monotonic() + PATIENCE
        while not done(facts := self.read(userid, address)):
            if time.monotonic() > end:
                raise Stopped(f"{address} is still {facts['review_state']}")
            time.sleep(0.5)
        return self.read(userid, address, name=name)

    def token(self, userid, agency, vocabulary, title):
        """The token of a choice in a field of a draft; `vocabulary`: units, signatories."""
        address = f"{self.client.url}/{agency}/@vocabularies/edoc.{vocabulary}"
        items = self.read(userid, address, name=f"{vocabulary}-{agency}")["items"]
        return next(each["token"] for each in items if each["title"].endswith(title))

    # The course -------------------------------------------------------------------------------

    def play(self):
        """The whole course; returns self."""
        self.province_drafts()
        self.province_decides()
        self.governor_signs()
        self.province_sends()
        self.municipalities_register()
        self.municipality_answers()
        self.province_registers_the_answer()
        self.everybody_finds_it()
        self.public_asks()
        return self

    def province_drafts(self):
        client, url = self.client, self.client.url
        client.login("drafter.pt", name="login")
        agency = f"{url}/pt-prov"
        body = self._l01()
        unfinished = {**body, "enclosures": body["enclosures"][:1], "urgency": "urgent"}
        draft = client.ask("drafter.pt", "POST", f"{agency}/@letters", unfinished, name="draft")
        self.seen["draft"] = draft.json()
        self.l01 = address = draft.json()["@id"]
        self.say("ร่างหนังสือเวียนถึงเทศบาล ๖ แห่ง", address)
        change = {
            "revision": draft.json()["revision"],
            "urgency": "most_urgent",
            "enclosures": [*draft.json()["enclosures"], *body["enclosures"][1:]],
        }
        answer = client.ask("drafter.pt", "PATCH", address, change, name="change")
        self.seen["change"] = answer.json()
        answer = client.ask("drafter.pt", "PATCH", address, change, name="stale", expect=(409,))
        self.seen["stale"] = answer.json()
        self.file("drafter.pt", address, "letter", "preview")
        self.say("แก้ร่าง เพิ่มสิ่งที่ส่งมาด้วย ดูตัวอย่างก่อนพิมพ์", f"{address}/@@file?tab=letter")

    def province_decides(self):
        address = self.l01
        self.read("drafter.pt", f"{address}/@acts", name="acts")
        self.act("drafter.pt", address, "submit", name="submit", words="เพื่อโปรดพิจารณา")
        self.say("เสนอหัวหน้ากลุ่มงาน", address)
        self.act("head.pt", address, "return", name="return-without-words", expect=(400,))
        self.act("head.pt", address, "return", name="return", words="ขอให้ตรวจวันประชุมอีกครั้ง")
        self.say("หัวหน้ากลุ่มงานส่งคืนพร้อมเหตุผล", address)
        self.act("drafter.pt", address, "submit", name="resubmit", words="ตรวจแล้ว ถูกต้อง")
        self.act("head.pt", address, "endorse", name="endorse", words="เห็นควรลงนาม")
        self.say("เสนอใหม่ หัวหน้ากลุ่มงานเห็นชอบ", address)

    def governor_signs(self):
        address = self.l01
        self.act("head.pt", address, "sign", name="sign-refused", expect=(403,))
        self.act(
            "governor.pt",
            address,
            "sign",
            name="sign-wrong-passphrase",
            expect=(403,),
            passphrase="ไม่ใช่รหัสนี้",
        )
        self.read("governor.pt", address, name="unsigned")
        numbered = self.act(
            "governor.pt", address, "sign", name="sign", passphrase=PEOPLE["passphrase"]
        )
        self.say(f"ผู้ว่าราชการจังหวัดลงนาม ได้เลขที่ {numbered['number']}", address)
        self.until(
            "drafter.pt", address, lambda facts: facts["review_state"] == "sealed", name="sealed"
        )
        self.file("drafter.pt", address, "letter", "sealed-file")
        self.say("ปิดผนึกแล้ว", f"{address}/@@file?tab=letter")

    def province_sends(self):
        self.act("registrar.pt", self.l01, "send", name="send")
        self.until(
            "registrar.pt",
            self.l01,
            lambda facts: all(row["state"] == "delivered" for row in facts["deliveries"]),
            name="delivered",
        )
        self.say("ส่งถึงเทศบาล ๖ แห่ง แต่ละแห่งมีสถานะของตน", self.l01)

    def municipalities_register(self):
        self.incoming = {}
        for agency in MUNICIPALITIES:
            first = agency == MUNICIPALITIES[0]
            registrar = f"registrar.{agency}"
            tray = self.read(
                registrar, f"{self.client.url}/{agency}/@tray/incoming", name=f"tray-{agency}"
            )
            item = next(
                each for each in tray["items"] if each["number"] == self.seen["sealed"]["number"]
            )
            self.incoming[agency] = address = item["@id"]
            self.read(registrar, address, name=f"incoming-{agency}")
            self.file(registrar, address, "letter", f"received-{agency}")
            facts = self.act(registrar, address, "register", name=f"register-{agency}")
            self.file(registrar, address, "stamped", f"stamped-{agency}")
            self.act(
                registrar,
                address,
                "assign",
                name=f"assign-{agency}",
                words="เพื่อดำเนินการ",
                unit=self.token(registrar, agency, "units", "งานธุรการ"),
            )
            if first:
                self.client.ask(
                    "registrar.latsawai", "GET", address, name="other-agency", expect=(401,)
                )
            self.say(f"{agency} ลงรับเลขที่ {facts['receive_number']} และมอบหมาย", address)
        self.read("drafter.pt", self.l01, name="accepted")
        self.say("หน้าของผู้ส่งแสดงว่าลงรับแล้วพร้อมเลขรับ", self.l01)

    def municipality_answers(self):
        sample = LETTERS["L02"]
        made = self.act("drafter.thakhlong", self.incoming["thakhlong"], "reply", name="reply")
        self.l02 = address = made["@id"]
        change = {
            "title": sample["subject"],
            "urgency": sample["urgency"],
            "body": paragraphs(sample["body"]),
            "signatory": self.token(
                "drafter.thakhlong", "thakhlong", "signatories", "นายกเทศมนตรีเมืองท่าโขลง"
            ),
            "enclosures": [
                {
                    **_enclosure(sample["enclosures"][0]),
                    "file": _file("แบบตอบรับท่าโขลง.csv", "text/csv", _form("ปลัดเทศบาล")),
                }
            ],
        }
        answer = self.client.ask("drafter.thakhlong", "PATCH", address, change, name="reply-change")
        self.seen["reply-change"] = answer.json()
        self.act("drafter.thakhlong", address, "submit", name="reply-submit")
        self.act("head.thakhlong", address, "endorse", name="reply-endorse", words="เห็นควรลงนาม")
        self.act(
            "mayor.thakhlong", address, "sign", name="reply-sign", passphrase=PEOPLE["passphrase"]
        )
        self.until(
            "drafter.thakhlong",
            address,
            lambda facts: facts["review_state"] == "sealed",
            name="reply-sealed",
        )
        self.file("drafter.thakhlong", address, "letter", "reply-file")
        self.act("registrar.thakhlong", address, "send", name="reply-send")
        self.until(
            "drafter.thakhlong",
            address,
            lambda facts: facts["deliveries"][0]["state"] == "delivered",
            name="reply-delivered",
        )
        self.say(f"เทศบาลเมืองท่าโขลงตอบ เลขที่ {self.seen['reply-sealed']['number']}", address)

    def province_registers_the_answer(self):
        tray = self.read("registrar.pt", f"{self.client.url}/pt-prov/@tray/incoming")
        number = self.seen["reply-sealed"]["number"]
        item = next(each for each in tray["items"] if each["number"] == number)
        self.answer = item["@id"]
        facts = self.act("registrar.pt", self.answer, "register", name="answer-registered")
        self.read("registrar.pt", self.l01, name="answered")
        self.read("registrar.thakhlong", self.incoming["thakhlong"], name="incoming-answered")
        self.say(f"จังหวัดลงรับหนังสือตอบ เลขรับ {facts['receive_number']}", self.answer)

    def everybody_finds_it(self):
        site, province = self.client.url, f"{self.client.url}/pt-prov"
        self.read("registrar.pt", f"{province}/@registers?book=circular", name="register-circular")
        self.read("registrar.pt", f"{province}/@registers?book=receive", name="register-receive")
        self.say("ทะเบียนหนังสือเวียน", f"{province}/@@registers?book=circular")
        for name, words in (
            ("word", "แนวทางการขับเคลื่อน"),
            ("number", "ว 1287"),
            ("digits", "ว ๑๒๘๗"),
        ):
            if name != "word":
                shown = self.seen["sealed"]["number"].rpartition("/")[2]
                words = shown if name == "digits" else shown.translate(ARABIC)
            self.read("drafter.pt", f"{site}/@edoc-search?q={words}", name=f"search-{name}")
        self.say("ค้นพบด้วยคำ เลขไทย และเลขอารบิก", f"{site}/@@edoc-search?q=แนวทาง")
        for agency, auditor in (("pt-prov", "governor.pt"), *AUDITORS):
            self.read(auditor, f"{site}/{agency}/@journal?verify=1", name=f"journal-{agency}")
        self.say("บันทึกการใช้งานครบทุกหน่วย ไม่มีรายการถูกแก้", f"{province}/@@journal")

    def public_asks(self):
        code, site = self.seen["sealed"]["code"], self.client.url
        self.read(None, f"{site}/@verify?code={code}", name="verify-code")
        sealed = self.files["sealed-file"]
        for name, data in (("verify-file", sealed), ("verify-altered", _altered(sealed))):
            body = {"file": {"data": base64.b64encode(data).decode()}}
            answer = self.client.ask(None, "POST", f"{site}/@verify", body, name=name)
            self.seen[name] = answer.json()
        self.say("ใครก็ตรวจได้ว่าหนังสือเป็นของจริง", f"{site}/@@verify?code={code}")

    def _l01(self):
        sample = LETTERS["L01"]
        files = (
            _file("ระเบียบวาระ.pdf", "application/pdf", agenda()),
            _file("แบบตอบรับ.csv", "text/csv", REPLY_FORM.encode("utf-8-sig")),
        )
        return {
            "title": sample["subject"],
            "circular": True,
            "urgency": sample["urgency"],
            "recipients": [{"agency": each} for each in sample["to_agencies"]],
            "body": paragraphs(sample["body"]),
            "enclosures": [
                {**_enclosure(row), "file": file}
                for row, file in zip(sample["enclosures"], files, strict=True)
            ],
            "signatory": self.token("drafter.pt", "pt-prov", "signatories", "ผู้ว่าราชการจังหวัดปทุมธานี"),
            "owner_unit": self.token("drafter.pt", "pt-prov", "units", "กลุ่มงานอำนวยการ"),
        }


ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
AUDITORS = tuple((agency, f"mayor.{agency}") for agency in MUNICIPALITIES)


def paragraphs(texts):
    """Texts as the HTML of a body."""
    return "".join(f"<p>{text}</p>" for text in texts)


def agenda():
    """The first enclosure: a PDF/A set in the letters' own fonts, always the same bytes."""
    return typst.compile(
        AGENDA.encode(), font_paths=[str(fonts_folder())], pdf_standards=["a-3a"], timestamp=0
    )


def _form(who):
    return f"ลำดับ,ตำแหน่ง,เข้าร่วม\r\n๑,{who},เข้าร่วม\r\n".encode("utf-8-sig")


def _enclosure(row):
    return {"title": row["title"], "quantity": row["qty"]}


def _file(filename, content_type, data):
    return {
        "filename": filename,
        "content-type": content_type,
        "encoding": "base64",
        "data": base64.b64encode(data).decode("ascii"),
    }


def _altered(data):
    """The file with one byte of its text changed."""
    place = data.index(b"stream\n") + 40
    return data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]


def main():
    url = f"http://127.0.0.1:{os.environ.get('PORT', 8080)}/edoc"
    steps = iter(range(1, 100))

    def say(words, address):
        print(f"  {next(steps):2}. {words}\n      {address}", flush=True)

    try:
        requests.get(url, timeout=60)
        Course(Client(url), say).play()
    except requests.ConnectionError:
        sys.exit(f"Nothing answers at {url}. Start the site with `make run` first.")
    except Stopped as reason:
        sys.exit(f"make demo: {reason}")


if __name__ == "__main__":
    main()
