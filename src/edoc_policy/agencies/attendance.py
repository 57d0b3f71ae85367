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
    found = ((IUUID(post), attending_post(post, at)) for post in posts_in(agency))
    return {uid: people for uid, people in found if people}


def attending_post(post, at=None):
    """The holdings of who attends one post on day `at`, its own holders first."""
    day = at or bangkok_date()
    own = [holding_of(post, userid, day) for userid in _people(post, day)]
    return own + deputies_of(post, day)


def is_attended(post, at=None):
    """Whether somebody is named who attends a post on day `at`; asks for no user."""
    day = at or bangkok_date()
    if there(post, day):
        return True
    return any(there(post_of(post, each.deputy_uid), day) for each in in_force(post, day))


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
