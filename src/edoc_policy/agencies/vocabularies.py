"""What the forms of agencies let one choose from."""

from edoc_policy.agencies.agency import agency_of
from Products.CMFCore.utils import getToolByName
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


@provider(IVocabularyFactory)
def posts(context):
    """The posts of the agency of `context`, by UID."""
    agency = agency_of(context)
    if agency is None:
        return SimpleVocabulary([])
    catalog = getToolByName(agency, "portal_catalog")
    path = "/".join(agency.getPhysicalPath())
    brains = catalog.unrestrictedSearchResults(portal_type="edoc.post", path=path)
    return SimpleVocabulary([SimpleTerm(b.UID, b.UID, b.Title) for b in brains])
