"""The stand-ins of an agency as its page and service list them."""

from edoc_policy.agencies.posts import holders_of
from edoc_policy.agencies.standins import stand_ins
from edoc_policy.thai.dates import bangkok_date


#: In the order in which they are shown; `standing`: for when the post falls vacant or is left.
GROUPS = ("now", "standing", "coming", "past")


def grouped(agency, at=None):
    """{group: [(StandIn, [names of who holds the post that acts])]}, the latest first."""
    day, names, found = at or bangkok_date(), {}, {group: [] for group in GROUPS}
    for holding in holders_of(agency, at=day):
        names.setdefault(holding.post_uid, []).append(holding.fullname)
    for each in stand_ins(agency, day):
        found[group_of(each, day)].append((each, names.get(each.deputy_uid, [])))
    for rows in found.values():
        rows.sort(key=lambda row: (row[0].valid_from or day, row[0].title), reverse=True)
    return found


def group_of(stand_in, day):
    """The group in which a StandIn stands on a day; one in a circle stands where it would count."""
    if stand_in.valid_to is not None and stand_in.valid_to < day:
        return "past"
    if stand_in.valid_from is not None and stand_in.valid_from > day:
        return "coming"
    if stand_in.idle is not None and stand_in.when == "absence":
        return "standing"
    return "now"
