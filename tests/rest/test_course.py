"""The course of events of an official letter, over HTTP with JSON: L01 to six agencies, L02 back."""

from instance.course import LETTERS
from instance.course import MUNICIPALITIES
from instance.course import PEOPLE
from tests.rest.examples import compare
from tests.rest.examples import FOLDER
import hashlib
import pikepdf
import pytest
import re
import subprocess


NUMBER = "ปท ๐๐๑๗.๓/ว ๑๒๘๗"
ANSWER = "ปท ๕๒๙๐๑/๘๔๕"
#: Receive numbers follow those that the demo's own letters have taken.
RECEIVED = {
    "thakhlong": 2416,
    "latsawai": 3105,
    "lamsamkaeo": 1182,
    "bangkadi": 765,
    "bangluang": 988,
    "samkhok": 641,
}
#: What docs/rest shows; each is a step of the course.
TOLD = (
    "login",
    "signatories-pt-prov",
    "draft",
    "change",
    "stale",
    "preview",
    "acts",
    "submit",
    "return-without-words",
    "return",
    "endorse",
    "sign-refused",
    "sign-wrong-passphrase",
    "sign",
    "sealed",
    "send",
    "tray-thakhlong",
    "incoming-thakhlong",
    "register-thakhlong",
    "assign-thakhlong",
    "other-agency",
    "accepted",
    "reply",
    "answered",
    "register-circular",
    "search-number",
    "journal-thakhlong",
    "verify-code",
    "verify-file",
    "verify-altered",
)


@pytest.fixture
def seen(played):
    return played.seen


@pytest.fixture
def sealed(played, tmp_path):
    """The sealed letters as files, by name."""
    paths = {}
    for name in ("sealed-file", "reply-file"):
        paths[name] = tmp_path / f"{name}.pdf"
        paths[name].write_bytes(played.files[name])
    return paths


def acts(facts):
    return [(each["act"], each["userid"], each["words"]) for each in facts["endorsements"]]


def test_a_draft_is_kept_with_what_was_typed(seen):
    draft, sample = seen["draft"], LETTERS["L01"]
    assert draft["review_state"] == "draft"
    assert draft["number"] is None
    assert draft["title"] == sample["subject"]
    assert draft["addressee"] == sample["addressee"]
    assert (draft["salutation"], draft["closing"]) == ("เรียน", "ขอแสดงความนับถือ")
    signer = {key: sample["signer"][key] for key in ("name", "position")}
    assert draft["signers"] == [{**signer, "signed": False}]
    assert re.findall("<p>(.*?)</p>", draft["body"]) == sample["body"]


def test_a_change_adds_the_second_enclosure_and_the_urgency(seen):
    changed = seen["change"]
    assert changed["urgency"] == "most_urgent"
    assert changed["revision"] == seen["draft"]["revision"] + 1
    files = [row["file"]["content-type"] for row in changed["enclosures"]]
    assert files == ["application/pdf", "text/csv"]


def test_who_has_not_read_the_last_change_may_not_overwrite_it(seen):
    assert seen["stale"]["type"] == "Stale"
    assert seen["stale"]["revision"] == seen["change"]["revision"]


def test_the_preview_is_a_pdf_without_number(played, tmp_path):
    path = tmp_path / "preview.pdf"
    path.write_bytes(played.files["preview"])
    text = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True).stdout.decode()
    assert "๑๒๘๗" not in text
    assert "จังหวัดปทุมธานี" in text


def test_each_act_shows_who_as_what_with_which_words(seen):
    assert acts(seen["endorse"]) == [
        ("submit", "drafter.pt", "เพื่อโปรดพิจารณา"),
        ("return", "head.pt", "ขอให้ตรวจวันประชุมอีกครั้ง"),
        ("submit", "drafter.pt", "ตรวจแล้ว ถูกต้อง"),
        ("endorse", "head.pt", "เห็นควรลงนาม"),
    ]
    last = seen["endorse"]["endorsements"][-1]
    assert last["post"] == "ผู้อำนวยการกลุ่มงานอำนวยการ"
    assert last["fullname"] == "นางต้นแบบ สารบรรณ"


