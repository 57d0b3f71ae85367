"""REST: GET @registers of an agency: a book of a year, newest first.

Parameters: book (send, circular, receive), year (BE as typed), q (words in any column), a column's
name (words in that column), b_start.
"""

from edoc_policy.registers import books
from edoc_policy.registers import listing
from edoc_policy.registers.browser.registers import filters_of
from edoc_policy.registers.browser.registers import words_of
from edoc_policy.registers.interfaces import COLUMNS
from plone.restapi.services import Service
from urllib.parse import urlencode


class RegistersGet(Service):
    """{"@id", book, year, years, next_number, items, items_total, next or null}; "unknown"
    names a book or a year that was asked for and is none."""

    def reply(self):
        form = self.request.form
        kind, year = listing.chosen(form)
        filters, q = filters_of(form), words_of(form)
        start = str(form.get("b_start") or "")
        page = listing.page(
            self.context,
            kind,
            year,
            filters,
            q,
            int(start) if start.isdecimal() and len(start) < 10 else 0,
        )
        url = f"{self.context.absolute_url()}/@registers"
        asked = {"book": kind, "year": year, **filters, **({"q": q} if q else {})}
        older = urlencode({**asked, "b_start": page.older}) if page.older is not None else None
        return {
            "@id": f"{url}?{urlencode(asked)}",
            "book": kind,
            "year": year,
            "years": books.years_of(self.context),
            "next_number": books.next_number(self.context, kind),
            "items": [item(entry, self.request) for entry in page.entries],
            "items_total": page.total,
            "next": older and f"{url}?{older}",
            **({"unknown": unknown} if (unknown := listing.unknown(form)) else {}),
        }


def item(entry, request):
    """An entry as JSON: columns of the legal form, instants and days in ISO 8601."""
    return {
        "@id": request.physicalPathToURL(entry.path) if entry.path else None,
        "uid": entry.uid,
        "running": entry.running,
        "circular": entry.circular,
        "registered": entry.registered.isoformat(timespec="seconds"),
        **{name: getattr(entry, name) for name in COLUMNS},
        "dated": entry.dated.isoformat() if entry.dated else None,
        "urgency": entry.urgency,
        "cancelled": _cancellation(entry),
    }


def _cancellation(entry):
    if not entry.cancelled:
        return None
    moment, by, reason = entry.cancelled
    return {"at": moment.isoformat(timespec="seconds"), "by": by, "reason": reason}
