"""New documents from earlier ones: what is copied, what never is, what comes next."""

from datetime import date
from datetime import time
from edoc_policy.agencies.agency import agency_by_id
from edoc_policy.letters import drafts
from edoc_policy.letters import earlier
from edoc_policy.letters.completeness import missing
from edoc_policy.letters.kinds import kinds
from edoc_policy.registers import books
from edoc_policy.routing.endorsements import endorsements
from edoc_policy.routing.numbering import number
from edoc_policy.routing.rules import state_of
from edoc_policy.thai.dates import bangkok_date
from edoc_policy.thai.dates import be_year
from plone.namedfile import NamedBlobFile
from plone.uuid.interfaces import IUUID
from tests.office import letter
from tests.office import values
import pytest


pytestmark = pytest.mark.usefixtures("undone")
YEAR = be_year(bangkok_date())


def document(kind, **changes):
    given = {name: values()[name] for name in ("signatory", "owner_unit")}
    if kinds()[kind].by_writer:
        given.pop("signatory")
    if kind == "minutes":
        given.update(meeting_number=3, meeting_year=2569)
    return drafts.create(agency_by_id("pt-prov"), {**given, **changes}, "drafter.pt", kind)


def numbered(made):
    number(made)
    return made


def test_a_copy_has_the_fields_of_the_letter_and_its_files():
    file = NamedBlobFile(b"agenda", contentType="text/plain", filename="a.txt")
    rows = [{"title": "วาระ", "quantity": "๑ ฉบับ", "file": file}]
    first = letter(enclosures=rows, circular=True)
    made = earlier.copy(first, "head.pt")
    assert earlier.fields_of(made).keys() == earlier.fields_of(first).keys()
    for name in ("title", "recipients", "body_html", "signatory", "owner_unit", "circular"):
        assert getattr(made, name) == getattr(first, name), name
    assert made.enclosures[0]["file"].data == b"agenda"
    assert made.creators == ("head.pt",)


def test_a_copy_has_nothing_of_what_became_of_the_letter():
    first = numbered(letter("pending_sign"))
    first.reply_to, first.answered_by = "x", ("y",)
    made = earlier.copy(first, "drafter.pt")
    for name in ("number_text", "running", "dated", "code", "signed_by", "sealed", "reply_to"):
        assert getattr(made, name) is None, name
    assert (made.answered_by, made.revision, state_of(made)) == ((), 0, "draft")
    assert not endorsements(made)


def test_rows_of_a_copy_are_its_own():
    first = letter()
    made = earlier.copy(first, "drafter.pt")
    made.recipients[0]["agency"] = "bangkadi"
    assert first.recipients[0]["agency"] == "thakhlong"


def test_a_copy_leaves_out_who_has_left():
    first = letter()
    agency_by_id("pt-prov").governor.holders = []
    made = earlier.copy(first, "drafter.pt")
    assert [problem.field for problem in missing(made)] == ["signatory"]


@pytest.mark.parametrize("kind", kinds())
def test_every_kind_is_copied_and_followed_up(kind):
    field = "meeting" if kind == "minutes" else "title"
    first = numbered(document(kind, **{field: "เรื่องหนึ่ง"}))
    for make in (earlier.copy, earlier.follow_up):
        made = make(first, "drafter.pt")
        assert (made.portal_type, getattr(made, field)) == (f"edoc.{kind}", "เรื่องหนึ่ง")


def test_what_follows_a_letter_refers_to_it_and_begins_with_an_empty_text():
    first = numbered(letter("pending_sign", urgency="urgent"))
    made = earlier.follow_up(first, "drafter.pt")
    (reference,) = made.references
    assert reference["uid"] == IUUID(first)
    assert reference["text"].startswith(f"หนังสือจังหวัดปทุมธานี ด่วน ที่ {first.number_text} ลงวันที่ ")
    assert (made.title, made.recipients) == (first.title, first.recipients)
    assert (made.body_html, made.enclosures) == ("", ())


def test_a_memo_has_no_line_for_references():
    made = earlier.follow_up(numbered(document("memo", title="ขออนุมัติ")), "drafter.pt")
    assert made.references == ()


def meeting(**changes):
    return document(
        "minutes",
        meeting="คณะกรมการจังหวัด",
        meeting_number=3,
        meeting_year=YEAR,
        held_on=date(2026, 10, 1),
        started_at=time(9, 30),
        attended=[{"name": "ก", "position": "ผู้ว่าราชการ", "duty": "ประธาน"}],
        absent=[{"name": "ข", "position": "ปลัด", "reason": "ลา"}],
        joined=[{"name": "ค"}],
        **changes,
    )


def test_after_minutes_comes_the_next_meeting_of_the_same_members():
    made = earlier.follow_up(meeting(place="ห้อง ๑"), "drafter.pt")
    assert (made.meeting, made.meeting_number, made.meeting_year) == ("คณะกรมการจังหวัด", 4, YEAR)
    assert [row["name"] for row in made.attended] == ["ก", "ข"]
    assert [row["duty"] for row in made.attended] == ["ประธาน", ""]
    assert (made.absent, made.joined) == ((), ())
    assert (made.held_on, made.started_at, made.place) == (None, None, "ห้อง ๑")
    assert "คณะกรมการจังหวัด ครั้งที่ ๓/" in made.agenda[1]["text"]


def test_the_next_meeting_comes_after_all_that_have_their_number():
    books.take_in_series(agency_by_id("pt-prov"), "meeting", "คณะกรมการจังหวัด", YEAR, 7, "x")
    assert earlier.follow_up(meeting(), "drafter.pt").meeting_number == 8


def test_meetings_begin_again_with_the_year():
    made = earlier.follow_up(meeting(), "drafter.pt")
    made.meeting_year = YEAR - 1
    again = earlier.follow_up(made, "drafter.pt")
    assert (again.meeting_number, again.meeting_year) == (1, YEAR)


@pytest.mark.parametrize("kind", ["regulation", "bylaw", "statement", "news"])
def test_after_the_first_issue_comes_the_second(kind):
    first = document(kind, title="เรื่องน้ำ")
    second = earlier.follow_up(first, "drafter.pt")
    assert second.issue == 2
    assert earlier.follow_up(second, "drafter.pt").issue == 3
    assert earlier.copy(second, "drafter.pt").issue is None


def test_the_next_issue_comes_after_all_that_are_out():
    books.take_in_series(agency_by_id("pt-prov"), "news", "เรื่องน้ำ", 0, 5, "x")
    assert earlier.follow_up(document("news", title="เรื่องน้ำ"), "drafter.pt").issue == 6
