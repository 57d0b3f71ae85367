"""เกินกำหนด: a task whose time has passed is told, and rises to the next heads by the agency's rule.

Looked at every hour and at every start, so that days of downtime lose nothing: each level that has
been reached meanwhile is told once, in order, and appended to the letter.
"""

from edoc_policy import _
from edoc_policy.agencies.agency import agency_of
from edoc_policy.jobs.interfaces import enqueue
from edoc_policy.jobs.interfaces import every_hour
from edoc_policy.jobs.interfaces import job
from edoc_policy.letters.letter import by_uid
from edoc_policy.routing.actor import SYSTEM
from edoc_policy.routing.interfaces import TaskOverdue
from edoc_policy.routing.rising import levels
from edoc_policy.routing.rising import rises_at
from edoc_policy.routing.task_acts import finish
from edoc_policy.routing.tasks import tasks_of
from edoc_policy.thai.dates import bangkok_now
from Products.CMFCore.utils import getToolByName
from zope.event import notify


@every_hour
def look_for_overdue(site):
    """Ask for a job for each letter on which a task has to be told as overdue."""
    for uid in letters_with_overdue(site, bangkok_now()):
        enqueue("raise_overdue", uid=uid)


def letters_with_overdue(site, moment):
    """UIDs of the letters on which at a moment (aware datetime) something has to be told."""
    catalog = getToolByName(site, "portal_catalog")
    query = {"query": moment, "range": "max"}
    for brain in catalog.unrestrictedSearchResults(edoc_due=query):
        moments = (row["rises_at"] for row in brain.edoc_tasks or ())
        if any(each is not None and each <= moment for each in moments):
            yield brain.UID


@job
def raise_overdue(site, uid):
    """Tell what is overdue on one letter; once, however often asked."""
    letter = by_uid(site, uid)
    if letter is not None:
        raise_on(letter, bangkok_now())


def raise_on(letter, now):
    """Tell every level that the tasks of a letter have reached by `now` (aware datetime)."""
    agency = agency_of(letter)
    for task in tasks_of(letter):
        while (moment := rises_at(task, agency)) is not None and moment <= now:
            _rise(letter, task, agency, now)


def _rise(letter, task, agency, now):
    level = len(task.risen)
    holdings = levels(agency, task)[level]
    posts = tuple(sorted({each.post_uid for each in holdings})) if level else ()
    task.risen = (*task.risen, {"at": now, "level": level, "posts": posts})
    finish(letter, task, "overdue", SYSTEM, "", _verb(task, level, holdings))
    notify(TaskOverdue(letter, task, SYSTEM, level, holdings))


def _verb(task, level, holdings):
    if not level:
        return _("เกินกำหนด ${who}", mapping={"who": task.to.title})
    posts = ", ".join(dict.fromkeys(each.post_title for each in holdings))
    return _("เกินกำหนด ${who} แจ้ง${posts}", mapping={"who": task.to.title, "posts": posts})