def test_a_letter_is_not_returned_without_a_reason(seen):
    assert seen["return-without-words"]["type"] == "WordsMissing"


def test_only_the_signatory_signs_and_others_are_told_who_he_is(seen):
    assert seen["sign-refused"]["type"] == "Refused"
    assert "นายสมมติ ตัวอย่างดี" in seen["sign-refused"]["message"]


def test_a_wrong_passphrase_draws_no_number(seen):
    assert seen["sign-wrong-passphrase"]["type"] == "Refused"
    assert (seen["unsigned"]["review_state"], seen["unsigned"]["number"]) == ("pending_sign", None)
    assert seen["sign"]["number"] == NUMBER


def test_the_seal_bears_number_level_and_no_passphrase(played, seen):
    sealed = seen["sealed"]
    assert sealed["number"] == NUMBER
    assert sealed["seal_level"] == "B-LT"
    assert sealed["sealed_sha256"] == hashlib.sha256(played.files["sealed-file"]).hexdigest()
    assert sealed["signers"][0]["name"] == LETTERS["L01"]["signer"]["name"]
    assert all(PEOPLE["passphrase"] not in str(answer) for answer in seen.values())


@pytest.mark.parametrize("name", ["sealed-file", "reply-file"])
@pytest.mark.parametrize("flavour", ["3a", "ua1"])
def test_the_sealed_letter_conforms_to_pdf_a_and_pdf_ua(sealed, pdfa, name, flavour):
    pdfa(flavour, sealed[name])


@pytest.mark.parametrize(
    ("name", "signer"),
    [("sealed-file", "นายสมมติ ตัวอย่างดี"), ("reply-file", "นายจำลอง แบบอย่าง")],
    ids=["circular", "reply"],
)
def test_poppler_trusts_the_signature_with_the_demo_root(sealed, signatures, name, signer):
    said = signatures(sealed[name])
    assert "Signature is Valid" in said
    assert "Certificate is Trusted" in said
    assert signer in said


def test_number_date_and_enclosures_are_inside_the_signed_file(sealed):
    text = subprocess.run(
        ["pdftotext", sealed["sealed-file"], "-"], capture_output=True, check=True
    ).stdout.decode()
    assert NUMBER in text
    assert "ด่วนที่สุด" in text
    with pikepdf.open(sealed["sealed-file"]) as pdf:
        assert {"ระเบียบวาระ.pdf", "แบบตอบรับ.csv"} < set(pdf.attachments)


def test_six_agencies_have_received_it_each_with_its_state(seen):
    assert [(row["agency"], row["state"]) for row in seen["delivered"]["deliveries"]] == [
        (agency, "delivered") for agency in MUNICIPALITIES
    ]


@pytest.mark.parametrize("agency", MUNICIPALITIES)
def test_a_municipality_opens_the_very_file_and_registers_it_in_its_own_book(played, seen, agency):
    assert seen[f"incoming-{agency}"]["review_state"] == "delivered"
    assert seen[f"incoming-{agency}"]["report"]["verdict"] == "TOTAL-PASSED"
    assert played.files[f"received-{agency}"] == played.files["sealed-file"]
    registered = seen[f"register-{agency}"]
    assert registered["review_state"] == "registered"
    assert registered["registered_at"]
    assert played.files[f"stamped-{agency}"].startswith(b"%PDF-")
    assert played.files[f"stamped-{agency}"] != played.files["sealed-file"]
    assert seen[f"assign-{agency}"]["review_state"] == "assigned"


def test_the_sender_sees_six_acceptances_with_their_numbers(seen):
    rows = {row["agency"]: row for row in seen["accepted"]["deliveries"]}
    assert {row["state"] for row in rows.values()} == {"accepted"}
    assert {agency: row["receive_number"] for agency, row in rows.items()} == {
        agency: seen[f"register-{agency}"]["receive_number"] for agency in MUNICIPALITIES
    }


