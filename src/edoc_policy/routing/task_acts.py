"""What is done with a task: accepted, reported, extended, handed on, closed.

`perform` is the only way, as in `acts`: it asks the rules, does the work, appends an endorsement to
the letter and a line to the journal, and tells whoever listens, all in the caller's transaction.
"""

from edoc_policy import _
from edoc_policy.agencies.agency import agency_of
from edoc_policy.audit import journal
from edoc_policy.routing import dues
from edoc_policy.routing import ordering
from edoc_policy.routing import parties
from edoc_policy.routing import tasks
from edoc_policy.routing.actor import SYSTEM
from edoc_policy.routing.endorsements import endorse
from edoc_policy.routing.interfaces import ExtensionAnswered
from edoc_policy.routing.interfaces import ExtensionAsked
from edoc_policy.routing.interfaces import Forbidden
from edoc_policy.routing.interfaces import Overtaken
from edoc_policy.routing.interfaces import Refused
from edoc_policy.routing.interfaces import TaskActed
from edoc_policy.routing.interfaces import TaskGiven
from edoc_policy.routing.interfaces import TaskReported
from edoc_policy.routing.interfaces import WordsMissing
from edoc_policy.routing.task_rules import may
from edoc_policy.routing.task_rules import NEED_WORDS
from edoc_policy.thai.shown import short_moment
from edoc_policy.thai.text import normalise
from plone.uuid.interfaces import IUUID
from zope.event import notify
from zope.i18n import translate
from zope.i18nmessageid import Message
import transaction


#: act -> the verb of its endorsement; ${who} has the task, ${due} is its time.
VERBS = {
    "accept": _("รับงานที่มอบ ${who}"),
    "report": _("รายงานผล ${who}"),
    "note": _("ความคืบหน้า ${who}"),
    "delegate": _("แบ่งงานให้ ${parts}"),
    "ask": _("ขอขยายเวลา ${who} ถึง ${until}"),
    "grant": _("ให้ขยายเวลา ${who} ถึง ${due}"),
    "deny": _("ไม่ให้ขยายเวลา ${who}"),
    "close": _("ปิดงาน ${who}"),
    "redo": _("ส่งรายงานคืนให้ทำต่อ ${who}"),
    "return": _("คืนงาน ${who}"),
    "move": _("เปลี่ยนผู้รับงานเป็น ${who}"),
    "withdraw": _("ถอนงาน ${who}"),
}
NOTED = _("ทราบ (${who})")
EVENTS = {
    "report": TaskReported,
    "ask": ExtensionAsked,
    "grant": ExtensionAnswered,
    "deny": ExtensionAnswered,
    "move": TaskGiven,
}


def perform(act, letter, task, actor, words="", revision=None, **data):
    """Perform `act` on a task of `letter`.

    `revision`: the task's, as it was when `actor` read it. Raises Refused with a reason in words:
    Forbidden, WordsMissing, Overtaken where something has happened to the task meanwhile.
    """
    words = normalise(words or "").strip()
    if actor.holding is None:
        raise Forbidden(may(act, letter, task, actor).reason)
    if revision is not None and str(revision) != str(task.revision):
        raise Overtaken(
            _(
                "งานนี้เปลี่ยนไปแล้วตั้งแต่ท่านเปิดหน้านี้ ตอนนี้: ${state} อ่านใหม่แล้วทำอีกครั้งถ้ายังต้องการ",
                mapping={"state": tasks.STATE_TITLES[task.state]},
            )
        )
    verdict = may(act, letter, task, actor)
    if not verdict:
        raise Refused(verdict.reason)
    if act in NEED_WORDS and not words:
        raise WordsMissing(_("เขียนข้อความก่อน เพื่อให้ผู้เกี่ยวข้องรู้ว่าทำอะไรหรือเพราะเหตุใด"))
    verb = _WORK[act](letter, task, actor, words, **data)
    task.revision += 1
    finish(letter, task, act, actor, words, verb)
    notify(EVENTS.get(act, TaskActed)(letter, task, act, actor, words))


def finish(letter, task, act, actor, words, verb, **noted):
    """Append what was done with a task to the letter and to the journal."""
    letter.revision = getattr(letter, "revision", 0) + 1
    endorse(letter, f"task_{act}", verb, actor, words)
    journal.record(
        agency_of(letter),
        f"task_{act}",
        actor,
        "/".join(letter.getPhysicalPath()),
        uid=IUUID(letter),
        task=task.number,
        unit=task.to.title,
        words=words,
        **noted,
    )
    letter.reindexObject()


def attempt(act, letter, task, actor, words="", **data):
    """`perform`; a refusal undoes what the act had begun and is entered in the journal."""
    before = transaction.savepoint(optimistic=True)
    try:
        perform(act, letter, task, actor, words=words, **data)
    except Refused as error:
        before.rollback()
        journal.record_refusal(
            agency_of(letter),
            f"task_{act}",
            actor,
            "/".join(letter.getPhysicalPath()),
            reason=translate(error.reason, target_language="th"),
            task=task.number,
        )
        raise


def close_by_answer(letter, number):
    """The answer has been sent: what the registry handed to a unit is done by it.

    `number`: that of the answer as printed. What an executive ordered waits for its own report.
    """
    for task in tasks.live(letter):
        if task.way == "assign":
            words = f"ตอบแล้ว ตามหนังสือ ที่ {number}"
            ordering.end(letter, task, "closed", SYSTEM, words)
            finish(letter, task, "close", SYSTEM, words, verb_of("close", task))


