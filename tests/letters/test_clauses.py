"""Clauses cite each other by number and move (ข้อ 17.6)."""

from edoc_policy.agencies.agency import agency_by_id
from edoc_policy.letters import clauses
from edoc_policy.letters import drafts
from edoc_policy.letters.completeness import doubts
from edoc_policy.letters.completeness import missing
from edoc_policy.letters.kinds import kinds
from edoc_policy.letters.starting import starting_values
from edoc_policy.routing.acts import perform
from edoc_policy.routing.interfaces import Refused
from plone.uuid.interfaces import IUUID
from tests.office import actor
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
        ("ตามข้อ ๕ ระเบียบจังหวัดปทุมธานี ว่าด้วยการยืม", set()),
        ("ตามข้อ ๕ ในข้อบังคับเดิม", set()),
        ("ตามข้อ ๕ “ระเบียบเดิม”", set()),
        ("ตามข้อ ๓ ระเบียบนี้", {3}),
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


@pytest.mark.usefixtures("undone")
class TestRegulation:
    """A regulation of the province as it is drafted, changed and submitted."""

    def made(self, *more, **values):
        agency = agency_by_id("pt-prov")
        kind = kinds()["regulation"]
        rows = [*starting_values(kind, agency)["clauses"][:2], *({"text": text} for text in more)]
        values = {"body": "<p>โดยที่เป็นการสมควร</p>", "clauses": rows, **values}
        values["signatory"] = f"{IUUID(agency.governor)}|governor.pt"
        values["owner_unit"] = IUUID(agency.office.general)
        return drafts.create(agency, values, "drafter.pt", "regulation")

    def test_the_first_clause_follows_the_title_until_it_is_worded_anew(self):
        regulation = self.made(title="การยืมพัสดุ")
        assert "“ระเบียบจังหวัดปทุมธานี ว่าด้วยการยืมพัสดุ พ.ศ. " in regulation.clauses[0]["text"]
        changes = {"title": "การยืม", "issue": 2, "issuer": "สำนักงานจังหวัดปทุมธานี"}
        drafts.revise(regulation, changes, editor="drafter.pt")
        named = "“ระเบียบสำนักงานจังหวัดปทุมธานี ว่าด้วยการยืม (ฉบับที่ ๒) พ.ศ. "
        assert named in regulation.clauses[0]["text"]
        own = [{**regulation.clauses[0], "text": "ชื่ออื่น"}, *regulation.clauses[1:]]
        drafts.revise(regulation, {"clauses": own}, editor="drafter.pt")
        drafts.revise(regulation, {"title": "การคืน"}, editor="drafter.pt")
        assert regulation.clauses[0]["text"] == "ชื่ออื่น"

    def test_without_a_title_the_name_is_still_asked_for(self):
        assert "clauses" in {problem.field for problem in missing(self.made())}

    def test_a_citation_of_what_is_not_there_is_submitted_with_a_reason(self):
        regulation = self.made("ให้ใช้ตามข้อ ๙", title="การยืม")
        assert missing(regulation) == []
        (doubt,) = doubts(regulation)
        assert doubt.mapping == {"n": 3, "cited": 9}
        with pytest.raises(Refused, match="เขียนเหตุผล"):
            perform("submit", regulation, actor("drafter.pt"))
        perform("submit", regulation, actor("drafter.pt"), words="ข้อ ๙ ของระเบียบเดิม")
