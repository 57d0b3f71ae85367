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


class RouteFault(ValueError):
    """A route cannot be followed; its one argument is a Message that says why."""


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
    """The Route of plain values; raises RouteFault for what nobody could follow."""
    try:
        steps = tuple(_step(number, each) for number, each in enumerate(values["steps"], 1))
        route = Route(
            id=str(values["id"]),
            title=str(values["title"] or "").strip(),
            unit=values.get("unit") or None,
            when=_condition(values.get("when")),
            steps=steps,
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise RouteFault(_("สายการพิจารณาผิดรูป")) from error
    if not route.title:
        raise RouteFault(_("สายการพิจารณายังไม่มีชื่อ"))
    if not steps:
        raise RouteFault(_("สายการพิจารณาต้องมีอย่างน้อยหนึ่งขั้น ถ้าเลิกใช้ ให้ยกเลิกทั้งสาย"))
    if len(steps) > MAX_STEPS:
        raise RouteFault(_("มีได้ไม่เกิน ${n} ขั้น", mapping={"n": MAX_STEPS}))
    return route


def _step(number, values):
    seats = tuple(dict.fromkeys(values["seats"] or ()))
    step = Step(
        ask=values["ask"],
        seats=seats,
        need="all" if values.get("need") is None else values["need"],
        title=str(values.get("title") or "").strip(),
        when=_condition(values.get("when")),
    )
    where = {"n": number}
    if step.ask not in asks():
        raise RouteFault(_("ขั้นที่ ${n} ยังไม่ได้เลือกว่าเสนอเพื่ออะไร", mapping=where))
    if not seats or not all(map(is_seat, seats)):
        raise RouteFault(_("ขั้นที่ ${n} ยังไม่มีผู้พิจารณา", mapping=where))
    if len(seats) > MAX_SEATS:
        raise RouteFault(
            _("ขั้นที่ ${n} มีผู้พิจารณาได้ไม่เกิน ${max} ที่", mapping={**where, "max": MAX_SEATS})
        )
    if type(step.needed) is not int or not 1 <= step.needed <= len(seats):
        raise RouteFault(
            _(
                "ขั้นที่ ${n} มีผู้พิจารณา ${seats} ที่ จำนวนที่ต้องเห็นชอบต้องอยู่ระหว่าง 1 ถึง ${seats}",
                mapping={**where, "seats": len(seats)},
            )
        )
    return step


def is_seat(seat):
    """Whether a text names a seat."""
    kind, colon, uid = str(seat).partition(":")
    return seat in (HEADS, ABOVE) or (kind in ("post", "unit") and bool(colon and uid))


def _condition(values):
    values = values or {}
    known = {
        name: tuple(values.get(name) or ()) for name in ("kinds", "units", "urgency", "secrecy")
    }
    amounts = {name: values.get(name) for name in ("amount_from", "amount_to")}
    for amount in amounts.values():
        if amount is not None and (type(amount) is not int or amount < 0):
            raise RouteFault(_("วงเงินเขียนเป็นจำนวนบาท เช่น 500000"))
    if None not in amounts.values() and amounts["amount_to"] < amounts["amount_from"]:
        raise RouteFault(_("วงเงินสูงสุดต่ำกว่าวงเงินต่ำสุด"))
    return Condition(**known, **amounts)
