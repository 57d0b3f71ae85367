"""What the room hears: lines of journals, and people who leave the site."""

from edoc_policy.notices import boxes
from edoc_policy.notices import giving
from zope.component.hooks import getSite


def recorded(event):
    """A line has been entered in a journal."""
    giving.recorded(event)


def person_deleted(event):
    """Who is no user any more has no box."""
    principal = event.principal
    boxes.drop(getSite(), principal if isinstance(principal, str) else principal.getId())
