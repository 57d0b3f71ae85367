"""May one act on a task? As `rules`: predicates (letter, task, actor) -> Verdict, each with a reason.

Who was given a task accepts, reports and asks for time; who gave it, or acts for that post, grants,
closes and takes back; so does the head of the agency, and the registrar can move a task whose
holder is no more.
"""

from edoc_policy.agencies.agency import agency_of
from edoc_policy.agencies.posts import holders_of_post
from edoc_policy.routing import parties
from edoc_policy.routing.interfaces import YES
from edoc_policy.routing.rules import no
from edoc_policy.routing.tasks import parts_of
from edoc_policy.routing.tasks import STATE_TITLES


def in_state(*states):
    """The task is in one of these states."""

    def rule(letter, task, actor):
        if task.state in states:
            return YES
        return no("ทำได้เมื่องานอยู่ในขั้นอื่น ตอนนี้งานนี้: ${state}", state=STATE_TITLES[task.state])

    return rule


def works_on_it(letter, task, actor):
    """The task was given to the actor, his post or his unit."""
    if task.to.includes(actor.holding):
        return YES
    return no("งานนี้มอบให้${who}", who=task.to.title)


def takes_part(letter, task, actor):
    """The actor does the task or works along."""
    if any(each.includes(actor.holding) for each in task.parties):
        return YES
    return no("บันทึกความคืบหน้าได้เฉพาะผู้รับงานและผู้ร่วมดำเนินการ (${who})", who=_names(task.parties))


def answers_for_it(letter, task, actor):
    """The actor answers for the task: himself, or as head of the unit that has it."""
    agency = agency_of(letter)
    if parties.speaks_for(agency, task.to, actor.holding):
        return YES
    if not task.to.includes(actor.holding):
        return works_on_it(letter, task, actor)
    heads = ", ".join(each.fullname for each in parties.heads(agency, task.to.ref))
    return no("หัวหน้าของ${unit} (${names}) เป็นผู้ทำขั้นนี้แทนหน่วยงาน", unit=task.to.title, names=heads)


def gave_it(letter, task, actor):
    """The actor holds the post that gave the task or acts for it, or is the head of the agency."""
    if actor.has("signatory") or parties.stands_for(agency_of(letter), task.by, actor.holding):
        return YES
    holders = holders_of_post(agency_of(letter), task.by)
    names = ", ".join(each.fullname for each in holders) or task.given["fullname"]
    return no("ทำได้เฉพาะผู้สั่งงานนี้ (${post} ${names})", post=task.given["post"], names=names)


def may_move_it(letter, task, actor):
    """Who gave it may give it to another; so may the registrar when nobody would see it."""
    if actor.has("registrar") and not task.to.holdings(agency_of(letter)):
        return YES
    return gave_it(letter, task, actor)


def is_to_be_done(letter, task, actor):
    """What is given for information is noted, and that is all."""
    if task.kind != "note":
        return YES
    return no("งานนี้ให้ไว้เพื่อทราบ กดทราบก็เสร็จ")


def has_a_due(letter, task, actor):
    """Only what has a time can be given more of it."""
    return YES if task.due is not None else no("งานนี้ไม่มีกำหนด จึงไม่ต้องขอขยายเวลา")


def asks_for_nothing(letter, task, actor):
    """No request for more time waits for its answer."""
    return YES if task.asked is None else no("ขอขยายเวลาไว้แล้ว รอผู้สั่งพิจารณา")


def asks_for_time(letter, task, actor):
    """A request for more time waits for its answer."""
    return YES if task.asked is not None else no("ไม่มีคำขอขยายเวลาที่รอพิจารณา")


def its_parts_are_done(letter, task, actor):
    """Nobody works on a part of it any more."""
    parts = parts_of(letter, task)
    if not parts:
        return YES
    return no("ยังมีงานย่อยที่ไม่เสร็จ: ${names}", names=_names(each.to for each in parts))


def _names(named):
    return ", ".join(each.title for each in named)


_WORKING = in_state("open", "accepted")

#: act -> rules; the order of the acts is the order of the buttons.
TASK_RULES = {
    "accept": (in_state("open"), works_on_it),
    "report": (_WORKING, answers_for_it, is_to_be_done, its_parts_are_done),
    "grant": (_WORKING, asks_for_time, gave_it),
    "deny": (_WORKING, asks_for_time, gave_it),
    "close": (in_state("reported"), gave_it),
    "redo": (in_state("reported"), gave_it),
    "note": (_WORKING, takes_part, is_to_be_done),
    "delegate": (_WORKING, answers_for_it, is_to_be_done),
    "ask": (_WORKING, answers_for_it, is_to_be_done, has_a_due, asks_for_nothing),
    "return": (_WORKING, answers_for_it),
    "move": (in_state("open", "accepted", "returned"), may_move_it),
    "withdraw": (in_state("open", "accepted", "returned"), gave_it),
}

#: Acts that must be given words.
NEED_WORDS = frozenset({"report", "deny", "redo", "note", "ask", "return", "move", "withdraw"})


def may(act, letter, task, actor):
    """Whether `actor` may perform `act` on a task now: a Verdict."""
    if actor.holding is None:
        return no("ท่านไม่ได้ดำรงตำแหน่งในส่วนราชการนี้")
    for rule in TASK_RULES[act]:
        verdict = rule(letter, task, actor)
        if not verdict:
            return verdict
    return YES
