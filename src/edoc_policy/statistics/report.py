"""The figures of an office for its heads: by month, by act and by unit."""

from collections import defaultdict
from dataclasses import dataclass
from edoc_policy import _
from edoc_policy.agencies.agency import unit_lineages
from edoc_policy.agencies.agency import units_of
from edoc_policy.statistics.counting import ACTS
from edoc_policy.statistics.counting import Cell
from edoc_policy.statistics.counting import cells
from edoc_policy.thai.dates import bangkok_date
from edoc_policy.thai.dates import be_year
from plone.uuid.interfaces import IUUID


SEES_ALL = frozenset({"signatory", "registrar", "records_manager", "auditor"})
MONTHS = 12


@dataclass(frozen=True)
class Report:
    """`months`: twelve of them, oldest first; `by_month`: {act: [Cell of each month]}; `by_act`:
    {act: Cell}; `by_unit`: {unit title: {act: Cell}}; `left`: lines of the journal not counted yet."""

    months: tuple[str, ...]
    by_month: dict
    by_act: dict
    by_unit: dict
    left: int


def units_seen(agency, holding):
    """{UID: title} of the units whose figures a holding may see; None: it may see none.

    Who signs, keeps registers or records, or audits sees all; a head his unit and those in it.
    """
    if holding is None or holding.agency_id != agency.getId():
        return None
    titles = {IUUID(agency): agency.title}
    titles |= {uid: title for uid, title, _depth in units_of(agency)}
    if holding.functions & SEES_ALL:
        return titles
    if "reviewer" not in holding.functions:
        return None
    below = {uid for uid, above in unit_lineages(agency) if holding.unit_uid in above}
    return {uid: titles[uid] for uid in titles if uid == holding.unit_uid or uid in below}


def report(agency, units, unit=None, upto=None):
    """The Report on the twelve months that end with `upto` ("2569-11"; this one by default).

    `units`: {UID: title} as of `units_seen`; `unit`: one of them, for it alone. What the system or
    somebody of another agency did stands under no unit, and is counted where all are seen.
    """
    found, left = cells(agency)
    months = _twelve(upto)
    whole = unit is None and IUUID(agency) in units
    by_month = {act: [Cell()] * MONTHS for act in ACTS}
    by_act = {act: Cell() for act in ACTS}
    by_unit = defaultdict(lambda: {act: Cell() for act in ACTS})
    for (month, where, act), cell in found.items():
        if month not in months or not (where in units or (whole and not where)):
            continue
        if unit is not None and where != unit:
            continue
        place = months.index(month)
        by_month[act][place] += cell
        by_act[act] += cell
        if where:
            by_unit[units[where]][act] += cell
    return Report(months, by_month, by_act, dict(by_unit), left)


def _twelve(upto):
    year, month = (int(part) for part in (upto or this_month()).split("-"))
    last = year * 12 + month - 1
    return tuple(f"{n // 12}-{n % 12 + 1:02}" for n in range(last - MONTHS + 1, last + 1))


def this_month():
    """ "2569-11" by Bangkok's clock."""
    today = bangkok_date()
    return f"{be_year(today)}-{today.month:02}"


def span(seconds):
    """How long, in words that an official uses; a Message."""
    if seconds is None:
        return _("ไม่มีข้อมูล")
    minutes = round(seconds / 60)
    if minutes < 60:
        return _("${n} นาที", mapping={"n": minutes})
    hours, rest = divmod(minutes, 60)
    if hours < 24:
        return _("${h} ชม. ${m} นาที", mapping={"h": hours, "m": rest})
    days, rest = divmod(hours, 24)
    return _("${d} วัน ${h} ชม.", mapping={"d": days, "h": rest})
