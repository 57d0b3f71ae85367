"""Delivery to agencies of the same site: idempotent, each recipient in a transaction of his own."""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from edoc_policy import _
from edoc_policy.agencies.agency import agency_by_id
from edoc_policy.agencies.agency import agency_of
from edoc_policy.agencies.agency import tray_for
from edoc_policy.audit import journal
from edoc_policy.exchange import deliveries
from edoc_policy.jobs.interfaces import enqueue
from edoc_policy.jobs.interfaces import job
from edoc_policy.jobs.interfaces import sweep
from edoc_policy.letters.incoming import Incoming
from edoc_policy.letters.indexers import letter_text
from edoc_policy.letters.letter import by_uid
from edoc_policy.routing import desk
from edoc_policy.routing.actor import SYSTEM
from edoc_policy.routing.endorsements import endorse
from edoc_policy.routing.interfaces import IDispatch
from edoc_policy.routing.rules import state_of
from edoc_policy.routing.workflow import move
from edoc_policy.signing.report import Report
from edoc_policy.signing.validation import validate
from edoc_policy.thai.dates import bangkok_now
from plone.uuid.interfaces import IUUID
from zope.i18n import translate


FRESH = timedelta(hours=1)
_GONE = _("ไม่มีหน่วยงานนี้ในระบบแล้ว")


def send(letter):
    """Put a letter on its way to all its recipients."""
    for key in deliveries.begin(letter):
        enqueue("deliver_letter", uid=IUUID(letter), key=key)


@job
def deliver_letter(site, uid, key):
    """Lay a sealed letter into the incoming tray of one recipient; once, however often asked."""
    letter = by_uid(site, uid)
    if letter is None:
        return
    stored = {row["key"]: row for row in deliveries.deliveries(letter)}
    delivery = stored.get(key)
    if delivery is None or delivery["state"] not in ("queued", "failed"):
        return
    receiver = agency_by_id(delivery["agency"], site)
    if receiver is None:
        deliveries.update(letter, key, "failed", reason=translate(_GONE, target_language="th"))
    else:
        incoming = _lay(letter, receiver, delivery)
        deliveries.update(letter, key, "delivered", incoming_uid=IUUID(incoming))
        _link_answer(letter, incoming)
    if not IDispatch(letter).queued():
        letter.reindexObject(idxs=["edoc_desk"])


@sweep
def deliver_what_waits(site):
    """Ask again for the deliveries that a crash has left undone."""
    for brain in desk.search([desk.DELIVERING], site):
        letter = brain._unrestrictedGetObject()
        for delivery in deliveries.deliveries(letter):
            if delivery["state"] == "queued":
                enqueue("deliver_letter", uid=IUUID(letter), key=delivery["key"])


def _lay(letter, receiver, delivery):
    sender = agency_of(letter)
    incoming = Incoming()
    incoming.portal_type = "edoc.incoming"
    incoming.title = letter.title
    incoming.sender_id = sender.getId()
    incoming.sender_title = sender.title
    incoming.number_text = letter.number_text
    incoming.dated = letter.dated
    incoming.addressee = delivery["name"]
    incoming.urgency = letter.urgency
    incoming.within = letter.within
    incoming.secrecy = letter.secrecy
    incoming.body_text = letter_text(letter)
    # The very same blob: what the receiver opens is byte for byte what was sealed.
    incoming.sealed = letter.sealed
    incoming.sealed_sha256 = letter.sealed_sha256
    incoming.enclosures = [dict(row) for row in letter.enclosures or ()]
    incoming.letter_uid = IUUID(letter)
    incoming.code = letter.code
    incoming.received_at = bangkok_now()
    incoming.report = _report(letter)
    if letter.reply_to:
        answered = by_uid(letter, letter.reply_to)
        if answered is not None and answered.sender_id == receiver.getId():
            incoming.answers_uid = answered.letter_uid
    incoming = tray_for(receiver, "incoming").lay(incoming)
    journal.record(
        receiver, "deliver", SYSTEM, "/".join(incoming.getPhysicalPath()), uid=IUUID(incoming)
    )
    return incoming


def _report(letter):
    """The validation of the very bytes delivered: that of the seal while it is fresh, else anew."""
    report = letter.report
    if report and datetime.now(UTC) - Report.from_facts(report).checked_at < FRESH:
        return report
    return validate(letter.sealed.data).facts()


def _link_answer(letter, incoming):
    if incoming.answers_uid:
        original = by_uid(letter, incoming.answers_uid)
        if original is not None:
            original.answered_by = (*original.answered_by, IUUID(incoming))


def recall(letter):
    """Take a letter back from every recipient that has not taken it."""
    for delivery in deliveries.deliveries(letter):
        incoming = by_uid(letter, delivery["incoming_uid"])
        if incoming is not None and state_of(incoming) == "delivered":
            move(incoming, "recalled")
            endorse(incoming, "recall", _("ผู้ส่งดึงเรื่องกลับ"), SYSTEM)
            incoming.reindexObject()
        if delivery["state"] in deliveries.OPEN:
            deliveries.update(letter, delivery["key"], "recalled")
