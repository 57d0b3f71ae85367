"""Where a sent letter is on its way to each of its recipients (ข้อ 29: check every sending).

States: queued, delivered, acknowledged, accepted (with receive number), rejected, failed,
recalled; and `outside` for recipients that are not on this site and are sent to by other means.
"""

from BTrees.OOBTree import OOBTree
from edoc_policy import _
from edoc_policy.letters.interfaces import ILetter
from edoc_policy.letters.letter import recipient_name
from edoc_policy.routing.interfaces import IDispatch
from edoc_policy.thai.dates import bangkok_now
from zope.annotation.interfaces import IAnnotations
from zope.component import adapter
from zope.interface import implementer


KEY = "edoc.deliveries"

STATE_TITLES = {
    "queued": _("กำลังส่ง"),
    "delivered": _("ถึงปลายทาง"),
    "acknowledged": _("เปิดอ่านแล้ว"),
    "accepted": _("ลงรับแล้ว"),
    "rejected": _("ปฏิเสธการรับ"),
    "failed": _("ส่งไม่สำเร็จ"),
    "recalled": _("ดึงกลับแล้ว"),
    "outside": _("อยู่นอกระบบ ส่งทางอื่น"),
}
TAKEN = frozenset({"acknowledged", "accepted", "rejected"})
OPEN = frozenset({"queued", "delivered", "acknowledged", "failed"})


def deliveries(letter):
    """The deliveries of a letter in the order of its recipients: dicts of key, agency, name,
    state, at, receive_number, incoming_uid, reason."""
    stored = IAnnotations(letter).get(KEY) or {}
    return [dict(stored[key], key=key) for key in stored]


def begin(letter):
    """Set up a delivery for every recipient; returns the keys of those on this site."""
    notes = IAnnotations(letter)
    stored = notes.setdefault(KEY, OOBTree())
    keys = []
    for number, row in enumerate(letter.recipients or ()):
        key = f"{number:04d}"
        on_site = bool(row["agency"])
        if on_site:
            keys.append(key)
        stored[key] = {
            "agency": row["agency"],
            "name": recipient_name(row),
            "sent_as": row["sent_as"],
            "state": "queued" if on_site else "outside",
            "at": bangkok_now(),
            "receive_number": None,
            "incoming_uid": None,
            "reason": "",
        }
    return keys


def update(letter, key, state, **facts):
    """Note that the delivery `key` has reached `state`."""
    stored = IAnnotations(letter)[KEY]
    stored[key] = {**stored[key], "state": state, "at": bangkok_now(), **facts}


def delivery_of(letter, incoming_uid):
    """The key of the delivery that became this incoming letter, or None."""
    for delivery in deliveries(letter):
        if delivery["incoming_uid"] == incoming_uid:
            return delivery["key"]
    return None


@implementer(IDispatch)
@adapter(ILetter)
class Dispatch:
    """See IDispatch."""

    def __init__(self, letter):
        self.letter = letter

    def _names(self, states):
        return [d["name"] for d in deliveries(self.letter) if d["state"] in states]

    def taken(self):
        """Names of the recipients that have opened, accepted or refused it."""
        return self._names(TAKEN)

    def queued(self):
        """Whether a delivery still waits to be done by this site."""
        return any(delivery["state"] == "queued" for delivery in deliveries(self.letter))

    def pending(self):
        """Names of the recipients that have not yet accepted or refused it."""
        return self._names(OPEN)
