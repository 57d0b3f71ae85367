"""ลงรับ: the receive number and the receipt stamp on a copy (ข้อ 37, 38; แบบที่ 12, 13)."""

from edoc_policy.agencies.agency import agency_of
from edoc_policy.registers import books
from edoc_policy.rendering.stamps import receipt_stamp
from edoc_policy.thai.dates import bangkok_now
from edoc_policy.thai.dates import clock
from edoc_policy.thai.dates import short_date
from plone.namedfile import NamedBlobFile
from plone.uuid.interfaces import IUUID


def register(incoming, actor, now=None):
    """Give an incoming letter its number in the receive book and stamp a copy of it.

    The file that came is not touched.
    """
    moment = now or bangkok_now()
    agency = agency_of(incoming)
    entry = books.enter(
        agency,
        uid=IUUID(incoming),
        subject=incoming.title,
        sender=incoming.sender_title,
        addressee=incoming.addressee,
        shown=incoming.number_text,
        dated=incoming.dated,
        urgency=incoming.urgency,
        path="/".join(incoming.getPhysicalPath()),
        now=moment,
    )
    incoming.receive_number = entry.running
    incoming.registered_at = moment
    stamped = receipt_stamp(
        incoming.sealed.data,
        agency=agency.title,
        number=entry.running,
        date=short_date(moment),
        time=clock(moment),
        by=f"{actor.fullname} {actor.post_title}" if actor.acting else "",
    )
    incoming.stamped = NamedBlobFile(
        stamped, contentType="application/pdf", filename=f"receipt-{entry.running}.pdf"
    )
    return entry
