"""Rows that count from one day to another in Bangkok; both days belong to the time."""

from edoc_policy import _
from edoc_policy.thai.shown import short
from edoc_policy.thai.shown import span


def holds(row, day):
    """Whether a row with `valid_from` and `valid_to` (dates or None) counts on `day`."""
    first, last = row.get("valid_from"), row.get("valid_to")
    return (not first or first <= day) and (not last or day <= last)


def overlap(one, other):
    """Whether two such rows share a day."""
    begins = max(
        (row.get("valid_from") for row in (one, other) if row.get("valid_from")), default=None
    )
    ends = min((row.get("valid_to") for row in (one, other) if row.get("valid_to")), default=None)
    return begins is None or ends is None or begins <= ends


def shown(first, last):
    """ "19 ต.ค. 69 – 23 ต.ค. 69", or what is known of it."""
    if first and first == last:
        return short(first)
    if first and last:
        return span(first, last)
    if first:
        return _("ตั้งแต่ ${day}", mapping={"day": short(first)})
    if last:
        return _("ถึง ${day}", mapping={"day": short(last)})
    return _("ไม่มีกำหนด")
