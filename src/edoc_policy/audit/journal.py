"""The append-only, hash-chained journal of an agency.

h_n = SHA-256(0x00 ‖ h_{n-1} ‖ SHA-256(canonical JSON of entry n)), h_0 = 32 zero bytes; the leading
byte keeps links apart from tree nodes (RFC 6962, 2.1). Canonical JSON: UTF-8, keys sorted, no
spaces. An entry is written in the transaction of the act it tells of, so neither stands alone.
"""

from BTrees.IOBTree import IOBTree
from datetime import date
from datetime import datetime
from datetime import UTC
from edoc_policy import _
from edoc_policy.audit.interfaces import Actor
from edoc_policy.audit.interfaces import Recorded
from edoc_policy.audit.interfaces import Verification
from hashlib import sha256
from itertools import islice
from persistent import Persistent
from zope.annotation.interfaces import IAnnotations
from zope.event import notify
import json


KEY = "edoc.journal"
START = bytes(32)
OUTCOMES = ("done", "refused")


class Entry(Persistent):
    """One sealed line: its canonical JSON and the hash that chains it to the line before."""

    def __init__(self, text, link):
        self.text = text
        self.link = link

    def data(self):
        return json.loads(self.text)


class Journal(Persistent):
    """The lines of one agency by their number from 1 on, and the hash of the last one."""

    def __init__(self):
        self.lines = IOBTree()
        self.count = 0
        self.head = START

    def append(self, fields):
        number = self.count + 1
        text = canonical({"seq": number, **fields})
        self.head = chain(self.head, text)
        self.lines[number] = Entry(text, self.head)
        self.count = number
        return number


def canonical(fields):
    """The one JSON text of a dict; raises TypeError for what JSON cannot hold."""
    return json.dumps(
        fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=_plain
    )


def chain(previous, text):
    """The hash (32 bytes) of an entry after the hash of the one before it."""
    return sha256(b"\x00" + previous + sha256(text.encode("utf-8")).digest()).digest()


def record(agency, act, actor, subject_path, outcome="done", reason=None, now=None, **facts):
    """Append an act to the agency's journal; returns its number.

    `actor`: an Actor, a holding (userid, fullname, post_title) or a user id. `subject_path`: path
    of the object acted on. `outcome`: "done" or "refused", a refusal with its `reason` in words.
    `facts`: whatever JSON can hold, dates and times as well. Raises ValueError for another outcome.
    """
    if outcome not in OUTCOMES:
        raise ValueError(f"outcome must be one of {OUTCOMES}, not {outcome!r}")
    who = _actor(actor)
    number = _journal(agency, create=True).append(
        {
            "at": _utc(now or datetime.now(UTC)),
            "act": str(act),
            "actor": who.userid,
            "fullname": who.fullname,
            "post": who.post,
            "subject": str(subject_path or ""),
            "outcome": outcome,
            "reason": None if reason is None else str(reason),
            "facts": facts,
        }
    )
    notify(Recorded(agency, str(act), outcome))
    return number


def record_refusal(agency, act, actor, subject_path, reason, **facts):
    """Append a refusal with its reason in words; returns its number."""
    return record(agency, act, actor, subject_path, "refused", reason, **facts)


def count(agency):
    """How many entries the agency's journal holds."""
    journal = _journal(agency)
    return journal.count if journal is not None else 0


def entries(agency, start=0, size=50):
    """The entries as dicts, newest first, skipping `start` of them; at most `size`."""
    journal = _journal(agency)
    if journal is None:
        return []
    newest = journal.count - start
    numbers = range(newest, max(newest - size, 0), -1)
    return [journal.lines[number].data() for number in numbers if number in journal.lines]


def since(agency, number, size):
    """The entries after `number` as dicts, oldest first; at most `size`."""
    journal = _journal(agency)
    if journal is None or size < 1:
        return []
    return [line.data() for line in islice(journal.lines.values(number + 1), size)]


def verify(agency):
    """Check the whole chain; names the first entry that was changed, removed, moved or slipped in."""
    journal = _journal(agency)
    if journal is None:
        return Verification(True, None, None)
    previous, expected = START, 1
    for number, entry in journal.lines.items():
        why = _fault(journal, previous, expected, number, entry)
        if why is not None:
            return Verification(False, expected, why, expected - 1, previous.hex())
        previous, expected = entry.link, expected + 1
        entry._p_deactivate()
    if expected <= journal.count:
        return Verification(False, expected, _removed(expected), expected - 1, previous.hex())
    return Verification(True, None, None, expected - 1, previous.hex())


def _fault(journal, previous, expected, number, entry):
    """Why this entry cannot stand at this place, in words, or None."""
    if number != expected:
        return _removed(expected)
    if number > journal.count:
        return _("รายการที่ ${n} ถูกต่อท้ายโดยไม่ผ่านการบันทึกของระบบ", mapping={"n": number})
    try:
        written = entry.data().get("seq")
    except (ValueError, AttributeError):
        return _changed(number)
    if written != number:
        return _("รายการที่ ${n} ถูกสลับ ที่นี่มีรายการที่ ${m} อยู่แทน", mapping={"n": number, "m": written})
    if chain(previous, entry.text) != entry.link:
        return _changed(number)
    if number == journal.count and entry.link != journal.head:
        return _("รายการที่ ${n} ไม่ตรงกับค่าปิดท้ายของบันทึก", mapping={"n": number})
    return None


def _changed(number):
    return _("รายการที่ ${n} ถูกแก้ไขหลังบันทึก", mapping={"n": number})


def _removed(number):
    return _("รายการที่ ${n} หายไป", mapping={"n": number})


def _journal(agency, create=False):
    annotations = IAnnotations(agency)
    journal = annotations.get(KEY)
    if journal is None and create:
        journal = annotations[KEY] = Journal()
    return journal


def _actor(actor):
    if isinstance(actor, str):
        return Actor(actor)
    if isinstance(actor, Actor):
        return actor
    post = getattr(actor, "post_title", None) or getattr(actor, "post", "")
    return Actor(actor.userid, getattr(actor, "fullname", "") or "", post or "")


def _utc(moment):
    if moment.tzinfo is None:
        raise ValueError("a moment in the journal has a time zone")
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _plain(value):
    if isinstance(value, datetime):
        return _utc(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    if hasattr(value, "items"):
        return dict(value)
    if hasattr(value, "__iter__") and not isinstance(value, (bytes, bytearray)):
        return list(value)
    raise TypeError(f"not for a journal: {type(value).__name__}")
