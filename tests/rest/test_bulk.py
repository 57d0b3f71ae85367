"""Many letters at once over REST: the signing queue, batches, and what may go wrong with forty."""

from tests.rest.examples import compare
from tests.rest.examples import exchange
from tests.rest.house import PASSPHRASE
from tests.rest.house import staff
import pytest
import time


PROVINCE, OURS = staff("pt-prov"), staff("bangluang")
DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


def queue(house, people):
    return house.get(people.signatory, f"{people.agency}/@queue")["items"]


def decide(house, people, uid, decision="sign", **more):
    address = f"{people.agency}/@queue"
    seen = house.get(people.signatory, f"{address}/{uid}")["seen"]
    body = {"uid": uid, "decision": decision, "seen": seen, **more}
    return house.ask(people.signatory, "POST", address, body)


def sign(house, people, **more):
    body = {"act": "sign", "passphrase": PASSPHRASE, **more}
    return house.ask(people.signatory, "POST", f"{people.agency}/@batches", body)


def begin(house, people, userid, act, addresses, **more):
    uids = [house.get(userid, each)["UID"] for each in addresses]
    body = {"act": act, "uids": uids, **more}
    return house.ask(userid, "POST", f"{people.agency}/@batches", body)


def until(house, userid, address, told, seconds=120):
    """The batch as JSON once `told` says so."""
    end = time.monotonic() + seconds
    while not told(facts := house.get(userid, address)):
        assert time.monotonic() < end, facts
        time.sleep(0.2)
    return facts


def ended(facts):
    return not facts["running"] and facts["progress"] == facts["total"]


def running_numbers(house, people, addresses):
    facts = [house.get(people.drafter, each) for each in addresses]
    assert {each["review_state"] for each in facts} == {"sealed"}
    return sorted(int(each["number"].translate(DIGITS).rpartition("/")[2]) for each in facts)


def test_the_queue_is_read_decided_on_and_signed(house):
    people = staff("samkhok")
    addresses = [house.pending(people, title=f"ขอเชิญประชุม {n}") for n in range(2)]
    listed = house.ask(people.signatory, "GET", f"{people.agency}/@queue")
    assert [each["decision"] for each in listed.json()["items"]] == [None, None]
    compare("queue", exchange(listed))
    first, second = (each["uid"] for each in listed.json()["items"])
    without = decide(house, people, first, "return")
    assert (without.status_code, without.json()["type"]) == (400, "WordsMissing")
    compare("queue-decide", exchange(decide(house, people, first)))
    assert decide(house, people, second, "return", words="ขอให้แก้วันที่").ok
    refused = sign(house, people, passphrase="ผิด")
    assert refused.status_code == 403
    answer = sign(house, people)
    assert answer.status_code == 202, answer.text
    compare("batch-sign", exchange(answer))
    facts = until(house, people.signatory, answer.json()["@id"], ended)
    assert facts["counts"] == {"done": 1, "returned": 1}
    states = {house.state(each, people.drafter) for each in addresses}
    assert states == {"sealed", "returned"}
    mine = house.get(people.signatory, f"{people.agency}/@batches")["items"]
    assert facts["id"] in [each["id"] for each in mine]


def test_many_are_endorsed_with_a_result_for_each_and_a_reason_for_the_rest(house):
    addresses = [house.submitted(OURS, title=f"ขออนุมัติ {n}") for n in range(2)]
    draft = house.draft(OURS, title="ยังร่างอยู่")
    answer = begin(house, OURS, OURS.head, "endorse", [*addresses, draft], words="เห็นควรลงนาม")
    assert answer.status_code == 202, answer.text
    (left,) = answer.json()["left_out"]
    assert left["@id"] == draft
    compare("batch-endorse", exchange(answer))
    facts = until(house, OURS.head, answer.json()["@id"], ended)
    assert facts["counts"] == {"done": 2}
    compare("batch", exchange(house.ask(OURS.head, "GET", answer.json()["@id"])))
    assert {house.state(each, OURS.drafter) for each in addresses} == {"pending_sign"}
    again = begin(house, OURS, OURS.head, "endorse", addresses)
    assert again.status_code == 403


