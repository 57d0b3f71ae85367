"""Many at once: two people on one letter, fifty numbers drawn in parallel, some callers gone."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from instance.course import PATIENCE
from instance.processes import ROOT
from tests.rest.house import at_once
from tests.rest.house import PASSPHRASE
from tests.rest.house import staff
from threading import Lock
import json
import pytest
import requests
import socket
import time


PROVINCE = staff("pt-prov")
ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


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
    with (
        suppress(ConnectionError),  # nobody may be there
        socket.create_connection(("127.0.0.1", house.site.place.port)) as plug,
    ):
        plug.sendall(head.encode() + body)


@pytest.fixture
def sixty(house):
    """Addresses of sixty letters that wait for the governor, written while the server rests."""
    house.site.stop()
    house.site.place.run_script(ROOT / "tests" / "rest" / "fill.py", "60")
    house.site.start()
    listed = json.loads((house.site.place.folder / "filled.json").read_text())
    return [f"{house.client.url}/{path}" for path in listed]


class PowerCut:
    """Kills the server once, after so many answers, and starts it again; callers ask on."""

    def __init__(self, house, after):
        self.house = house
        self.left = after
        self.lock = Lock()

    def answered(self):
        """Count an answer; the one that makes it full pulls the plug."""
        with self.lock:
            self.left -= 1
            if self.left == 0:
                self.house.site.kill()
                self.house.site.start()

    def ask(self, question):
        """What `question()` returns, asked again while nobody is there to answer."""
        end = time.monotonic() + PATIENCE
        while True:
            try:
                answer = question()
            except requests.ConnectionError:
                assert time.monotonic() < end
                time.sleep(0.2)
            else:
                self.answered()
                return answer


def running(facts):
    """The running number of a letter, or None."""
    return facts["number"] and int(facts["number"].translate(ARABIC).rpartition("/")[2])


def entered(house):
    """The book of letters sent: {running number: UID of the letter}."""
    found, path = {}, f"{PROVINCE.agency}/@registers?book=send"
    while path:
        page = house.get(PROVINCE.registrar, path)
        found.update((row["running"], row["uid"]) for row in page["items"])
        path = page["next"]
    return found


def test_fifty_parallel_draws_are_consecutive_though_callers_hang_up_and_the_server_is_killed(
    house, sixty
):
    first = house.next_number(PROVINCE)
    cut = PowerCut(house, after=25)
    house.client.login(PROVINCE.signatory)

    def sign(numbered):
        place, address = numbered
        if place % 12 == 5:
            return gone_before_the_answer(house, PROVINCE.signatory, address)
        if place % 12 == 11:
            return gone_half_way(house, PROVINCE.signatory, address)

        def question():
            return house.act(PROVINCE.signatory, address, "sign", passphrase=PASSPHRASE)

        answer = cut.ask(question)
        if answer.status_code == 403:  # it was signed, and the answer lost with the power
            answer = house.ask(PROVINCE.drafter, "GET", address)
        assert answer.status_code == 200, answer.text
        return running(answer.json())

    with ThreadPoolExecutor(10) as pool:
        drawn = [number for number in pool.map(sign, enumerate(sixty)) if number]
    assert len(set(drawn)) == 50
    # Those who hung up after asking have their number, or will have; nobody else has.
    letters = [house.get(PROVINCE.drafter, address) for address in sixty]
    numbers = sorted(filter(None, map(running, letters)))
    assert numbers == list(range(first, first + len(numbers)))
    assert house.next_number(PROVINCE) == first + len(numbers)
    assert set(drawn) <= set(numbers)
    assert all(letters[place]["number"] is None for place in range(11, 60, 12))
    asked = [bool(letters[place]["number"]) for place in range(5, 60, 12)]
    assert len(numbers) == 50 + sum(asked)
    assert all(
        (facts["review_state"] != "pending_sign") == bool(facts["number"]) for facts in letters
    )
    # The book tells the same: each number once, for the letter that bears it.
    borne = {running(facts): facts["UID"] for facts in letters if facts["number"]}
    assert borne.items() <= entered(house).items()
