"""Where notices are kept: beside the site's content, one small object for each person and agency.

Nothing here is written within an act: jobs write it after the act has been committed.
"""

from BTrees.OOBTree import OOBTree
from BTrees.OOBTree import OOTreeSet
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from edoc_policy.audit import journal
from hashlib import sha256
from persistent import Persistent
from persistent.mapping import PersistentMapping
from plone import api
from zope.annotation.interfaces import IAnnotations


KEY = "edoc.notices"
KEEP_DAYS = "edoc.notices.keep_days"
_END = 2**52  # microseconds since 1970: the year 2112
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Notices(Persistent):
    """All of a site: boxes by user id, offices by agency id, who waits for a digest."""

    def __init__(self):
        self.boxes = OOBTree()
        self.offices = OOBTree()
        self.waiting = OOTreeSet()


class Box(Persistent):
    """The notices of a person by id, the newest first; which are unread, which wait for the digest;
    what he chose: {kind: choice}, the hour of his digest."""

    hour = 8

    def __init__(self):
        self.items = OOBTree()
        self.unread = OOTreeSet()
        self.waiting = OOTreeSet()
        self.choices = PersistentMapping()


class Office(Persistent):
    """What an agency sends: how far its journal has been read, what is on its way, to which
    receivers, by which rules, of what it has been reminded, and when it was last looked for that."""

    def __init__(self, agency_id, read):
        self.agency_id = agency_id
        self.read = read
        self.sendings = OOBTree()
        self.open = OOBTree()
        self.failed = OOTreeSet()
        self.hooks = OOBTree()
        self.reminded = OOBTree()
        self.looked = OOBTree()
        self.rules = PersistentMapping()


def notices(site, create=False):
    """The Notices of a site, or None when it has none yet."""
    kept = IAnnotations(site)
    found = kept.get(KEY)
    if found is None and create:
        found = kept[KEY] = Notices()
    return found


def box(site, userid, create=False):
    """The Box of a person, or None."""
    root = notices(site, create)
    found = root.boxes.get(userid) if root is not None else None
    if found is None and create:
        found = root.boxes[userid] = Box()
    return found


def office(site, agency_id, create=False, read=0):
    """The Office of an agency, or None; a new one begins after entry `read` of the journal."""
    root = notices(site, create)
    found = root.offices.get(agency_id) if root is not None else None
    if found is None and create:
        found = root.offices[agency_id] = Office(agency_id, read)
    return found


def begin(site, agencies):
    """Open the offices of agencies that exist already: what is past is no news."""
    for agency in agencies:
        office(site, agency.getId(), create=True, read=journal.count(agency))


def forget(site):
    """Take all notices out of the site."""
    IAnnotations(site).pop(KEY, None)


def id_at(moment, key=""):
    """The id of what happened at an aware `moment`: always the same, and ids sort newest first."""
    left = _END - (moment - _EPOCH) // timedelta(microseconds=1)
    return f"{left:013x}{sha256(key.encode()).hexdigest()[:12] if key else ''}"


def oldest():
    """The moment before which nothing is kept, by the site's setting in days."""
    days = api.portal.get_registry_record(KEEP_DAYS, default=90)
    return datetime.now(UTC) - timedelta(days=days)
