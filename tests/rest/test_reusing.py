"""Drafts from what there is, over HTTP: templates, copies, lists, Word files, many at once."""

from tests.letters.wordfiles import paragraph
from tests.letters.wordfiles import word
from tests.rest.examples import compare
from tests.rest.examples import exchange
from tests.rest.house import enclosures
from tests.rest.house import staff
from tests.rest.house import upload
import pytest


PEOPLE, OTHERS = staff("bangkadi"), staff("samkhok")
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TEMPLATE = {
    "title": "แบบเชิญประชุม",
    "purpose": "external",
    "values": {
        "title": "ขอเชิญประชุม{{ชื่อการประชุม}}",
        "recipients": [{"name": "{{ผู้รับ}}"}],
        "body": "<p>ด้วยเทศบาลกำหนดจัดประชุม{{ชื่อการประชุม}}</p>",
    },
}
GIVEN = {"ชื่อการประชุม": "ประจำเดือน", "ผู้รับ": "นายอำเภอเมืองปทุมธานี"}


@pytest.fixture
def template(house):
    return keep(house).json()["@id"]


def keep(house, userid=PEOPLE.head, **changes):
    return house.ask(userid, "POST", "bangkadi/@templates", {**TEMPLATE, **changes})


def newest(house):
    return house.get(PEOPLE.drafter, "bangkadi/@tray/outgoing")["items"][:1]


def test_a_template_is_kept_and_drafted_from(house):
    kept = keep(house)
    assert kept.status_code == 201, kept.text
    assert kept.json()["placeholders"] == ["ชื่อการประชุม", "ผู้รับ"]
    compare("template", exchange(kept))
    made = house.ask(PEOPLE.drafter, "POST", f"{kept.json()['@id']}/@drafts", {"values": GIVEN})
    assert made.status_code == 201, made.text
    assert made.json()["title"] == "ขอเชิญประชุมประจำเดือน"
    assert made.json()["addressee"] == "นายอำเภอเมืองปทุมธานี"
    compare("template-draft", exchange(made))
    first = house.get(PEOPLE.drafter, "bangkadi/@templates")["items"][0]
    assert (first["@id"], bool(first["used_at"])) == (kept.json()["@id"], True)


def test_a_placeholder_without_value_is_named(house, template):
    before = newest(house)
    answer = house.ask(
        PEOPLE.drafter, "POST", f"{template}/@drafts", {"values": {"ผู้รับ": "นายอำเภอ"}}
    )
    assert answer.status_code == 400
    (problem,) = answer.json()["problems"]
    assert problem["message"] == "ยังไม่ได้ใส่ “ชื่อการประชุม”"
    compare("template-unfilled", exchange(answer))
    assert newest(house) == before


def test_a_letter_is_kept_as_a_template(house):
    address = house.draft(PEOPLE, title="ขอ{{สิ่งที่ขอ}}")
    uid = house.get(PEOPLE.drafter, address)["UID"]
    kept = house.ask(
        PEOPLE.registrar, "POST", "bangkadi/@templates", {"title": "แบบขอ", "letter": uid}
    )
    assert kept.json()["placeholders"] == ["สิ่งที่ขอ"]
    stolen = house.ask(OTHERS.head, "POST", "samkhok/@templates", {"title": "x", "letter": uid})
    assert stolen.status_code == 400


