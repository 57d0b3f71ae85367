"""Each kind of document by REST, from its fields to the sealed file, its book and its neighbours."""

from edoc_policy.letters.kinds import kinds
from edoc_policy.rendering import page_texts
from instance.documents import DOCUMENTS
from tests.rest.house import PASSPHRASE
from tests.rest.house import staff
import hashlib
import pytest
import re
import time


PROVINCE = staff("pt-prov")


#: Members of series that the demo site does not have yet.
FREE = {"minutes": {"meeting_number": 9}, "news": {"issue": 9}, "regulation": {"title": "การลา"}}


def complete(house, kind, **changes):
    """A complete document of the province; minutes and notes are signed by who wrote them."""
    people = PROVINCE
    if kinds()[kind].by_writer:
        writer = house._choice(people, "writers", "ผู้อำนวยการกลุ่มงานอำนวยการ")
        changes.setdefault("signatory", writer)
    base = house.values(people)
    own = {name: base[name] for name in ("signatory", "owner_unit")}
    return {"kind": kind, **DOCUMENTS[kind], **own, **changes}


def draft(house, kind, **changes):
    answer = house.ask(
        PROVINCE.drafter, "POST", "pt-prov/@letters", complete(house, kind, **changes)
    )
    assert answer.status_code == 201, answer.text
    return answer.json()["@id"]


def signer_of(kind):
    return PROVINCE.head if kinds()[kind].by_writer else PROVINCE.signatory


def sealed(house, kind, **changes):
    address = draft(house, kind, **changes)
    for userid, act in ((PROVINCE.drafter, "submit"), (PROVINCE.head, "endorse")):
        answer = house.act(userid, address, act)
        assert answer.status_code == 200, answer.text
    key = {} if kinds()[kind].signed == "typed" else {"passphrase": PASSPHRASE}
    answer = house.act(signer_of(kind), address, "sign", **key)
    assert answer.status_code == 200, answer.text
    return address, house.until(PROVINCE.drafter, address, "sealed")


@pytest.fixture(scope="module")
def made(house):
    """{kind: (address, facts, PDF)} of a sealed document of each kind."""
    found = {}
    for kind in DOCUMENTS:
        address, facts = sealed(house, kind, **FREE.get(kind, {}))
        file = house.ask(PROVINCE.drafter, "GET", f"{address}/@@file?tab=letter", Accept="*/*")
        found[kind] = address, facts, file.content
    return found


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_it_is_numbered_in_its_own_book(house, made, kind):
    _, facts, _ = made[kind]
    book = kinds()[kind].book
    items = house.get(PROVINCE.registrar, f"pt-prov/@registers?book={book}")["items"]
    line = next(item for item in items if item["uid"] == facts["UID"])
    assert line["shown"] == facts["number"]
    assert line["subject"] == facts["title"]


def test_the_sealed_files_are_pdf_a_and_pdf_ua_whatever_their_kind(made, pdfa, tmp_path):
    files = []
    for kind, (_, _, data) in made.items():
        files.append(tmp_path / f"{kind}.pdf")
        files[-1].write_bytes(data)
    for flavour in ("3a", "ua1"):
        assert pdfa(flavour, *files)


@pytest.mark.parametrize("kind", [kind for kind in DOCUMENTS if kinds()[kind].signed != "typed"])
def test_it_is_signed_and_its_signature_holds(made, kind):
    _, facts, _ = made[kind]
    assert facts["seal_level"] == "B-LT"
    assert facts["report"]["verdict"] == "TOTAL-PASSED"


@pytest.mark.parametrize("kind", [kind for kind in DOCUMENTS if kinds()[kind].signed == "typed"])
def test_a_typed_name_stands_for_a_signature_with_the_time_of_the_system(made, kind):
    _, facts, data = made[kind]
    assert facts["seal_level"] == "typed"
    if kind == "note":
        text = "".join("".join(page_texts(data)).split())
        assert "นางต้นแบบสารบรรณ" in text
        assert "พิมพ์ชื่อแทนการลงลายมือชื่อ" in text


@pytest.mark.parametrize(
    ("kind", "shown"),
    [
        ("memo", "ปท ๐๐๑๗.๓/[๑-๙]"),
        ("order", "[๑-๙]/๒๕๖๙"),
        ("certificate", "[๑-๙]/๒๕๖๙"),
        ("minutes", "ครั้งที่ ๙/๒๕๖๙"),
        ("statement", "ฉบับที่ ๒"),
        ("news", "ฉบับที่ ๙"),
    ],
)
def test_numbers_are_written_as_the_kind_writes_them(made, kind, shown):
    assert re.fullmatch(shown, made[kind][1]["number"])


def test_an_unsent_kind_cannot_be_sent_and_is_closed_from_its_seal(house, made):
    address = made["order"][0]
    assert "send" not in [
        each["act"] for each in house.get(PROVINCE.drafter, f"{address}/@acts")["items"]
    ]
    assert house.act(PROVINCE.drafter, address, "send").status_code == 400
    assert house.act(PROVINCE.drafter, address, "close").status_code == 200
    assert house.state(address, PROVINCE.drafter) == "closed"


