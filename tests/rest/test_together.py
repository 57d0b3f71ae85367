"""Many at once: two people on one letter, fifty numbers drawn in parallel, some callers gone."""

from concurrent.futures import ThreadPoolExecutor
from instance.processes import ROOT
from tests.rest.house import PASSPHRASE
from tests.rest.house import staff
from threading import Barrier
import json
import pytest
import socket


pytestmark = pytest.mark.xdist_group("house")
PROVINCE = staff("pt-prov")
ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


def at_once(*calls):
    """What the calls return, begun at the same instant."""
    barrier = Barrier(len(calls))

    def call(function):
        barrier.wait()
        return function()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(call, calls))


@pytest.mark.parametrize("_round", range(4))
def test_of_two_who_act_on_one_letter_one_wins_and_the_other_is_told_why(house, _round):
    people = staff("thakhlong")
    address = house.submitted(people)
    answers = at_once(
        lambda: house.act(people.head, address, "endorse"),
        lambda: house.act(people.drafter, address, "withdraw"),
    )
    assert sorted(answer.status_code for answer in answers) == [200, 403]
    lost = next(answer for answer in answers if answer.status_code == 403)
    assert "ตอนนี้เรื่องนี้" in lost.json()["message"]
    facts = house.get(people.drafter, address)
    assert facts["review_state"] == ("pending_sign" if answers[0].ok else "draft")
    assert len(facts["endorsements"]) == 2


def test_of_two_who_sign_the_same_letter_one_draws_a_number(house):
    before = house.next_number(PROVINCE)
    address = house.pending(PROVINCE)

    def sign():
        return house.act(PROVINCE.signatory, address, "sign", passphrase=PASSPHRASE)

    answers = at_once(sign, sign, sign)
    assert sorted(answer.status_code for answer in answers) == [200, 403, 403]
    assert house.next_number(PROVINCE) == before + 1


def test_of_two_who_change_the_same_draft_the_second_is_told(house):
    people = staff("thakhlong")
    address = house.draft(people)
    revision = house.get(people.drafter, address)["revision"]

    def change(userid, title):
        return lambda: house.ask(userid, "PATCH", address, {"revision": revision, "title": title})

    answers = at_once(
        change(people.drafter, "ฉบับของผู้ร่าง"), change(people.registrar, "ฉบับของนายทะเบียน")
    )
    assert sorted(answer.status_code for answer in answers) == [200, 409]
    kept = next(answer for answer in answers if answer.ok).json()["title"]
    assert house.get(people.drafter, address)["title"] == kept


def gone_before_the_answer(house, userid, address):
    """Ask for the signature and hang up at once."""
    body = json.dumps({"act": "sign", "passphrase": PASSPHRASE}).encode()
    send(house, userid, address, body, len(body))


def gone_half_way(house, userid, address):
    """Hang up in the middle of the question."""
    body = json.dumps({"act": "sign", "passphrase": PASSPHRASE}).encode()
    send(house, userid, address, body[:20], len(body))


def send(house, userid, address, body, length):
    path = address.partition(f":{house.site.place.port}")[2]
    head = (
        f"POST {path}/@acts HTTP/1.1\r\nHost: 127.0.0.1:{house.site.place.port}\r\n"
        f"Accept: application/json\r\nContent-Type: application/json\r\n"
        f"Authorization: Bearer {house.client.tokens[userid]}\r\nContent-Length: {length}\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", house.site.place.port)) as plug:
        plug.sendall(head.encode() + body)


@pytest.fixture
def sixty(house):
    """Addresses of sixty letters that wait for the governor, written while the server rests."""
    house.site.stop()
    house.site.place.run_script(ROOT / "tests" / "rest" / "fill.py", "60")
    house.site.start()
    listed = json.loads((house.site.place.folder / "filled.json").read_text())
    return [f"{house.client.url}/{path}" for path in listed]


def test_fifty_parallel_draws_give_consecutive_numbers_though_some_callers_hang_up(house, sixty):
    first = house.next_number(PROVINCE)

    def sign(numbered):
        place, address = numbered
        if place % 12 == 5:
            return gone_before_the_answer(house, PROVINCE.signatory, address)
        if place % 12 == 11:
            return gone_half_way(house, PROVINCE.signatory, address)
        answer = house.act(PROVINCE.signatory, address, "sign", passphrase=PASSPHRASE)
        assert answer.status_code == 200, answer.text
        return int(answer.json()["number"].translate(ARABIC).rpartition("/")[2])

    house.get(PROVINCE.signatory, PROVINCE.agency)
    with ThreadPoolExecutor(10) as pool:
        drawn = [number for number in pool.map(sign, enumerate(sixty)) if number]
    assert len(set(drawn)) == 50
    # Those who hung up after asking have their number, or will have; nobody else has.
    letters = [house.get(PROVINCE.drafter, address) for address in sixty]
    numbers = [facts["number"] for facts in letters if facts["number"]]
    running = sorted(int(each.translate(ARABIC).rpartition("/")[2]) for each in numbers)
    assert running == list(range(first, first + len(running)))
    assert house.next_number(PROVINCE) == first + len(running)
    assert set(drawn) <= set(running)
    assert all(letters[place]["number"] is None for place in range(11, 60, 12))
    asked = [bool(letters[place]["number"]) for place in range(5, 60, 12)]
    assert all(
        (state["review_state"] != "pending_sign") == bool(state["number"]) for state in letters
    )
    assert len(running) == 50 + sum(asked)
