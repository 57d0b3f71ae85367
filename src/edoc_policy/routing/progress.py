"""How far a document has come on its route, in plain values for pages and REST."""

from edoc_policy.routing import plan
from edoc_policy.routing.endorsements import endorsements
from edoc_policy.routing.rules import state_of
from edoc_policy.routing.seats import sitting
from edoc_policy.routing.verbs import asks
from edoc_policy.routing.verbs import verbs


def steps(letter):
    """The steps of a letter's route in order: dicts of title, ask (Ask), needed, added (ad hoc),
    state ("done", "now", "next", "failed"), seats. A seat: {"who": [(name, post)], "verb": Verb or
    None, "at": when it was answered}; of an open one those who sit there today."""
    here, _step = plan.present(letter) if state_of(letter) == "in_review" else (None, None)
    return [_step_shown(letter, number, each, here) for number, each in enumerate(letter.plan)]


def _step_shown(letter, number, step, here):
    outcome = plan.outcome(step)
    state = {plan.PASSED: "done", plan.FAILED: "failed"}.get(outcome)
    return {
        "title": step["title"],
        "ask": asks()[step["ask"]],
        "needed": step["needed"],
        "added": step["added_by"] is not None,
        "state": state or ("now" if number == here else "next"),
        "seats": [_seat(letter, step, seat, state) for seat in step["seats"]],
    }


def _seat(letter, step, seat, state):
    given = next((each for each in step["answers"] if each["seat"] == seat), None)
    if given is None:
        who = [] if state else [(h.fullname, h.post_title) for h in sitting(letter, seat)]
        return {"who": who, "verb": None, "at": None}
    entry = endorsements(letter)[given["entry"]]
    return {
        "who": [(entry["fullname"], entry["post"])],
        "verb": verbs()[given["verb"]],
        "at": entry["at"],
    }
