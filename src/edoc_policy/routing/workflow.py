"""Moving a letter in its workflow: only from within an act (or a job) of this suite.

Whoever would fire a transition in another way (the content menu, `@workflow`) is refused by
the guard, since number, seal, endorsement and journal belong to the act.
"""

from contextvars import ContextVar
from plone.uuid.interfaces import IUUID
from Products.CMFCore.utils import getToolByName
from Products.Five import BrowserView


_moving = ContextVar("edoc_moving", default=None)


def move(letter, transition):
    """Move the workflow of a letter; the rules have been asked before."""
    token = _moving.set((IUUID(letter), transition))
    try:
        getToolByName(letter, "portal_workflow").doActionFor(letter, transition)
    finally:
        _moving.reset(token)


class Guard(BrowserView):
    """@@edoc-guard: what the workflow definitions ask."""

    def __call__(self, transition):
        return _moving.get() == (IUUID(self.context), transition)
