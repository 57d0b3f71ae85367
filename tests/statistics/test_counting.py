"""Figures: folded from the journal, exact at any moment, however far the job has come."""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from edoc_policy.agencies.agency import agency_by_id
from edoc_policy.agencies.posts import posts_of
from edoc_policy.audit import journal
from edoc_policy.statistics import counting
from edoc_policy.statistics.counting import cells
from edoc_policy.statistics.counting import count_journal
from edoc_policy.statistics.report import report
from edoc_policy.statistics.report import units_seen
from plone.uuid.interfaces import IUUID
from tests.office import actor
from tests.office import letter
import pytest


pytestmark = pytest.mark.usefixtures("undone")
MIDNIGHT = datetime(2026, 10, 31, 17, 0, tzinfo=UTC)  # 1 พ.ย. 2569 in Bangkok


@pytest.fixture
def agency():
    return agency_by_id("pt-prov")


def done(agency, act, at, uid="a", unit="u", outcome="done"):
    facts = {"uid": uid, "unit_uid": unit}
    journal.record(agency, act, "somebody", "/x", outcome=outcome, now=at, **facts)


def test_an_act_is_counted_in_its_month_of_bangkok_with_the_time_it_had_waited(agency):
    done(agency, "submit", MIDNIGHT - timedelta(hours=1))
    done(agency, "endorse", MIDNIGHT + timedelta(hours=2))
    done(agency, "sign", MIDNIGHT + timedelta(hours=50))
    found, left = cells(agency)
    assert left == 0
    assert found["2569-10", "u", "submit"].count == 1
    endorsed = found["2569-11", "u", "endorse"]
    assert (endorsed.average, endorsed.share_within_day) == (3 * 3600, 1)
    assert found["2569-11", "u", "sign"].share_within_day == 0


def test_refusals_and_what_is_no_act_on_a_document_are_not_counted(agency):
    before, _ = cells(agency)
    done(agency, "endorse", MIDNIGHT, outcome="refused")
    journal.record(agency, "login", "somebody", "/x", now=MIDNIGHT)
    done(agency, "edit", MIDNIGHT)
    assert cells(agency)[0] == before


def test_the_job_and_who_looks_come_to_the_same(agency, undone, monkeypatch):
    for n in range(30):
        done(agency, "submit", MIDNIGHT + timedelta(minutes=n), uid=str(n % 7), unit=str(n % 3))
    seen, _ = cells(agency)
    monkeypatch.setattr(counting, "BATCH", 11)
    for _turn in range(12):
        count_journal(undone, "pt-prov")
    assert cells(agency) == (seen, 0)
    done(agency, "sign", MIDNIGHT + timedelta(days=3), uid="1", unit="1")
    assert cells(agency)[0]["2569-11", "1", "sign"].longest > 2 * 24 * 3600


def test_a_long_journal_is_left_to_the_job(agency, monkeypatch):
    monkeypatch.setattr(counting, "AT_ONCE", 3)
    for n in range(5):
        done(agency, "submit", MIDNIGHT, uid=str(n))
    assert cells(agency)[1] >= 5


def test_a_letter_on_its_way_is_counted_for_the_units_of_those_who_acted(agency):
    letter("pending_sign")
    unit = IUUID(agency.office.general)
    units = units_seen(agency, actor("governor.pt").holding)
    figures = report(agency, units)
    assert figures.by_act["submit"].count == figures.by_month["submit"][-1].count == 1
    assert figures.by_unit[agency.office.general.title]["endorse"].count == 1
    assert report(agency, units, unit).by_act["endorse"].count == 1
    assert report(agency, units, IUUID(agency)).by_act["endorse"].count == 0


def test_a_head_sees_his_unit_and_those_in_it(agency):
    head, drafter = (actor(userid).holding for userid in ("head.pt", "drafter.pt"))
    assert set(units_seen(agency, head)) == {IUUID(agency.office.general)}
    assert units_seen(agency, drafter) is None
    assert units_seen(agency, posts_of("mayor.thakhlong")[0]) is None
    assert IUUID(agency) in units_seen(agency, actor("registrar.pt").holding)


def test_the_year_turns_within_the_twelve_months(agency):
    months = report(agency, {}, upto="2570-02").months
    assert (months[0], months[-3], months[-1]) == ("2569-03", "2569-12", "2570-02")