def test_under_a_memo_grows_a_chain_of_endorsements(house, made):
    address = made["memo"][0]
    answer = house.act(PROVINCE.signatory, address, "annotate", verb="approve", words="ดำเนินการได้")
    assert answer.status_code == 200, answer.text
    last = answer.json()["endorsements"][-1]
    assert (last["verb"], last["words"], last["userid"]) == ("อนุมัติ", "ดำเนินการได้", "governor.pt")
    assert house.act(PROVINCE.signatory, address, "annotate", verb="disapprove").status_code == 400
    assert house.act(PROVINCE.signatory, address, "annotate", verb="sing").status_code == 403


def test_a_memo_with_its_endorsements_is_a_copy_and_the_original_stays(house, made):
    address, facts, data = made["memo"]
    house.act(PROVINCE.signatory, address, "annotate", verb="noted", words="รับทราบ 12 พ.ย.")
    file = house.ask(PROVINCE.drafter, "GET", f"{address}/@@file?tab=endorsed", Accept="*/*")
    text = "".join("".join(page_texts(file.content)).split())
    assert "ทราบ" in text
    assert "รับทราบ๑๒พ.ย." in text
    again = house.ask(PROVINCE.drafter, "GET", f"{address}/@@file?tab=letter", Accept="*/*")
    assert again.content == data
    assert house.get(PROVINCE.drafter, address)["sealed_sha256"] == facts["sealed_sha256"]


def test_a_certified_copy_has_its_own_signature_and_leaves_the_original_alone(house, made):
    address, facts, data = made["order"]
    answer = house.act(PROVINCE.head, address, "certify", passphrase="wrong")
    assert answer.status_code == 403
    assert house.get(PROVINCE.head, address)["certified_copies"] == []
    answer = house.act(PROVINCE.head, address, "certify", passphrase=PASSPHRASE)
    assert answer.status_code == 200, answer.text
    end = time.monotonic() + 60
    while not (copies := house.get(PROVINCE.head, address)["certified_copies"]):
        assert time.monotonic() < end
        time.sleep(0.3)
    (copy,) = copies
    assert (copy["fullname"], copy["level"]) == ("นางต้นแบบ สารบรรณ", "B-LT")
    file = house.ask(PROVINCE.head, "GET", copy["download"], Accept="*/*").content
    assert hashlib.sha256(file).hexdigest() == copy["sha256"]
    text = "".join("".join(page_texts(file)).split())
    assert "สำเนาถูกต้อง" in text
    assert "นางต้นแบบสารบรรณ" in text
    again = house.ask(PROVINCE.drafter, "GET", f"{address}/@@file?tab=letter", Accept="*/*")
    assert again.content == data
    assert house.get(PROVINCE.drafter, address)["sealed_sha256"] == facts["sealed_sha256"]


def test_a_meeting_has_its_number_once(house, made):
    address = draft(house, "minutes", **FREE["minutes"])
    for userid, act in ((PROVINCE.drafter, "submit"), (PROVINCE.head, "endorse")):
        assert house.act(userid, address, act).status_code == 200
    answer = house.act(PROVINCE.head, address, "sign", passphrase=PASSPHRASE)
    assert answer.status_code == 403
    assert "มีเอกสารอื่นใช้แล้ว" in answer.json()["message"]
    assert house.state(address, PROVINCE.drafter) == "pending_sign"


def test_the_kinds_and_their_forms_can_be_asked_for(house):
    items = house.get(PROVINCE.drafter, "pt-prov/@kinds")["items"]
    assert [each["id"] for each in items] == list(DOCUMENTS)
    minutes = next(each for each in items if each["id"] == "minutes")
    fields = {each["name"]: each for each in minutes["fields"]}
    assert list(fields) == list(kinds()["minutes"].rows)
    assert fields["attended"]["columns"] == ["name", "position", "duty"]
    assert (fields["held_on"]["type"], fields["held_on"]["clause"]) == ("date", "ข้อ 25.3")
    assert len(minutes["starts_with"]["agenda"]) == 5
    choices = {each["token"] for each in fields["signatory"]["choices"]}
    assert any(token.endswith("|drafter.pt") for token in choices)
    assert house.ask("drafter.samkhok", "GET", "pt-prov/@kinds").status_code in (401, 403)


def test_an_unknown_kind_is_told(house):
    answer = house.ask(PROVINCE.drafter, "POST", "pt-prov/@letters", {"kind": "poem"})
    assert (answer.status_code, answer.json()["type"]) == (400, "UnknownKind")


def test_a_field_of_another_form_is_refused_by_name(house):
    answer = house.ask(
        PROVINCE.drafter, "POST", "pt-prov/@letters", {"kind": "order", "closing": "ขอแสดงความนับถือ"}
    )
    assert answer.status_code == 400
    assert [each["field"] for each in answer.json()["problems"]] == ["closing"]
