"""Who acts for another: by an order, on its days, within its scope, never by a chain."""

from datetime import date
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from edoc_policy.agencies.absences import absences_of
from edoc_policy.agencies.absences import come_back
from edoc_policy.agencies.absences import go_away
from edoc_policy.agencies.absences import InvalidAbsence
from edoc_policy.agencies.naming import end_stand_in
from edoc_policy.agencies.naming import InvalidStandIn
from edoc_policy.agencies.posts import acting_holding
from edoc_policy.agencies.posts import posts_of
from edoc_policy.agencies.showing import grouped
from edoc_policy.audit import journal
from edoc_policy.thai.dates import bangkok_date
from plone import api
from plone.app.testing import login
from plone.uuid.interfaces import IUUID
from tests.standing import acting
from tests.standing import BASIS
from tests.standing import entered
from tests.standing import named
from tests.standing import post
from tests.standing import province
from zope.i18n import translate
import pytest


pytestmark = pytest.mark.usefixtures("undone")
TODAY = bangkok_date()
DAY = timedelta(days=1)


def acts_on(day, userid="head.pt"):
    """Titles of the posts that he acts for on a day."""
    found = posts_of(userid, at=day)
    return [holding.acting.acted_title for holding in found if holding.acting is not None]


def away(userid, first=TODAY, last=TODAY):
    return go_away(province(), userid, first, last, userid)


def groups(userid):
    return set(api.user.get(userid).getGroups())


def test_a_stand_in_is_one_more_capacity_named_after_both_posts():
    made, warning = named(valid_from=TODAY, valid_to=TODAY + DAY)
    own, acted = posts_of("head.pt")[0], posts_of("head.pt")[-1]
    assert warning is None
    assert (own.acting, own.post_title) == (None, "ผู้อำนวยการกลุ่มงานอำนวยการ")
    assert acted.post_title == "ผู้อำนวยการกลุ่มงานอำนวยการ รักษาราชการแทน ผู้ว่าราชการจังหวัดปทุมธานี"
    assert (acted.post_uid, acted.key) == (IUUID(post("governor")), made.id)
    assert (acted.acting.basis, acted.acting.ends) == (BASIS, TODAY + DAY)


def test_the_own_post_is_the_capacity_until_the_other_is_chosen(undone):
    made, _warning = named()
    login(undone, "head.pt")
    request = undone.REQUEST.clone()
    assert acting_holding(request, province()).acting is None
    request.environ["HTTP_X_EDOC_CAPACITY"] = made.id
    assert acting_holding(request, province()).acting == made


def test_who_acts_has_the_functions_of_the_post_acted_for_and_not_his_own():
    named()
    assert acting().holding.functions == {"signatory", "auditor"}


def test_the_scope_narrows_what_he_has():
    named(functions=["signatory"])
    assert acting().holding.functions == {"signatory"}


def test_no_more_can_be_given_than_the_post_has():
    with pytest.raises(InvalidStandIn) as refused:
        named(functions=["registrar"])
    assert "ไม่มีหน้าที่นายทะเบียนสารบรรณกลาง" in translate(
        refused.value.problems[0].message, target_language="th"
    )
    assert acting() is None


def test_groups_follow_for_the_days_alone_and_only_the_post_is_indexed(undone):
    catalog = undone.portal_catalog
    assert "agency:pt-prov:signatory" not in groups("head.pt")
    made, _warning = named(functions=["signatory"])
    before = catalog.getCounter()
    assert "agency:pt-prov:signatory" in groups("head.pt")
    assert "agency:pt-prov:auditor" not in groups("head.pt")
    end_stand_in(province(), made.id, "registrar.pt")
    assert "agency:pt-prov:signatory" not in groups("head.pt")
    assert catalog.getCounter() - before <= 1


