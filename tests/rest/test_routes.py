"""Routes over REST, and what happens when several people act at once, or on what they saw before."""

from contextlib import contextmanager
from tests.rest.examples import compare
from tests.rest.examples import exchange
from tests.rest.house import at_once
from tests.rest.house import staff
import pytest


PROVINCE = staff("pt-prov")


def values(*steps, **more):
    return {"title": "คณะกรรมการจัดซื้อ", "steps": list(steps), **more}


def step(*seats, **more):
    return {"ask": "agree", "seats": list(seats), **more}


def drawn(house, **body):
    return house.ask(PROVINCE.signatory, "POST", f"{PROVINCE.agency}/@routes", body)


def patch(house, address, userid=PROVINCE.signatory, **body):
    return house.ask(userid, "PATCH", address, body)


@contextmanager
def in_force(house, *steps, **more):
    """A route in force within the block."""
    answer = drawn(house, **values(*steps, **more))
    assert answer.status_code == 201, answer.text
    address = answer.json()["@id"]
    assert patch(house, address, state="in_force").ok
    try:
        yield address
    finally:
        house.ask(PROVINCE.signatory, "DELETE", address)


@pytest.fixture(scope="module")
def committee(house):
    """Seats of the head of the unit and of who signs."""
    made = house.values(PROVINCE)
    return [f"unit:{made['owner_unit']}", f"post:{made['signatory'].split('|')[0]}"]


def test_a_route_is_drawn_tried_put_in_force_and_retired(house):
    body = values(
        step("heads"), step("above", ask="approve", when={"amount_from": 500000}), when={}
    )
    answer = drawn(house, **body)
    assert answer.status_code == 201, answer.text
    compare("routes-draw", exchange(answer))
    address = answer.json()["@id"]
    tried = house.ask(
        PROVINCE.drafter, "POST", f"{address}/trial", {"kind": "memo", "amount": 600000}
    )
    assert [each["ask"] for each in tried.json()["steps"]] == ["agree", "approve"]
    compare("routes-trial", exchange(tried))
    letter = house.get(PROVINCE.drafter, house.draft(PROVINCE))
    by_letter = house.ask(PROVINCE.drafter, "POST", f"{address}/trial", {"letter": letter["UID"]})
    assert len(by_letter.json()["steps"]) == 1
    assert by_letter.json()["counts"]
    answer = patch(house, address, state="in_force")
    assert answer.json()["version"] == 1
    compare("routes-enforce", exchange(answer))
    listed = house.get(PROVINCE.drafter, f"{PROVINCE.agency}/@routes")
    assert address in [each["@id"] for each in listed["items"]]
    assert not listed["items"][0]["may_change"]
    ended = house.ask(PROVINCE.signatory, "DELETE", address)
    assert ended.json()["in_force"] is None
    assert patch(house, address, state="dropped").status_code == 204
    assert house.ask(PROVINCE.drafter, "GET", address).status_code == 404


def test_what_nobody_could_follow_is_told_by_step(house):
    answer = drawn(house, **values(step("heads"), step()))
    assert answer.status_code == 400
    assert [each["step"] for each in answer.json()["problems"]] == [2]
    compare("routes-faulty", exchange(answer))


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"title": "ก", "steps": "heads"},
        {"title": "ก", "steps": [[]]},
        {"title": "ก", "steps": [{"ask": ["agree"], "seats": [["heads"]]}]},
        {"title": "ก", "unit": ["x"], "steps": [step("heads")]},
        {"title": "ก", "steps": [step("heads", when=[1])]},
        {"title": "ก", "steps": [step("heads", when={"amount_from": "5"})]},
        {"title": {}, "steps": [step("post:nobody")]},
    ],
)
def test_ugly_values_are_refused_in_words(house, body):
    answer = drawn(house, **body)
    assert answer.status_code == 400, answer.text
    assert answer.json()["message"]


def test_who_may_not_draw_is_told_who_could_and_it_is_journaled(house):
    answer = house.ask(
        PROVINCE.drafter, "POST", f"{PROVINCE.agency}/@routes", values(step("heads"))
    )
    assert answer.status_code == 403
    assert "ผู้ลงนาม" in answer.json()["message"]
    line = house.journal(PROVINCE)[0]
    assert (line["act"], line["outcome"], line["actor"]) == (
        "draw_route",
        "refused",
        PROVINCE.drafter,
    )