@pytest.mark.parametrize(
    ("userid", "method", "path", "status"),
    [
        (PEOPLE.drafter, "POST", "bangkadi/@templates", 401),
        (OTHERS.head, "POST", "bangkadi/@templates", 401),
        (OTHERS.drafter, "GET", "bangkadi/@templates", 401),
        (PEOPLE.drafter, "PATCH", "{template}", 401),
        (PEOPLE.drafter, "DELETE", "{template}", 401),
        (OTHERS.drafter, "GET", "{template}", 401),
        (OTHERS.drafter, "POST", "{template}/@drafts", 401),
        (PEOPLE.signatory, "POST", "{template}/@drafts", 401),
        (PEOPLE.drafter, "PATCH", "bangkadi/@phrases", 401),
        (OTHERS.drafter, "POST", "bangkadi/@import-drafts", 401),
        (PEOPLE.signatory, "POST", "bangkadi/@import-drafts", 401),
        (OTHERS.drafter, "POST", "bangkadi/@docx", 401),
    ],
)
def test_what_others_keep_is_not_touched(house, template, userid, method, path, status):
    path = path.format(template=template)
    assert house.ask(userid, method, path, TEMPLATE).status_code == status


def test_a_template_is_changed_and_thrown_away(house, template):
    answer = house.ask(PEOPLE.head, "PATCH", template, {"values": {"title": "{{อื่น}}"}})
    assert answer.json()["placeholders"] == ["อื่น"]
    wrong = house.ask(PEOPLE.head, "PATCH", template, {"values": {"title": "{{อื่น"}})
    assert wrong.status_code == 400
    assert house.ask(PEOPLE.head, "DELETE", template).status_code == 204
    assert house.ask(PEOPLE.head, "GET", template).status_code == 404


def test_a_copy_and_what_follows(house):
    address = house.signed(PEOPLE)
    made = house.ask(PEOPLE.drafter, "POST", f"{address}/@copy", {})
    assert made.status_code == 201, made.text
    assert (made.json()["number"], made.json()["review_state"]) == (None, "draft")
    compare("copy", exchange(made))
    after = house.ask(PEOPLE.drafter, "POST", f"{address}/@follow-up", {})
    assert after.status_code == 201, after.text
    (reference,) = after.json()["references"]
    assert reference["uid"] == house.get(PEOPLE.drafter, address)["UID"]
    early = house.ask(PEOPLE.drafter, "POST", f"{made.json()['@id']}/@follow-up", {})
    assert (early.status_code, early.json()["type"]) == (403, "Refused")
    assert house.ask(PEOPLE.signatory, "POST", f"{address}/@copy", {}).status_code == 401


def test_a_list_of_a_hundred_is_one_word(house):
    rows = [{"name": f"นายกเทศมนตรีที่ {n}"} for n in range(1, 101)]
    kept = keep(house, title="ทุกแห่ง", purpose="recipients", values={"recipients": rows}).json()
    made = house.ask(
        PEOPLE.drafter,
        "POST",
        "bangkadi/@letters",
        {"title": "เวียน", "circular": True, "recipients_list": kept["id"]},
    )
    assert len(made.json()["recipients"]) == 100
    compare("recipients-list", exchange(made))
    wrong = house.post_draft(PEOPLE, recipients_list="none")
    assert wrong.json()["problems"][0]["field"] == "recipients_list"
    change = house.ask(PEOPLE.drafter, "PATCH", made.json()["@id"], {"recipients_list": 5})
    assert change.status_code == 400


def test_a_set_of_enclosures_brings_its_files(house):
    rows = enclosures("แบบตอบรับ.txt", "text/plain", b"reply")
    kept = keep(house, title="ชุด", purpose="enclosures", values={"enclosures": rows}).json()
    address = house.draft(PEOPLE, enclosures_set=kept["id"])
    (row,) = house.get(PEOPLE.drafter, address)["enclosures"]
    file = house.ask(PEOPLE.drafter, "GET", row["file"]["download"], Accept="*/*")
    assert file.content == b"reply"


def test_phrases_are_read_and_kept(house):
    assert "จึงเรียนมาเพื่อโปรดทราบ" in house.get(PEOPLE.drafter, "bangkadi/@phrases")["items"]
    body = {"items": ["จึงเรียนมาเพื่อโปรดทราบ", "จึงเรียนมาเพื่อโปรดถือปฏิบัติ"]}
    answer = house.ask(PEOPLE.registrar, "PATCH", "bangkadi/@phrases", body)
    assert answer.json()["items"] == body["items"]
    compare("phrases", exchange(answer))
    assert (
        house.ask(PEOPLE.registrar, "PATCH", "bangkadi/@phrases", {"items": 5}).status_code == 400
    )


