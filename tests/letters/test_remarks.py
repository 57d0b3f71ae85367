"""What a form remarks on a draft: pairs, days, numbers that count on; sketches stand nowhere."""

from datetime import date
from edoc_policy.agencies.agency import agency_by_id
from edoc_policy.letters import drafts
from edoc_policy.letters.kinds import kinds
from edoc_policy.letters.remarks import placeholders
from edoc_policy.letters.remarks import proposals
from edoc_policy.letters.remarks import remarks
from edoc_policy.registers import books
from edoc_policy.thai.shown import in_thai
from tests.office import letter
import pytest


pytestmark = pytest.mark.usefixtures("undone")
BODY = "คณะทำงานทดลอง"


def sketch(kind, **values):
    made, problems = drafts.sketch(agency_by_id("pt-prov"), values, kinds()[kind])
    assert not problems
    return made


def said(made, name):
    remark = remarks(made)[name]
    return in_thai(remark.text), remark.warn


def test_the_pair_is_told_with_its_reason_and_a_wrong_one_at_once():
    made = sketch("external", addressee="นายกรัฐมนตรี")
    assert placeholders(made) == {"salutation": "กราบเรียน", "closing": "ขอแสดงความนับถืออย่างยิ่ง"}
    text, warn = said(made, "salutation")
    assert "บัญชีตำแหน่ง" in text
    assert not warn
    made = sketch("external", addressee="นายกรัฐมนตรี", salutation="เรียน")
    text, warn = said(made, "salutation")
    assert "กราบเรียน" in text
    assert warn


@pytest.mark.parametrize("kind", ["external", "memo"])
def test_nothing_is_composed_for_the_royal_family_and_it_says_so(kind):
    made = sketch(kind, addressee="พระบาทสมเด็จพระเจ้าอยู่หัว")
    text, warn = said(made, "salutation")
    assert "ระบบไม่แต่งคำให้" in text
    assert warn
    assert not any(placeholders(made).values())


def test_a_memo_has_nothing_to_remark_on_an_ordinary_salutation():
    assert "salutation" not in remarks(sketch("memo", addressee="ปลัดเทศบาล"))


def test_a_note_promises_no_words_that_it_would_not_print():
    assert placeholders(sketch("note", addressee="ปลัดเทศบาล")) == {}


def test_a_day_is_shown_as_it_was_understood():
    made = sketch("minutes", held_on=date(2026, 10, 28))
    assert said(made, "held_on") == ("วันพุธที่ 28 ตุลาคม 2569", False)


def test_the_next_meeting_of_the_same_body_and_year_is_proposed():
    assert proposals(sketch("minutes", meeting=BODY)) == {}
    assert proposals(sketch("minutes", meeting=BODY, meeting_year=2569)) == {"meeting_number": 1}
    books.take_in_series(agency_by_id("pt-prov"), "meeting", BODY, 2569, 4, "uid")
    made = sketch("minutes", meeting=f" {BODY}", meeting_year=2569)
    assert proposals(made) == {"meeting_number": 5}
    assert said(made, "meeting_number")[0] == "ครั้งถัดไปของคณะนี้ในปี 2569 คือครั้งที่ 5"
    assert proposals(sketch("minutes", meeting=BODY, meeting_year=2570)) == {"meeting_number": 1}


def test_the_second_of_a_subject_is_proposed_its_number_and_the_first_none():
    assert proposals(sketch("news", title="น้ำท่วม")) == {}
    books.take_in_series(agency_by_id("pt-prov"), "news", "น้ำท่วม", 0, 1, "uid")
    assert proposals(sketch("news", title="น้ำท่วม")) == {"issue": 2}
    assert proposals(sketch("statement", title="น้ำท่วม")) == {}


def test_a_sketch_of_a_draft_has_what_was_not_typed_from_the_draft_and_leaves_it_alone():
    draft = letter(title="เดิม", urgency="urgent")
    made, _ = drafts.sketch(draft, {"title": "ใหม่"}, draft.kind)
    assert (made.title, made.urgency) == ("ใหม่", "urgent")
    assert (draft.title, draft.revision) == ("เดิม", 0)


def test_what_cannot_be_kept_is_told_and_left_out_of_a_sketch():
    draft = letter(title="เดิม")
    made, problems = drafts.sketch(draft, {"title": "ย" * 501, "urgency": "urgent"}, draft.kind)
    assert [problem.field for problem in problems] == ["title"]
    assert (made.title, made.urgency) == ("เดิม", "urgent")
