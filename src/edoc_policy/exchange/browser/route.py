"""สายพิจารณา: the steps of a document's route as its page shows them."""

from edoc_policy import _
from edoc_policy.letters.show import moment
from edoc_policy.routing import progress
from edoc_policy.thai.shown import lasting


#: A seat that has not answered, by the state of its step.
SEAT_LOOKS = {
    "now": ("is-wait", "bi-clock", _("รอ")),
    "next": ("", "bi-dash", _("ขั้นต่อไป")),
    "done": ("", "bi-dash", _("ไม่ได้ให้ความเห็น")),
    "failed": ("", "bi-dash", _("ไม่ได้ให้ความเห็น")),
}


def route(letter, t):
    """What parts.pt shows; None before the document is submitted. `t` translates a Message."""
    if letter.route is None:
        return None
    steps = [_step(each, t) for each in progress.steps(letter)]
    return {"title": t(letter.route["title"]), "steps": steps}


def _step(step, t):
    total, ask = len(step["seats"]), t(step["ask"].title)
    notes = [ask] if step["title"] else []
    if step["needed"] < total:
        counts = {"n": step["needed"], "total": total}
        notes.append(t(_("ใช้ ${n} จาก ${total} เสียง", mapping=counts)))
    if step["added"]:
        notes.append(t(_("เพิ่มระหว่างทาง")))
    return {
        "title": step["title"] or ask,
        "time": _time(step, t),
        "note": " · ".join(notes),
        "state": step["state"],
        "seats": [_seat(step, each, t) for each in step["seats"]],
    }


def _seat(step, seat, t):
    who = ", ".join(" ".join(each) for each in seat["who"][:2])
    held = t(lasting(seat["held"])) if seat["held"] is not None else None
    if seat["verb"] is None:
        css, icon, said = SEAT_LOOKS[step["state"]]
        return {"who": who, "verb": t(said), "css": css, "icon": icon, "held": held}
    css, icon = ("is-good", "bi-check2")
    if seat["verb"].id == step["ask"].no:
        css, icon = ("is-bad", "bi-x-lg")
    return {"who": who, "verb": t(seat["verb"].title), "css": css, "icon": icon, "held": held}


def _time(step, t):
    """When a step was opened and how long it took; empty for what has not come yet."""
    if step["since"] is None:
        return ""
    if step["until"] is None:
        return t(_("ตั้งแต่ ${time}", mapping={"time": moment(step["since"])}))
    return t(_("ใช้เวลา ${span}", mapping={"span": lasting(step["until"] - step["since"])}))
