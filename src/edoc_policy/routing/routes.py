"""The routes of an agency: drawn as drafts, tried, then put in force; the store and the choice.

Kept in an annotation of the agency: {id: {"draft": values or None, "in_force": values or None,
"version": how often it was put in force, "revision": counts every change, "order", "at", "by":
{"userid", "fullname", "post"}}}, values as `route.written` gives them. The routes of the owning unit
are looked at first, then those of the units above it, then those of the whole agency; among those of
one unit the order counts that the agency gives them.
"""

from BTrees.OOBTree import OOBTree
from edoc_policy import _
from edoc_policy.agencies.agency import agency_of
from edoc_policy.agencies.interfaces import IAgency
from edoc_policy.agencies.interfaces import IOrgUnit
from edoc_policy.agencies.interfaces import IPost
from edoc_policy.audit import journal
from edoc_policy.letters.kinds import kinds
from edoc_policy.letters.letter import by_uid
from edoc_policy.letters.vocabularies import SECRECY
from edoc_policy.letters.vocabularies import URGENCY
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
from zope.i18n import translate
import secrets
import transaction


KEY = "edoc.routes"
NEW = {"draft": None, "in_force": None, "version": 0, "revision": 0}


def records(agency):
    """[(id, record)] of all routes of an agency, in the order that the agency gives them."""
    found = IAnnotations(agency).get(KEY, {})
    return sorted(found.items(), key=lambda item: (item[1]["order"], item[0]))


def record_of(agency, ident):
    """The record of a route; raises Refused when there is none."""
    record = IAnnotations(agency).get(KEY, {}).get(ident)
    if record is None:
        raise Refused(_("ไม่มีสายการพิจารณานี้แล้ว"))
    return record


def in_force(agency):
    """The Routes that count, in the order that the agency gives them."""
    return [routes.read(each["in_force"]) for _id, each in records(agency) if each["in_force"]]


def facts_of(letter):
    """What routes look at in a letter."""
    return Facts(
        kind=letter.kind.id,
        urgency=letter.urgency,
        secrecy=letter.secrecy,
        units=tuple(units_above(letter)),
        amount=letter.amount,
    )


def choose(agency, facts, instead=None):
    """The first Route in force that counts for Facts; the standard one when there is none.

    `instead`: a Route looked at as if it were in force, in the place of the one with its id.
    """
    found = in_force(agency)
    if instead is not None:
        ids = [each.id for each in found]
        place = ids.index(instead.id) if instead.id in ids else len(found)
        found[place : place + 1] = [instead]
    counting = [each for each in found if each.unit in (None, *facts.units)]
    for each in sorted(counting, key=lambda each: _distance(each, facts)):
        if each.when.holds(facts):
            return each
    return STANDARD


def _distance(route, facts):
    return len(facts.units) if route.unit is None else facts.units.index(route.unit)


def why_not(agency, actor, unit=None):
    """Why an actor may not draw routes for a unit (None: for all), as a Message; None if he may.

    The head of a unit draws for his unit and those in it; who signs, or keeps the registers, for all.
    """
    holding = actor.holding
    if holding is None or holding.agency_id != agency.getId():
        return _("ท่านไม่ได้ดำรงตำแหน่งในส่วนราชการนี้")
    if {"signatory", "registrar"} & holding.functions:
        return None
    place = by_uid(agency, unit) if unit and _has(agency, unit, IOrgUnit) else None
    if place is None or "reviewer" not in holding.functions:
        return _("สายของทั้งหน่วยงานแก้ได้เฉพาะผู้ลงนามและนายทะเบียน หัวหน้าแก้ได้เฉพาะสายของหน่วยตน")
    if holding.unit_uid not in lineage(agency, place):
        return _("หน่วยนี้ไม่อยู่ในความรับผิดชอบของท่าน หัวหน้าของหน่วยนั้นเป็นผู้แก้")
    return None


def examined(agency, values):
    """(Route or None, [RouteFault]): all that is wrong with plain values, places and kinds too."""
    route, faults = routes.examined(values)
    if route is None:
        return None, faults
    if route.unit and not _has(agency, route.unit, IOrgUnit):
        faults.append(RouteFault(_("หน่วยของสายนี้ไม่มีแล้ว เลือกใหม่")))
    faults += _strange(agency, route.when)
    for number, step in enumerate(route.steps, 1):
        faults += _strange(agency, step.when, number)
        if not all(_is_there(agency, seat) for seat in step.seats):
            text = _("ขั้นที่ ${n} มีตำแหน่งหรือหน่วยที่ไม่มีแล้ว เลือกใหม่", mapping={"n": number})
            faults.append(RouteFault(text, number))
    return (None if faults else route), faults


def draw(agency, actor, values, revision=None):
    """Keep `values` as the draft of a route (a new one without an id); returns its id.

    What is in force stays as it is. Raises RouteFault in words, or Refused, also when `revision` is
    not the present one: somebody else has changed it.
    """
    ident = str(values.get("id") or "")
    record = record_of(agency, ident) if ident else dict(NEW)
    _allow(agency, actor, values.get("unit"))
    if ident:
        _allow(agency, actor, _unit(record))
        _fresh(record, revision)
    else:
        ident = secrets.token_hex(4)
        record["order"] = 1 + max((each["order"] for _id, each in records(agency)), default=0)
    route = _sound(agency, {**values, "id": ident})
    _keep(agency, ident, {**record, "draft": routes.written(route)}, actor, "draw_route")
    return ident


