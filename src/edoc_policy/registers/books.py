"""Books of an agency by kind and calendar year, and the numbers drawn from them.

ข้อ 16.2 (orders), 24.1 (certificates), 32 (circulars), 38 (แบบที่ 13), 43 (แบบที่ 14). The year is the Buddhist year of the moment in
Bangkok, whatever date the letter bears. Each book is one persistent object holding its own counter:
two draws at once conflict on it, and the publisher repeats the loser, so numbers have no gap and
no double. Draw last in a transaction.
"""

from BTrees.IOBTree import IOBTree
from BTrees.OIBTree import OIBTree
from BTrees.OOBTree import OOBTree
from edoc_policy import _
from edoc_policy.registers.entry import Entry
from edoc_policy.registers.interfaces import KINDS
from edoc_policy.registers.interfaces import RegisterError
from edoc_policy.registers.interfaces import SHARING
from edoc_policy.registers.numbers import letter_number
from edoc_policy.registers.numbers import yearly_number
from edoc_policy.thai import dates
from persistent import Persistent
from zope.annotation.interfaces import IAnnotations


KEY = "edoc.registers"
_NO_END = 10**9
#: Letters sent and those that may share their counter: a document has one number among them.
_TOGETHER = ("send", *SHARING)


class Registers(Persistent):
    """All books of an agency: (kind, year) → Book; which book counts for a kind in a year; and the
    members of series: (kind, name, year, number) → uid."""

    def __init__(self):
        self.books = OOBTree()
        self.counters = OOBTree()
        self.series = OOBTree()


class Book(Persistent):
    """One book of one year: the counter, the entries by number, the number of each letter."""

    def __init__(self, kind, year, start):
        self.kind = kind
        self.year = year
        self.start = start
        self.last = start - 1
        self.cancelled = 0
        self._entries = IOBTree()
        self._by_uid = OIBTree()

    def __len__(self):
        return self.last - self.start + 1

    def get(self, running):
        """The entry with this number, or None."""
        return self._entries.get(running)

    def of(self, uid):
        """The entry of this letter, or None."""
        return self._entries.get(self._by_uid.get(uid, 0))

    def newest_first(self, start=0, size=None):
        """Entries from the highest number down, skipping `start`; loads only those asked for."""
        newest = self.last - start
        oldest = self.start if size is None else max(self.start, newest - size + 1)
        for running in range(newest, oldest - 1, -1):
            yield self._entries[running]

    def _enter(self, entry_of):
        running = self.last + 1
        entry = entry_of(running)
        self._entries[running] = entry
        self._by_uid[entry.uid] = running
        self.last = running
        return entry


def book_of(agency, kind, year):
    """The agency's book of a kind and BE year, or None if nothing was registered in it."""
    registers = _registers(agency)
    return registers.books.get((kind, year)) if registers is not None else None


def years_of(agency):
    """The BE years that have books, newest first."""
    registers = _registers(agency)
    return sorted({year for _kind, year in registers.books}, reverse=True) if registers else []


def find_entry(agency, kind, uid):
    """The entry a letter has in a book of this kind in any year, or None.

    Books that may share a counter count as one: a letter sent out has one number.
    """
    together = _TOGETHER if kind in _TOGETHER else (kind,)
    for year in years_of(agency):
        for each in together:
            book = book_of(agency, each, year)
            entry = book.of(uid) if book is not None else None
            if entry is not None:
                return entry
    return None


def next_number(agency, kind, now=None):
    """The running number the next draw would give (int)."""
    year = dates.be_year(now or dates.bangkok_now())
    kind = _counting(agency, kind, year)
    book = book_of(agency, kind, year)
    return book.last + 1 if book is not None else _start(agency, kind, year)


