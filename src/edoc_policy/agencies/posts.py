"""Posts and their holders: in which capacity a person may act (DOMAIN §10, rule 24)."""

from dataclasses import dataclass
from edoc_policy.agencies.agency import agency_of
from edoc_policy.agencies.interfaces import IHolding
from edoc_policy.agencies.interfaces import IOrgUnit
from edoc_policy.thai.dates import bangkok_date
from plone.uuid.interfaces import IUUID
from Products.CMFCore.utils import getToolByName
from zope.annotation.interfaces import IAnnotations
from zope.component.hooks import getSite
from zope.globalrequest import getRequest
from zope.interface import implementer


COOKIE = "edoc_capacity"
HEADER = "HTTP_X_EDOC_CAPACITY"
RANKS = ("signatory", "reviewer", "registrar", "drafter")
_CACHE = "edoc.posts"


@implementer(IHolding)
@dataclass(frozen=True)
class Holding:
    """A post held now by a person."""

    userid: str
    fullname: str
    post_uid: str
    post_title: str
    unit_uid: str
    unit_title: str
    agency_id: str
    agency_path: str
    agency_title: str
    functions: frozenset

    @property
    def groups(self):
        """The groups that holding this post puts its holder into."""
        return tuple(f"agency:{self.agency_id}:{name}" for name in sorted(self.functions))


def holds(row, day):
    """Whether a holder row counts on `day`; both ends belong to the time."""
    first, last = row.get("valid_from"), row.get("valid_to")
    return (not first or first <= day) and (not last or day <= last)


def posts_of(userid, at=None, site=None):
    """The holdings of `userid` on day `at` (Bangkok; today by default), the highest first."""
    site = site or getSite()
    held = posts_held(userid, at, site)
    return sorted((_holding(post, userid, site) for post in held), key=_rank)


def posts_held(userid, at=None, site=None):
    """The posts (objects) that `userid` holds on day `at`; also what his groups are made from."""
    day = at or bangkok_date()
    return [
        post
        for post in _posts_naming(userid, site or getSite())
        if any(row["userid"] == userid and holds(row, day) for row in post.holders or ())
    ]


def _posts_naming(userid, site):
    """The posts that `userid` holds or held.

    Rights, capacity and frame of one page all ask for them: the catalog is asked once in a request,
    and again when it has changed.
    """
    catalog = getToolByName(site, "portal_catalog", None) if site is not None else None
    if not userid or catalog is None or "edoc_holders" not in catalog.indexes():
        return []
    known = IAnnotations(getRequest(), {}).setdefault(_CACHE, {})
    asked = (userid, catalog.getCounter())
    if asked not in known:
        brains = catalog.unrestrictedSearchResults(portal_type="edoc.post", edoc_holders=userid)
        known[asked] = [brain._unrestrictedGetObject() for brain in brains]
    return known[asked]


def _rank(holding):
    """Within an agency who signs stands before who reviews, then registrars, then the others."""
    ranks = [RANKS.index(name) for name in holding.functions if name in RANKS]
    return holding.agency_id, min(ranks, default=len(RANKS)), holding.post_title


def holders_of(agency, function=None, at=None):
    """The holdings in `agency` on day `at` that have `function`; all of them without one."""
    day = at or bangkok_date()
    site = getSite()
    found = []
    for post in posts_in(agency):
        if function is None or function in (post.functions or ()):
            found += _holdings(post, day, site)
    return found


def holders_of_post(agency, post_uid, at=None):
    """The holdings of one post of `agency` on day `at`."""
    day, site = at or bangkok_date(), getSite()
    posts = (post for post in posts_in(agency) if IUUID(post) == post_uid)
    return [each for post in posts for each in _holdings(post, day, site)]


def staffed_units(agency, at=None):
    """UIDs of the units of `agency`, itself among them, where somebody holds a post on day `at`."""
    return {IUUID(post.__parent__) for post in held_posts(agency, at)}


def held_posts(agency, at=None):
    """The posts (objects) of `agency` that somebody holds on day `at`; asks for no person."""
    day = at or bangkok_date()
    return [post for post in posts_in(agency) if any(holds(row, day) for row in post.holders or ())]


def posts_in(agency):
    """The posts (objects) of an agency."""
    catalog = getToolByName(agency, "portal_catalog")
    path = "/".join(agency.getPhysicalPath())
    for brain in catalog.unrestrictedSearchResults(portal_type="edoc.post", path=path):
        yield brain._unrestrictedGetObject()


def acting_holding(request, agency=None):
    """The capacity the logged-in user has chosen (cookie or header), else his first one.

    Within `agency` (an IAgency) only capacities of that agency count.
    """
    member = getToolByName(getSite(), "portal_membership").getAuthenticatedMember()
    holdings = posts_of(member.getId())
    if agency is not None:
        holdings = [holding for holding in holdings if holding.agency_id == agency.getId()]
    chosen = request.get(HEADER) or request.cookies.get(COOKIE)
    for holding in holdings:
        if holding.post_uid == chosen:
            return holding
    return holdings[0] if holdings else None


def _holdings(post, day, site):
    return [_holding(post, row["userid"], site) for row in post.holders or () if holds(row, day)]


def _holding(post, userid, site):
    agency = agency_of(post)
    unit = post.__parent__
    user = getToolByName(site, "acl_users").getUserById(userid)
    fullname = user.getProperty("fullname", "") if user is not None else ""
    return Holding(
        userid=userid,
        fullname=fullname or userid,
        post_uid=IUUID(post),
        post_title=post.title,
        unit_uid=IUUID(unit),
        unit_title=unit.title if IOrgUnit.providedBy(unit) else agency.title,
        agency_id=agency.getId(),
        agency_path="/".join(agency.getPhysicalPath()),
        agency_title=agency.title,
        functions=frozenset(post.functions or ()),
    )