@pytest.mark.parametrize(
    ("first", "last", "day", "acts"),
    [
        (date(2026, 12, 28), date(2027, 1, 3), date(2026, 12, 27), False),
        (date(2026, 12, 28), date(2027, 1, 3), date(2026, 12, 28), True),
        (date(2026, 12, 28), date(2027, 1, 3), date(2026, 12, 31), True),
        (date(2026, 12, 28), date(2027, 1, 3), date(2027, 1, 1), True),
        (date(2026, 12, 28), date(2027, 1, 3), date(2027, 1, 3), True),
        (date(2026, 12, 28), date(2027, 1, 3), date(2027, 1, 4), False),
        (None, date(2027, 1, 3), date(2020, 1, 1), True),
    ],
)
def test_it_is_handed_over_and_back_on_its_days_over_the_new_year(first, last, day, acts):
    named(valid_from=first, valid_to=last)
    assert bool(acts_on(day)) is acts


@pytest.mark.parametrize(
    ("moment", "acts"),
    [
        (datetime(2026, 12, 31, 16, 59, tzinfo=UTC), False),  # 23.59 in Bangkok
        (datetime(2026, 12, 31, 17, 0, tzinfo=UTC), True),  # the new year has begun there
        (datetime(2027, 1, 1, 16, 59, tzinfo=UTC), True),
        (datetime(2027, 1, 1, 17, 0, tzinfo=UTC), False),
    ],
)
def test_a_day_begins_at_midnight_in_bangkok(moment, acts):
    named(valid_from=date(2027, 1, 1), valid_to=date(2027, 1, 1))
    assert bool(acts_on(bangkok_date(moment))) is acts


# Absence --------------------------------------------------------------------------------------------


def test_who_is_away_hands_his_post_over_and_gets_it_back_by_itself():
    named(when="absence")
    first, last = TODAY + DAY, TODAY + 3 * DAY
    away("governor.pt", first, last)
    assert [bool(acts_on(TODAY + n * DAY)) for n in range(5)] == [False, True, True, True, False]
    assert posts_of("governor.pt", at=first)[0].away == last


def test_until_when_is_told_by_the_absence_and_the_order():
    named(when="absence", valid_to=TODAY + 9 * DAY)
    away("governor.pt", TODAY, TODAY + 2 * DAY)
    assert acting().holding.acting.ends == TODAY + 2 * DAY


def test_a_delegator_who_is_back_early_ends_it_at_once():
    named(when="absence")
    away("governor.pt", TODAY - DAY, TODAY + 5 * DAY)
    assert acting() is not None
    assert come_back(province(), "governor.pt", "governor.pt")
    assert acting() is None
    assert absences_of(province(), "governor.pt") == []
    assert acts_on(TODAY - DAY) == ["ผู้ว่าราชการจังหวัดปทุมธานี"]  # yesterday stays what it was


def test_an_order_of_dates_ends_too_when_he_is_back_a_delegation_goes_on():
    named(valid_from=TODAY - DAY, valid_to=TODAY + DAY)
    named(deputy="office/registrar", capacity="by_delegation", basis="คำสั่ง ที่ 1/2569")
    come_back(province(), "governor.pt", "governor.pt")
    assert acting() is None
    assert acting("registrar.pt") is not None


def test_a_coming_absence_can_be_taken_back():
    away("governor.pt", TODAY + DAY, TODAY + 2 * DAY)
    come_back(province(), "governor.pt", "governor.pt", first=TODAY + DAY)
    assert absences_of(province(), "governor.pt") == []


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (None, TODAY, "ใส่วันแรกและวันสุดท้าย"),
        (TODAY + DAY, TODAY, "วันสุดท้ายอยู่ก่อนวันแรก"),
        (TODAY - 3 * DAY, TODAY - DAY, "ผ่านไปแล้ว"),
        (TODAY + DAY, TODAY + 4 * DAY, "ทับกับที่แจ้งไว้แล้ว"),
    ],
)
def test_an_absence_that_cannot_be_is_refused_in_words(first, last, words):
    away("governor.pt", TODAY + 2 * DAY, TODAY + 3 * DAY)
    with pytest.raises(InvalidAbsence) as refused:
        away("governor.pt", first, last)
    assert words in refused.value.message
    assert len(absences_of(province(), "governor.pt")) == 1


def test_a_post_that_falls_vacant_is_taken_over_by_the_standing_order():
    named(when="absence")
    assert acting() is None
    post("governor").holders = []
    post("governor").reindexObject()
    assert acting() is not None


def test_a_deputy_who_is_away_himself_does_not_act():
    named()
    away("head.pt")
    assert acting() is None


# Chains ---------------------------------------------------------------------------------------------


