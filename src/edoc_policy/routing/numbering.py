"""Giving a document its number and date, once (ข้อ 32, 43; they must be inside the signed bytes)."""

from edoc_policy import _
from edoc_policy.agencies.agency import agency_of
from edoc_policy.letters import codes
from edoc_policy.letters.letter import owner_of
from edoc_policy.letters.letter import recipients_short
from edoc_policy.registers import books
from edoc_policy.registers.numbers import yearly_number
from edoc_policy.thai.dates import bangkok_now
from edoc_policy.thai.digits import thai
from plone.uuid.interfaces import IUUID
from zope.i18n import translate


def book_of(letter):
    """The book a document takes its number from: circulars from their own (ข้อ 32)."""
    return "circular" if letter.circular else letter.kind.book


def number(letter, now=None):
    """Draw number and date for `letter` and bind them to it.

    Drawn again, the letter keeps what it has. Raises RegisterError for a cancelled number, and for
    a meeting or an issue that another document already is.
    """
    moment = now or bangkok_now()
    entry = books.draw(
        agency_of(letter),
        book_of(letter),
        uid=IUUID(letter),
        subject=letter.title,
        sender=owner_of(letter)[0][-1],
        addressee=recipients_short(letter),
        shown=_in_series(letter),
        urgency=letter.urgency,
        path="/".join(letter.getPhysicalPath()),
        now=moment,
    )
    letter.book = entry.kind
    letter.running = entry.running
    letter.number_text = entry.shown
    letter.dated = entry.dated
    letter.numbered_at = moment
    letter.code = letter.code or codes.new_code()
    return entry


def _in_series(letter):
    """How the number is shown that the document has in its series, None when the book gives it."""
    agency, uid = agency_of(letter), IUUID(letter)
    if letter.kind.number == "meeting":
        number, year = letter.meeting_number, letter.meeting_year
        books.take_in_series(agency, "meeting", letter.meeting, year, number, uid)
        return f"ครั้งที่ {yearly_number(number, year)}"
    if letter.kind.number == "issue":
        # The first of its subject bears no number, and counts all the same (ข้อ 17.3).
        books.take_in_series(agency, letter.kind.id, letter.title, 0, letter.issue or 1, uid)
        return f"ฉบับที่ {thai(letter.issue)}" if letter.issue else None
    return None


def cancel(letter, actor, reason):
    """Burn the letter's number: it stays in the book as ยกเลิก and is never given again."""
    agency = agency_of(letter)
    entry = books.find_entry(agency, book_of(letter), IUUID(letter))
    books.cancel(agency, entry, reason, actor.post_title or actor.fullname)


def note_sent(letter, total):
    """Note in the book (การปฏิบัติ) that the letter was sent, to how many."""
    entry = books.find_entry(agency_of(letter), book_of(letter), IUUID(letter))
    words = _("ส่งทางระบบ ${n} แห่ง", mapping={"n": total})
    entry.add_action(translate(words, target_language="th"))
