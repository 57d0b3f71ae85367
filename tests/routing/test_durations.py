"""Who had a letter how long, where it waits, and whether it is still what one had before him."""

from datetime import datetime
from datetime import timedelta
from edoc_policy.agencies.agency import agency_by_id
from edoc_policy.letters import drafts
from edoc_policy.routing import durations
from edoc_policy.routing import plan
from edoc_policy.routing import progress
from edoc_policy.routing.acts import perform
from edoc_policy.routing.endorsements import endorsements
from edoc_policy.routing.freshness import why_outdated
from edoc_policy.routing.interfaces import Overtaken
from edoc_policy.thai.dates import BANGKOK
from edoc_policy.thai.shown import in_thai
from edoc_policy.thai.shown import lasting
from plone.uuid.interfaces import IUUID
from tests.office import actor
from tests.office import letter
from zope.i18n import translate
import pytest


START = datetime(2026, 10, 19, 9, tzinfo=BANGKOK)


def after(hours):
    return START + timedelta(hours=hours)


def entry(hours, onward=True):
    return {"at": after(hours), "onward": onward}


def yes(seat, place):
    return {"seat": seat, "yes": True, "verb": "agree", "userid": seat, "entry": place}


@pytest.mark.parametrize(
    ("span", "text"),
    [
        (timedelta(days=2, hours=3, minutes=9), "2 วัน 3 ชม."),
        (timedelta(days=1), "1 วัน"),
        (timedelta(hours=3, minutes=5), "3 ชม. 5 นาที"),
        (timedelta(hours=4), "4 ชม."),
        (timedelta(minutes=7, seconds=50), "7 นาที"),
        (timedelta(seconds=20), "ไม่ถึงนาที"),
    ],
)
def test_how_long_is_said_by_its_two_largest_units(span, text):
    assert in_thai(lasting(span)) == text


def test_a_letter_lies_with_who_acts_since_it_was_handed_on():
    entries = [entry(0), entry(2), entry(5, onward=False), entry(9), entry(10)]
    hours = [span and span / timedelta(hours=1) for span in durations.held(entries)]
    assert hours == [None, 2, 3, 7, 1]
    assert durations.handed_on(entries) == after(10)
    assert durations.handed_on([entry(0), entry(3, onward=False)]) == START
    assert durations.handed_on([]) is None


def test_a_step_opens_when_the_one_before_is_done_and_closes_with_its_last_answer():
    first = {**plan.step("agree", ["a"], 1), "answers": (yes("a", 1),)}
    second = {**plan.step("agree", ["b", "c"], 2), "answers": (yes("c", 2),)}
    third = plan.step("agree", ["d"], 1)
    entries = [entry(0), entry(24), entry(30, onward=False)]
    assert durations.times([first, second, third], entries) == [
        (after(0), after(24)),
        (after(24), None),
        (None, None),
    ]


def test_a_step_asked_on_the_way_opens_when_it_was_asked():
    added = plan.step("note", ["x"], 1, added_by="head", entry=1)
    entries = [entry(0), entry(5)]
    assert durations.times([added, plan.step("agree", ["a"], 1)], entries)[0] == (after(5), None)


@pytest.mark.usefixtures("undone")
def test_a_letter_tells_where_it_waits():
    made = letter("in_review")
    found = progress.waits(made)
    head = actor("head.pt")
    assert found["who"] == [(head.fullname, head.post_title)]
    assert found["since"] == endorsements(made)[-1]["at"]
    perform("endorse", made, head)
    assert [post for _name, post in progress.waits(made)["who"]] == [
        actor("governor.pt").post_title
    ]
    assert progress.waits(letter("draft")) is None


# Whether it is still what one saw -----------------------------------------------------------------


@pytest.mark.usefixtures("undone")
def test_an_act_replayed_from_an_old_tab_is_refused_in_words():
    made = letter("draft")
    seen = made.revision
    perform("submit", made, actor("drafter.pt"), revision=seen)
    perform("return", made, actor("head.pt"), words="แก้วันที่")
    with pytest.raises(Overtaken) as error:
        perform("submit", made, actor("drafter.pt"), revision=seen)
    words = translate(error.value.reason, target_language="th")
    assert actor("head.pt").fullname in words
    assert "ส่งคืนให้แก้" in words
    perform("submit", made, actor("drafter.pt"), revision=made.revision)


@pytest.mark.usefixtures("undone")
def test_a_draft_changed_since_is_not_submitted_unread():
    made = letter("draft")
    seen = made.revision
    drafts.revise(made, {"title": "อีกชื่อหนึ่ง"}, editor="head.pt")
    assert "ถูกแก้" in translate(why_outdated(made, seen), target_language="th")
    with pytest.raises(Overtaken):
        perform("submit", made, actor("drafter.pt"), revision=seen)


@pytest.mark.usefixtures("undone")
def test_opinions_beside_ones_own_make_nothing_old():
    agency = agency_by_id("pt-prov")
    made = letter("in_review")
    posts = [IUUID(agency.governor), actor("registrar.pt").holding.post_uid]
    perform("add_step", made, actor("head.pt"), posts=posts)
    seen = made.revision
    perform("endorse", made, actor("registrar.pt"), revision=seen)
    perform("endorse", made, actor("governor.pt"), revision=seen)
    assert why_outdated(made, seen) is not None
