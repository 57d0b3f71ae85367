"""A unit or a post is moved or dissolved while documents wait for it: they come to another desk.

Nothing of a document changes but its tokens on the desk; who sits in its seats is always asked of
the agency as it is today (`seats`).
"""

from edoc_policy.agencies.interfaces import IOrgUnit
from plone.uuid.interfaces import IUUID
from Products.CMFCore.utils import getToolByName
from zope.component.hooks import getSite
from zope.lifecycleevent.interfaces import IObjectAddedEvent


def moved(place, event):
    """Reindex what waits for a unit or post that has been moved or removed."""
    catalog = getToolByName(getSite(), "portal_catalog", None)
    if IObjectAddedEvent.providedBy(event) or catalog is None:
        return
    if "edoc_desk" not in catalog.indexes():
        return
    kinds = ("review", "heads", "head", "unit") if IOrgUnit.providedBy(place) else ("post",)
    tokens = [f"{kind}:{IUUID(place)}" for kind in kinds]
    for brain in catalog.unrestrictedSearchResults(edoc_desk=tokens):
        brain._unrestrictedGetObject().reindexObject(idxs=["edoc_desk"])
