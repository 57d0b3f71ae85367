"""สายการพิจารณา: who is asked for what before a document is signed, as data that an agency draws.

A route is plain values (JSON), so that the editor, REST and the store share one form:

    {"id", "title", "unit": UID or None, "when": condition, "steps": [step, …]}
    step: {"title", "ask": id of asks.json, "seats": [seat, …], "need": "all" | "any" | number,
           "when": condition}
    condition: {"kinds", "urgency", "secrecy", "units": [id, …], "amount_from", "amount_to": baht};
               what is left out is no condition
    seat: "heads" (head of the owning unit, or above), "above" (head above it), "unit:<UID>" (its
          head), "post:<UID>"
"""

from dataclasses import dataclass
from dataclasses import field
from edoc_policy import _
from edoc_policy.routing.verbs import asks


HEADS, ABOVE = "heads", "above"
MAX_STEPS = 20
MAX_SEATS = 30
MAX_TITLE = 200
#: Fields of a condition.
LISTS = ("kinds", "units", "urgency", "secrecy")
AMOUNTS = ("amount_from", "amount_to")


class RouteFault(ValueError):
    """A route cannot be followed; `message` says why, `step` where (from 1; None: the whole)."""

    def __init__(self, message, step=None):
        super().__init__(message)
        self.message, self.step = message, step


@dataclass(frozen=True)
class Condition:
    """When a route or a step counts: all that is said must be so."""

    kinds: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    urgency: tuple[str, ...] = ()
    secrecy: tuple[str, ...] = ()
    amount_from: int | None = None
    amount_to: int | None = None

    def holds(self, facts):
        """Whether it is met by Facts."""
        among = (
            (self.kinds, (facts.kind,)),
            (self.urgency, (facts.urgency,)),
            (self.secrecy, (facts.secrecy,)),
            (self.units, facts.units),
        )
        if any(wanted and not set(wanted) & set(found) for wanted, found in among):
            return False
        if self.amount_from is not None and (facts.amount or 0) < self.amount_from:
            return False
        return self.amount_to is None or (facts.amount or 0) <= self.amount_to


@dataclass(frozen=True)
class Facts:
    """What a route looks at. `units`: UIDs of the owning unit and those above; `amount`: baht."""

    kind: str
    urgency: str
    secrecy: str
    units: tuple[str, ...]
    amount: int | None = None


@dataclass(frozen=True)
class Step:
    """One step: those in `seats` are asked at once, and it takes the yes of `need` of them."""

    ask: str
    seats: tuple[str, ...]
    need: str | int = "all"
    title: str = ""
    when: Condition = field(default_factory=Condition)

    @property
    def needed(self):
        """How many must say yes."""
        return {"all": len(self.seats), "any": 1}.get(self.need, self.need)


@dataclass(frozen=True)
class Route:
    """A chain of steps; `unit`: UID of the unit that drew it, None for the whole agency."""

    id: str
    title: str
    steps: tuple[Step, ...]
    unit: str | None = None
    when: Condition = field(default_factory=Condition)

    def steps_for(self, facts):
        """The steps that count for a document, in order."""
        return tuple(step for step in self.steps if step.when.holds(facts))


#: What counts where an agency has drawn nothing: the head of the owning unit agrees.
STANDARD = Route("standard", _("สายมาตรฐาน"), (Step("agree", (HEADS,)),))


def read(values):
    """The Route of plain values; raises the first RouteFault for what nobody could follow."""
    route, faults = examined(values)
    if faults:
        raise faults[0]
    return route


def examined(values):
    """(Route or None, [RouteFault]) of plain values: all that is wrong, each with its step."""
    try:
        return _examined(values)
    except (KeyError, TypeError, AttributeError, ValueError):
        return None, [RouteFault(_("สายการพิจารณาผิดรูป"))]


def written(route):
    """The plain values of a Route, as `read` takes them."""
    steps = [
        {
            "title": step.title,
            "ask": step.ask,
            "seats": list(step.seats),
            "need": step.need,
            "when": _written(step.when),
        }
        for step in route.steps
    ]
    facts = {"id": route.id, "title": route.title, "unit": route.unit}
    return {**facts, "when": _written(route.when), "steps": steps}