def test_many_are_sent_registered_and_assigned(house):
    people, receiver = staff("latsawai"), staff("samkhok")
    to = [{"agency": "samkhok"}]
    addresses = [house.sealed(people, title=f"แจ้งเวียน {n}", recipients=to) for n in range(2)]
    sent = begin(house, people, people.registrar, "send", addresses)
    until(house, people.registrar, sent.json()["@id"], ended)
    for each in addresses:
        house.until_delivered(people, each)
    tray = house.get(receiver.registrar, "samkhok/@tray/incoming")["items"][:2]
    came = [each["@id"] for each in tray]
    taken = begin(house, receiver, receiver.registrar, "register", came)
    facts = until(house, receiver.registrar, taken.json()["@id"], ended)
    numbers = sorted(each["receive_number"] for each in facts["items"])
    assert numbers[1] == numbers[0] + 1
    assert begin(house, receiver, receiver.registrar, "assign", came).status_code == 403
    path = "samkhok/@vocabularies/edoc.units"
    units = house.get(receiver.drafter, path)["items"]
    unit = next(each["token"] for each in units if each["title"].endswith(receiver.unit))
    given = begin(house, receiver, receiver.registrar, "assign", came, unit=unit)
    until(house, receiver.registrar, given.json()["@id"], ended)
    assert {house.state(each, receiver.registrar) for each in came} == {"assigned"}


def test_a_batch_is_nobody_elses(house):
    people = staff("bangkadi")
    address = house.submitted(people)
    batch = begin(house, people, people.head, "endorse", [address]).json()["@id"]
    assert house.ask(people.drafter, "GET", batch).status_code == 404
    assert house.ask(PROVINCE.head, "GET", batch).status_code == 401
    assert house.ask(PROVINCE.signatory, "GET", f"{people.agency}/@queue").status_code == 401


def test_letters_of_another_agency_are_left_out(house):
    theirs = house.submitted(staff("lamsamkaeo"))
    uid = house.get("drafter.lamsamkaeo", theirs)["UID"]
    body = {"act": "endorse", "uids": [uid]}
    answer = house.ask(PROVINCE.head, "POST", "pt-prov/@batches", body)
    assert (answer.status_code, answer.json()["type"]) == (403, "Refused")
    assert house.state(theirs, "drafter.lamsamkaeo") == "in_review"


@pytest.mark.parametrize(
    "body",
    [
        {"act": "sell", "uids": []},
        {"act": "endorse", "uids": "x"},
        {"act": 7},
        {"act": "endorse", "uids": [1]},
    ],
)
def test_bad_questions_are_told_so(house, body):
    answer = house.ask(PROVINCE.head, "POST", "pt-prov/@batches", body)
    assert answer.status_code == 400, answer.text


@pytest.fixture
def forty(house):
    """Forty letters of the province, read and decided on."""
    addresses = [house.pending(PROVINCE, title=f"ขอเชิญประชุม {n}") for n in range(40)]
    uids = {house.get(PROVINCE.signatory, each)["UID"] for each in addresses}
    for each in queue(house, PROVINCE):
        if each["uid"] in uids:
            assert decide(house, PROVINCE, each["uid"]).ok
    return addresses


def test_forty_are_signed_though_the_timestamp_authority_dies_at_the_twentieth(house, forty):
    batch = sign(house, PROVINCE).json()["@id"]
    until(house, PROVINCE.signatory, batch, lambda facts: facts["progress"] >= 20)
    with house.silent_authority():
        facts = until(house, PROVINCE.signatory, batch, ended)
    assert facts["counts"] == {"done": 40}
    levels = [each["level"] for each in facts["items"]]
    assert levels[:20] == ["B-LT"] * 20
    assert levels[-1] == "B-B"
    numbers = running_numbers(house, PROVINCE, forty)
    assert numbers == list(range(numbers[0], numbers[0] + 40))


def test_forty_are_signed_once_though_the_server_is_killed_in_the_middle(house, forty):
    batch = sign(house, PROVINCE).json()["@id"]
    until(house, PROVINCE.signatory, batch, lambda facts: facts["progress"] >= 10)
    house.site.kill()
    house.site.start()
    facts = until(house, PROVINCE.signatory, batch, lambda facts: facts["asks_passphrase"])
    assert not facts["running"]
    assert facts["counts"]["waiting"] > 0
    assert house.ask(PROVINCE.signatory, "POST", batch, {"passphrase": "ผิด"}).status_code == 403
    for _twice in range(2):
        answer = house.ask(PROVINCE.signatory, "POST", batch, {"passphrase": PASSPHRASE})
        assert answer.status_code == 202, answer.text
    assert until(house, PROVINCE.signatory, batch, ended)["counts"] == {"done": 40}
    numbers = running_numbers(house, PROVINCE, forty)
    assert numbers == list(range(numbers[0], numbers[0] + 40))
    for each in forty:
        acts = [entry["act"] for entry in house.get(PROVINCE.drafter, each)["endorsements"]]
        assert (acts.count("sign"), acts.count("sealed")) == (1, 1)
