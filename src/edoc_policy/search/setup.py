"""The lexicon and the indexes of search in a site's catalog: put in, taken out."""

from edoc_policy.search.index import SignatureIndex
from edoc_policy.search.lexicon import ThaiSplitter
from Products.CMFCore.utils import getToolByName
from Products.ZCTextIndex.ZCTextIndex import PLexicon
from Products.ZCTextIndex.ZCTextIndex import ZCTextIndex


LEXICON = "edoc_lexicon"
TEXT = "edoc_text"
NUMBER = "edoc_number"


def add_indexes(portal):
    """Add the Thai lexicon, `edoc_text` and `edoc_number` where they are missing.

    Returns the ids of the indexes added: they are empty until objects are indexed.
    """
    catalog = getToolByName(portal, "portal_catalog")
    added = []
    if LEXICON not in catalog.objectIds():
        catalog._setObject(LEXICON, PLexicon(LEXICON, "Thai text", ThaiSplitter()))
    if TEXT not in catalog.indexes():
        catalog.addIndex(
            TEXT,
            ZCTextIndex(TEXT, caller=catalog, index_factory=SignatureIndex, lexicon_id=LEXICON),
        )
        added.append(TEXT)
    if NUMBER not in catalog.indexes():
        catalog.addIndex(NUMBER, "KeywordIndex")
        added.append(NUMBER)
    return added


def remove_indexes(portal):
    """Take out what `add_indexes` put in."""
    catalog = getToolByName(portal, "portal_catalog")
    for name in (TEXT, NUMBER):
        if name in catalog.indexes():
            catalog.delIndex(name)
    if LEXICON in catalog.objectIds():
        catalog._delObject(LEXICON)
