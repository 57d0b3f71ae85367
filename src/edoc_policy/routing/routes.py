"""The routes of an agency: drawn as drafts, tried, then put in force; the store and the choice.

Kept in an annotation of the agency: {id: {"draft": values or None, "in_force": values or None,
"version", "at", "by"}}, values as `route.read` takes them. What counts is looked at in the order of
the agency; a unit's own routes stand before those of the whole agency.
"""

from BTrees.OOBTree import OOBTree
from edoc_policy import _
from edoc_policy.agencies.agency import agency_of
from edoc_policy.audit import journal
from edoc_policy.letters.letter import by_uid
from edoc_policy.routing import route as routes
from edoc_policy.routing.interfaces import Refused
from edoc_policy.routing.route import Facts
from edoc_policy.routing.route import RouteFault
from edoc_policy.routing.route import STANDARD
from edoc_policy.routing.seats import lineage
from edoc_policy.routing.seats import units_above
from edoc_policy.thai.dates import bangkok_now
from plone.uuid.interfaces import IUUID
from zope.annotation.interfaces import IAnnotations
import secrets


KEY = "edoc.routes"


def records(agency):
    """[(id, record)] of all routes of an agency, in the order in which they are looked at."""
    found = IAnnotations(agency).get(KEY, {})
    return sorted(found.items(), key=lambda item: (item[1]["order"], item[0]))


def in_force(agency):
    """The Routes that count, in the order in which they are looked at."""
    found = [routes.read(each["in_force"]) for _id, each in records(agency) if each["in_force"]]
    return sorted(found, key=lambda each: each.unit is None)


def facts_of(letter):
    """What routes look at in a letter."""
    return Facts(
        kind=letter.kind.id,
        urgency=letter.urgency,
        secrecy=letter.secrecy,
        units=tuple(units_above(letter)),
        amount=letter.amount,
    )


def choose(agency, facts):
    """The first Route in force that counts for Facts; the standard one when there is none."""
    for each in in_force(agency):
        if (each.unit is None or each.unit in facts.units) and each.when.holds(facts):
            return each
    return STANDARD


def why_not(agency, actor, unit=None):
    """Why an actor may not draw routes for a unit (None: for all), as a Message; None if he may.

    The head of a unit draws for his unit and those in it; who signs, or keeps the registers, for all.
    """
    holding = actor.holding
    if holding is None or holding.agency_id != agency.getId():
        return _("ท่านไม่ได้ดำรงตำแหน่งในส่วนราชการนี้")
    if {"signatory", "registrar"} & holding.functions:
        return None
    place = by_uid(agency, unit) if unit else None
    if place is None or "reviewer" not in holding.functions:
        return _("สายของทั้งหน่วยงานแก้ได้เฉพาะผู้ลงนามและนายทะเบียน หัวหน้าแก้ได้เฉพาะสายของหน่วยตน")
    if holding.unit_uid not in lineage(agency, place):
        return _("หน่วยนี้ไม่อยู่ในความรับผิดชอบของท่าน หัวหน้าของหน่วยนั้นเป็นผู้แก้")
    return None


def draw(agency, values, actor):
    """Keep `values` as the draft of a route (a new one without an id); returns its id.

    Raises Refused, or RouteFault in words; what is in force stays as it is.
    """
    ident = str(values.get("id") or "") or secrets.token_hex(4)
    record = _store(agency).get(ident)
    for unit in {values.get("unit"), _unit(record)} if record else {values.get("unit")}:
        _allow(agency, actor, unit)
    values = {**values, "id": ident}
    _check(agency, routes.read(values))
    record = record or {"in_force": None, "version": 0, "order": len(_store(agency))}
    _keep(agency, ident, {**record, "draft": values}, actor, "draw_route", values["title"])
    return ident


def enforce(agency, ident, actor):
    """Let the draft of a route count from now on for what is submitted."""
    record = _record(agency, ident)
    _allow(agency, actor, _unit(record))
    if record["draft"] is None:
        raise Refused(_("สายนี้ไม่มีร่างที่ต้องประกาศใช้"))
    _check(agency, routes.read(record["draft"]))
    changed = {**record, "in_force": record["draft"], "draft": None}
    changed["version"] = record["version"] + 1
    _keep(agency, ident, changed, actor, "enforce_route", changed["in_force"]["title"])


def retire(agency, ident, actor):
    """Take a route out of force; what is under way keeps it."""
    record = _record(agency, ident)
    _allow(agency, actor, _unit(record))
    values = record["draft"] or record["in_force"]
    _keep(
        agency,
        ident,
        {**record, "draft": values, "in_force": None},
        actor,
        "retire_route",
        values["title"],
    )


def trial(agency, values, facts):
    """[(step, [who would be asked]) …] of a route for Facts, as far as it counts; raises RouteFault."""
    return routes.read(values).steps_for(facts)


def _unit(record):
    values = record["draft"] or record["in_force"]
    return values.get("unit")


def _allow(agency, actor, unit):
    reason = why_not(agency, actor, unit)
    if reason is not None:
        raise Refused(reason)


def _check(agency, route):
    """Every place that a route names is one of the agency's."""
    for number, step in enumerate(route.steps, 1):
        for seat in step.seats:
            _kind, colon, uid = seat.partition(":")
            place = by_uid(agency, uid) if colon else agency
            if (
                place is None
                or agency_of(place) is None
                or agency_of(place).getId() != agency.getId()
            ):
                raise RouteFault(_("ขั้นที่ ${n} มีตำแหน่งหรือหน่วยที่ไม่มีแล้ว เลือกใหม่", mapping={"n": number}))


def _record(agency, ident):
    record = _store(agency).get(ident)
    if record is None:
        raise Refused(_("ไม่มีสายการพิจารณานี้แล้ว"))
    return record


def _store(agency):
    notes = IAnnotations(agency)
    if KEY not in notes:
        notes[KEY] = OOBTree()
    return notes[KEY]


def _keep(agency, ident, record, actor, act, title):
    record = {**record, "at": bangkok_now(), "by": actor.userid}
    _store(agency)[ident] = record
    journal.record(
        agency,
        act,
        actor,
        "/".join(agency.getPhysicalPath()),
        uid=IUUID(agency),
        route=ident,
        title=title,
    )
