"""Who sits in a seat of a route today, and whose desk it is on; what is vacant rises to the next head.

Nothing of it is stored: a post that falls vacant, or a unit without a head, is answered for by the
head above from that moment, and comes back with the next holder.
"""

from edoc_policy.agencies.agency import agency_of
from edoc_policy.agencies.agency import unit_lineages
from edoc_policy.agencies.attendance import attending_post
from edoc_policy.agencies.attendance import is_attended
from edoc_policy.agencies.interfaces import IPost
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
        return _may_answer(holding)
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
        post = by_uid(letter, uids[0])
        if found := [each for each in attending_post(post) if _may_answer(each)]:
            return found
        uids = lineage(agency, post.__parent__)
    heads = [found for uid in uids if (found := _heads_in(by_uid(letter, uid)))]
    if seat == HEADS:  # any head above may act for the nearest
        heads = [[each for found in heads for each in found]] if heads else []
    return heads[0] if heads else _attend(posts_in(agency), "signatory")


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
    posts = list(posts_in(agency))
    attended = [post for post in posts if is_attended(post)]
    headed = {IUUID(post.__parent__) for post in attended if "reviewer" in post.functions}
    empty = [
        (f"post:{IUUID(post)}", lineage(agency, post.__parent__))
        for post in posts
        if post not in attended
    ]
    units = [(IUUID(agency), []), *unit_lineages(agency)]
    empty += [(f"head:{uid}", above) for uid, above in units if uid not in headed]
    found = [token for token, above in empty if _answers(holding, above, headed)]
    if "signatory" in holding.functions:
        found += [f"heads:{uid}" for uid, above in units if not headed & {uid, *above}]
    return found


def _answers(holding, above, headed):
    """Whether a holding is the next above: the first unit with a head, else who signs."""
    nearest = next((uid for uid in above if uid in headed), None)
    return nearest == holding.unit_uid if nearest else "signatory" in holding.functions


def _heads_in(unit):
    """The holdings of the heads of one unit who are there, or whoever acts for them."""
    return _attend((each for each in unit.objectValues() if IPost.providedBy(each)), "reviewer")


def _attend(posts, function):
    """Who attends those of the posts that have a function, and may use it."""
    found = (post for post in posts if function in (post.functions or ()))
    return [each for post in found for each in attending_post(post) if function in each.functions]


def _may_answer(holding):
    """Whoever holds a post answers as it; who acts for it only where reviewing is left to him."""
    return not holding.narrowed or "reviewer" in holding.functions


def _heads(holding, units):
    return "reviewer" in holding.functions and holding.unit_uid in units
