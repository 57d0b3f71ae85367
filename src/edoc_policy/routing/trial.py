"""A route tried on a document, before it counts: which steps, whom they would ask today, what to mind.

The document is a letter of the agency, or a sketch that stands nowhere and has but the facts.
"""

from dataclasses import dataclass
from edoc_policy import _
from edoc_policy.agencies.agency import agency_of
from edoc_policy.letters.letter import by_uid
from edoc_policy.letters.letter import Letter
from edoc_policy.letters.signatories import signatories_of
from edoc_policy.routing import routes
from edoc_policy.routing import seats
from edoc_policy.routing.route import ABOVE
from edoc_policy.routing.route import HEADS
from edoc_policy.routing.route import Route
from edoc_policy.routing.route import STANDARD
from edoc_policy.routing.route import Step


SEAT_TITLES = {HEADS: _("หัวหน้าของหน่วยเจ้าของเรื่อง"), ABOVE: _("หัวหน้าเหนือขึ้นไป")}


@dataclass(frozen=True)
class SeatTried:
    """A seat: its title (Message), the Holdings that would be asked, whether it is vacant itself."""

    seat: str
    title: str
    who: tuple
    vacant: bool


@dataclass(frozen=True)
class StepTried:
    """A step with its seats and what is to be minded about it (Messages)."""

    number: int
    step: Step
    seats: tuple[SeatTried, ...]
    warnings: tuple = ()


@dataclass(frozen=True)
class Trial:
    """What would happen. `chosen`: the Route that would count; `route`: the one that was tried;
    `standard`: whether none of its steps counts, so that the standard one takes their place."""

    route: Route
    chosen: Route
    steps: tuple[StepTried, ...]
    standard: bool

    @property
    def counts(self):
        """Whether the route tried is the one that would be chosen."""
        return self.chosen.id == self.route.id


def sketch(agency, kind, **facts):
    """A document that stands nowhere, for `rehearse`; `facts`: owner_unit, urgency, secrecy, amount."""
    letter = Letter()
    letter.portal_type = f"edoc.{kind}"
    for name, value in facts.items():
        setattr(letter, name, value)
    return letter.__of__(agency)


def rehearse(letter, route=None):
    """The Trial of a route on a document; without a route that of the one that would be chosen."""
    agency, facts = agency_of(letter), routes.facts_of(letter)
    chosen = routes.choose(agency, facts, instead=route)
    route = route or chosen
    steps = route.steps_for(facts)
    counting = steps or STANDARD.steps
    tried = tuple(_step(letter, number, each) for number, each in enumerate(counting, 1))
    return Trial(route, chosen, tried, not steps)


def seat_title(context, seat):
    """What a seat is called, whoever sits there."""
    if seat in SEAT_TITLES:
        return SEAT_TITLES[seat]
    kind, _colon, uid = seat.partition(":")
    place = by_uid(context, uid)
    if place is None:
        return _("ตำแหน่งหรือหน่วยที่ไม่มีแล้ว")
    return place.title if kind == "post" else _("หัวหน้า${unit}", mapping={"unit": place.title})


def _step(letter, number, step):
    tried = tuple(_seat(letter, seat) for seat in step.seats)
    return StepTried(number, step, tried, tuple(_warnings(letter, step, tried)))


def _seat(letter, seat):
    who = tuple(seats.sitting(letter, seat))
    return SeatTried(seat, seat_title(letter, seat), who, _is_vacant(letter, seat, who))


def _is_vacant(letter, seat, who):
    kind, uids = seats.places(letter, seat)
    if kind == "post":
        return all(each.post_uid != uids[0] for each in who)
    own = uids if seat == HEADS else uids[:1]
    return all(each.unit_uid not in own or "reviewer" not in each.functions for each in who)


def _warnings(letter, step, tried):
    """What to mind about a step: vacancies, one person in two seats, who signs asked as well."""
    for each in tried:
        if not each.who:
            yield _("${seat}: ไม่มีผู้ใดตอบได้ เรื่องจะค้าง", mapping={"seat": each.title})
        elif each.vacant:
            facts = {"seat": each.title, "who": _names(each.who)}
            yield _("${seat}: ยังไม่มีผู้ดำรงตำแหน่ง ${who} ตอบแทน", mapping=facts)
    alone = [each.who[0] for each in tried if len({one.userid for one in each.who}) == 1]
    userids = [each.userid for each in alone]
    for each in dict.fromkeys(one for one in alone if userids.count(one.userid) > 1):
        yield _("${who} อยู่ในขั้นนี้มากกว่าหนึ่งที่ ความเห็นนับครั้งเดียว", mapping={"who": each.fullname})
    signs = {each.userid for each in signatories_of(letter)}
    for each in dict.fromkeys(
        one.fullname for seat in tried for one in seat.who[:1] if one.userid in signs
    ):
        yield _("${who} เป็นผู้ลงนามเรื่องนี้อยู่แล้ว", mapping={"who": each})


def _names(who):
    return ", ".join(each.fullname for each in who[:2])
