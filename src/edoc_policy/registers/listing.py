"""What of a book is shown: a batch from the newest, all of it or only what a filter leaves."""

from edoc_policy.registers import books
from edoc_policy.registers.interfaces import COLUMNS
from edoc_policy.registers.interfaces import KINDS
from edoc_policy.thai import dates
from edoc_policy.thai import digits
from edoc_policy.thai import text as thai_text
from typing import NamedTuple


SIZE = 50
FILTERS = ("running", *COLUMNS)
"""Columns one can filter by, and as parameters of a request."""

CANCELLED = "ยกเลิก"


class Page(NamedTuple):
    """A batch of a book: its entries from the newest, and how many there are in all."""

    entries: list
    total: int
    start: int
    size: int

    @property
    def newer(self):
        """Where the batch before this one starts, or None."""
        return max(0, self.start - self.size) if self.start else None

    @property
    def older(self):
        """Where the next batch starts, or None."""
        following = self.start + self.size
        return following if following < self.total else None


def page(agency, kind, year, filters=None, q="", start=0, size=SIZE):
    """A Page of the agency's book. Without filter only the batch's own entries are loaded.

    `filters`: words by column of FILTERS; `q`: words in any column.
    """
    book = books.book_of(agency, kind, year)
    if book is None:
        return Page([], 0, 0, size)
    wanted = wanted_of(filters, q)
    if not wanted:
        start = _within(start, len(book))
        return Page(list(book.newest_first(start, size)), len(book), start, size)
    found = [entry for entry in book.newest_first() if matches(entry, wanted)]
    start = _within(start, len(found))
    return Page(found[start : start + size], len(found), start, size)


def chosen(form, now=None):
    """(kind, year) that a request names, else the letters sent this year.

    `form`: mapping with `book` and `year`; a year as users type it. Nonsense is the default, and
    told by `unknown`.
    """
    kind = str(form.get("book") or "")
    try:
        year = dates.parse_year(str(form.get("year") or ""))
    except ValueError:
        year = dates.be_year(now or dates.bangkok_now())
    return (kind if kind in KINDS else "send"), year


def unknown(form):
    """{parameter: what was asked} for a book or a year that `chosen` does not know."""
    kind, year = (str(form.get(name) or "").strip() for name in ("book", "year"))
    found = {"book": kind} if kind and kind not in KINDS else {}
    try:
        dates.parse_year(year or "2500")
    except ValueError:
        found["year"] = year
    return found


def wanted_of(filters, q=""):
    """{column or "any": folded words} of what is asked for, without the empty ones."""
    wanted = {
        name: fold(str(words))
        for name, words in (filters or {}).items()
        if name in FILTERS and str(words).strip()
    }
    if (q or "").strip():
        wanted["any"] = fold(q)
    return wanted


def matches(entry, wanted):
    """Whether an entry has the wanted words in their columns."""
    return all(words in _column(entry, name, words) for name, words in wanted.items())


def fold(text):
    """Words as they are compared: one spelling, Arabic digits, lower case."""
    return digits.arabic(thai_text.normalise(text)).casefold().strip()


def _column(entry, name, words):
    if name == "any":
        return " ".join(_column(entry, each, words) for each in FILTERS)
    if name == "running":
        return words if words == str(entry.running) else ""
    if name == "shown":
        key, wanted = thai_text.number_key(entry.shown), thai_text.number_key(words)
        return words if wanted in key else ""
    if name == "dated":
        return _dates(entry.dated)
    return fold(getattr(entry, name))


def _dates(day):
    """A date in the forms one types it in, Thai and English."""
    if day is None:
        return ""
    thai = f"{dates.short_date(day)} {dates.long_date(day, thai_digits=False)}"
    return f"{thai} {day.day} {day:%b %Y} {day.day} {day:%B %Y} {day.isoformat()}".casefold()


def _within(start, total):
    return max(0, min(start, total - 1))
