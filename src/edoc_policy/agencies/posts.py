"""Posts and their holders: in which capacity a person may act (DOMAIN §10, rule 24)."""

from dataclasses import dataclass
from dataclasses import replace
from datetime import date
from edoc_policy.agencies.agency import agency_of
from edoc_policy.agencies.interfaces import IHolding
from edoc_policy.agencies.interfaces import IOrgUnit
from edoc_policy.agencies.presence import absence_of
from edoc_policy.agencies.presence import holders_on
from edoc_policy.agencies.standins import in_force
from edoc_policy.agencies.standins import StandIn
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
    """A post held now by a person, or one that he acts for (`acting`)."""

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
    acting: StandIn | None = None
    away: date | None = None

    @property
    def key(self):
        """What the capacity is chosen by."""
        return self.acting.id if self.acting else self.post_uid

    @property
    def position(self):
        """The post as it stands under a name: two lines where he acts for another (ภาคผนวก 3)."""
        return self.acting.position if self.acting else self.post_title

    @property
    def narrowed(self):
        """Whether he acts for another in some of the functions of the post only."""
        return self.acting is not None and bool(self.acting.functions)

    @property
    def groups(self):
        """The groups that holding this post puts its holder into."""
        return tuple(f"agency:{self.agency_id}:{name}" for name in sorted(self.functions))


def posts_of(userid, at=None, site=None):
    """The holdings of `userid` on day `at` (Bangkok; today by default): his own posts, the highest
    first, then those he acts for on that day."""
    site, day = site or getSite(), at or bangkok_date()
    own = [holding_of(post, userid, day) for post in posts_held(userid, day, site)]
    acted = [acting_as(post, each, userid) for post, each in posts_acted(userid, day, site)]
    return sorted(own, key=_rank) + sorted(acted, key=_rank)


def posts_held(userid, at=None, site=None):
    """The posts (objects) that `userid` holds on day `at`; also what his groups are made from."""
    day = at or bangkok_date()
    return [post for post in posts_named(userid, site) if userid in holders_on(post, day)]


def posts_acted(userid, at=None, site=None):
    """[(post, StandIn)] of the posts that `userid` acts for on day `at`, by posts of his own in which
    he is there; never by one that he only acts for."""
    site, day = site or getSite(), at or bangkok_date()
    held = posts_held(userid, day, site)
    there = {IUUID(post) for post in held if absence_of(post, userid, day) is None}
    own = {IUUID(post) for post in held}
    return [
        (post, each)
        for post in _posts_left_to(there, site)
        if IUUID(post) not in own
        for each in in_force(post, day)
        if each.deputy_uid in there
    ]


def posts_named(userid, site=None):
    """The posts that `userid` holds or held.

    Rights, capacity and frame of one page all ask for them: the catalog is asked once in a request,
    and again when it has changed.
    """
    return _asked("edoc_holders", userid, site or getSite()) if userid else []


def _posts_left_to(uids, site):
    """The posts that name one of these posts (UIDs) as a stand-in."""
    return _asked("edoc_deputies", tuple(sorted(uids)), site) if uids else []


def _asked(index, value, site):
    catalog = getToolByName(site, "portal_catalog", None) if site is not None else None
    if catalog is None or index not in catalog.indexes():
        return []
    known = IAnnotations(getRequest(), {}).setdefault(_CACHE, {})
    asked = (index, value, catalog.getCounter())
    if asked not in known:
        brains = catalog.unrestrictedSearchResults(portal_type="edoc.post", **{index: value})
        known[asked] = [brain._unrestrictedGetObject() for brain in brains]
    return known[asked]


def _rank(holding):
    """Within an agency who signs stands before who reviews, then registrars, then the others."""
    ranks = [RANKS.index(name) for name in holding.functions if name in RANKS]
    return holding.agency_id, min(ranks, default=len(RANKS)), holding.post_title


def holders_of(agency, function=None, at=None):
    """The holdings in `agency` on day `at` that have `function`; all of them without one."""
    day = at or bangkok_date()
    found = []
    for post in posts_in(agency):
        if function is None or function in (post.functions or ()):
            found.extend(holding_of(post, userid, day) for userid in holders_on(post, day))
    return found


def holders_of_post(agency, post_uid, at=None):
    """The holdings of one post of `agency` on day `at`."""
    day = at or bangkok_date()
    posts = (post for post in posts_in(agency) if IUUID(post) == post_uid)
    return [holding_of(post, userid, day) for post in posts for userid in holders_on(post, day)]


def staffed_units(agency, at=None):
    """UIDs of the units of `agency`, itself among them, where somebody holds a post on day `at`."""
    return {IUUID(post.__parent__) for post in held_posts(agency, at)}


def held_posts(agency, at=None):
    """The posts (objects) of `agency` that somebody holds on day `at`; asks for no person."""
    day = at or bangkok_date()
    day = at or bangkok_date()
    return [post for post in posts_in(agency) if holders_on(post, day)]


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
        if holding.key == chosen:
            return holding
    return holdings[0] if holdings else None


def holding_of(post, userid, day):
    """The Holding of one of the holders of a post on a day."""
    agency = agency_of(post)
    unit = post.__parent__
    absence = absence_of(post, userid, day)
    return Holding(
        userid=userid,
        fullname=fullname_of(userid),
        post_uid=IUUID(post),
        post_title=post.title,
        unit_uid=IUUID(unit),
        unit_title=unit.title if IOrgUnit.providedBy(unit) else agency.title,
        agency_id=agency.getId(),
        agency_path="/".join(agency.getPhysicalPath()),
        agency_title=agency.title,
        functions=frozenset(post.functions or ()),
        away=absence and absence["valid_to"],
    )


def acting_as(post, stand_in, userid):
    """The Holding of who acts for `post`: its unit and functions as far as the StandIn covers them."""
    holding = holding_of(post, userid, bangkok_date())
    functions = frozenset(filter(stand_in.has, holding.functions))
    return replace(
        holding, post_title=stand_in.title, functions=functions, acting=stand_in, away=None
    )


def fullname_of(userid):
    """The full name of a user; the id of who has none or is gone."""
    user = getToolByName(getSite(), "acl_users").getUserById(userid)
    return (user.getProperty("fullname", "") if user is not None else "") or userid
