"""ส่วนราชการ: the per-agency folder, its trays, and the roles its groups have in it."""

from Acquisition import aq_chain
from edoc_policy.agencies.interfaces import FUNCTIONS
from edoc_policy.agencies.interfaces import IAgency
from edoc_policy.agencies.interfaces import IOrgUnit
from edoc_policy.agencies.interfaces import IPost
from edoc_policy.agencies.interfaces import ITray
from edoc_policy.agencies.interfaces import ROLES
from edoc_policy.thai.dates import bangkok_date
from edoc_policy.thai.dates import be_year
from itertools import islice
from plone.dexterity.content import Container
from plone.dexterity.content import Item
from plone.uuid.interfaces import IUUID
from Products.CMFCore.utils import getToolByName
from zope.component.hooks import getSite
from zope.event import notify
from zope.interface import implementer
from zope.lifecycleevent import ObjectCreatedEvent
import secrets
import time


_END = 2**52  # microseconds since 1970: the year 2112
DIRECTIONS = ("outgoing", "incoming")


@implementer(IAgency)
class Agency(Container):
    """One agency with its units, posts, books, journal and letters."""

    title_en = book_prefix_en = address_lines_en = ""
    own_drafts_barred = True

    def book_start(self, book, year):
        """The first number of `book` in BE `year` (ข้อ 32; 1 unless the agency says otherwise)."""
        for row in self.book_starts or ():
            if row["book"] == book and row["year"] == year:
                return row["start"]
        return 1


@implementer(IOrgUnit)
class OrgUnit(Container):
    """A unit within an agency."""

    title_en = ""


@implementer(IPost)
class Post(Item):
    """A post within a unit."""

    stand_ins = ()
    title_en = ""

    # Kept by the suite, never by a form.
    absences = ()  # of its holders: {"userid", "valid_from", "valid_to"}


class Uncatalogued:
    """Found through the agency's own lists, never by the site's catalog."""

    def indexObject(self):
        pass

    def unindexObject(self):
        pass

    def reindexObject(self, idxs=()):
        pass


@implementer(ITray)
class Tray(Uncatalogued, Container):
    """A folder of letters.

    It keeps no order (the default list conflicts on every add) and stands in no catalog,
    so that adding a letter writes the letter and nothing beside it. The ids of its letters
    (`newest_first_id`) sort the newest first, so that a list of them reads its beginning only.
    """

    _ordering = "unordered"

    def newest(self, start=0, size=25):
        """Ids of letters from the newest on, skipping `start`; reads no letter."""
        return list(islice(self._tree or (), start, start + size))

    def lay(self, letter):
        """Put a new letter into the tray under a fresh id; returns it as the tray holds it.

        Nobody owns it: what one may do with it comes from the post one holds today.
        """
        letter.id = newest_first_id()
        notify(ObjectCreatedEvent(letter))
        self._setObject(letter.id, letter, set_owner=0)
        return self[letter.id]


def newest_first_id():
    """A fresh id that sorts before every one given earlier: the time left until the end of time."""
    left = _END - time.time_ns() // 1000
    return f"{left:013x}{secrets.token_hex(2)}"


def agency_of(obj):
    """The agency `obj` stands in, or None."""
    for parent in aq_chain(obj):
        if IAgency.providedBy(parent):
            return parent
    return None


def agencies(site=None):
    """All agencies of the site, by id: {id: (title, uid)}."""
    catalog = getToolByName(site or getSite(), "portal_catalog")
    brains = catalog.unrestrictedSearchResults(portal_type="edoc.agency", sort_on="id")
    return {brain.getId: brain for brain in brains}


def agency_by_id(agency_id, site=None):
    """The agency with this id, or None."""
    site = site or getSite()
    agency = site.unrestrictedTraverse(agency_id, None) if agency_id else None
    return agency if IAgency.providedBy(agency) else None


def group_id(agency_id, function):
    """The group of those who have `function` in an agency."""
    return f"agency:{agency_id}:{function}"


def furnish(agency, event=None):
    """Give a new agency its trays and its groups their roles."""
    for direction in DIRECTIONS:
        if direction not in agency:
            _add_tray(agency, direction)
    for term in FUNCTIONS:
        agency.manage_setLocalRoles(group_id(agency.getId(), term.value), [ROLES[term.value]])
    agency.reindexObjectSecurity()


def tray_for(agency, direction, on=None):
    """The tray for letters of a direction in the (Bangkok, BE) year of `on`; made if need be."""
    year = str(be_year(on or bangkok_date()))
    tray = agency[direction]
    if year not in tray:
        _add_tray(tray, year)
    return tray[year]


def _add_tray(container, tray_id):
    tray = Tray(tray_id)
    tray.portal_type = "edoc.tray"
    tray.title = tray_id
    container._setObject(tray_id, tray)


def units_of(agency):
    """[(uid, title, path depth)] of the agency's units, in the order of the tree."""
    found = []

    def walk(container, depth):
        for child in container.objectValues():
            if IOrgUnit.providedBy(child):
                found.append((IUUID(child), child.title, depth))
                walk(child, depth + 1)

    walk(agency, 0)
    return found


def unit_lineages(agency):
    """[(uid of a unit, [uids of those it is a part of, the nearest first, the agency last])]."""
    found = []

    def walk(container, above):
        for child in container.objectValues():
            if IOrgUnit.providedBy(child):
                found.append((IUUID(child), above))
                walk(child, [IUUID(child), *above])

    walk(agency, [IUUID(agency)])
    return found
