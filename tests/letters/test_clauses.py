"""Clauses cite each other by number and move (ข้อ 17.6)."""

from edoc_policy.letters import clauses
import pytest


def rows(*texts, keys=None):
    keys = keys or [f"k{n}" for n in range(1, len(texts) + 1)]
    return [{"chapter": "", "text": t, "key": k} for t, k in zip(texts, keys, strict=True)]


def texts(found):
    return [row["text"] for row in found]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("ตามข้อ ๓", {3}),
        ("ตามข้อ 3 วรรคสอง และข้อ ๑๒", {3, 12}),
        ("ตามข้อ ๓ หรือข้อ ๔ แห่งระเบียบสำนักนายกรัฐมนตรี", set()),
        ("ตามข้อ ๕ ของประกาศจังหวัด", set()),
        ("ตามข้อ ๓ แห่งระเบียบนี้", {3}),
        ("ตามข้อ ๓ (๒)", {3}),
        ("ข้อความ ๓ บรรทัด", set()),
    ],
)
def test_own_clauses_are_told_from_those_of_other_laws(text, numbers):
    assert clauses.cited(text) == numbers


def test_a_citation_follows_the_clause_that_moved_in_the_digits_it_was_written_in():
    old = rows("ชื่อ", "บังคับ", "ตามข้อ ๑ และข้อ 2")
    moved = [old[1], old[0], old[2]]
    found, problems = clauses.follow(old, moved)
    assert problems == []
    assert texts(found) == ["บังคับ", "ชื่อ", "ตามข้อ ๒ และข้อ 1"]


def test_a_clause_put_in_before_shifts_what_cites_those_after_it():
    old = rows("ชื่อ", "บังคับ", "ตามข้อ ๒")
    found, _ = clauses.follow(old, [old[0], {"chapter": "", "text": "ใหม่", "key": None}, *old[1:]])
    assert texts(found)[3] == "ตามข้อ ๓"
    assert len({row["key"] for row in found}) == 4


def test_a_citation_written_anew_means_the_present_numbers():
    old = rows("ชื่อ", "บังคับ", "ตามข้อ ๑")
    new = [old[1], old[0], {**old[2], "text": "ตามข้อ ๑ เท่านั้น"}]
    assert texts(clauses.follow(old, new)[0])[2] == "ตามข้อ ๑ เท่านั้น"


def test_a_clause_that_another_cites_is_not_deleted_unnoticed():
    old = rows("ชื่อ", "บังคับ", "ตามข้อ ๒")
    _, problems = clauses.follow(old, [old[0], old[2]])
    (problem,) = problems
    assert (problem.field, problem.row) == ("clauses", 2)
    assert problem.message.mapping == {"n": 2}


def test_a_citation_of_what_is_not_there_is_told():
    (problem,) = clauses.faults(rows("ชื่อ", "ตามข้อ ๙"))
    assert problem.message.mapping == {"n": 2, "cited": 9}
    assert clauses.faults(rows("ชื่อ", "ตามข้อ ๙ แห่งพระราชบัญญัตินี้")) == []


def test_a_number_typed_before_a_clause_is_not_printed_twice():
    found, _ = clauses.follow((), rows("ข้อ ๑ ระเบียบนี้เรียกว่า", keys=[None]))
    assert texts(found) == ["ระเบียบนี้เรียกว่า"]
