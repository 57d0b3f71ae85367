"""Posts: one acts only in the time one holds them, and only in the capacity chosen."""

from datetime import date
from datetime import timedelta
from edoc_policy.agencies.agency import agency_by_id
from edoc_policy.agencies.posts import acting_holding
from edoc_policy.agencies.posts import holders_of
from edoc_policy.agencies.posts import posts_of
from edoc_policy.routing.acts import perform
from edoc_policy.routing.interfaces import Forbidden
from edoc_policy.routing.interfaces import Refused
from edoc_policy.routing.rules import may
from edoc_policy.thai.dates import bangkok_date
from plone import api
from plone.app.testing import login
from plone.uuid.interfaces import IUUID
from tests.office import actor
from tests.office import letter
import pytest


TODAY = bangkok_date()
DAY = timedelta(days=1)


def hold(post, userid, first=None, last=None):
    """Have somebody hold a post from day to day, both included, beside who holds it."""
    row = {"userid": userid, "valid_from": first, "valid_to": last}
    post.holders = [*[each for each in post.holders if each["userid"] != userid], row]
    post.reindexObject()


@pytest.fixture
def general(undone):
    return undone["pt-prov"].office.general


@pytest.mark.parametrize(
    ("first", "last", "counts"),
    [
        (None, None, True),
        (TODAY, TODAY, True),
        (TODAY - DAY, None, True),
        (TODAY + DAY, None, False),
        (None, TODAY - DAY, False),
        (TODAY - 9 * DAY, TODAY - DAY, False),
    ],
)
def test_a_post_counts_on_its_days_the_first_and_the_last_included(general, first, last, counts):
    hold(general.drafter, "drafter.pt", first, last)
    assert bool(posts_of("drafter.pt")) is counts
    groups = api.user.get("drafter.pt").getGroups()
    assert ("agency:pt-prov:drafter" in groups) is counts


def test_who_held_a_post_on_another_day_is_told(general):
    hold(general.drafter, "drafter.pt", date(2026, 1, 1), date(2026, 1, 31))
    assert posts_of("drafter.pt", at=date(2026, 1, 31))[0].post_title == "นักจัดการงานทั่วไป"
    assert posts_of("drafter.pt", at=date(2026, 2, 1)) == []


def test_after_the_last_day_no_act_is_possible(general):
    made = letter()
    hold(general.drafter, "drafter.pt", None, TODAY - DAY)
    with pytest.raises(Forbidden):
        perform("submit", made, actor("drafter.pt"))


def test_who_typed_a_letter_may_not_open_it_after_leaving(general):
    login(general.aq_parent.aq_parent.aq_parent, "drafter.pt")
    made, other = letter(), letter()  # Plone remembers roles by object for the time of a request
    for permission in ("View", "Modify portal content", "Delete objects"):
        assert api.user.has_permission(permission, obj=made)
    hold(general.drafter, "drafter.pt", None, TODAY - DAY)
    login(general.aq_parent.aq_parent.aq_parent, "drafter.pt")
    for permission in ("View", "Modify portal content", "Delete objects"):
        assert not api.user.has_permission(permission, obj=other)


def test_who_holds_two_posts_acts_only_in_the_one_chosen(general):
    hold(general.head, "drafter.pt")
    made = letter("in_review")
    as_drafter = actor("drafter.pt", IUUID(general.drafter))
    as_head = actor("drafter.pt", IUUID(general.head))
    with pytest.raises(Refused, match="ขั้นนี้รอ"):
        perform("endorse", made, as_drafter)
    perform("endorse", made, as_head)


@pytest.mark.parametrize("by", ["header", "cookie"])
def test_the_capacity_is_chosen_by_header_or_cookie(general, by):
    hold(general.head, "drafter.pt")
    login(general.aq_parent.aq_parent.aq_parent, "drafter.pt")
    agency = agency_by_id("pt-prov")
    for post in (general.head, general.drafter):
        request = general.REQUEST.clone()
        if by == "header":
            request.environ["HTTP_X_EDOC_CAPACITY"] = IUUID(post)
        else:
            request.cookies["edoc_capacity"] = IUUID(post)
        assert acting_holding(request, agency).post_uid == IUUID(post)


def test_a_post_in_another_agency_does_not_count(undone):
    hold(undone.thakhlong.mayor, "governor.pt")
    login(undone, "governor.pt")
    request = undone.REQUEST.clone()
    request.cookies["edoc_capacity"] = IUUID(undone.thakhlong.mayor)
    assert acting_holding(request, undone["pt-prov"]).agency_id == "pt-prov"
    assert acting_holding(request, undone.samkhok) is None


def test_a_refusal_names_who_could(undone):
    verdict = may("endorse", letter("in_review"), actor("registrar.pt"))
    assert not verdict
    assert "นางต้นแบบ สารบรรณ" in str(verdict.reason.mapping)


def test_holders_are_found_by_function(undone):
    found = [holding.userid for holding in holders_of(undone["pt-prov"], "signatory")]
    assert found == ["governor.pt"]


def test_an_agency_begins_its_books_where_it_says(undone):
    agency = undone["pt-prov"]
    agency.book_starts = [{"book": "circular", "year": 2569, "start": 1285}]
    assert agency.book_start("circular", 2569) == 1285
    assert agency.book_start("circular", 2570) == 1


def test_an_agency_has_its_trays_from_the_start(undone):
    assert set(undone.samkhok.objectIds()) >= {"outgoing", "incoming"}
