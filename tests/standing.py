"""The head of the office's unit acts for the governor of the demo's province."""

from edoc_policy.agencies.agency import agency_by_id
from edoc_policy.agencies.naming import name_stand_in
from edoc_policy.agencies.posts import posts_of
from edoc_policy.routing.actor import Actor
from plone.uuid.interfaces import IUUID


BASIS = "คำสั่งจังหวัดปทุมธานี ที่ 98/2569"


def province():
    return agency_by_id("pt-prov")


def post(path):
    """A post of the province by its path."""
    return province().unrestrictedTraverse(path)


def named(acted="governor", deputy="office/general/head", **changes):
    """An entered stand-in: (StandIn, warning)."""
    posts = {"acted": IUUID(post(acted)), "deputy": IUUID(post(deputy))}
    return entered(**{**posts, "capacity": "acting", "basis": BASIS, **changes})


def entered(**values):
    """A stand-in with these values, whatever they are."""
    return name_stand_in(province(), values, "registrar.pt")


def acting(userid="head.pt", acted="governor"):
    """A person in the post that he acts for today; None when he does not."""
    uid = IUUID(post(acted))
    for holding in posts_of(userid):
        if holding.acting is not None and holding.post_uid == uid:
            return Actor(userid, holding.fullname, holding)
    return None
