"""Lists of the tasks of an agency: mine, my unit's, given by me, all, and those nobody would see.

Made of the catalog's rows alone; what is open is found at the same cost whatever the archive holds.
"""

from dataclasses import dataclass
from edoc_policy import _
from edoc_policy.agencies.posts import holders_of
from edoc_policy.agencies.posts import staffed_units
from edoc_policy.routing.task_rows import NEVER
from edoc_policy.routing.tasks import LIVE
from edoc_policy.routing.tasks import WORKING
from edoc_policy.thai.dates import bangkok_date
from edoc_policy.thai.dates import bangkok_now
from Products.CMFCore.utils import getToolByName


#: Whose tasks can be asked for, and what the list is called.
WHOSE = {
    "mine": _("งานของฉัน"),
    "unit": _("งานของหน่วยงาน"),
    "given": _("งานที่ฉันสั่ง"),
    "agency": _("ทั้งส่วนราชการ"),
    "lost": _("งานที่ไม่มีผู้รับ"),
}
#: Which of them.
STAGES = {
    "open": _("ยังไม่เสร็จ"),
    "overdue": _("เกินกำหนด"),
    "today": _("ครบกำหนดวันนี้"),
    "asked": _("ขอขยายเวลา"),
    "reported": _("รอผู้สั่งตรวจ"),
    "done": _("เสร็จหรือถอนแล้ว"),
}
#: Functions that look over all tasks of the agency.
OVERSEE = frozenset({"signatory", "reviewer", "registrar", "auditor"})
#: So many letters are read for one list.
MANY = 1000


@dataclass(frozen=True)
class Listed:
    """A task in a list: `row` of `task_rows.row_of`, and the catalog's row of its letter."""

    row: dict
    brain: object

    @property
    def overdue(self):
        """Whether it is still being done past its time."""
        due = self.row["due"]
        return self.row["state"] in WORKING and due is not None and due <= bangkok_now()


def choices(holding):
    """Ids of WHOSE that a capacity may ask for."""
    found = ["mine", "unit", "given"]
    if OVERSEE & holding.functions:
        found.append("agency")
    if "registrar" in holding.functions or "signatory" in holding.functions:
        found.append("lost")
    return found


def listing(agency, holding, whose="mine", stage="open"):
    """The tasks (Listed) that a capacity asks for, the earliest due first; of those that are done
    the latest first. Raises KeyError for what the capacity may not ask for."""
    if whose not in choices(holding) or stage not in STAGES:
        raise KeyError(whose)
    done = stage == "done"
    refs = _refs(agency, holding, whose)
    tokens = [f"{'done' if done else 'open'}:{ref}" for ref in refs]
    catalog = getToolByName(agency, "portal_catalog")
    query = {"edoc_tasked": tokens, "sort_limit": MANY, "sort_on": "edoc_due"}
    if done:
        query.update(sort_on="modified", sort_order="descending")
    brains = catalog.unrestrictedSearchResults(edoc_agency=agency.getId(), **query)[:MANY]
    belongs = _belonging(agency, holding, whose)
    found = [
        Listed(row, brain)
        for brain in brains
        for row in brain.edoc_tasks or ()
        if belongs(row) and _in_stage(row, stage)
    ]
    return found if done else sorted(found, key=_due_of)


def count_lost(agency, holding):
    """How many open tasks nobody would see; None for who is not asked to look."""
    if "lost" not in choices(holding):
        return None
    return len(listing(agency, holding, "lost"))


def _refs(agency, holding, whose):
    if whose == "mine":
        return [f"to:{holding.post_uid}", f"to:{holding.userid}"]
    if whose == "unit":
        return [f"to:{holding.unit_uid}"]
    if whose == "given":
        return [f"by:{holding.post_uid}"]
    return [f"in:{agency.getId()}"]


def _belonging(agency, holding, whose):
    if whose == "mine":
        return lambda row: {holding.post_uid, holding.userid}.intersection(row["refs"])
    if whose == "unit":
        return lambda row: holding.unit_uid in row["refs"]
    if whose == "given":
        return lambda row: row["by"] == holding.post_uid
    if whose == "lost":
        staff = holders_of(agency)
        there = {f"unit:{uid}" for uid in staffed_units(agency)}
        there |= {f"post:{each.post_uid}" for each in staff}
        there |= {f"person:{each.userid}" for each in staff}
        return lambda row: row["state"] in LIVE and row["to"] not in there
    return lambda row: True


def _in_stage(row, stage):
    if stage == "done":
        return row["state"] not in LIVE
    if row["state"] not in LIVE:
        return False
    if stage == "overdue":
        return row["state"] in WORKING and row["due"] is not None and row["due"] <= bangkok_now()
    if stage == "today":
        due = row["due"]
        return row["state"] in WORKING and due is not None and bangkok_date(due) == bangkok_date()
    if stage == "asked":
        return row["asked"]
    if stage == "reported":
        return row["state"] in ("reported", "returned")
    return True


def _due_of(listed):
    return listed.row["due"] or NEVER, listed.row["given_at"]