def _examined(values):
    steps, faults = [], []
    for number, each in enumerate(values["steps"], 1):
        step, found = _step(number, each)
        steps.append(step)
        faults += found
    when, wrong = _condition(values.get("when"))
    title = " ".join(str(values.get("title") or "").split())
    unit = values.get("unit") or None
    if not isinstance(unit, str | None):
        raise TypeError(unit)
    if wrong is not None:
        faults.insert(0, RouteFault(wrong))
    if not steps:
        faults.insert(0, RouteFault(_("สายการพิจารณาต้องมีอย่างน้อยหนึ่งขั้น ถ้าเลิกใช้ ให้ยกเลิกทั้งสาย")))
    if len(steps) > MAX_STEPS:
        faults.insert(0, RouteFault(_("มีได้ไม่เกิน ${n} ขั้น", mapping={"n": MAX_STEPS})))
    if not title:
        faults.insert(0, RouteFault(_("สายการพิจารณายังไม่มีชื่อ")))
    if len(title) > MAX_TITLE:
        faults.insert(0, RouteFault(_("ชื่อยาวเกิน ${n} ตัวอักษร", mapping={"n": MAX_TITLE})))
    if faults:
        return None, faults
    return Route(str(values.get("id") or ""), title, tuple(steps), unit, when), []


def _step(number, values):
    """(Step or None, faults)."""
    seats = tuple(dict.fromkeys(values["seats"] or ()))
    need = "all" if values.get("need") in (None, "") else values["need"]
    when, wrong = _condition(values.get("when"))
    title = " ".join(str(values.get("title") or "").split())
    where = {"n": number}
    found = []
    if len(title) > MAX_TITLE:
        found.append(_("ชื่อยาวเกิน ${n} ตัวอักษร", mapping={"n": MAX_TITLE}))
    if values.get("ask") not in asks():
        found.append(_("ขั้นที่ ${n} ยังไม่ได้เลือกว่าเสนอเพื่ออะไร", mapping=where))
    if not seats or not all(map(is_seat, seats)):
        found.append(_("ขั้นที่ ${n} ยังไม่มีผู้พิจารณา", mapping=where))
    elif len(seats) > MAX_SEATS:
        facts = {**where, "max": MAX_SEATS}
        found.append(_("ขั้นที่ ${n} มีผู้พิจารณาได้ไม่เกิน ${max} ที่", mapping=facts))
    elif need not in ("all", "any") and (type(need) is not int or not 1 <= need <= len(seats)):
        text = _(
            "ขั้นที่ ${n} มีผู้พิจารณา ${seats} ที่ จำนวนที่ต้องเห็นชอบต้องอยู่ระหว่าง 1 ถึง ${seats}",
            mapping={**where, "seats": len(seats)},
        )
        found.append(text)
    if wrong is not None:
        found.append(wrong)
    if found:
        return None, [RouteFault(message, number) for message in found]
    return Step(values["ask"], seats, need, title, when), []


def is_seat(seat):
    """Whether a text names a seat."""
    kind, colon, uid = str(seat).partition(":")
    return seat in (HEADS, ABOVE) or (kind in ("post", "unit") and bool(colon and uid))


def _condition(values):
    """(Condition or None, what is wrong with it or None)."""
    values = values or {}
    known = {name: tuple(values.get(name) or ()) for name in LISTS}
    for name in LISTS:
        if isinstance(values.get(name), str) or not all(isinstance(v, str) for v in known[name]):
            raise TypeError(name)
    amounts = {name: values.get(name) for name in AMOUNTS}
    for amount in amounts.values():
        if amount is not None and (type(amount) is not int or amount < 0):
            return None, _("วงเงินเขียนเป็นจำนวนบาท เช่น 500000")
    if None not in amounts.values() and amounts["amount_to"] < amounts["amount_from"]:
        return None, _("วงเงินสูงสุดต่ำกว่าวงเงินต่ำสุด")
    return Condition(**known, **amounts), None


def _written(condition):
    lists = {name: list(getattr(condition, name)) for name in LISTS}
    return {**lists, **{name: getattr(condition, name) for name in AMOUNTS}}
