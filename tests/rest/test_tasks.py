"""An order on an incoming letter over HTTP: two units, one more time, reports, closing."""

from tests.rest.examples import compare
from tests.rest.examples import exchange
from tests.rest.house import at_once
from tests.rest.house import staff
import pytest
import re


SENDERS, PEOPLE = staff("pt-prov"), staff("samkhok")
MAYOR = PEOPLE.signatory
WITHIN = "2032-12-28T12:00:00+07:00"


@pytest.fixture(scope="module")
def sent(house):
    """The addresses of letters that are to be there by a time, as their receiver has them."""
    made = []
    for number in range(5):
        title = f"ขอให้ส่งแผน ฉบับที่ {number}"
        address = house.sealed(
            SENDERS, title=title, recipients=[{"agency": "samkhok"}], within=WITHIN
        )
        assert house.act(SENDERS.registrar, address, "send").status_code == 200
        house.until_delivered(SENDERS, address)
        items = house.get(PEOPLE.registrar, "samkhok/@tray/incoming")["items"]
        made.append(next(item["@id"] for item in items if item["title"] == title))
    return made


@pytest.fixture
def letter(house, sent):
    """A letter that has just been registered."""
    address = sent.pop()
    assert house.act(PEOPLE.registrar, address, "register").status_code == 200
    return address


@pytest.fixture
def parties(house, letter):
    found = house.get(MAYOR, f"{letter}/@tasks")["parties"]
    return {each["title"]: each["id"] for each in found if each["manned"]}


@pytest.fixture
def ordered(house, letter, parties):
    """A letter ordered to two units."""
    answer = order(house, letter, parties)
    assert answer.status_code == 200, answer.text
    return letter


def told(answer):
    """An example in which numbers stand for any: others draw from the same books."""
    text = re.sub(r"(ปท ๐๐๑๗\.๓/)[๐-๙]+", r"\1<เลข>", exchange(answer))
    return re.sub(r'("receive_number": )[0-9]+', r'\1"<number>"', text)


def order(house, letter, parties, **more):
    names = [parties["สำนักปลัดเทศบาล"], parties["งานธุรการ"]]
    values = {"to": names, "words": "ดำเนินการและรายงานผล", "due": WITHIN, **more}
    return house.act(MAYOR, letter, "order", **values)


def do(house, userid, letter, number, act, **values):
    return house.ask(userid, "POST", f"{letter}/@tasks", {"task": number, "act": act, **values})


def test_the_time_a_letter_asks_for_is_carried_over_and_proposed(house, letter):
    facts = house.get(PEOPLE.registrar, letter)
    assert facts["within"] == WITHIN
    assert house.get(MAYOR, f"{letter}/@tasks")["proposed_due"] == WITHIN


def test_the_course_of_an_order(house, letter, parties):
    seen = house.ask(MAYOR, "GET", f"{letter}/@tasks")
    given = order(house, letter, parties, orders=seen.json()["orders"])
    assert given.json()["review_state"] == "assigned"
    compare("order", told(given))
    again = order(house, letter, parties, orders=seen.json()["orders"])
    assert (again.status_code, again.json()["type"]) == (409, "Stale")
    taken = do(house, PEOPLE.head, letter, 1, "accept", revision=0)
    assert taken.json()["state"] == "accepted"
    asked = do(house, PEOPLE.head, letter, 1, "ask", words="รอข้อมูล", until="5 ม.ค. 2576 16.30")
    assert asked.status_code == 200, asked.text
    compare("task-ask", exchange(asked))
    waits = house.get(MAYOR, "samkhok/@tasks?whose=given&stage=asked")
    assert [item["@id"] for item in waits["items"]] == [letter]
    granted = do(house, MAYOR, letter, 1, "grant")
    assert granted.json()["due"] == "2033-01-05T16:30:00+07:00"
    report = do(house, PEOPLE.drafter, letter, 2, "report", words="รวบรวมแล้ว")
    assert report.json()["state"] == "reported"
    compare("task-report", exchange(report))
    mine = house.ask(PEOPLE.head, "GET", "samkhok/@tasks?whose=unit")
    assert [item["task"] for item in mine.json()["items"]] == [1]
    compare("tasks-unit", told(mine))
    assert do(house, PEOPLE.head, letter, 1, "report", words="ส่งแล้ว").status_code == 200
    for number in (1, 2):
        assert do(house, MAYOR, letter, number, "close").json()["state"] == "closed"
    late = do(house, PEOPLE.head, letter, 1, "ask", words="ขออีก", until="9 ม.ค. 2576")
    assert (late.status_code, late.json()["type"]) == (403, "Refused")
    assert "เสร็จแล้ว" in late.json()["message"]
    compare("task-refused", exchange(late))
    done = house.act(PEOPLE.registrar, letter, "complete")
    assert done.json()["review_state"] == "completed"
    acts = [entry["act"] for entry in done.json()["endorsements"]]
    assert acts == [
        "register",
        "order",
        "task_accept",
        "task_ask",
        "task_grant",
        "task_report",
        "task_report",
        "task_close",
        "task_close",
        "complete",
    ]


