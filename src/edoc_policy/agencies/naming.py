"""Naming who acts for a post, by an order (คำสั่ง ที่ …), and ending it.

A stand-in is never taken back silently: it keeps its place among those of its post, with the day on
which it ended.
"""

from datetime import timedelta
from edoc_policy import _
from edoc_policy.agencies.interfaces import CAPACITIES
from edoc_policy.agencies.interfaces import FUNCTIONS
from edoc_policy.agencies.interfaces import TAKES_OVER
from edoc_policy.agencies.standins import circle
from edoc_policy.agencies.standins import post_of
from edoc_policy.agencies.standins import stand_ins
from edoc_policy.agencies.standins import stand_ins_of
from edoc_policy.audit import journal
from edoc_policy.thai.dates import bangkok_date
from edoc_policy.thai.shown import in_thai
from edoc_policy.thai.text import normalise
from Products.CMFCore.indexing import processQueue
from typing import NamedTuple
from zope.component import getUtility
from zope.i18nmessageid import Message
from zope.schema.interfaces import IVocabularyFactory


PERMISSION = "edoc: Name stand-ins"
DAY = timedelta(days=1)


class Problem(NamedTuple):
    """What is wrong with one field."""

    field: str
    message: Message


class InvalidStandIn(Exception):
    """Nothing was entered; `problems`: a list of Problem."""

    def __init__(self, problems):
        super().__init__(problems)
        self.problems = problems


def name_stand_in(agency, values, actor):
    """Enter that one post acts for another; returns (StandIn, warning or None).

    `values`: acted, deputy (UIDs of posts), capacity, basis, when, functions, kinds (iterables of
    ids), valid_from, valid_to (dates or None). `actor`: as for `journal.record`. A circle is
    entered and warned of: it gives nothing to anybody. Raises InvalidStandIn.
    """
    acted, deputy = (post_of(agency, values.get(name)) for name in ("acted", "deputy"))
    row = {
        "post": values.get("deputy"),
        "capacity": values.get("capacity"),
        "basis": normalise(values.get("basis") or "").strip(),
        "kinds": set(values.get("kinds") or ()),
        "functions": set(values.get("functions") or ()),
        "when": values.get("when") or "dates",
        "valid_from": values.get("valid_from"),
        "valid_to": values.get("valid_to"),
    }
    problems = list(_problems(agency, acted, deputy, row))
    if problems:
        raise InvalidStandIn(problems)
    _keep(acted, [*(acted.stand_ins or ()), row])
    made = stand_ins_of(acted)[-1]
    _enter(agency, "name_stand_in", actor, acted, made)
    way = circle(acted, deputy, row)
    if way is None:
        return made, None
    text = _(
        "บันทึกแล้ว แต่คำสั่งทำแทนวนกลับมาที่เดิม (${posts}) วันที่ทั้งหมดใช้พร้อมกันจะไม่มีผู้ใดทำแทนได้ แก้วันที่หรือสิ้นสุดคำสั่งใดคำสั่งหนึ่ง",
        mapping={"posts": " → ".join(way)},
    )
    return made, text


def end_stand_in(agency, stand_in_id, actor, last=None):
    """End a stand-in after the day `last`, by default yesterday: from now on it counts no more.

    Returns the StandIn as it is then, or None when there is none to end with this id.
    """
    last = last or bangkok_date() - DAY
    for each in stand_ins(agency):
        if each.id == stand_in_id and (each.valid_to is None or each.valid_to > last):
            post = post_of(agency, each.acted_uid)
            return _end(agency, post, each, last, actor)
    return None


def end_with_the_holder_back(agency, post, actor):
    """End what stands in for a post only because nobody was there; a delegation goes on."""
    for each in stand_ins_of(post):
        if each.idle is None and each.when == "dates" and each.capacity != "by_delegation":
            _end(agency, post, each, bangkok_date() - DAY, actor)


def _end(agency, post, stand_in, last, actor):
    index = [each.id for each in stand_ins_of(post)].index(stand_in.id)
    rows = [dict(row) for row in post.stand_ins]
    rows[index]["valid_to"] = last
    _keep(post, rows)
    ended = stand_ins_of(post)[index]
    _enter(agency, "end_stand_in", actor, post, ended)
    return ended


def _keep(post, rows):
    post.stand_ins = rows
    post.reindexObject(idxs=["edoc_deputies"])
    processQueue()  # who acts is asked of the catalog, in this request too


def _enter(agency, act, actor, post, stand_in):
    journal.record(
        agency,
        act,
        actor,
        "/".join(post.getPhysicalPath()),
        title=stand_in.title,
        basis=stand_in.basis,
        valid_from=stand_in.valid_from,
        valid_to=stand_in.valid_to,
        kinds=sorted(stand_in.kinds),
        functions=sorted(stand_in.functions),
    )


def _problems(agency, acted, deputy, row):
    if acted is None:
        yield Problem("acted", _("เลือกตำแหน่งที่มีผู้ทำแทน"))
    if deputy is None:
        yield Problem("deputy", _("เลือกตำแหน่งผู้ทำแทน"))
    if acted is not None and deputy is not None and acted.UID() == deputy.UID():
        yield Problem("deputy", _("ตำแหน่งหนึ่งทำแทนตนเองไม่ได้"))
    if row["capacity"] not in CAPACITIES:
        yield Problem("capacity", _("เลือกว่าทำแทนในฐานะใด เช่น รักษาราชการแทน"))
    if not row["basis"]:
        yield Problem("basis", _("ใส่คำสั่งที่ให้ทำแทน เช่น คำสั่งจังหวัดปทุมธานี ที่ 98/2569"))
    if row["when"] not in TAKES_OVER:
        yield Problem("when", _("เลือกว่าทำแทนเมื่อใด"))
    if row["valid_from"] and row["valid_to"] and row["valid_to"] < row["valid_from"]:
        yield Problem("valid_to", _("วันสิ้นสุดอยู่ก่อนวันเริ่ม ตรวจวันที่ของผู้ทำแทน"))
    kinds = getUtility(IVocabularyFactory, "edoc.kinds")(agency)
    if any(kind not in kinds for kind in row["kinds"]):
        yield Problem("kinds", _("ไม่มีเอกสารชนิดนี้"))
    yield from _beyond(acted, row["functions"])
    if acted is not None and deputy is not None and _is_there(acted, row):
        yield Problem("basis", _("คำสั่งนี้บันทึกไว้แล้ว สิ้นสุดของเดิมก่อนบันทึกใหม่"))


def _beyond(acted, functions):
    """Nobody gains more than the post acted for has."""
    beyond = functions - set(acted.functions or ()) if acted is not None else set()
    if not beyond:
        return
    titles = [in_thai(term.title) for term in FUNCTIONS if term.value in beyond]
    facts = {"post": acted.title, "functions": " ".join(titles) or " ".join(sorted(beyond))}
    yield Problem("functions", _("${post}ไม่มีหน้าที่${functions} จึงให้ทำแทนไม่ได้", mapping=facts))


def _is_there(acted, row):
    same = ("post", "capacity", "basis", "valid_from")
    return any(all(each.get(name) == row[name] for name in same) for each in acted.stand_ins or ())
