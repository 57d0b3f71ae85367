"""Who sits in a seat of a route today, and whose desk it is on; what is vacant rises to the next head.

Nothing of it is stored: a post that falls vacant, or a unit without a head, is answered for by the
head above from that moment, and comes back with the next holder.
"""

from edoc_policy.agencies.agency import agency_of
from edoc_policy.agencies.agency import unit_lineages
from edoc_policy.agencies.posts import held_posts
from edoc_policy.agencies.posts import holders_of
from edoc_policy.agencies.posts import holders_of_post
from edoc_policy.agencies.posts import posts_in
from edoc_policy.letters.letter import by_uid
from edoc_policy.routing.route import ABOVE
from edoc_policy.routing.route import HEADS
from plone.uuid.interfaces import IUUID


def units_above(letter):
    """UIDs of the owning unit and of all that it is a part of, up to the agency."""
    agency = agency_of(letter)
    return lineage(agency, by_uid(letter, letter.owner_unit) or agency)


def lineage(agency, unit):
    """UIDs of a unit and of all that it is a part of, up to the agency."""
    found = []
    while unit is not None:
        found.append(IUUID(unit))
        if unit.aq_base is agency.aq_base:
            break
        unit = unit.__parent__
    return found


def places(letter, seat):
    """Where a seat is: ("post", [uid]) or ("units", [uid, …]), the first that is staffed counts.

    A post or unit that is no more is answered for by the agency.
    """
    agency = agency_of(letter)
    if seat == HEADS:
        return "units", units_above(letter)
    if seat == ABOVE:
        return "units", units_above(letter)[1:] or [IUUID(agency)]
    kind, _colon, uid = seat.partition(":")
    place = by_uid(letter, uid)
    if place is None or agency_of(place) is None or agency_of(place).aq_base is not agency.aq_base:
        return "units", [IUUID(agency)]
    return ("post", [uid]) if kind == "post" else ("units", lineage(agency, place))


def fills(letter, seat, holding):
    """Whether a holding may answer for a seat today."""
    kind, uids = places(letter, seat)
    if kind == "post" and holding.post_uid == uids[0]:
        return True
    if kind == "units" and _heads(holding, uids if seat == HEADS else uids[:1]):
        return True
    if not {"reviewer", "signatory"} & holding.functions:
        return False
    return holding in sitting(letter, seat)


def sitting(letter, seat):
    """The holdings that may answer for a seat today."""
    agency = agency_of(letter)
    kind, uids = places(letter, seat)
    if kind == "post":
        if found := holders_of_post(agency, uids[0]):
            return found
        uids = lineage(agency, by_uid(letter, uids[0]).__parent__)
    holders = holders_of(agency, "reviewer")
    if seat == HEADS and (found := [each for each in holders if _heads(each, uids)]):
        return found  # any head above may act for the nearest
    for uid in uids:
        if found := [each for each in holders if _heads(each, [uid])]:
            return found
    return holders_of(agency, "signatory")


def tokens(letter, seat):
    """The tokens of the desk under which a seat is found; `risen` adds what is vacant."""
    kind, uids = places(letter, seat)
    if kind == "post":
        return [f"post:{uids[0]}"]
    if seat == HEADS:
        return [f"heads:{uids[0]}", *(f"review:{uid}" for uid in uids)]
    return [f"head:{uids[0]}"]


def risen(agency, holding):
    """Tokens of the posts and units without anybody that a head, or who signs, answers for."""
    if not {"reviewer", "signatory"} & holding.functions:
        return []
    held = held_posts(agency)
    staffed = {IUUID(post) for post in held}
    headed = {IUUID(post.__parent__) for post in held if "reviewer" in (post.functions or ())}

    def rises_to_him(units):
        above = next((uid for uid in units if uid in headed), None)
        return above == holding.unit_uid if above else "signatory" in holding.functions

    found = [
        f"post:{IUUID(post)}"
        for post in posts_in(agency)
        if IUUID(post) not in staffed and rises_to_him(lineage(agency, post.__parent__))
    ]
    for uid, parents in [(IUUID(agency), []), *unit_lineages(agency)]:
        if uid not in headed and rises_to_him(parents):
            found.append(f"head:{uid}")
        if not headed & {uid, *parents} and "signatory" in holding.functions:
            found.append(f"heads:{uid}")
    return found


def _heads(holding, units):
    return "reviewer" in holding.functions and holding.unit_uid in units