def test_two_heads_in_the_same_second_one_counts_and_the_other_is_told(house, committee):
    with in_force(house, step(*committee, need="any")):
        address = house.submitted(PROVINCE)
    answers = at_once(
        lambda: house.act(PROVINCE.head, address, "endorse"),
        lambda: house.act(PROVINCE.signatory, address, "endorse"),
    )
    assert sorted(each.status_code for each in answers) == [200, 403]
    (refused,) = (each for each in answers if each.status_code == 403)
    assert "รอลงนาม" in refused.json()["message"]
    facts = house.get(PROVINCE.drafter, address)
    assert facts["review_state"] == "pending_sign"
    assert [each["act"] for each in facts["endorsements"]] == ["submit", "endorse"]


def test_both_of_two_at_once_count_when_both_are_needed(house, committee):
    with in_force(house, step(*committee)):
        address = house.submitted(PROVINCE)
    seen = house.get(PROVINCE.drafter, address)["revision"]
    answers = at_once(
        lambda: house.act(PROVINCE.head, address, "endorse", revision=seen),
        lambda: house.act(PROVINCE.signatory, address, "endorse", revision=seen),
    )
    assert [each.status_code for each in answers] == [200, 200]
    facts = house.get(PROVINCE.drafter, address)
    assert facts["review_state"] == "pending_sign"
    (only,) = facts["route"]["steps"]
    assert [seat["verb"] for seat in only["seats"]] == ["agree", "agree"]
    assert all(seat["held_seconds"] is not None for seat in only["seats"])


def test_an_act_on_an_older_revision_is_refused_with_what_happened_since(house):
    address = house.submitted(PROVINCE)
    seen = house.get(PROVINCE.drafter, address)["revision"]
    assert house.act(PROVINCE.head, address, "return", words="แก้วันที่", revision=seen).ok
    answer = house.act(PROVINCE.drafter, address, "submit", revision=seen)
    assert answer.status_code == 409
    assert "ส่งคืนให้แก้" in answer.json()["message"]
    compare("act-outdated", exchange(answer))
    assert house.act(PROVINCE.drafter, address, "submit", revision="1").status_code == 400


def test_two_submissions_are_compared(house):
    address = house.submitted(PROVINCE, title="ขอซื้อเก้าอี้")
    assert house.act(PROVINCE.head, address, "return", words="เพิ่มโต๊ะ").ok
    assert house.ask(PROVINCE.drafter, "PATCH", address, {"title": "ขอซื้อเก้าอี้และโต๊ะ"}).ok
    assert house.act(PROVINCE.drafter, address, "submit").ok
    answer = house.ask(PROVINCE.drafter, "GET", f"{address}/@compare?before=1&after=2")
    (change,) = answer.json()["changes"]
    assert change["blocks"][0]["cells"][0] == [
        {"state": "same", "text": "ขอซื้อเก้าอี้"},
        {"state": "added", "text": "และโต๊ะ"},
    ]
    compare("compare", exchange(answer))
    wrong = house.ask(PROVINCE.drafter, "GET", f"{address}/@compare?before=7")
    assert wrong.status_code == 400


def test_a_memo_with_three_endorsements_and_where_it_waits(house, committee):
    address = house.submitted(PROVINCE, kind="memo")
    asked = house.act(
        PROVINCE.head,
        address,
        "add_step",
        posts=[committee[1].partition(":")[2]],
        ask="note",
        place="before",
    )
    assert asked.status_code == 200, asked.text
    facts = asked.json()
    assert [each["added"] for each in facts["route"]["steps"]] == [True, False]
    assert [each["post"] for each in facts["waits"]["who"]] == ["ผู้ว่าราชการจังหวัดปทุมธานี"]
    assert house.act(PROVINCE.signatory, address, "endorse").ok
    answer = house.act(PROVINCE.head, address, "endorse", words="เห็นควรอนุมัติ")
    assert answer.json()["review_state"] == "pending_sign"
    assert [each["act"] for each in answer.json()["endorsements"]] == [
        "submit",
        "add_step",
        "endorse",
        "endorse",
    ]
