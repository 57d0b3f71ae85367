"""To whom a task can be given: a unit, a post or a person of the agency; and who stands over them.

A task names units and posts rather than people, so that a change of staff moves it on by itself.
"""

from dataclasses import dataclass
from edoc_policy import _
from edoc_policy.agencies.agency import units_of
from edoc_policy.agencies.interfaces import IOrgUnit
from edoc_policy.agencies.posts import holders_of
from edoc_policy.agencies.standins import find_stand_in
from edoc_policy.letters.letter import by_uid
from edoc_policy.routing.interfaces import Refused
from plone.uuid.interfaces import IUUID


#: What makes the holder of a post in a unit its head.
HEADS = frozenset({"reviewer", "signatory"})


@dataclass(frozen=True)
class Party:
    """A `unit` or `post` by its UID, or a `person` by user id; `title`: as it was called when it
    was named, kept for when it is no more."""

    kind: str
    ref: str
    title: str

    @property
    def id(self):
        """ "unit:<uid>", "post:<uid>", "person:<userid>"."""
        return f"{self.kind}:{self.ref}"

    def includes(self, holding):
        """Whether who acts in this capacity (a Holding) is meant."""
        if self.kind == "unit":
            return holding.unit_uid == self.ref
        return self.ref == (holding.post_uid if self.kind == "post" else holding.userid)

    def holdings(self, agency):
        """The capacities in `agency` that are meant today."""
        return [holding for holding in holders_of(agency) if self.includes(holding)]


def find(agency, party_id):
    """The Party of an agency with this id. Raises Refused for one that is not there, and for one
    that nobody would read for."""
    kind, _colon, ref = str(party_id).partition(":")
    title = _titles(agency, kind).get(ref)
    if title is None:
        raise Refused(_("ไม่มีหน่วยงาน ตำแหน่ง หรือบุคคลนี้ในส่วนราชการ เลือกใหม่"))
    party = Party(kind, ref, title)
    if not party.holdings(agency):
        # The task would stand on nobody's desk.
        raise Refused(
            _(
                "${unit} ยังไม่มีผู้ดำรงตำแหน่ง จะไม่มีผู้เห็นเรื่องนี้ เลือกหน่วยงานอื่น หรือให้ผู้ดูแลระบบใส่ผู้ดำรงตำแหน่งก่อน",
                mapping={"unit": title},
            )
        )
    return party


def _titles(agency, kind):
    if kind == "unit":
        units = {uid: title for uid, title, _depth in units_of(agency)}
        return {IUUID(agency): agency.title, **units}
    if kind == "post":
        return {each.post_uid: each.post_title for each in holders_of(agency)}
    if kind == "person":
        return {each.userid: each.fullname for each in holders_of(agency)}
    return {}


def offered(agency):
    """[(id, title, depth, whether somebody would see it)]: the tree of units, in each its posts
    with who holds them."""
    staff = holders_of(agency)
    units = [(IUUID(agency), agency.title, 0)]
    units += [(uid, title, depth + 1) for uid, title, depth in units_of(agency)]
    found = []
    for uid, title, depth in units:
        inside = [each for each in staff if each.unit_uid == uid]
        found.append((f"unit:{uid}", title, depth, bool(inside)))
        found += [
            (f"post:{each.post_uid}", f"{each.post_title} · {each.fullname}", depth + 1, True)
            for each in inside
        ]
    return found


def within(agency, party, unit_uid):
    """Whether a party belongs to a unit or to one below it."""
    holdings = party.holdings(agency)
    if party.kind == "unit":
        return unit_uid in chain(agency, party.ref)
    return any(unit_uid in chain(agency, each.unit_uid) for each in holdings)


def heads(agency, unit_uid):
    """The capacities of who leads a unit today; the agency itself is a unit too."""
    return [each for each in holders_of(agency) if each.unit_uid == unit_uid and leads(each)]


def leads(holding):
    """Whether a capacity is that of a head."""
    return bool(HEADS & holding.functions)


def chain(agency, unit_uid):
    """UIDs from a unit over all that it is a part of up to the agency; of a unit that is no more
    the agency alone."""
    found, unit = [], by_uid(agency, unit_uid)
    while IOrgUnit.providedBy(unit):
        found.append(IUUID(unit))
        unit = unit.__parent__
    return [*found, IUUID(agency)]


def heads_above(agency, party):
    """The heads over a party, the next first: a list of lists of capacities, none of them empty."""
    if party.kind == "unit":
        units = chain(agency, party.ref)
        units = units[1:] if units[0] == party.ref else units
    else:
        units = dict.fromkeys(
            uid for each in party.holdings(agency) for uid in chain(agency, each.unit_uid)
        ) or [IUUID(agency)]
    levels = ([each for each in heads(agency, uid) if not party.includes(each)] for uid in units)
    return [level for level in levels if level]


def speaks_for(agency, party, holding):
    """Whether a capacity answers for a party: itself, or a unit's head; everybody of a unit that
    has none."""
    if not party.includes(holding):
        return False
    if party.kind != "unit" or leads(holding):
        return True
    return not heads(agency, party.ref)


def stands_for(agency, post_uid, holding):
    """Whether a capacity is that post, or acts for it today (ภาคผนวก 3)."""
    if holding.post_uid == post_uid:
        return True
    stand_in = find_stand_in(agency, post_uid, holding.post_uid)
    return stand_in is not None and stand_in.refusal() is None
