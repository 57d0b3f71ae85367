"""@@preview: pages of what stands in a form, drawn and told over HTTP, and nothing kept."""

from base64 import b64decode
from instance.documents import photo
from instance.processes import PEOPLE
from io import BytesIO
from tests.rest.house import staff
from tests.rest.test_kinds import draft
import PIL.Image
import pytest
import re
import requests


pytestmark = pytest.mark.xdist_group("house")
PROVINCE = staff("pt-prov")
NEW = "pt-prov/@@preview?kind=external"
TITLE = "form.widgets.ISubject.title"
ADDRESSEE = "form.widgets.IAddressee.addressee"
BODY = "form.widgets.IBody.body"


#: All without which a draft cannot be kept.
COMPLETE = {
    TITLE: "ไม่เก็บ",
    "form.widgets.IUrgency.urgency:list": "normal",
    "form.widgets.IUrgency.secrecy:list": "normal",
    "form.widgets.ILanguage.language:list": "th",
    "form.widgets.IRetention.retention:list": "default_10y",
}


class Browser:
    """Somebody's session, with the token of his forms."""

    def __init__(self, house, userid):
        self.url = house.client.url
        self.session = requests.Session()
        self.session.auth = userid, PEOPLE["password"]
        page = self.session.get(f"{self.url}/@@desk").text
        self.token = re.search(r'name="_authenticator"[^>]*value="(\w+)"', page)[1]

    def post(self, address, **fields):
        address = address if address.startswith("http") else f"{self.url}/{address}"
        return self.session.post(address, {"_authenticator": self.token, "pages": "1", **fields})


@pytest.fixture(scope="module")
def drafter(house):
    return Browser(house, PROVINCE.drafter)


def picture(answer, page=1):
    data = b64decode(answer.json()["pages"][page - 1]["src"].partition(",")[2])
    return PIL.Image.open(BytesIO(data)).convert("RGB")


def test_what_is_typed_stands_on_the_page_and_on_no_disk(house, drafter):
    storage = house.site.place.folder / "filestorage" / "Data.fs"
    empty = drafter.post(NEW)
    before = storage.stat().st_size
    typed = drafter.post(NEW, **{TITLE: "ขอเชิญประชุม", ADDRESSEE: "นายกรัฐมนตรี"})
    assert typed.status_code == 200, typed.text
    assert picture(typed).tobytes() != picture(empty).tobytes()
    assert typed.json()["count"] == "1 หน้า"
    assert typed.json()["trouble"] is None
    assert typed.json()["placeholders"]["salutation"] == "กราบเรียน"
    assert len(typed.content) < 120_000
    assert storage.stat().st_size == before


def test_only_the_pages_that_are_in_view_are_drawn(drafter):
    body = "<p>ด้วยจังหวัดกำหนดประชุม</p>" * 90
    answer = drafter.post(NEW, **{BODY: body, "pages": "2"}).json()
    assert [page["src"] is not None for page in answer["pages"][:3]] == [False, True, False]


def test_a_button_in_the_request_does_nothing(house, drafter):
    storage = house.site.place.folder / "filestorage" / "Data.fs"
    before = storage.stat().st_size
    answer = drafter.post(NEW, **COMPLETE, **{"form.buttons.save": "บันทึกร่าง"})
    assert answer.json()["pages"]
    assert storage.stat().st_size == before


def test_what_cannot_be_printed_is_told_in_words(drafter):
    answer = drafter.post(NEW, **{TITLE: "ขอเชิญ 🦄"})
    assert answer.status_code == 200
    assert "พิมพ์ไม่ได้: 🦄" in answer.json()["trouble"]
    assert "pages" not in answer.json()


def test_what_was_not_understood_is_told_at_its_field_but_nothing_is_asked_for_yet(drafter):
    fields = {TITLE: "", "form.widgets.IMeeting.held_on": "29 ก.พ. 2569"}
    answer = drafter.post("pt-prov/@@preview?kind=minutes", **fields).json()
    assert answer["remarks"]["held_on"]["warn"]
    assert answer["remarks"]["held_on"]["text"] == "เดือนกุมภาพันธ์ 2569 มี 28 วัน"
    assert [name for name, remark in answer["remarks"].items() if remark["warn"]] == ["held_on"]
    answer = drafter.post(NEW).json()
    assert not any(remark["warn"] for remark in answer["remarks"].values())
    assert answer["pages"]


def test_a_text_that_is_too_long_to_keep_is_told_and_the_page_drawn_without_it(drafter):
    answer = drafter.post(NEW, **{BODY: f"<p>{'y' * 100_001}</p>"}).json()
    assert answer["trouble"]
    assert answer["pages"]


def test_a_day_that_was_understood_and_the_next_meeting_are_told(drafter):
    fields = {
        "form.widgets.IMeeting.meeting": "คณะทำงานที่ยังไม่เคยประชุม",
        "form.widgets.IMeeting.meeting_year": "2569",
        "form.widgets.IMeeting.held_on": "28 ต.ค. 69",
    }
    answer = drafter.post("pt-prov/@@preview?kind=minutes", **fields).json()
    assert answer["remarks"]["held_on"]["text"] == "วันพุธที่ 28 ตุลาคม 2569"
    assert answer["proposed"] == {"meeting_number": "1"}


def test_the_photo_of_a_draft_stays_in_its_preview_and_can_be_taken_out(house, drafter):
    address = draft(house, "certificate", photo=photo())
    action = "form.widgets.ICertified.photo.action"
    kept = drafter.post(f"{address}/@@preview", **{action: "nochange"})
    removed = drafter.post(f"{address}/@@preview", **{action: "remove"})
    assert kept.status_code == removed.status_code == 200
    grey = (0x88, 0xAA, 0xAA)

    def has_photo(answer):
        colors = picture(answer).getcolors(1 << 20)
        return any(
            count > 5000 and sum(abs(a - b) for a, b in zip(color, grey, strict=True)) < 24
            for count, color in colors
        )

    assert has_photo(kept)
    assert not has_photo(removed)


def test_it_is_refused_to_who_may_not_draft_or_comes_from_elsewhere(house, drafter):
    registrar = Browser(house, PROVINCE.registrar)
    assert registrar.post(NEW).status_code in (401, 403)
    assert Browser(house, "drafter.samkhok").post(NEW).status_code in (401, 403)
    address = draft(house, "memo")
    assert registrar.post(f"{address}/@@preview").status_code in (401, 403)
    assert drafter.post(NEW, _authenticator="forged").status_code == 403
    read = f"{drafter.url}/{NEW}&_authenticator={drafter.token}"
    assert drafter.session.get(read).status_code == 403
