"""What was typed into the editor of a route, as the plain values that `routes` takes, and back.

Amounts and counts that are no numbers stay as they were typed: they are told as faults, never lost.
"""

from edoc_policy.routing.route import AMOUNTS
from edoc_policy.routing.route import HEADS
from edoc_policy.routing.route import LISTS
from edoc_policy.routing.route import MAX_STEPS
from edoc_policy.thai.digits import arabic


#: A step as it is first shown.
NEW_STEP = {"title": "", "ask": "agree", "seats": [HEADS], "need": "all", "when": {}}


def values_of(form):
    """The plain values of a route from the fields of the form."""
    count = int(form["steps"]) if str(form.get("steps") or "").isdecimal() else 0
    return {
        "id": str(form.get("id") or ""),
        "title": str(form.get("title") or ""),
        "unit": form.get("unit") or None,
        "when": _condition(form, "when"),
        "steps": [_step(form, f"s{place}") for place in range(min(count, MAX_STEPS + 1))],
    }


def number(text):
    """A whole number as people write it (๕๐๐,๐๐๐), None for nothing, else the text as typed."""
    text = str(text or "").strip()
    plain = arabic(text).replace(",", "").replace(" ", "")
    if not plain:
        return None
    return int(plain) if plain.isdecimal() and len(plain) < 16 else text


def changed(values, what):
    """The values after a button of the form, e.g. "up-2": ("add", "remove", "up", "down").

    Returns (values, id of the field or button that takes the focus, or None).
    """
    steps = list(values["steps"])
    act, _dash, place = what.partition("-")
    place = int(place) if place.isdecimal() else len(steps)
    if act == "add" and len(steps) < MAX_STEPS:
        steps.append(dict(NEW_STEP))
        return {**values, "steps": steps}, f"s{len(steps) - 1}-title"
    if place >= len(steps):
        return values, None
    if act == "seat":
        return values, f"s{place}-seat-{len(steps[place]['seats'])}"
    if act == "remove":
        del steps[place]
        focus = f"s{min(place, len(steps) - 1)}-title" if steps else "add"
        return {**values, "steps": steps}, focus
    other = place + {"up": -1, "down": 1}.get(act, 0)
    if act in ("up", "down") and 0 <= other < len(steps):
        steps[place], steps[other] = steps[other], steps[place]
        return {**values, "steps": steps}, f"s{other}-{act}"
    return values, None


def _step(form, prefix):
    need = str(form.get(f"{prefix}-need") or "all")
    return {
        "title": str(form.get(f"{prefix}-title") or ""),
        "ask": form.get(f"{prefix}-ask"),
        "seats": [each for each in _list(form, f"{prefix}-seat") if each],
        "need": need if need in ("all", "any") else number(form.get(f"{prefix}-count")) or 0,
        "when": _condition(form, f"{prefix}-when"),
    }


def _condition(form, prefix):
    found = {name: _list(form, f"{prefix}-{name}") for name in LISTS}
    return {**found, **{name: number(form.get(f"{prefix}-{name}")) for name in AMOUNTS}}


def _list(form, name):
    value = form.get(name) or []
    return [value] if isinstance(value, str) else [str(each) for each in value]
