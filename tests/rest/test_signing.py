"""Signing when something is wrong: the certificate, the passphrase, the authority, the disk."""

from contextlib import ExitStack
from tests.rest.house import PASSPHRASE
from tests.rest.house import staff
import pytest
import time


PROVINCE = staff("pt-prov")


@pytest.fixture
def waiting(house):
    """A letter that waits for the governor."""
    return house.pending(PROVINCE)


def refused(house, people, address, **values):
    """The words of a refusal to sign, after which no number has been drawn."""
    before = house.next_number(people)
    answer = house.act(people.signatory, address, "sign", **values)
    assert answer.status_code == 403, answer.text
    facts = house.get(people.drafter, address)
    assert (facts["review_state"], facts["number"]) == ("pending_sign", None)
    assert house.next_number(people) == before
    newest = house.journal(people)[0]
    assert (newest["act"], newest["outcome"]) == ("sign", "refused")
    assert newest["reason"] == answer.json()["message"]
    return answer.json()["message"]


@pytest.mark.parametrize(
    ("why", "words"),
    [
        ("expired", "หมดอายุ"),
        ("not-yet-valid", "ลงนามได้ตั้งแต่วันนั้น"),
        ("revoked", "เพิกถอน"),
        ("wrong-name", "มิใช่คนนี้"),
        ("wrong-ku", "ไม่ได้ออกให้ใช้ลงลายมือชื่อ"),
        ("stranger", "ไม่ได้ออกโดย"),
    ],
    ids=lambda each: each if each.isascii() else "",
)
def test_a_bad_certificate_signs_nothing_and_draws_no_number(house, waiting, why, words):
    with house.key_of(PROVINCE.signatory, why):
        assert words in refused(house, PROVINCE, waiting, passphrase=PASSPHRASE)


def test_without_passphrase_nothing_is_signed(house, waiting):
    assert "รหัสผ่าน" in refused(house, PROVINCE, waiting)


def test_ten_wrong_passphrases_lock_the_key_of_one_person(house):
    people = staff("bangkadi")
    address = house.pending(people)
    said = [refused(house, people, address, passphrase=f"ผิด {n}") for n in range(10)]
    assert "9" in said[0] or "๙" in said[0]
    locked = refused(house, people, address, passphrase=PASSPHRASE)
    assert locked != said[0]
    assert "นาที" in locked
    other = staff("bangluang")
    house.sealed(other)


def test_with_the_authority_down_a_letter_is_sealed_all_the_same(house):
    people = staff("latsawai")
    address = house.pending(people)
    with house.silent_authority():
        answer = house.act(people.signatory, address, "sign", passphrase=PASSPHRASE)
        assert answer.status_code == 200, answer.text
        facts = house.until(people.drafter, address, "sealed")
    assert facts["seal_level"] == "B-B"
    assert facts["number"] == answer.json()["number"]
    (signature,) = facts["report"]["signatures"]
    assert signature["intact"] is True


def test_with_a_full_disk_the_letter_keeps_its_number_and_is_sealed_later(house):
    people = staff("lamsamkaeo")
    address = house.pending(people)
    with ExitStack() as full:
        with house.slow_authority():
            answer = house.act(people.signatory, address, "sign", passphrase=PASSPHRASE)
            number = answer.json()["number"]
            full.enter_context(house.full_disk())
        time.sleep(5)  # the authority answers again, and sealing comes as far as the disk
        facts = house.get(people.drafter, address)
    assert (facts["review_state"], facts["number"]) == ("numbered", number)
    if house.state(address, people.drafter) == "numbered":
        house.act(people.signatory, address, "seal", passphrase=PASSPHRASE)
    facts = house.until(people.drafter, address, "sealed")
    assert facts["number"] == number
    assert [each["act"] for each in facts["endorsements"]].count("sealed") == 1
    house.sealed(people)  # and the next letter is sealed as ever


def test_what_was_numbered_when_the_server_was_killed_is_sealed_once_with_that_number(house):
    people = staff("thakhlong")
    address = house.pending(people)
    with house.slow_authority():
        number = house.act(people.signatory, address, "sign", passphrase=PASSPHRASE).json()[
            "number"
        ]
        house.site.kill()
    house.site.start()
    facts = house.get(people.drafter, address)
    assert (facts["review_state"], facts["number"]) == ("numbered", number)
    assert facts["sealed_sha256"] is None
    assert house.act(people.head, address, "seal", passphrase=PASSPHRASE).status_code == 403
    assert house.act(people.signatory, address, "sign", passphrase=PASSPHRASE).status_code == 403
    assert house.act(people.signatory, address, "seal", passphrase=PASSPHRASE).status_code == 200
    facts = house.until(people.drafter, address, "sealed")
    assert facts["number"] == number
    assert [each["act"] for each in facts["endorsements"]].count("sealed") == 1
    again = house.act(people.signatory, address, "seal", passphrase=PASSPHRASE)
    assert again.status_code == 403
    digits = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
    follows = house.get(people.drafter, house.sealed(people))["number"]
    first, second = (int(each.translate(digits).rpartition("/")[2]) for each in (number, follows))
    assert second == first + 1


def test_what_was_sent_when_the_server_was_killed_reaches_everybody_once(house):
    receivers = ("latsawai", "lamsamkaeo", "bangkadi", "bangluang", "samkhok")
    address = house.sealed(PROVINCE, recipients=[{"agency": each} for each in receivers])
    another = house.pending(PROVINCE)
    with house.slow_authority():
        # The worker waits for the timestamp of another letter: no delivery has been made yet.
        assert house.act(PROVINCE.signatory, another, "sign", passphrase=PASSPHRASE).ok
        assert house.act(PROVINCE.registrar, address, "send").status_code == 200
        house.site.kill()
    for queue in house.site.place.folder.glob("jobs.sqlite*"):
        queue.unlink()  # it need not be kept: what was left undone is asked for at the start
    house.site.start()
    house.until_delivered(PROVINCE, address)
    number = house.get(PROVINCE.drafter, address)["number"]
    for each in receivers:
        tray = house.get(f"registrar.{each}", f"{each}/@tray/incoming")["items"]
        assert [item["number"] for item in tray].count(number) == 1
