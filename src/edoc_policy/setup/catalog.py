"""The suite's own indexes and the metadata columns its lists are made of."""

from Products.CMFCore.utils import getToolByName


INDEXES = {
    "edoc_agency": "FieldIndex",
    "edoc_code": "FieldIndex",
    "edoc_deputies": "KeywordIndex",
    "edoc_desk": "KeywordIndex",
    "edoc_due": "DateIndex",
    "edoc_holders": "KeywordIndex",
    "edoc_party": "KeywordIndex",
    "edoc_sha256": "FieldIndex",
    "edoc_tasked": "KeywordIndex",
}
COLUMNS = ("edoc_row", "edoc_tasks")


def add(site):
    """Add what is missing."""
    catalog = getToolByName(site, "portal_catalog")
    for name, kind in INDEXES.items():
        if name not in catalog.indexes():
            catalog.addIndex(name, kind)
    for name in COLUMNS:
        if name not in catalog.schema():
            catalog.addColumn(name)


def remove(site):
    """Take out what is ours."""
    catalog = getToolByName(site, "portal_catalog")
    for name in INDEXES:
        if name in catalog.indexes():
            catalog.delIndex(name)
    for name in COLUMNS:
        if name in catalog.schema():
            catalog.delColumn(name)
