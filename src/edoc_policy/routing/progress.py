"""How far a document has come on its route, in plain values for pages and REST."""

from edoc_policy.agencies.agency import agency_of
from edoc_policy.agencies.posts import holders_of
from edoc_policy.agencies.posts import holders_of_post
from edoc_policy.agencies.posts import posts_of
from edoc_policy.letters.interfaces import ILetter
from edoc_policy.routing import durations
from edoc_policy.routing import plan
from edoc_policy.routing.endorsements import endorsements
from edoc_policy.routing.rules import state_of
from edoc_policy.routing.rules import turn
from edoc_policy.routing.seats import sitting
from edoc_policy.routing.verbs import asks
from edoc_policy.routing.verbs import verbs
from edoc_policy.thai.dates import bangkok_now


def steps(letter, now=None):
    """The steps of a letter's route in order: dicts of title, ask (Ask), needed, added (ad hoc),
    state ("done", "now", "next", "failed"), since (when it was opened, or None), until, seats.

    A seat: {"who": [(name, post)], "verb": Verb or None, "at": when it was answered, "held": how long
    it had the letter (timedelta), or None}; of an open one those who sit there today.
    """
    here, _step = plan.present(letter) if state_of(letter) == "in_review" else (None, None)
    entries, now = endorsements(letter), now or bangkok_now()
    spans = durations.times(letter.plan, entries)
    return [
        _shown(letter, each, number == here, spans[number], entries, now)
        for number, each in enumerate(letter.plan)
    ]


def waits(letter):
    """Where a letter waits: {"who": [(name, post)], "since"}, or None when it waits for nobody."""
    who = list(dict.fromkeys(_waiting(letter)))
    since = durations.handed_on(endorsements(letter))
    return {"who": who, "since": since} if who and since is not None else None


def _waiting(letter):
    agency, state = agency_of(letter), state_of(letter)
    if not ILetter.providedBy(letter):
        found = _received(letter, agency, state)
        return [(each.fullname, each.post_title) for each in found]
    if state == "returned":
        held = [each for each in posts_of(letter.Creator()) if each.agency_id == agency.getId()]
        return [(each.fullname, each.post_title) for each in held[:1]]
    if state == "in_review":
        _index, step = plan.present(letter)
        found = [each for seat in plan.unanswered(step) for each in sitting(letter, seat)]
    elif state in ("pending_sign", "cosigning"):
        found = [one for each in turn(letter) for one in holders_of_post(agency, each.post)]
    elif state == "sealed" and letter.kind.sent:
        found = holders_of(agency, "registrar")
    else:
        found = []
    return [(each.fullname, each.post_title) for each in found]


def _received(letter, agency, state):
    """Who has to do something about a letter that came."""
    if state in ("delivered", "registered"):
        return holders_of(agency, "registrar")
    return [each for each in holders_of(agency) if each.unit_uid == letter.unit_uid]


def _shown(letter, step, is_here, span, entries, now):
    state = {plan.PASSED: "done", plan.FAILED: "failed"}.get(plan.outcome(step))
    state = state or ("now" if is_here else "next")
    opened, closed = span
    return {
        "title": step["title"],
        "ask": asks()[step["ask"]],
        "needed": step["needed"],
        "added": step["added_by"] is not None,
        "state": state,
        "since": opened,
        "until": closed,
        "seats": [_seat(letter, step, seat, state, opened, entries, now) for seat in step["seats"]],
    }


def _seat(letter, step, seat, state, opened, entries, now):
    given = next((each for each in step["answers"] if each["seat"] == seat), None)
    if given is None:
        open_ = state in ("now", "next")
        who = [(h.fullname, h.post_title) for h in sitting(letter, seat)] if open_ else []
        held = now - opened if state == "now" else None
        return {"who": who, "verb": None, "at": None, "held": held}
    entry = entries[given["entry"]]
    return {
        "who": [(entry["fullname"], entry["post"])],
        "verb": verbs()[given["verb"]],
        "at": entry["at"],
        "held": entry["at"] - opened,
    }
