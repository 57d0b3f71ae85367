"""What the forms of agencies let one choose from."""

from edoc_policy.agencies.agency import agency_of
from Products.CMFCore.utils import getToolByName
from zope.globalrequest import getRequest
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


def _asked():
    request = getRequest()
    parents = request.get("PARENTS", ()) if request is not None else ()
    return next((agency for each in parents if (agency := agency_of(each)) is not None), None)


@provider(IVocabularyFactory)
def posts(context):
    """The posts of the agency of `context`, by UID; a row of a grid stands nowhere: then of the
    agency that is asked for."""
    agency = agency_of(context) or _asked()
    if agency is None:
        return SimpleVocabulary([])
    catalog = getToolByName(agency, "portal_catalog")
    path = "/".join(agency.getPhysicalPath())
    brains = catalog.unrestrictedSearchResults(portal_type="edoc.post", path=path)
    return SimpleVocabulary([SimpleTerm(b.UID, b.UID, b.Title) for b in brains])
