"""The door of the room `routing`: may one act, and the acts themselves."""

from dataclasses import dataclass
from edoc_policy import _
from zope.interface import Attribute
from zope.interface import implementer
from zope.interface import Interface
from zope.interface.interfaces import IObjectEvent
from zope.interface.interfaces import ObjectEvent


@dataclass(frozen=True)
class Verdict:
    """Whether an act is allowed, and if not, why and who could, in words."""

    allowed: bool
    reason: str | None = None

    def __bool__(self):
        return self.allowed


YES = Verdict(True)


class Refused(Exception):
    """An act is not allowed; `reason` says why in words."""

    def __init__(self, reason):
        super().__init__(reason)
        self.reason = reason


class Forbidden(Refused):
    """Refused because the person has no part in it at all (HTTP 403)."""


class Outdated(Refused):
    """Refused because the letter is no longer what the person had before him (HTTP 409)."""


class WordsMissing(Refused):
    """Refused because an act that needs words has none (HTTP 400)."""

    def __init__(self):
        super().__init__(_("เขียนเหตุผลก่อนส่งคืนหรือปฏิเสธ เพื่อให้ผู้รับรู้ว่าต้องแก้อะไร"))


class IActPerformed(IObjectEvent):
    """An act has been performed on a letter."""

    act = Attribute("id of the act")
    actor = Attribute("the Actor")
    words = Attribute("what he wrote")
    data = Attribute("further values of the act")


@implementer(IActPerformed)
class ActPerformed(ObjectEvent):
    """An act has been performed on a letter."""

    def __init__(self, obj, act, actor, words="", data=None):
        super().__init__(obj)
        self.act, self.actor, self.words, self.data = act, actor, words, data or {}


class IDispatch(Interface):
    """Adapter of a sent letter: where it is on its way to each recipient."""

    def taken():
        """Names of the recipients that have opened, accepted or refused it."""

    def queued():
        """Whether a delivery still waits to be done by this site."""

    def pending():
        """Names of the recipients that have not yet accepted or refused it."""


def may(act, letter, actor):
    """Whether `actor` may perform `act` on `letter` now: a Verdict."""
    from edoc_policy.routing.rules import may

    return may(act, letter, actor)


def perform(act, letter, actor, words="", **data):
    """Perform an act; raises Refused with the same reason `may` gives."""
    from edoc_policy.routing.acts import perform

    return perform(act, letter, actor, words=words, **data)