def test_who_acts_for_a_post_does_not_act_for_whom_that_post_acts_for():
    named(acted="governor", deputy="office/registrar")
    named(acted="office/registrar", deputy="office/general/drafter")
    assert acting("registrar.pt") is not None
    assert acting("drafter.pt", "office/registrar") is not None
    assert acting("drafter.pt", "governor") is None


def test_a_circle_is_warned_of_and_gives_nothing_to_anybody():
    _made, warning = named()
    assert warning is None
    _made, warning = named(acted="office/general/head", deputy="governor", basis="คำสั่ง ที่ 2/2569")
    assert "ผู้อำนวยการกลุ่มงานอำนวยการ → ผู้ว่าราชการจังหวัดปทุมธานี" in warning.mapping["posts"]
    assert acting() is None
    assert acting("governor.pt", "office/general/head") is None
    (row, _people), *_others = grouped(province())["now"]
    assert "วนกลับมาที่เดิม" in row.idle


def test_an_order_that_has_ended_closes_no_circle():
    named(acted="office/general/head", deputy="governor", valid_to=TODAY - DAY)
    _made, warning = named(basis="คำสั่ง ที่ 2/2569")
    assert warning is None


def test_a_circle_of_other_days_is_none():
    named(valid_to=TODAY)
    changes = {"valid_from": TODAY + DAY, "basis": "คำสั่ง ที่ 2/2569"}
    _made, warning = named(acted="office/general/head", deputy="governor", **changes)
    assert warning is None
    assert acting() is not None


# Entering -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"basis": "  "}, "basis"),
        ({"capacity": "friend"}, "capacity"),
        ({"acted": "0" * 32}, "acted"),
        ({"deputy": None}, "deputy"),
        ({"kinds": ["poem"]}, "kinds"),
        ({"when": "never"}, "when"),
        ({"valid_from": TODAY, "valid_to": TODAY - DAY}, "valid_to"),
    ],
)
def test_what_lacks_its_order_or_cannot_be_is_not_entered(changes, field):
    posts = {"acted": IUUID(post("governor")), "deputy": IUUID(post("office/registrar"))}
    with pytest.raises(InvalidStandIn) as refused:
        entered(**{**posts, "capacity": "acting", "basis": BASIS, **changes})
    assert [problem.field for problem in refused.value.problems] == [field]
    assert not post("governor").stand_ins


def test_the_same_order_is_entered_once():
    named()
    with pytest.raises(InvalidStandIn):
        named()


def test_a_post_of_another_agency_cannot_stand_in(undone):
    posts = {"acted": IUUID(post("governor")), "deputy": IUUID(undone.thakhlong.mayor)}
    with pytest.raises(InvalidStandIn):
        entered(**posts, capacity="acting", basis=BASIS)


def test_it_is_listed_as_standing_now_coming_or_past():
    named(basis="ก", valid_to=TODAY - DAY)
    named(basis="ข")
    named(basis="ค", valid_from=TODAY + DAY)
    named(basis="ง", when="absence")
    listed = {
        group: [each.basis for each, _p in rows] for group, rows in grouped(province()).items()
    }
    assert listed == {"now": ["ข"], "standing": ["ง"], "coming": ["ค"], "past": ["ก"]}


def test_why_it_does_not_count_is_told_in_both_languages():
    made, _warning = named(valid_from=date(2025, 11, 28), valid_to=date(2026, 1, 3))
    days = "28 พ.ย. 68 – 3 ม.ค. 69"
    assert days in translate(made.idle, target_language="th")
    assert "28 Nov 2025 – 3 Jan 2026" in translate(made.idle, target_language="en")


def test_all_of_it_is_in_the_journal():
    made, _warning = named(when="absence")
    away("governor.pt")
    come_back(province(), "governor.pt", "governor.pt")
    end_stand_in(province(), made.id, "registrar.pt")
    entries = journal.entries(province(), size=4)
    acts = ["end_stand_in", "come_back", "go_away", "name_stand_in"]
    assert [entry["act"] for entry in entries] == acts
    assert entries[-1]["facts"]["basis"] == BASIS
    assert entries[2]["facts"]["absent"] == "นายสมมติ ตัวอย่างดี"