def enforce(agency, actor, ident, revision=None):
    """Let the draft of a route count from now on for what is submitted."""
    record = _own(agency, actor, ident, revision)
    if record["draft"] is None:
        raise Refused(_("สายนี้ไม่มีร่างที่ต้องประกาศใช้"))
    _sound(agency, record["draft"])
    changed = {**record, "in_force": record["draft"], "draft": None}
    changed["version"] = record["version"] + 1
    _keep(agency, ident, changed, actor, "enforce_route")


def retire(agency, actor, ident, revision=None):
    """Take a route out of force; what is under way keeps it, what was drawn stays as a draft."""
    record = _own(agency, actor, ident, revision)
    if record["in_force"] is None:
        raise Refused(_("สายนี้ไม่ได้ประกาศใช้อยู่"))
    draft = record["draft"] or record["in_force"]
    _keep(agency, ident, {**record, "draft": draft, "in_force": None}, actor, "retire_route")


def drop(agency, actor, ident, revision=None):
    """Throw the draft of a route away; what is in force stays, and nothing else of it."""
    record = _own(agency, actor, ident, revision)
    if record["draft"] is None:
        raise Refused(_("สายนี้ไม่มีร่างที่จะทิ้ง"))
    _enter(agency, ident, record, actor, "drop_route")
    if record["in_force"] is None:
        del _store(agency)[ident]
    else:
        _put(agency, ident, {**record, "draft": None}, actor)


def move(agency, actor, ident, up=True):
    """Let a route be looked at before (or after) its neighbour among those of the same unit."""
    record = _own(agency, actor, ident)
    among = [(name, each) for name, each in records(agency) if _unit(each) == _unit(record)]
    place = [name for name, _each in among].index(ident) + (-1 if up else 1)
    if not 0 <= place < len(among):
        raise Refused(_("สายนี้อยู่สุดแล้ว เลื่อนต่อไม่ได้"))
    other, beside = among[place]
    _put(agency, other, {**beside, "order": record["order"]}, actor)
    _keep(agency, ident, {**record, "order": beside["order"]}, actor, "order_routes")


_WORK = {
    "draw_route": draw,
    "enforce_route": enforce,
    "retire_route": retire,
    "drop_route": drop,
    "order_routes": move,
}


def attempt(act, agency, actor, *given, **more):
    """Do one of these; a refusal is entered in the agency's journal and nothing has changed."""
    before = transaction.savepoint(optimistic=True)
    try:
        return _WORK[act](agency, actor, *given, **more)
    except Refused as error:
        before.rollback()
        reason = translate(error.reason, target_language="th")
        journal.record_refusal(agency, act, actor, _path(agency), reason)
        raise


def _own(agency, actor, ident, revision=None):
    record = record_of(agency, ident)
    _allow(agency, actor, _unit(record))
    _fresh(record, revision)
    return record


def _unit(record):
    return (record["draft"] or record["in_force"])["unit"]


def _allow(agency, actor, unit):
    reason = why_not(agency, actor, unit)
    if reason is not None:
        raise Refused(reason)


def _fresh(record, revision):
    if revision is not None and revision != record["revision"]:
        who = {"who": record["by"]["fullname"]}
        raise Refused(_("บันทึกไม่ได้ ${who} แก้สายนี้ไปแล้วหลังจากที่ท่านเปิด", mapping=who))


def _sound(agency, values):
    route, faults = examined(agency, values)
    if faults:
        raise faults[0]
    return route


def _strange(agency, condition, step=None):
    """What a condition names that there is not."""
    known = (
        (condition.kinds, kinds()),
        (condition.urgency, [term.value for term in URGENCY]),
        (condition.secrecy, [term.value for term in SECRECY]),
    )
    if any(set(named) - set(there) for named, there in known):
        return [RouteFault(_("เงื่อนไขมีชนิดหรือชั้นที่ไม่มีในระบบ เลือกใหม่"), step)]
    if not all(_has(agency, uid, IOrgUnit) for uid in condition.units):
        return [RouteFault(_("เงื่อนไขมีหน่วยที่ไม่มีแล้ว เลือกใหม่"), step)]
    return []


def _is_there(agency, seat):
    kind, colon, uid = seat.partition(":")
    return not colon or _has(agency, uid, IPost if kind == "post" else IOrgUnit)


def _has(agency, uid, provided):
    """Whether a UID is that of a post or unit of the agency; the agency stands for all its units."""
    place = by_uid(agency, uid)
    if place is None or not (provided.providedBy(place) or IAgency.providedBy(place)):
        return False
    return agency_of(place).aq_base is agency.aq_base


def _store(agency):
    notes = IAnnotations(agency)
    if KEY not in notes:
        notes[KEY] = OOBTree()
    return notes[KEY]


def _put(agency, ident, record, actor):
    by = {"userid": actor.userid, "fullname": actor.fullname, "post": actor.post_title}
    record = {**record, "at": bangkok_now(), "by": by, "revision": record["revision"] + 1}
    _store(agency)[ident] = record


def _keep(agency, ident, record, actor, act):
    _put(agency, ident, record, actor)
    _enter(agency, ident, record, actor, act)


def _enter(agency, ident, record, actor, act):
    title = (record["draft"] or record["in_force"])["title"]
    path = _path(agency)
    journal.record(agency, act, actor, path, uid=IUUID(agency), route=ident, title=title)


def _path(agency):
    return "/".join(agency.getPhysicalPath())
