"""What the journal's page and service show: a batch of lines, and the check of the chain."""

from datetime import datetime
from edoc_policy.audit import acts
from edoc_policy.audit import journal
from edoc_policy.audit.interfaces import SYSTEM_NAME
from edoc_policy.thai.shown import short_moment


SIZE = 50
CHECKED_AT_ONCE = 2000
"""A journal up to this many lines is checked whenever it is shown; a longer one on request."""


def listing(agency, start=0, check=False):
    """{items, total, start, size, verification or None} for a batch from the newest."""
    total = journal.count(agency)
    start = max(0, min(start, max(total - 1, 0)))
    return {
        "items": journal.entries(agency, start, SIZE),
        "total": total,
        "start": start,
        "size": SIZE,
        "verification": journal.verify(agency) if check or total <= CHECKED_AT_ONCE else None,
    }


def row(entry):
    """An entry in words: when, who, what, on what, with what outcome."""
    moment = datetime.fromisoformat(entry["at"])
    return {
        **entry,
        "when": short_moment(moment),
        "who": SYSTEM_NAME
        if entry["fullname"] == SYSTEM_NAME
        else entry["fullname"] or entry["actor"],
        "word": acts.word(entry["act"]),
        "facts": _facts(entry["facts"]),
    }


def whole(text):
    """The whole number a request names, 0 for none or nonsense."""
    text = str(text or "")
    return int(text) if text.isdecimal() and len(text) < 10 else 0


def _facts(facts):
    """The facts in words; identifiers and empty ones are for the service alone."""
    named = (item for item in facts.items() if item[0] != "to" and not item[0].endswith("uid"))
    shown = ((acts.fact(name), value) for name, value in sorted(named))
    return " · ".join(f"{name} {value}" for name, value in shown if value not in (None, "", []))
