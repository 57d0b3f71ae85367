"""What a draft may not hold, over HTTP: files that lie, hostile HTML, texts that cannot be printed."""

from instance.processes import ROOT
from io import BytesIO
from tests.rest.house import enclosures
from tests.rest.house import staff
import json
import pikepdf
import pytest
import re
import socket
import zipfile


PEOPLE = staff("samkhok")


def pages(count, **options):
    """A PDF of empty pages."""
    with pikepdf.new() as made:
        for _ in range(count):
            made.add_blank_page()
        out = BytesIO()
        made.save(out, **options)
    return out.getvalue()


def bomb():
    """A ZIP of 100 kB that unpacks to 100 MB."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros", bytes(100_000_000))
    return out.getvalue()


LOCKED = {"encryption": pikepdf.Encryption(owner="o", user="secret")}
PDF = "application/pdf"
FILES = {
    "a file that claims to be PDF": (
        lambda: b"MZ not a PDF at all",
        "หนังสือ.pdf",
        PDF,
        "ไม่ใช่ไฟล์ PDF",
    ),
    "a PDF with a password": (lambda: pages(1, **LOCKED), "ลับ.pdf", PDF, "ติดรหัสผ่าน"),
    "a truncated PDF": (lambda: pages(9)[:900], "ขาด.pdf", PDF, "ขาดตอนท้าย"),
    "a ZIP bomb": (bomb, "แฟ้ม.zip", "application/zip", "บีบอัดผิดปกติ"),
    "an empty file": (lambda: b"", "เปล่า.pdf", PDF, "ไฟล์เปล่า"),
    "a program": (
        lambda: b"\x7fELF" + bytes(100),
        "โปรแกรม.exe",
        "application/x-exe",
        "รับเฉพาะ PDF",
    ),
    "a file of 60 MB": (lambda: b"ab\n" * 20_000_000, "ใหญ่.txt", "text/plain", "ไม่เกิน 50 เมกะไบต์"),
}


@pytest.mark.parametrize("what", FILES)
def test_a_draft_does_not_take(house, what):
    make, name, content_type, words = FILES[what]
    newest = house.get(PEOPLE.drafter, "samkhok/@tray/outgoing")["items"]
    answer = house.post_draft(PEOPLE, enclosures=enclosures(name, content_type, make()))
    assert answer.status_code == 400, answer.text
    (problem,) = answer.json()["problems"]
    assert (problem["field"], problem["row"]) == ("enclosures", 1)
    assert words in problem["message"]
    assert name in problem["message"]
    assert house.get(PEOPLE.drafter, "samkhok/@tray/outgoing")["items"] == newest


def test_a_pdf_of_300_pages_is_taken_and_its_last_page_is_shown(house):
    address = house.draft(PEOPLE, enclosures=enclosures("ยาว.pdf", PDF, pages(300)))
    last = f"{address}/@@page.png?tab=enclosure-1&page=300"
    answer = house.ask(PEOPLE.drafter, "GET", last, Accept="*/*")
    assert answer.headers["Content-Type"] == "image/png"
    assert house.ask(PEOPLE.drafter, "GET", last.replace("300", "301")).status_code == 404


def test_the_web_server_refuses_200_megabytes_before_they_are_sent(house):
    limit = re.search(r"max-request-body-size = ([0-9]+)", (ROOT / "buildout.cfg").read_text())
    assert 70_000_000 < int(limit[1]) < 200_000_000
    with socket.create_connection(("127.0.0.1", house.site.place.port), timeout=30) as plug:
        plug.sendall(
            b"POST /edoc/samkhok/@letters HTTP/1.1\r\nHost: edoc\r\nAccept: application/json\r\n"
            b"Content-Type: application/json\r\nContent-Length: 200000000\r\n\r\n{"
        )
        answer = plug.makefile("rb").read().decode()  # head and body may come apart
    assert answer.startswith("HTTP/1.1 413 ")
    assert limit[1] in answer


@pytest.mark.parametrize(
    "html",
    [
        "<p>ก<script>alert(1)</script></p>",
        '<p onclick="alert(1)" onmouseover=alert(1)>ก</p>',
        '<p>ก<img src="data:image/svg+xml;base64,PHN2Zz4=" onerror="alert(1)"></p>',
        '<p><a href="javascript:alert(1)">ก</a></p>',
        '<p><a href="data:text/html,<script>alert(1)</script>">ก</a></p>',
        '<p>ก</p><iframe src="https://evil.example"></iframe><object data="x"></object>',
        '<p style="background:url(https://evil.example)">ก</p><style>p{color:red}</style>',
        "<p>ก</p><svg><script>alert(1)</script></svg><math><mtext></mtext></math>",
        "<p>ก<!-- <script>alert(1)</script> --></p>",
    ],
)
def test_of_hostile_html_only_the_text_is_kept(house, html):
    body = house.get(PEOPLE.drafter, house.draft(PEOPLE, body=html))["body"]
    assert re.fullmatch(r'<p(?: style="")?>ก</p>', body), body


def test_bidi_and_control_characters_do_not_stay_in_the_subject(house):
    typed = "ขอ\u202eเชิญ\u2066ประ\u200bชุม\x00\x07 \u200fครั้งที่\ufeff ๑\u2028"
    kept = house.get(PEOPLE.drafter, house.draft(PEOPLE, title=typed))["title"]
    assert kept == "ขอเชิญประชุม ครั้งที่ ๑"


@pytest.mark.parametrize(("field", "name"), [("title", "เรื่อง"), ("body", "ข้อความ")])
def test_what_the_font_cannot_print_is_refused_at_submission_and_named(house, field, name):
    words = f"ช่อง “{name}” มีอักขระที่แบบอักษรของหนังสือราชการพิมพ์ไม่ได้: 漢"
    before = house.next_number(PEOPLE)
    address = house.draft(PEOPLE, **{field: "ขอเชิญประชุม 漢 ครั้งที่ ๑"})
    answer = house.act(PEOPLE.drafter, address, "submit")
    assert answer.status_code == 403, answer.text
    assert words in answer.json()["message"]
    assert house.state(address, PEOPLE.drafter) == "draft"
    assert house.next_number(PEOPLE) == before
    preview = house.ask(PEOPLE.drafter, "GET", f"{address}/@@file", Accept="*/*")
    assert preview.status_code == 422
    assert words in preview.content.decode()


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"number_text": "ปท ๑"}, "number_text"),
        ({"sealed_sha256": "0" * 64}, "sealed_sha256"),
        ({"revision": 7}, "revision"),
        ({"title": 5}, "title"),
        ({"title": "ก" * 501}, "title"),
        ({"title": ["ก"]}, "title"),
        ({"recipients": "thakhlong"}, "recipients"),
        ({"recipients": ["thakhlong"]}, "recipients"),
        ({"recipients": [{"agency": "nowhere"}]}, "recipients"),
        ({"recipients": [{"agency": {"a": 1}}]}, "recipients"),
        ({"recipients": [{"name": "ก", "sent_as": "other"}]}, "recipients"),
        ({"references": [{"text": 5}]}, "references"),
        ({"enclosures": [{"title": "ก", "file": "agenda.pdf"}]}, "enclosures"),
        ({"enclosures": [{"title": "ก", "file": {"filename": 5, "data": "QQ=="}}]}, "enclosures"),
        (
            {"enclosures": [{"title": "ก", "file": {"filename": "a.txt", "data": "*"}}]},
            "enclosures",
        ),
        ({"enclosures": ["agenda.pdf"]}, "enclosures"),
        ({"urgency": "at once"}, "urgency"),
        ({"secrecy": "top_secret"}, "secrecy"),
        ({"signatory": "nobody"}, "signatory"),
        ({"signatory": 5}, "signatory"),
        ({"signatory": ["ก"]}, "signatory"),
        ({"urgency": {"ก": 1}}, "urgency"),
        ({"owner_unit": "nowhere"}, "owner_unit"),
        ({"circular": "yes"}, "circular"),
        ({"body": 5}, "body"),
        ({"body": {"data": "<p>"}}, "body"),
    ],
    ids=str,
)
def test_a_field_that_cannot_be_is_named(house, values, field):
    answer = house.post_draft(PEOPLE, **values)
    assert answer.status_code == 400, answer.text
    assert {problem["field"] for problem in answer.json()["problems"]} == {field}


NO_OBJECTS = {
    "a list": "[]",
    "a number": "5",
    "a text": '"draft"',
    "null": "null",
    "cut off": "{",
    "a control character": "\x00",
    "too deep a list": "[" * 100_000,
    "too deep a field": '{"act": "submit", "title": ' + "[" * 100_000,
}


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("what", NO_OBJECTS)
def test_what_is_no_json_object_is_refused_in_the_language_of_the_reader(house, what, language):
    words = {"th": "คำขอต้องเป็น JSON object", "en": "The request must be a JSON object"}
    session = house.site.rest(PEOPLE.drafter)
    session.headers["Content-Type"] = "application/json"
    session.cookies["I18N_LANGUAGE"] = language
    for address in (f"{house.client.url}/samkhok/@letters", f"{house.draft(PEOPLE)}/@acts"):
        answer = session.post(address, data=NO_OBJECTS[what], timeout=60)
        assert answer.status_code == 400, answer.text
        assert words[language] in answer.json()["message"]


def test_a_file_to_be_verified_is_not_looked_for_in_a_bottomless_pit(house):
    answer = house.site.rest().post(
        f"{house.client.url}/@verify",
        data='{"file": ' + "[" * 100_000,
        headers={"Content-Type": "application/json"},
        timeout=60,
    )
    assert answer.status_code == 400, answer.text


@pytest.mark.parametrize("words", [5, ["ก"], {"ก": "ข"}, json.loads("[" * 900 + "]" * 900)])
def test_a_reason_that_is_no_text_is_refused(house, words):
    address = house.draft(PEOPLE)
    answer = house.act(PEOPLE.drafter, address, "submit", words=words)
    assert (answer.status_code, answer.json()["field"]) == (400, "words")
    assert house.state(address, PEOPLE.drafter) == "draft"
