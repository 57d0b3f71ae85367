"""Drafts: what is kept, what is asked for, what a reply fills in (ข้อ 11, ภาคผนวก 2)."""

from edoc_policy.letters import drafts
from edoc_policy.letters.completeness import missing
from edoc_policy.letters.fields import cleaned
from edoc_policy.letters.interfaces import InvalidDraft
from edoc_policy.letters.interfaces import Stale
from edoc_policy.letters.letter import addressee_text
from edoc_policy.letters.letter import salutation_pair
from edoc_policy.letters.salutations import choose
from edoc_policy.letters.salutations import mismatch
from edoc_policy.rendering.composing import paper_of
from edoc_policy.rendering.of_letter import rendition_of
from tests.office import letter
from tests.office import values
import pytest


pytestmark = pytest.mark.usefixtures("undone")


def fields(problems):
    return [problem.field for problem in problems]


def test_a_complete_draft_lacks_nothing():
    assert missing(letter()) == []


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": " \u200b"}, "title"),
        ({"recipients": []}, "recipients"),
        ({"body": "<p> &nbsp;</p>"}, "body"),
        ({"signatory": None}, "signatory"),
        ({"owner_unit": None}, "owner_unit"),
        ({"enclosures": [{"title": "ระเบียบวาระ", "quantity": ""}]}, "enclosures"),
        ({"enclosures": [{"title": "", "quantity": "จำนวน ๑ ฉบับ"}]}, "enclosures"),
    ],
    ids=str,
)
def test_what_is_missing_is_named(changes, field):
    assert fields(missing(letter(**changes))) == [field]


def test_empty_references_and_enclosures_leave_no_trace_in_print():
    made = letter(references=[{"text": " "}, {}], enclosures=[{"title": ""}])
    assert (made.references, made.enclosures) == ([], [])
    data = paper_of(made, preview=True)
    assert (data.references, data.enclosures) == ((), ())


@pytest.mark.parametrize(
    ("addressee", "pair"),
    [
        ("นายกรัฐมนตรี", ("กราบเรียน", "ขอแสดงความนับถืออย่างยิ่ง")),
        ("นายกเทศมนตรีเมืองท่าโขลง", ("เรียน", "ขอแสดงความนับถือ")),
    ],
)
def test_salutation_and_closing_follow_the_addressee(addressee, pair):
    made = letter(recipients=[{"name": addressee}])
    assert salutation_pair(made) == pair
    assert (choose(addressee).salutation, choose(addressee).closing) == pair


def test_many_recipients_stand_one_a_line():
    few = letter(recipients=[{"name": f"นายอำเภอที่ {n}"} for n in range(10)])
    many = letter(recipients=[{"name": f"นายอำเภอที่ {n}"} for n in range(11)])
    assert "\n" not in addressee_text(few)
    assert len(addressee_text(many).splitlines()) == 11


def test_a_pair_that_does_not_belong_together_is_told():
    assert mismatch("กราบเรียน", "ขอแสดงความนับถือ")
    assert mismatch("เรียน", "ขอแสดงความนับถืออย่างยิ่ง")
    assert mismatch("กราบเรียน", "ขอแสดงความนับถืออย่างยิ่ง") is None


def test_every_problem_of_a_draft_is_told_at_once():
    with pytest.raises(InvalidDraft) as caught:
        letter(urgency="later", owner_unit="nowhere", recipients=[{"agency": "nowhere"}])
    assert sorted(fields(caught.value.problems)) == ["owner_unit", "recipients", "urgency"]


def test_who_has_not_seen_the_last_change_does_not_overwrite_it():
    made = letter()
    drafts.revise(made, {"title": "ครั้งที่หนึ่ง"}, made.revision)
    with pytest.raises(Stale):
        drafts.revise(made, {"title": "ครั้งที่สอง"}, made.revision - 1)
    assert made.title == "ครั้งที่หนึ่ง"


def test_a_change_leaves_the_fields_that_were_not_named():
    made = letter()
    drafts.revise(made, {"title": "ใหม่"})
    assert made.body_html == letter().body_html
    assert made.recipients == cleaned(values(), made, made.kind)["recipients"]


def test_a_new_draft_prints():
    assert rendition_of(letter(), preview=True).pdf.startswith(b"%PDF-")
