"""Reminders: the central mailbox twice on a working day, letters nobody opened, what others add."""

from datetime import datetime
from datetime import timedelta
from edoc_policy.agencies.interfaces import IAgency
from edoc_policy.audit import journal
from edoc_policy.exchange import deliveries
from edoc_policy.notices import reminders
from edoc_policy.notices.interfaces import IReminders
from edoc_policy.notices.interfaces import Reminder
from edoc_policy.routing.workflow import move
from edoc_policy.thai.dates import BANGKOK
from edoc_policy.thai.dates import bangkok_now
from tests.office import actor
from tests.office import letter
from zope.component import getGlobalSiteManager
from zope.interface import implementer
import pytest


def moment(day, hour, minute=0):
    return datetime(2026, 11, day, hour, minute, tzinfo=BANGKOK)


def count(room, kind="central_mailbox", userid="registrar.pt"):
    return room.box(userid).count(kind)


def test_registrars_are_told_to_open_the_central_mailbox_in_the_morning_and_the_afternoon(room):
    reminders.remind(room.site, moment(24, 8, 44))
    assert count(room) == 0
    for minute in (45, 46, 59):
        reminders.remind(room.site, moment(24, 8, minute))
    assert (count(room), count(room, userid="drafter.pt")) == (1, 0)
    assert count(room, userid="registrar.thakhlong") == 1
    reminders.remind(room.site, moment(24, 13, 30))
    reminders.remind(room.site, moment(24, 13, 31))
    assert count(room) == 2
    reminders.remind(room.site, moment(24, 20))
    assert count(room) == 2


@pytest.mark.parametrize("day", [28, 29])
def test_on_saturday_and_sunday_nobody_is_told(room, day):
    reminders.remind(room.site, moment(day, 9))
    assert count(room) == 0


def test_nor_on_a_holiday_and_at_the_hours_that_the_agency_sets(room):
    rules = {"holidays": ["24 พ.ย. 69"], "mailbox_times": ["10.00"]}
    reminders.keep_rules(room.site, room.agency(), actor("registrar.pt"), rules)
    reminders.remind(room.site, moment(24, 10))
    assert count(room) == 0
    reminders.remind(room.site, moment(25, 9))
    assert count(room) == 0
    reminders.remind(room.site, moment(25, 10, 5))
    assert count(room) == 1
    (entry,) = journal.entries(room.agency(), 0, 1)
    assert (entry["act"], entry["facts"]["mailbox_times"]) == ("change_notices", ["10:00"])


@pytest.mark.parametrize(
    "wrong",
    [
        {"mailbox_times": ["25:00"]},
        {"mailbox_times": "08:00"},
        {"holidays": ["วันพ่อ"]},
        {"unacknowledged_days": 0},
        {"unacknowledged_days": True},
        {"deadline_days": "3"},
        {"other": 1},
        {"deadline_days": 5, "holidays": [5]},
    ],
)
def test_wrong_rules_are_refused_in_words_and_nothing_is_kept(room, wrong):
    before = reminders.rules_of(room.site, "pt-prov")
    with pytest.raises(reminders.WrongRules):
        reminders.keep_rules(room.site, room.agency(), actor("registrar.pt"), wrong)
    assert reminders.rules_of(room.site, "pt-prov") == before


@pytest.fixture
def sent():
    """A sent letter that one receiver has not opened (its state is set, it was not signed)."""
    made = letter("pending_sign")
    for state in ("sign", "sealed", "send"):
        move(made, state)
    deliveries.begin(made)
    for key in ("0000", "0001"):
        deliveries.update(made, key, "delivered")
    made.reindexObject()
    return made


def test_letters_that_nobody_opened_are_told_once_after_the_days_of_the_agency(room, sent):
    now = bangkok_now().replace(hour=9)
    for days in (0, 2):
        reminders.remind(room.site, now + timedelta(days=days))
        assert count(room, "unacknowledged") == 0
    for days in (4, 5, 6):
        reminders.remind(room.site, now + timedelta(days=days))
        assert count(room, "unacknowledged") == 1
        assert count(room, "unacknowledged", "drafter.pt") == 1


def test_a_letter_that_all_have_opened_is_no_reminder(room, sent):
    deliveries.update(sent, "0000", "accepted")
    deliveries.update(sent, "0001", "acknowledged")
    reminders.remind(room.site, bangkok_now().replace(hour=9) + timedelta(days=4))
    assert count(room, "unacknowledged") == 0


def test_other_rooms_add_what_reminds(room):
    @implementer(IReminders)
    class Tasks:
        daily = True

        def __init__(self, agency):
            self.agency = agency

        def due(self, now, rules):
            path = "/".join(self.agency.getPhysicalPath())
            yield Reminder("deadline_near", "task 1 near", ("person:drafter.pt",), path)

    manager = getGlobalSiteManager()
    manager.registerAdapter(Tasks, (IAgency,), IReminders, "tasks")
    try:
        reminders.remind(room.site, moment(24, 7))
        assert room.box("drafter.pt") == []
        for day in (24, 25):
            reminders.remind(room.site, moment(day, 8, 1))
    finally:
        manager.unregisterAdapter(Tasks, (IAgency,), IReminders, "tasks")
    assert room.box("drafter.pt") == ["deadline_near"]
