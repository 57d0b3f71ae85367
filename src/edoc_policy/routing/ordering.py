"""สั่งการ: an order on an incoming letter becomes tasks, one for each unit, post or person named.

An executive orders; the registrar may write his order down where the agency allows it. Handing a
letter to one unit (`assign`, ข้อ 39) is the simple case: the registry gives the task, and nobody has
to read a report of it.
"""

from edoc_policy import _
from edoc_policy.agencies.agency import agency_of
from edoc_policy.agencies.posts import holders_of
from edoc_policy.routing import dues
from edoc_policy.routing import parties
from edoc_policy.routing import tasks
from edoc_policy.routing.interfaces import Overtaken
from edoc_policy.routing.interfaces import Refused
from edoc_policy.routing.interfaces import TaskGiven
from edoc_policy.routing.workflow import move
from edoc_policy.thai.dates import bangkok_now
from edoc_policy.thai.shown import short_moment
from functools import cache
from pathlib import Path
from Products.CMFCore.utils import getToolByName
from zope.event import notify
import json


@cache
def phrases():
    """The standard phrases of orders, as they are written (data/order_phrases.json)."""
    path = Path(__file__).parent / "data" / "order_phrases.json"
    return tuple(json.loads(path.read_text("utf-8"))["phrases"])


def order(letter, actor, words, to=(), helpers=(), kind="act", due="", behalf="", orders=None):
    """Give a task to each of `to`; `helpers` work along on all of them (ids of Party).

    `kind`: of tasks.KINDS; `due`: as typed; `behalf`: UID of the post for which a registrar writes
    the order down; `orders`: how many orders there were when its author read the letter. Raises
    Refused, Overtaken where somebody has ordered meanwhile.
    """
    if orders is not None and str(orders) != str(tasks.orders_of(letter)):
        raise Overtaken(_("มีผู้สั่งการเรื่องนี้ไปแล้วตั้งแต่ท่านเปิดหน้านี้ อ่านคำสั่งในหน้านี้ก่อน แล้วสั่งเพิ่มถ้ายังต้องการ"))
    if kind not in tasks.KINDS:
        raise Refused(_("เลือกว่าให้ดำเนินการ ทราบ หรือเสนอความเห็น"))
    agency = agency_of(letter)
    given = _given(letter, actor, words, behalf)
    doers = [parties.find(agency, each) for each in dict.fromkeys(to)]
    if not doers:
        raise Refused(_("เลือกหน่วยงานหรือบุคคลที่จะสั่งก่อน"))
    _refuse_twice(letter, doers, kind)
    hands = [parties.find(agency, each) for each in dict.fromkeys(helpers) if each not in to]
    made = tasks.give(
        letter,
        doers,
        kind=kind,
        due=dues.read(due),
        given=given,
        way="order",
        helpers=hands,
    )
    if letter.unit_uid is None:
        letter.unit_uid = doers[0].holdings(agency)[0].unit_uid
    if getToolByName(letter, "portal_workflow").getInfoFor(letter, "review_state") == "registered":
        move(letter, "assign")
    tell_given(letter, made, "order", actor, words)


def assign(letter, actor, words, unit=None, due=""):
    """Hand the letter to one unit (UID); what another one has been handed is taken back."""
    agency = agency_of(letter)
    if not unit:
        raise Refused(_("เลือกหน่วยงานที่จะมอบหมายก่อน"))
    party = parties.find(agency, f"unit:{unit}")
    _refuse_twice(letter, [party], "act")
    moment = dues.read(due) if due else dues.proposed(letter)
    for task in tasks.live(letter):
        if task.way == "assign":
            end(letter, task, "withdrawn", actor, words)
    given = facts(actor, words)
    made = tasks.give(letter, [party], kind="act", due=moment, given=given, way="assign")
    letter.unit_uid = unit
    tell_given(letter, made, "assign", actor, words)


def facts(actor, words=""):
    """Who did something to a task, when, as what, with which words."""
    return {
        "at": bangkok_now(),
        "userid": actor.userid,
        "fullname": actor.fullname,
        "post": actor.post_title,
        "post_uid": actor.holding.post_uid if actor.holding is not None else None,
        "words": words,
        "clerk": None,
    }


def end(letter, task, state, actor, words=""):
    """Put a task into its last state, and take back the parts of it that are still being done."""
    for part in tasks.parts_of(letter, task):
        part.state, part.ended = "withdrawn", facts(actor, words)
        part.revision += 1
    task.state, task.ended = state, facts(actor, words)
    task.revision += 1


def tell_given(letter, made, act, actor, words):
    """Let whoever listens know of new tasks."""
    for task in made:
        notify(TaskGiven(letter, task, act, actor, words))


def superiors(agency):
    """The capacities whose orders a registrar may write down: those of heads."""
    return [each for each in holders_of(agency) if parties.leads(each)]


def last_order_in_words(letter):
    """The verb of the order given last: who is to do what by when."""
    latest = tasks.orders_of(letter)
    made = [task for task in tasks.tasks_of(letter) if task.order == latest]
    first = made[0]
    names = ", ".join(task.to.title for task in made)
    if first.helpers:
        helpers = ", ".join(each.title for each in first.helpers)
        names = _("${names} (ร่วมกับ ${helpers})", mapping={"names": names, "helpers": helpers})
    mapping = {"names": names, "kind": tasks.KINDS[first.kind]}
    text = _("มอบ ${names} ${kind}", mapping=mapping)
    if first.due is not None:
        due = short_moment(first.due)
        text = _("มอบ ${names} ${kind} ภายใน ${due}", mapping={**mapping, "due": due})
    clerk = first.given["clerk"]
    if clerk is None:
        return text
    return _("${order} (ตามคำสั่ง ${post})", mapping={"order": text, "post": first.given["post"]})


def _given(letter, actor, words, behalf):
    """Who gives the order: the actor, or the executive for whom a registrar writes it down."""
    given = facts(actor, words)
    if parties.leads(actor.holding):
        return given
    for each in superiors(agency_of(letter)):
        if each.post_uid == behalf:
            who = {"userid": each.userid, "fullname": each.fullname, "post": each.post_title}
            return {**given, **who, "post_uid": behalf, "clerk": actor.fullname}
    if actor.has("registrar"):
        raise Refused(_("เลือกว่าเป็นคำสั่งของผู้ใด"))
    return given


def _refuse_twice(letter, doers, kind):
    """What somebody is doing already is not given to him again."""
    busy = {(task.to, task.kind) for task in tasks.live(letter) if task.state in tasks.WORKING}
    for party in doers:
        if (party, kind) in busy:
            raise Refused(
                _(
                    "${unit} มีงานนี้อยู่แล้วและยังไม่เสร็จ สั่งหน่วยงานอื่น หรือถอนงานเดิมก่อน",
                    mapping={"unit": party.title},
                )
            )
