"""What an agency is reminded of, once each: the central mailbox, letters nobody has opened, and
whatever other rooms register as IReminders (deadlines of tasks).
"""

from datetime import datetime
from datetime import time
from datetime import timedelta
from edoc_policy import _
from edoc_policy.agencies.agency import agencies
from edoc_policy.agencies.agency import agency_by_id
from edoc_policy.agencies.interfaces import IAgency
from edoc_policy.audit import journal
from edoc_policy.exchange.interfaces import deliveries
from edoc_policy.jobs.interfaces import regularly
from edoc_policy.notices import giving
from edoc_policy.notices import store
from edoc_policy.notices.events import kinds
from edoc_policy.notices.interfaces import IReminders
from edoc_policy.notices.interfaces import Reminder
from edoc_policy.notices.people import Staff
from edoc_policy.thai.dates import bangkok_now
from edoc_policy.thai.dates import in_bangkok
from edoc_policy.thai.dates import parse_date
from plone import api
from zope.component import adapter
from zope.component import getAdapters
from zope.interface import implementer


#: What an agency has not set otherwise. Times: HH:MM in Bangkok; holidays: days off beside Saturday
#: and Sunday, as ISO dates.
RULES = {
    "mailbox_times": ("08:45", "13:30"),
    "holidays": (),
    "unacknowledged_days": 3,
    "deadline_days": 2,
}
LATE = timedelta(hours=2)  # later than this a reminder of the hour is no use
LOOK_BACK = timedelta(days=7)
MORNING = time(8, 0)


class WrongRules(ValueError):
    """Rules that cannot be kept; `args[0]` says why in words."""


def rules_of(site, agency_id):
    """The rules of an agency, with what it has not set."""
    office = store.office(site, agency_id)
    return {**RULES, **(office.rules if office is not None else {})}


def keep_rules(site, agency, actor, rules):
    """Change rules ({name: value} as in RULES) of an agency. Raises WrongRules; nothing is kept then."""
    found = {}
    for name, value in rules.items():
        if name not in RULES:
            raise WrongRules(_("ไม่มีข้อกำหนด ${name}", mapping={"name": str(name)}))
        found[name] = _CHECKS[name](value)
    store.office(site, agency.getId(), create=True).rules.update(found)
    journal.record(agency, "change_notices", actor, "/".join(agency.getPhysicalPath()), **found)


def _days(value):
    if type(value) is not int or not 1 <= value <= 60:
        raise WrongRules(_("จำนวนวันเป็นเลข 1 ถึง 60"))
    return value


def _times(value):
    try:
        times = (time.fromisoformat(each.replace(".", ":")) for each in _texts(value))
        return tuple(sorted({each.strftime("%H:%M") for each in times}))
    except ValueError as error:
        raise WrongRules(_("เวลาเขียนเป็น ชั่วโมง:นาที เช่น 08:45")) from error


def _dates(value):
    try:
        return tuple(sorted({parse_date(each).isoformat() for each in _texts(value)}))
    except ValueError as error:
        raise WrongRules(_("วันหยุดเขียนเป็น วัน เดือน ปี เช่น 10 ธ.ค. 69")) from error


def _texts(value):
    if not isinstance(value, (list, tuple)) or not all(isinstance(each, str) for each in value):
        raise ValueError(value)
    return value


_CHECKS = {
    "mailbox_times": _times,
    "holidays": _dates,
    "unacknowledged_days": _days,
    "deadline_days": _days,
}


@regularly
def remind(site, now=None):
    """Give the reminders that are due in each agency, each of them once."""
    now = now or bangkok_now()
    for agency_id in agencies(site):
        agency = agency_by_id(agency_id, site)
        if agency is not None:
            _remind(site, agency, now)


def _remind(site, agency, now):
    rules = rules_of(site, agency.getId())
    office = store.office(site, agency.getId(), create=True)
    due = [
        each
        for source in _asked(agency, office, now)
        for each in source.due(now, rules)
        if each.key not in office.reminded
    ]
    if not due:
        return
    staff = Staff(agency)
    for each in due:
        kind = kinds()[each.kind]
        notice = giving.made(kind, each.key, now, agency, each.path, each.uid)
        giving.give(site, office, staff, notice, kind, each.tokens)
        office.reminded[each.key] = now
    for key in [key for key, when in office.reminded.items() if when < store.oldest()]:
        del office.reminded[key]


def _asked(agency, office, now):
    """The sources that are asked now: the daily ones once a day, from the MORNING on."""
    today = in_bangkok(now).date()
    for name, source in getAdapters((agency,), IReminders):
        if source.daily:
            if in_bangkok(now).time() < MORNING or office.looked.get(name) == today:
                continue
            office.looked[name] = today
        yield source


def is_workday(day, holidays=()):
    """Whether government offices work on a day: Monday to Friday without the holidays listed."""
    return day.weekday() < 5 and day.isoformat() not in holidays


@implementer(IReminders)
@adapter(IAgency)
class CentralMailbox:
    """ภาคผนวก 7 (ข้อ 89/1): the central mailbox is opened in the morning and in the afternoon of
    each working day; the registrars are told."""

    daily = False

    def __init__(self, agency):
        self.agency = agency

    def due(self, now, rules):
        """See IReminders."""
        now = in_bangkok(now)
        if not is_workday(now.date(), rules["holidays"]):
            return
        for each in rules["mailbox_times"]:
            begins = datetime.combine(now.date(), time.fromisoformat(each), now.tzinfo)
            if begins <= now < begins + LATE:
                yield Reminder(
                    kind="central_mailbox",
                    key=f"mailbox {self.agency.getId()} {begins.isoformat()}",
                    tokens=(f"registrar:{self.agency.getId()}",),
                    path="/".join(self.agency["incoming"].getPhysicalPath()),
                )


@implementer(IReminders)
@adapter(IAgency)
class Unacknowledged:
    """ข้อ 29: the sender checks the result of every sending. Who drafted and who sent is told of
    letters that a receiver has not opened after so many days, once for each letter."""

    daily = True

    def __init__(self, agency):
        self.agency = agency

    def due(self, now, rules):
        """See IReminders; letters of the last days only."""
        agency_id = self.agency.getId()
        last = now - timedelta(days=rules["unacknowledged_days"])
        brains = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(
            edoc_agency=agency_id,
            review_state="sent",
            modified={"query": (last - LOOK_BACK, now), "range": "min:max"},
        )
        for brain in brains:
            letter = brain._unrestrictedGetObject()
            if any(_forgotten(each, last) for each in deliveries(letter)):
                tokens = (f"person:{letter.Creator()}", f"registrar:{agency_id}")
                key = f"unacknowledged {brain.UID}"
                yield Reminder("unacknowledged", key, tokens, brain.getPath(), brain.UID)


def _forgotten(delivery, last):
    return delivery["state"] in ("queued", "delivered", "failed") and delivery["at"] <= last
