"""Copies of a document that are made when asked for: with what was written on it (เกษียน)."""

from edoc_policy.agencies.agency import agency_of
from edoc_policy.rendering.endorsements import Endorsement
from edoc_policy.rendering.endorsements import with_endorsements
from edoc_policy.routing.endorsements import endorsements
from edoc_policy.thai.dates import clock
from edoc_policy.thai.dates import short_date
from html import escape
from zope.i18n import translate


#: What is written on a document itself, as on paper: notes, orders, and what was reported on them.
WRITTEN = frozenset({"annotate", "assign", "order", "task_delegate", "task_report"})


def is_endorsed(letter):
    """Whether somebody has written under the sealed document (เกษียน)."""
    return letter.sealed is not None and bool(_written(letter))


def endorsed_copy(letter):
    """The document with what was written on it, in order, on a sheet of its own; of a letter that
    came, the copy with the receipt stamp."""
    entries = _written(letter)
    file = getattr(letter, "stamped", None) or letter.sealed
    number = letter.number_text or ""
    return with_endorsements(
        file.data,
        [_printed(entry) for entry in entries],
        agency_name=agency_of(letter).title,
        about=f"{number} {letter.title}".strip(),
        timestamp=entries[-1]["at"],
    )


def _written(letter):
    return [entry for entry in endorsements(letter) if entry["act"] in WRITTEN]


def _capacity(entry):
    """The post; where he acted for another, with the order."""
    acting = entry.get("acting")
    return f"{entry['post']} ({acting['basis']})" if acting else entry["post"]


def _printed(entry):
    moment = entry["at"]
    return Endorsement(
        verb=translate(entry["verb"], target_language="th"),
        words="".join(f"<p>{escape(line)}</p>" for line in entry["words"].splitlines()),
        name=entry["fullname"],
        post=_capacity(entry),
        time=f"{short_date(moment)} {clock(moment)}",
    )