def test_a_word_file_becomes_a_draft(house):
    changed = "<w:p><w:del><w:r><w:delText>เก่า</w:delText></w:r></w:del></w:p>"
    data = word(paragraph("เรื่อง ขอเชิญ"), paragraph("ด้วยเทศบาล"), changed)
    body = {"kind": "memo", "file": upload("ร่าง.docx", WORD, data)}
    made = house.ask(PEOPLE.drafter, "POST", "bangkadi/@docx", body)
    assert made.status_code == 201, made.text
    assert [note["what"] for note in made.json()["left_out"]] == ["deletions"]
    compare("docx", exchange(made))
    body["file"]["filename"] = "ร่าง.docm"
    refused = house.ask(PEOPLE.drafter, "POST", "bangkadi/@docx", body)
    assert (refused.status_code, refused.json()["type"]) == (400, "Unfit")
    assert "แมโคร" in refused.json()["message"]
    body["file"] = {"filename": "a.docx"}
    assert house.ask(PEOPLE.drafter, "POST", "bangkadi/@docx", body).status_code == 400


def test_many_drafts_are_brought_in_with_a_report_by_row(house):
    rows = [
        {"title": "หนึ่ง", "recipients": [{"agency": "samkhok"}]},
        {"kind": "memo", "title": "สอง", "closing": "ขอแสดงความนับถือ"},
        {"kind": "order", "title": "สาม", "urgency": 5},
        "สี่",
        {"kind": "order", "title": "ห้า"},
    ]
    before = newest(house)
    looked = house.ask(
        PEOPLE.drafter, "POST", "bangkadi/@import-drafts", {"rows": rows, "dry_run": True}
    )
    states = [row["state"] for row in looked.json()["rows"]]
    assert states == ["ready", "refused", "refused", "refused", "ready"]
    assert newest(house) == before
    made = house.ask(PEOPLE.drafter, "POST", "bangkadi/@import-drafts", {"rows": rows})
    assert (made.json()["made"], made.json()["refused"]) == (2, 3)
    assert made.json()["rows"][1]["problems"][0]["field"] == "closing"
    last = made.json()["rows"][4]
    assert house.get(PEOPLE.drafter, last["@id"])["@type"] == "edoc.order"
    compare("import-drafts", exchange(made))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp874"])
def test_a_table_is_brought_in_as_a_file(house, encoding):
    text = "ชนิด,เรื่อง,ผู้รับ\nหนังสือภายนอก,ขอเชิญ,เทศบาลตำบลสามโคก; อธิการบดี\n"
    file = upload("ร่าง.csv", "text/csv", text.encode(encoding))
    made = house.ask(PEOPLE.registrar, "POST", "bangkadi/@import-drafts", {"file": file})
    (row,) = made.json()["rows"]
    recipients = house.get(PEOPLE.drafter, row["@id"])["recipients"]
    assert [each["agency"] or each["name"] for each in recipients] == ["samkhok", "อธิการบดี"]


@pytest.mark.parametrize(
    "body",
    [
        {"rows": []},
        {"rows": {}},
        {},
        {"rows": [{"title": "ก"}] * 1001},
        {"file": {"filename": "a.csv", "data": "*"}},
        {"file": {"filename": "a.json", "data": "e30="}},
        {"file": {"filename": "a.json", "data": "ew=="}},
    ],
    ids=range(7),
)
def test_what_is_no_list_of_drafts_is_refused_as_a_whole(house, body):
    answer = house.ask(PEOPLE.drafter, "POST", "bangkadi/@import-drafts", body)
    assert (answer.status_code, answer.json()["type"]) == (400, "InvalidDraft")
