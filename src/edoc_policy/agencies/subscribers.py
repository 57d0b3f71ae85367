"""What follows when an agency or a post is made or changed."""

from edoc_policy.agencies.agency import agency_of
from edoc_policy.agencies.agency import furnish
from edoc_policy.agencies.interfaces import IPost
from plone.indexer import indexer


def agency_added(agency, event):
    """Furnish a new agency with trays and roles."""
    furnish(agency)


@indexer(IPost)
def holders(post):
    """The user ids that hold or held this post: finds the posts of a person."""
    return sorted({row["userid"] for row in post.holders or ()})


@indexer(IPost)
def deputies(post):
    """The UIDs of the posts that stand in for this post: finds whom a person acts for."""
    return sorted({row["post"] for row in post.stand_ins or ()})


@indexer(IPost)
def agency(post):
    """The agency a post belongs to."""
    return agency_of(post).getId()