def test_receive_numbers_follow_on_in_each_book(seen):
    numbers = {name: seen[f"register-{name}"]["receive_number"] for name in MUNICIPALITIES}
    assert numbers == RECEIVED


def test_another_agency_is_refused_and_the_owner_reads_of_it_in_the_journal(played, seen):
    assert "401 Unauthorized" in played.examples["other-agency"]
    refused = [
        each for each in seen["journal-thakhlong"]["items"] if each["actor"] == "registrar.latsawai"
    ]
    assert [(each["outcome"], each["act"]) for each in refused] == [("refused", "visit")]


def test_a_reply_is_filled_in_from_the_letter_it_answers(seen):
    reply = seen["reply"]
    assert reply["addressee"] == LETTERS["L02"]["addressee"]
    assert reply["salutation"] == "เรียน"
    (reference,) = reply["references"]
    assert reference["text"].startswith(f"หนังสือจังหวัดปทุมธานี ด่วนที่สุด ที่ {NUMBER} ลงวันที่ ")
    assert reply["reply_to"] == seen["incoming-thakhlong"]["UID"]


def test_the_reply_has_the_next_number_and_both_letters_know_each_other(seen):
    assert seen["reply-sealed"]["number"] == ANSWER
    arrived = seen["answer-registered"]
    assert arrived["answers"] == seen["draft"]["UID"]
    assert seen["answered"]["answered_by"] == [arrived["UID"]]
    assert seen["incoming-answered"]["answered_by"] == [seen["reply"]["UID"]]
    assert seen["incoming-answered"]["review_state"] == "answered"


def test_the_registers_show_both(seen):
    newest = seen["register-circular"]["items"][0]
    assert newest["shown"] == NUMBER
    assert newest["subject"] == LETTERS["L01"]["subject"]
    received = seen["register-receive"]["items"][0]
    assert received["shown"] == ANSWER
    assert received["running"] == seen["answer-registered"]["receive_number"]


@pytest.mark.parametrize(
    ("asked", "by"), [("word", "text"), ("number", "number"), ("digits", "number")]
)
def test_it_is_found_by_a_word_and_by_its_number_in_either_script(seen, asked, by):
    found = seen[f"search-{asked}"]
    assert found["by"] == by
    assert NUMBER in [item["number"] for item in found["items"]]


@pytest.mark.parametrize("agency", ["pt-prov", *MUNICIPALITIES])
def test_every_journal_is_whole(seen, agency):
    assert seen[f"journal-{agency}"]["verification"]["ok"] is True


def test_the_journal_tells_every_act_of_the_letter(seen):
    uid = seen["draft"]["UID"]
    told = [
        (each["act"], each["outcome"])
        for each in reversed(seen["journal-pt-prov"]["items"])
        if each["facts"].get("uid") == uid or each["subject"].endswith(seen["draft"]["@id"][-17:])
    ]
    assert told[:12] == [
        ("create", "done"),
        ("edit", "done"),
        ("submit", "done"),
        ("return", "refused"),
        ("return", "done"),
        ("submit", "done"),
        ("endorse", "done"),
        ("sign", "refused"),
        ("sign", "refused"),
        ("sign", "done"),
        ("sealed", "done"),
        ("send", "done"),
    ]
    assert told[12:] == [("acknowledged", "done"), ("accepted", "done")] * 6


def test_anybody_may_ask_whether_it_is_genuine(seen):
    assert seen["verify-code"]["outcome"] == "genuine"
    assert seen["verify-file"]["outcome"] == "same-file"
    assert seen["verify-altered"]["state"] == "bad"
    words = " ".join(row["text"] for row in seen["verify-altered"]["details"])
    assert "ไม่มีการแก้ไข" not in words


@pytest.mark.parametrize("name", TOLD)
def test_the_documentation_tells_what_happens(played, name):
    compare(name, played.examples[name])


def test_the_index_names_every_example():
    index = (FOLDER / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"\(([a-z0-9-]+)\.http\)", index))
    assert named == {path.stem for path in FOLDER.glob("*.http")}
    assert set(TOLD) < named
