"""Counts folded from the journal of an agency, which is written anyway: no act costs more for them.

A cell is (month "2569-11" in Bangkok's time, unit UID or "", act) -> how often, how long what was
done had waited since the act before it on the same document, how many of them within a day, the
longest. What was counted is kept (`Counts`) and goes on where it ended; the newest lines are added
each time one looks, so that the figures are those of this moment.
"""

from BTrees.OOBTree import OOBTree
from dataclasses import dataclass
from datetime import datetime
from edoc_policy.audit import journal
from edoc_policy.jobs.interfaces import enqueue
from edoc_policy.jobs.interfaces import job
from edoc_policy.thai.dates import be_year
from edoc_policy.thai.dates import in_bangkok
from persistent import Persistent
from zope.annotation.interfaces import IAnnotations


KEY = "edoc.statistics"
DAY = 24 * 3600
#: So many lines are added while somebody waits; more of them by a job.
AT_ONCE = 1000
BATCH = 5000
#: The acts that are counted, in the order of the tables.
ACTS = (
    "create",
    "submit",
    "endorse",
    "return",
    "sign",
    "sealed",
    "send",
    "cancel",
    "deliver",
    "register",
    "assign",
    "reply",
    "complete",
    "close",
)


@dataclass(frozen=True)
class Cell:
    """How often, and how long in seconds it had waited: in all, of how many known, within a day,
    at the longest."""

    count: int = 0
    timed: int = 0
    seconds: float = 0.0
    within_day: int = 0
    longest: float = 0.0

    def __add__(self, other):
        return Cell(
            self.count + other.count,
            self.timed + other.timed,
            self.seconds + other.seconds,
            self.within_day + other.within_day,
            max(self.longest, other.longest),
        )

    @property
    def average(self):
        """Seconds, or None where no wait is known."""
        return self.seconds / self.timed if self.timed else None

    @property
    def share_within_day(self):
        """Between 0 and 1, or None where no wait is known."""
        return self.within_day / self.timed if self.timed else None


class Counts(Persistent):
    """What has been counted: `upto` the number of the last line of the journal."""

    def __init__(self):
        self.upto = 0
        self.cells = OOBTree()
        self.last = OOBTree()  # uid of a document -> when it was last acted on, ISO 8601


class _Newest:
    """Counts with the newest lines added, without writing them."""

    def __init__(self, counts):
        self.cells, self.last = _Over(counts.cells), _Over(counts.last)


class _Over(dict):
    """A mapping laid over another."""

    def __init__(self, under):
        super().__init__()
        self.under = under

    def get(self, key, default=None):
        return super().get(key, self.under.get(key, default))

    def items(self):
        return {**dict(self.under.items()), **self}.items()


def cells(agency):
    """({(month, unit, act): Cell}, how many lines of the journal are not in it yet).

    More than AT_ONCE are left to a job, which this asks for.
    """
    counts = IAnnotations(agency).get(KEY) or Counts()
    left = journal.count(agency) - counts.upto
    if left > AT_ONCE:
        enqueue("count_journal", agency=agency.getId())
        return dict(counts.cells.items()), left
    newest = _Newest(counts)
    for entry in journal.since(agency, counts.upto, left):
        fold(newest, entry)
    return dict(newest.cells.items()), 0


@job
def count_journal(site, agency):
    """Count the lines of the journal that are not counted yet, a batch at a time."""
    agency = site[agency]
    notes = IAnnotations(agency)
    if KEY not in notes:
        notes[KEY] = Counts()
    counts = notes[KEY]
    for entry in journal.since(agency, counts.upto, BATCH):
        fold(counts, entry)
        counts.upto = entry["seq"]
    if counts.upto < journal.count(agency):
        enqueue("count_journal", agency=agency.getId())


def fold(counts, entry):
    """Add one line of the journal."""
    uid = entry["facts"].get("uid")
    if uid is None or entry["act"] not in ACTS or entry["outcome"] != "done":
        return
    at = in_bangkok(datetime.fromisoformat(entry["at"]))
    before = counts.last.get(uid)
    cell = Cell(count=1)
    if before is not None:
        waited = max((at - datetime.fromisoformat(before)).total_seconds(), 0.0)
        cell = Cell(1, 1, waited, int(waited <= DAY), waited)
    key = (f"{be_year(at)}-{at.month:02}", entry["facts"].get("unit_uid") or "", entry["act"])
    counts.cells[key] = counts.cells.get(key, Cell()) + cell
    counts.last[uid] = at.isoformat()
