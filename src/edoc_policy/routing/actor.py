"""Who acts, and in which capacity."""

from dataclasses import dataclass
from edoc_policy.agencies.agency import agency_of
from edoc_policy.agencies.posts import acting_holding
from edoc_policy.agencies.posts import Holding
from edoc_policy.audit.interfaces import SYSTEM_NAME
from plone import api
from zope.globalrequest import getRequest


@dataclass(frozen=True)
class Actor:
    """A person in a capacity; `holding` is None for who holds no post in the agency."""

    userid: str
    fullname: str
    holding: Holding | None

    @property
    def acting(self):
        """The StandIn by which he acts for another, or None."""
        return self.holding.acting if self.holding else None

    @property
    def post_title(self):
        """The title of the post in which he acts, or an empty text."""
        return self.holding.post_title if self.holding else ""

    def has(self, function):
        """Whether the capacity includes a function."""
        return self.holding is not None and function in self.holding.functions


SYSTEM = Actor("system", str(SYSTEM_NAME), None)


def current_actor(context, request=None):
    """The logged-in user in the capacity chosen, within the agency of `context`."""
    user = api.user.get_current()
    holding = acting_holding(request or getRequest(), agency_of(context))
    fullname = user.getProperty("fullname", "") if user.getId() else ""
    return Actor(user.getId() or "", fullname or user.getId() or "", holding)