def test_two_who_close_in_the_same_second_close_once(house, ordered):
    do(house, PEOPLE.drafter, ordered, 2, "report", words="รวบรวมแล้ว")
    task = house.get(MAYOR, f"{ordered}/@tasks")["items"][1]
    close = lambda: do(house, MAYOR, ordered, 2, "close", revision=task["revision"])  # noqa: E731
    answers = at_once(close, close)
    assert sorted(answer.status_code for answer in answers) == [200, 409]
    refused = next(answer for answer in answers if answer.status_code == 409)
    assert "เสร็จแล้ว" in refused.json()["message"]
    acts = [entry["act"] for entry in house.get(MAYOR, ordered)["endorsements"]]
    assert acts.count("task_close") == 1


def test_two_units_that_report_at_once_both_report(house, ordered):
    answers = at_once(
        lambda: do(house, PEOPLE.head, ordered, 1, "report", words="หนึ่ง"),
        lambda: do(house, PEOPLE.drafter, ordered, 2, "report", words="สอง"),
    )
    assert [answer.status_code for answer in answers] == [200, 200]
    items = house.get(MAYOR, f"{ordered}/@tasks")["items"]
    assert [(each["state"], each["report"]["words"]) for each in items] == [
        ("reported", "หนึ่ง"),
        ("reported", "สอง"),
    ]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({}, 400),
        ({"task": 99, "act": "close"}, 400),
        ({"task": {"ก": 1}, "act": "close"}, 400),
        ({"task": 1, "act": "dance"}, 400),
        ({"task": 1, "act": ["close"]}, 400),
        ({"task": 1, "act": "report", "words": 5}, 400),
        ({"task": 1, "act": "delegate", "to": "unit:x", "words": "ก"}, 400),
        ({"task": 1, "act": "report", "words": ""}, 400),
        ({"task": 1, "act": "close", "revision": "x"}, 409),
    ],
)
def test_what_makes_no_sense_is_told_in_words(house, sent, body, status):
    address = sent[0]
    facts = house.get(PEOPLE.registrar, address)
    if facts["review_state"] == "delivered":
        house.act(PEOPLE.registrar, address, "register")
        found = house.get(MAYOR, f"{address}/@tasks")["parties"]
        order(house, address, {each["title"]: each["id"] for each in found})
    answer = house.ask(PEOPLE.head, "POST", f"{address}/@tasks", body)
    assert answer.status_code == status, answer.text
    assert answer.json()["message"]


@pytest.mark.parametrize("query", ["whose=lost", "whose=x", "whose=mine&stage=x"])
def test_a_list_that_one_may_not_ask_for_is_refused(house, query):
    answer = house.ask(PEOPLE.drafter, "GET", f"samkhok/@tasks?{query}")
    assert (answer.status_code, answer.json()["type"]) == (400, "UnknownList")


def test_others_see_no_tasks_of_an_agency(house, sent):
    assert house.ask("drafter.pt", "GET", "samkhok/@tasks").status_code == 401
    assert house.ask("drafter.pt", "GET", f"{sent[0]}/@tasks").status_code == 401