def draw(
    agency,
    kind,
    *,
    uid,
    subject,
    sender="",
    addressee="",
    shown=None,
    dated=None,
    prefix=None,
    urgency="normal",
    path="",
    action="",
    remark="",
    now=None,
):
    """Give a letter its number: the Entry, with gapless `running` and the number `shown`.

    `kind`: one of KINDS. `uid` names the letter: drawn again, it gets the entry it has.
    `shown` and `dated` (a date) are the sender's for a received letter; for our own they are made
    here, from `prefix` (the agency's `book_prefix` by default) and the day in Bangkok, unless the
    number is that of a series (ครั้งที่, ฉบับที่): then `shown` is given.
    `sender`, `addressee`: post, else agency or person (แบบที่ 13, 14). `now`: aware datetime.
    Raises RegisterError for a letter whose number was cancelled, or without uid or subject.
    """
    if kind not in KINDS:
        raise RegisterError(_("ไม่มีทะเบียนเล่มนี้"))
    if not uid or not (subject or "").strip():
        raise RegisterError(_("ออกเลขไม่ได้ หนังสือยังไม่มีชื่อเรื่อง"))
    known = find_entry(agency, kind, uid)
    if known is not None:
        if known.cancelled:
            raise RegisterError(
                _("เลข ${n} ของหนังสือนี้ยกเลิกแล้ว ร่างหนังสือใหม่เพื่อออกเลขใหม่", mapping={"n": known.shown})
            )
        return known
    moment = dates.in_bangkok(now or dates.bangkok_now())
    year = dates.be_year(moment)
    circular = kind == "circular"
    if prefix is None:
        prefix = getattr(agency, "book_prefix", "")
    received = kind == "receive"
    book = _open_book(agency, kind, year)

    def written(counting, prefix, running):
        if KINDS[counting].number == "letter":
            return letter_number(prefix, running, circular)
        return yearly_number(running, year)

    return book._enter(
        lambda running: Entry(
            kind=book.kind,
            year=year,
            running=running,
            circular=circular,
            registered=moment,
            uid=uid,
            path=path,
            shown=(shown or "") if received else shown or written(book.kind, prefix, running),
            dated=dated if received else moment.date(),
            sender=sender,
            addressee=addressee,
            subject=subject,
            urgency=urgency,
            action=action,
            remark=remark,
        )
    )


def enter(agency, **columns):
    """Register a letter received (ข้อ 38): `draw` from the receive book."""
    return draw(agency, "receive", **columns)


def cancel(agency, entry, reason, actor, now=None):
    """Mark a number ยกเลิก with its reason; the entry stays and the number is never given again.

    `actor`: name or post to show in the book. Raises RegisterError without a reason or if done before.
    """
    entry._cancel(reason, actor, dates.in_bangkok(now or dates.bangkok_now()))
    book_of(agency, entry.kind, entry.year).cancelled += 1


def next_in_series(agency, kind, name, year=0):
    """The number (int) after the last of a series: ครั้งที่ of a meeting in a BE year, ฉบับที่ of what
    is issued on one subject (`year` 0)."""
    registers = _registers(agency)
    if registers is None:
        return 1
    first, last = (kind, name, year, 0), (kind, name, year, _NO_END)
    numbers = [key[3] for key in registers.series.keys(first, last)]
    return numbers[-1] + 1 if numbers else 1


def take_in_series(agency, kind, name, year, number, uid):
    """Take a number of a series for the document `uid`. Raises RegisterError when another has it,
    and without a number."""
    if not number or year is None:
        raise RegisterError(_("ยังไม่มีเลขครั้งที่หรือฉบับที่ และปี"))
    registers = _registers(agency, create=True)
    taken = registers.series.setdefault((kind, name, year, number), uid)
    if taken != uid:
        raise RegisterError(
            _("เลขที่ ${n} ของเรื่องนี้มีเอกสารอื่นใช้แล้ว ตรวจเลขครั้งที่หรือฉบับที่", mapping={"n": number})
        )


def _open_book(agency, kind, year):
    """The book to draw from, opened at the agency's start number if it is the year's first draw."""
    registers = _registers(agency, create=True)
    counting = _counting(agency, kind, year)
    if kind in SHARING and (kind, year) not in registers.counters:
        registers.counters[(kind, year)] = counting
    book = registers.books.get((counting, year))
    if book is None:
        book = registers.books[(counting, year)] = Book(
            counting, year, _start(agency, counting, year)
        )
    return book


def _counting(agency, kind, year):
    """The kind of book whose counter serves: some may share that of letters sent (ข้อ 24.1, 32).

    Settled for a year by the first draw: changed in midyear, numbers could come twice.
    """
    if kind not in SHARING:
        return kind
    registers = _registers(agency)
    settled = registers.counters.get((kind, year)) if registers is not None else None
    if settled is not None:
        return settled
    return "send" if getattr(agency, SHARING[kind], "own") == "shared" else kind


def _start(agency, kind, year):
    start_of = getattr(agency, "book_start", None)
    return start_of(kind, year) if start_of is not None else 1


def _registers(agency, create=False):
    annotations = IAnnotations(agency)
    registers = annotations.get(KEY)
    if registers is None and create:
        registers = annotations[KEY] = Registers()
    return registers
