"""@@registers: the books of an agency as the legal forms show them; @@registers-export: as XLSX."""

from edoc_policy import _
from edoc_policy.registers import books
from edoc_policy.registers import export
from edoc_policy.registers import listing
from edoc_policy.registers.interfaces import COLUMNS
from edoc_policy.registers.interfaces import KINDS
from edoc_policy.thai import dates
from edoc_policy.thai import digits
from edoc_policy.thai import shown
from itertools import groupby
from plone import api
from Products.Five.browser import BrowserView
from Products.statusmessages.interfaces import IStatusMessage
from urllib.parse import quote
from urllib.parse import urlencode
from zope.i18n import translate


MARKS = {"urgent": "mark-u1", "very_urgent": "mark-u2", "most_urgent": "mark-u3"}
URGENCY = {"urgent": _("ด่วน"), "very_urgent": _("ด่วนมาก"), "most_urgent": _("ด่วนที่สุด")}
WIDTHS = dict(zip(COLUMNS, (10.25, 7, 10, 11, None, 9, 11.5), strict=True))
HINTS = {
    "shown": _("ที่"),
    "dated": _("เช่น ต.ค. 69"),
    "sender": _("หน่วยงาน"),
    "addressee": _("ผู้รับ"),
    "subject": _("คำในชื่อเรื่อง"),
    "action": _("คำ"),
    "remark": _("เช่น ยกเลิก"),
}


class Registers(BrowserView):
    """One book of one year, newest first, 50 entries a page."""

    section = "registers"

    def __call__(self):
        self.kind, self.year = listing.chosen(self.request.form)
        self.filters = filters_of(self.request.form)
        self.q = words_of(self.request.form)
        start = self.request.form.get("b_start")
        start = int(start) if str(start).isdecimal() and len(str(start)) < 10 else 0
        self.page = listing.page(self.context, self.kind, self.year, self.filters, self.q, start)
        for asked in listing.unknown(self.request.form).values():
            facts = {"asked": asked[:50], "shown": self.heading}
            message = _("ไม่มีเล่มหรือปี “${asked}” หน้านี้แสดง${shown}", mapping=facts)
            IStatusMessage(self.request).add(message, type="warning")
        return self.index()

    @property
    def page_title(self):
        return KINDS[self.kind].heading

    def say(self, text):
        """A Message, number or date as the book has it: with Thai digits, in English with Arabic."""
        thai = api.portal.get_current_language() != "en"
        return (digits.thai if thai else digits.arabic)(translate(text, context=self.request))

    @property
    def book(self):
        """Titles of the book: heading, name, form, name of its running number."""
        return KINDS[self.kind]

    @property
    def heading(self):
        words = _("${book} พ.ศ. ${year}", mapping={"book": self.book.heading, "year": self.year})
        return self.say(words)

    @property
    def form_name(self):
        if self.book.form is None:
            return ""
        words = _("แบบที่ ${n}", mapping={"n": self.book.form})
        return self.say(words)

    @property
    def kinds(self):
        return [
            {"id": name, "title": kind.title, "selected": name == self.kind}
            for name, kind in KINDS.items()
        ]

    @property
    def years(self):
        known = {*books.years_of(self.context), self.year, dates.be_year(dates.bangkok_now())}
        return [
            {"id": year, "title": shown.year(year), "selected": year == self.year}
            for year in sorted(known, reverse=True)
        ]

    @property
    def columns(self):
        return [
            {
                "id": name,
                "title": title,
                "hint": HINTS[name],
                "value": self.filters.get(name, ""),
                "style": f"width:{WIDTHS[name]}rem" if WIDTHS[name] else None,
            }
            for name, title in COLUMNS.items()
        ]

    @property
    def next_number(self):
        """The number the next letter gets in this book, None in a book of another year."""
        if self.year != dates.be_year(dates.bangkok_now()):
            return None
        number = books.next_number(self.context, self.kind)
        return f"ว {number}" if self.kind == "circular" else str(number)

    @property
    def cancelled(self):
        book = books.book_of(self.context, self.kind, self.year)
        return book.cancelled if book is not None else 0

    @property
    def days(self):
        """The entries of the page under the day they were registered."""
        for day, entries in groupby(self.page.entries, lambda entry: entry.registered.date()):
            yield {
                "title": self.say(shown.weekday(day)),
                "rows": [self._row(each) for each in entries],
            }

    def _row(self, entry):
        return {
            "running": self.say(str(entry.running)),
            "shown": self.say(entry.shown),
            "dated": self.say(shown.short(entry.dated)) if entry.dated else "",
            "sender": digits.official(entry.sender),
            "addressee": digits.official(entry.addressee),
            "subject": digits.official(entry.subject),
            "action": digits.official(entry.action),
            "remark": digits.official(entry.remarks),
            "mark": MARKS.get(entry.urgency),
            "urgency": URGENCY.get(entry.urgency, ""),
            "cancelled": bool(entry.cancelled),
            "cancellation": self._cancellation(entry),
            "url": self.request.physicalPathToURL(entry.path) if entry.path else None,
        }

    def _cancellation(self, entry):
        """Why, by whom and when a number was cancelled."""
        if not entry.cancelled:
            return ""
        moment, by, reason = entry.cancelled
        parts = (digits.official(reason), by, self.say(shown.short_moment(moment)))
        return " · ".join(part for part in parts if part)

    @property
    def shown(self):
        """The running numbers of the page, from the highest to the lowest, in Arabic digits."""
        entries = self.page.entries
        return f"{entries[0].running}–{entries[-1].running}" if entries else ""

    @property
    def newer(self):
        return self._address("@@registers", self.page.newer)

    @property
    def older(self):
        return self._address("@@registers", self.page.older)

    @property
    def export_url(self):
        return self._address("@@registers-export", 0)

    @property
    def unfiltered_url(self):
        return f"{self.context.absolute_url()}/@@registers?book={self.kind}&year={self.year}"

    def _address(self, view, start):
        if start is None:
            return None
        asked = {"book": self.kind, "year": self.year, **self.filters}
        if self.q:
            asked["q"] = self.q
        if start:
            asked["b_start"] = start
        return f"{self.context.absolute_url()}/{view}?{urlencode(asked)}"


class RegistersExport(BrowserView):
    """The book that @@registers shows, filters included, as a file."""

    def __call__(self):
        kind, year = listing.chosen(self.request.form)
        form = self.request.form
        data = export.workbook(self.context, kind, year, filters_of(form), words_of(form))
        titles = (KINDS[kind].heading, KINDS[kind].title)
        words = [translate(title, context=self.request) for title in dict.fromkeys(titles)]
        name = quote("-".join([*words, str(year)]) + ".xlsx")
        response = self.request.response
        response.setHeader("Content-Type", export.MIMETYPE)
        response.setHeader(
            "Content-Disposition",
            f"attachment; filename=\"register-{kind}-{year}.xlsx\"; filename*=UTF-8''{name}",
        )
        response.setHeader("Content-Length", str(len(data)))
        return data


def filters_of(form):
    """{column: words} of a request's form, at most 200 characters each."""
    return {
        name: str(form[name])[:200]
        for name in listing.FILTERS
        if isinstance(form.get(name), str) and form[name].strip()
    }


def words_of(form):
    """What a request looks for in any column, at most 200 characters."""
    return str(form.get("q") or "").strip()[:200]
