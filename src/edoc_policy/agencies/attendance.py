"""Who attends each post of an agency today: its holders who are there, and who acts for it."""

from edoc_policy.agencies.posts import acting_as
from edoc_policy.agencies.posts import holding_of
from edoc_policy.agencies.posts import posts_in
from edoc_policy.agencies.presence import there
from edoc_policy.agencies.standins import in_force
from edoc_policy.agencies.standins import post_of
from edoc_policy.thai.dates import bangkok_date
from plone.uuid.interfaces import IUUID
from Products.CMFCore.utils import getToolByName


def attending(agency, at=None):
    """{UID of a post: [Holding]} of the posts that anybody attends on day `at`, own holders first.

    A user who is gone attends nothing, though the post still names him.
    """
    day = at or bangkok_date()
    found = {}
    for post in posts_in(agency):
        own = [holding_of(post, userid, day) for userid in _people(post, day)]
        if people := own + deputies_of(post, day):
            found[IUUID(post)] = people
    return found


def deputies_of(post, at=None):
    """The holdings of who acts for a post on day `at`."""
    day = at or bangkok_date()
    return [
        acting_as(post, each, userid)
        for each in in_force(post, day)
        for userid in _people(post_of(post, each.deputy_uid), day)
    ]


def _people(post, day):
    users = getToolByName(post, "acl_users")
    return [each for each in there(post, day) if users.getUserById(each) is not None]
