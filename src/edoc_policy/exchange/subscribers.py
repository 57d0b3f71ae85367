"""What an act in one agency means in another."""

from edoc_policy.agencies.agency import agency_of
from edoc_policy.audit import journal
from edoc_policy.exchange import deliveries
from edoc_policy.exchange import onsite
from edoc_policy.letters.letter import by_uid
from edoc_policy.routing.rules import state_of
from edoc_policy.routing.task_acts import close_by_answer
from edoc_policy.routing.workflow import move
from edoc_policy.thai.dates import bangkok_now
from plone.protect.interfaces import IDisableCSRFProtection
from plone.uuid.interfaces import IUUID
from zope.globalrequest import getRequest
from zope.interface import alsoProvides


def letter_act(letter, event):
    """Sending puts a letter on its way and answers what it replies to; recall takes it back."""
    if event.act == "send":
        onsite.send(letter)
        _answer(letter)
    elif event.act == "recall":
        onsite.recall(letter)


def incoming_act(incoming, event):
    """The receiver's acceptance or refusal is told to the sender (ข้อ 29)."""
    if event.act == "register":
        _tell(incoming, event.actor, "accepted", receive_number=incoming.receive_number)
    elif event.act == "refuse":
        _tell(incoming, event.actor, "rejected", reason=event.words)


def open_letter(incoming, actor):
    """`actor` opens a letter, on its page or over REST.

    The first time that the receiving registry does is the acknowledgment the sender waits for
    (ข้อ 29).
    """
    waits = incoming.opened_at is None and state_of(incoming) == "delivered"
    if not waits or not actor.has("registrar"):
        return
    # A request that reads may write this much; plone.protect would take it back.
    alsoProvides(getRequest(), IDisableCSRFProtection)
    incoming.opened_at = bangkok_now()
    _tell(incoming, actor, "acknowledged")


def _tell(incoming, actor, state, **facts):
    letter = by_uid(incoming, incoming.letter_uid)
    key = deliveries.delivery_of(letter, IUUID(incoming)) if letter is not None else None
    if key is None:
        return
    deliveries.update(letter, key, state, **facts)
    journal.record(
        agency_of(letter),
        state,
        actor,
        "/".join(letter.getPhysicalPath()),
        receiver=agency_of(incoming).getId(),
        **{name: str(value) for name, value in facts.items()},
    )


def _answer(letter):
    answered = by_uid(letter, letter.reply_to)
    if answered is None:
        return
    answered.answered_by = (*answered.answered_by, IUUID(letter))
    if state_of(answered) in ("registered", "assigned", "answered"):
        move(answered, "answered")
        close_by_answer(answered, letter.number_text)
    answered.reindexObject()