def verb_of(act, task, **more):
    """The verb of an act's endorsement."""
    return Message(VERBS[act], mapping={"who": task.to.title, **more})


# Each returns the verb of its endorsement. -----------------------------------------------------


def _accept(letter, task, actor, words, **data):
    task.accepted = ordering.facts(actor, words)
    if task.kind != "note":
        task.state = "accepted"
        return verb_of("accept", task)
    task.state, task.ended = "closed", task.accepted
    return Message(NOTED, mapping={"who": task.to.title})


def _note(letter, task, actor, words, **data):
    task.notes = (*task.notes, ordering.facts(actor, words))
    return verb_of("note", task)


def _report(letter, task, actor, words, **data):
    task.report = ordering.facts(actor, words)
    task.accepted = task.accepted or task.report
    task.state = "reported"
    if not task.checked:
        task.state, task.ended = "closed", task.report
    return verb_of("report", task)


def _delegate(letter, task, actor, words, to=(), helpers=(), kind="act", due="", **data):
    agency = agency_of(letter)
    doers = [parties.find(agency, each) for each in dict.fromkeys(to)]
    if not doers:
        raise Refused(_("เลือกผู้ที่จะแบ่งงานให้ก่อน"))
    for party in doers:
        if party == task.to or not parties.within(agency, party, actor.holding.unit_uid):
            raise Refused(
                _("แบ่งงานได้เฉพาะคนและหน่วยงานใน${unit}", mapping={"unit": actor.holding.unit_title})
            )
    moment = dues.read(due) or task.due
    if task.due is not None and moment > task.due:
        raise Refused(
            _("งานย่อยต้องเสร็จก่อนงานหลัก ซึ่งกำหนด ${due}", mapping={"due": short_moment(task.due)})
        )
    made = tasks.give(
        letter,
        doers,
        kind=kind if kind in tasks.KINDS else "act",
        due=moment,
        given=ordering.facts(actor, words),
        way="delegate",
        helpers=[parties.find(agency, each) for each in dict.fromkeys(helpers) if each not in to],
        parent=task.number,
    )
    if task.state == "open":
        task.state, task.accepted = "accepted", ordering.facts(actor)
    ordering.tell_given(letter, made, "delegate", actor, words)
    return verb_of("delegate", task, parts=", ".join(each.to.title for each in made))


def _ask(letter, task, actor, words, until="", **data):
    moment = dues.read(until)
    if moment is None or moment <= task.due:
        raise Refused(
            _("ขอขยายถึงวันหลังกำหนดเดิม ซึ่งคือ ${due}", mapping={"due": short_moment(task.due)})
        )
    asked = {
        **ordering.facts(actor, words),
        "until": moment,
        "granted": None,
        "answer": None,
        "answered": None,
    }
    task.extensions = (*task.extensions, asked)
    return verb_of("ask", task, until=short_moment(moment))


def _grant(letter, task, actor, words, until="", **data):
    moment = dues.read(until) or task.asked["until"]
    parent = tasks.task_of(letter, task.parent) if task.parent else None
    if parent is not None and parent.due is not None and moment > parent.due:
        raise Refused(
            _("งานย่อยต้องเสร็จก่อนงานหลัก ซึ่งกำหนด ${due}", mapping={"due": short_moment(parent.due)})
        )
    task.due, task.risen = moment, ()
    _answer(task, "granted", actor, words, granted=moment)
    return verb_of("grant", task, due=short_moment(moment))


def _deny(letter, task, actor, words, **data):
    _answer(task, "denied", actor, words)
    return verb_of("deny", task)


def _answer(task, answer, actor, words, **more):
    answered = {**task.asked, **more, "answer": answer, "answered": ordering.facts(actor, words)}
    task.extensions = (*task.extensions[:-1], answered)


def _close(letter, task, actor, words, **data):
    task.state, task.ended = "closed", ordering.facts(actor, words)
    return verb_of("close", task)


def _redo(letter, task, actor, words, **data):
    task.state = "accepted"
    return verb_of("redo", task)


def _return(letter, task, actor, words, **data):
    for part in tasks.parts_of(letter, task):
        ordering.end(letter, part, "withdrawn", actor, words)
    task.state = "returned"
    return verb_of("return", task)


def _withdraw(letter, task, actor, words, **data):
    ordering.end(letter, task, "withdrawn", actor, words)
    return verb_of("withdraw", task)


def _move(letter, task, actor, words, to=(), due="", **data):
    if len(to) != 1:
        raise Refused(_("เลือกผู้รับงานใหม่หนึ่งรายก่อน"))
    party = parties.find(agency_of(letter), to[0])
    if party == task.to:
        raise Refused(_("งานนี้อยู่กับ${unit}แล้ว เลือกผู้รับงานอื่น", mapping={"unit": party.title}))
    moment = dues.read(due)
    task.to, task.state, task.accepted, task.risen = party, "open", None, ()
    task.due = moment or task.due
    return verb_of("move", task)


_WORK = {
    "accept": _accept,
    "report": _report,
    "note": _note,
    "delegate": _delegate,
    "ask": _ask,
    "grant": _grant,
    "deny": _deny,
    "close": _close,
    "redo": _redo,
    "return": _return,
    "withdraw": _withdraw,
    "move": _move,
}
