"""Notices on their way out of the house: each is written down, tried, tried again, and settled.

An attempt is entered before it is made: `next_at` is when it will be taken up again if nothing is
heard of it. So a crash at any line costs a pause, never the notice; what was sent but not entered
as sent goes out once more under the same id. States: queued, sent, failed.
"""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from edoc_policy import _
from edoc_policy.jobs.interfaces import enqueue
from edoc_policy.jobs.interfaces import job
from edoc_policy.jobs.interfaces import regularly
from edoc_policy.jobs.interfaces import sweep
from edoc_policy.notices import store
from edoc_policy.notices.interfaces import ITransport
from edoc_policy.notices.interfaces import Later
from edoc_policy.notices.interfaces import Refused
from edoc_policy.thai.shown import in_thai
from itertools import islice
from persistent import Persistent
from time import monotonic
from zope.component import queryAdapter
import logging


logger = logging.getLogger(__name__)

STATES = {"queued": _("รอส่ง"), "sent": _("ส่งแล้ว"), "failed": _("ส่งไม่สำเร็จ")}
#: Minutes until the next attempt, by the number of attempts made; then the last of them.
PAUSES = (1, 2, 5, 10, 20, 40, 60)
GIVE_UP = timedelta(days=3)
SPARED = 60  # seconds for which a server that is down is not asked again
_down = {}  # server: (until when it is spared, what it said)


class Sending(Persistent):
    """One message to one receiver: `channel` names its transport, `to` is a user id or the id of a
    receiver of the agency; `notices` are what it tells of; `words` what went wrong last."""

    def __init__(self, sending_id, channel, to, notices, now):
        self.id = sending_id
        self.channel = channel
        self.to = to
        self.notices = tuple(notices)
        self.state = "queued"
        self.attempts = 0
        self.words = ""
        self.made_at = now
        self.settled_at = None


def ask(office, channel, to, notices, key=None, at=None):
    """Have notices sent once this transaction is committed; asked again, it is the same message.

    `key` and `at` (aware) make the id of what holds several notices; else it is made of the first.
    """
    moment = at or datetime.fromisoformat(notices[0]["at"])
    sending_id = store.id_at(moment, f"{channel} {to} {key or notices[0]['id']}")
    if sending_id in office.sendings:
        return
    sending = Sending(sending_id, channel, to, notices, _now())
    office.sendings[sending_id] = sending
    _attempt(office, sending)
    for old in list(office.sendings.keys(min=store.id_at(store.oldest()))):
        _forget(office, old)


def again(office, ids):
    """Try what has failed or still waits once more, from the beginning, also at a server that was
    down a moment ago; returns how many."""
    _down.clear()
    found = [office.sendings[each] for each in ids if each in office.sendings]
    found = [each for each in found if each.state != "sent"]
    for each in found:
        office.failed.discard(each.id)
        each.state, each.settled_at, each.made_at = "queued", None, _now()
        each.attempts += 1
        _attempt(office, each)
    return len(found)


def listing(office, state=None, start=0, size=25):
    """(Sendings from the newest on, whether there are more); `state`: queued, failed or all."""
    if office is None:
        return [], False
    ids = {"queued": office.open, "failed": office.failed}.get(state, office.sendings)
    page = list(islice(ids, start, start + size + 1))
    return [office.sendings[each] for each in page[:size]], len(page) > size


@job
def transmit(site, agency_id, sending_id, attempt):
    """Make an attempt, unless it has been settled or another attempt has taken its place."""
    office = store.office(site, agency_id)
    sending = office.sendings.get(sending_id) if office is not None else None
    if sending is None or sending.state != "queued" or sending.attempts != attempt:
        return
    try:
        _deliver(site, office, sending)
    except Later as error:
        sending.words = in_thai(error.words)
        if _now() - sending.made_at > GIVE_UP:
            _settle(office, sending, "failed")
    except Refused as error:
        sending.words = in_thai(error.words)
        _settle(office, sending, "failed")
    else:
        sending.words = ""
        _settle(office, sending, "sent")


@regularly
def send_what_waits(site):
    """Take up again what nothing has been heard of, and what could not be sent, when its time has
    come."""
    root, now = store.notices(site), _now()
    for office in root.offices.values() if root is not None else ():
        for sending_id in [each for each, when in office.open.items() if when <= now]:
            sending = office.sendings[sending_id]
            sending.attempts += 1
            _attempt(office, sending)


@sweep
def send_after_start(site):
    """At a start the queue may have lost what it held."""
    send_what_waits(site)


def _deliver(site, office, sending):
    transport = queryAdapter(site, ITransport, name=sending.channel)
    if transport is None:
        raise Later(_("ช่องทางส่ง ${name} ไม่ได้ติดตั้งอยู่", mapping={"name": sending.channel}))
    server = transport.server(sending)
    until, words = _down.get(server, (0, None))
    if until > monotonic():
        raise Later(words)
    try:
        transport.deliver(office, sending)
    except Later as error:
        if error.down:
            _down[server] = monotonic() + SPARED, error.words
        raise
    except Refused:
        raise
    except Exception as error:
        logger.exception("Notice %s could not be sent", sending.id)
        text = _("ส่งไม่ได้เพราะระบบขัดข้อง (${error})", mapping={"error": type(error).__name__})
        raise Later(text) from error


def _attempt(office, sending):
    pause = PAUSES[min(sending.attempts, len(PAUSES) - 1)]
    office.open[sending.id] = _now() + timedelta(minutes=pause)
    enqueue(
        "transmit",
        agency_id=office.agency_id,
        sending_id=sending.id,
        attempt=sending.attempts,
    )


def _settle(office, sending, state):
    sending.state, sending.settled_at = state, _now()
    office.open.pop(sending.id, None)
    if state == "failed":
        office.failed.insert(sending.id)


def _forget(office, sending_id):
    del office.sendings[sending_id]
    office.open.pop(sending_id, None)
    office.failed.discard(sending_id)


def _now():
    return datetime.now(UTC)
