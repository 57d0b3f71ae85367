"""The plan of a document on its way: the steps of the route it started with, and who has answered.

Made when the document is submitted and kept with it, so that a route drawn anew changes nothing for
what is under way. A step is a dict of ask, title, needed, seats, answers, added_by (user id, or None),
entry (the place of the endorsement that brought it) and closed: seats that nobody is left for, since
whoever sits there has answered in another seat of the step. An answer is {"seat", "yes", "verb",
"userid", "entry"}, `entry` the place of its endorsement. Dicts are replaced, never changed in place.
"""

from edoc_policy.routing import seats
from edoc_policy.routing.endorsements import endorsements
from edoc_policy.routing.route import STANDARD
from edoc_policy.routing.verbs import asks
from edoc_policy.routing.verbs import verbs


PASSED, FAILED, OPEN = "passed", "failed", "open"


def step(ask, seat_names, needed, title="", added_by=None, entry=0):
    """A step nobody has answered yet."""
    return {
        "ask": ask,
        "title": title,
        "needed": needed,
        "seats": tuple(seat_names),
        "answers": (),
        "added_by": added_by,
        "entry": entry,
        "closed": (),
    }


def start(letter, route, facts):
    """Give a letter the steps of a route; where none of them counts, the standard one."""
    chosen = route.steps_for(facts) or STANDARD.steps
    entry = len(endorsements(letter))  # the endorsement that the act appends
    letter.plan = tuple(
        step(each.ask, each.seats, each.needed, each.title, entry=entry) for each in chosen
    )
    letter.route = {"id": route.id, "title": route.title}


def outcome(step):
    """Whether a step has passed, has failed (the yes it takes can no longer come), or is open."""
    yes = sum(1 for answer in step["answers"] if answer["yes"])
    needed = min(step["needed"], len(step["seats"]) - len(step["closed"]))
    if yes >= needed:
        return PASSED
    return FAILED if yes + len(unanswered(step)) < needed else OPEN


def unanswered(step):
    """The seats of a step that are still asked."""
    done = {answer["seat"] for answer in step["answers"]} | set(step["closed"])
    return tuple(seat for seat in step["seats"] if seat not in done)


def present(letter):
    """(index, step) of the step that is open, or (None, None)."""
    for index, each in enumerate(letter.plan):
        if outcome(each) == OPEN:
            return index, each
    return None, None


def has_answered(letter, userid):
    """Whether a person has answered in the open step: nobody counts twice in one."""
    _index, each = present(letter)
    return each is not None and any(answer["userid"] == userid for answer in each["answers"])


def seat_of(letter, actor):
    """The open seat that the actor may answer for, or None."""
    _index, each = present(letter)
    if each is None or actor.holding is None or has_answered(letter, actor.userid):
        return None
    return next(
        (seat for seat in unanswered(each) if seats.fills(letter, seat, actor.holding)), None
    )


def answer(letter, actor, verb):
    """Enter the answer of an actor; returns the outcome of the step."""
    index, each = present(letter)
    given = {
        "seat": seat_of(letter, actor),
        "yes": verb != asks()[each["ask"]].no,
        "verb": verb,
        "userid": actor.userid,
        "entry": len(endorsements(letter)),  # the endorsement that the act appends
    }
    changed = {**each, "answers": (*each["answers"], given), "closed": ()}
    changed["closed"] = _closed(letter, changed)
    letter.plan = (*letter.plan[:index], changed, *letter.plan[index + 1 :])
    return outcome(changed)


def _closed(letter, step):
    """The seats of a step where nobody sits today but who has answered in another one."""
    done = {answer["userid"] for answer in step["answers"]}
    return tuple(
        seat
        for seat in unanswered(step)
        if {each.userid for each in seats.sitting(letter, seat)} <= done
    )


def is_closed_by_last(letter):
    """Whether the answer just given has closed its step; its endorsement is still to be appended."""
    entry = len(endorsements(letter))
    return any(
        outcome(each) != OPEN
        for each in letter.plan
        if any(answer["entry"] == entry for answer in each["answers"])
    )


def last_verb(letter, actor):
    """The Verb with which an actor answered last."""
    given = [a for each in letter.plan for a in each["answers"] if a["userid"] == actor.userid]
    return verbs()[given[-1]["verb"]]


def add(letter, new, before):
    """Put a step before the open one, or after it; at the end when none is open."""
    index, _each = present(letter)
    place = len(letter.plan) if index is None else index + (not before)
    letter.plan = (*letter.plan[:place], new, *letter.plan[place:])
