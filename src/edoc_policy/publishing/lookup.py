"""From a verification code or a file's SHA-256 to the letter it is of, whoever asks.

Only letters that have left as sealed files can be asked for, and those whose number was cancelled.
Anybody may ask, so the catalog is read without restriction; what is told of a letter is decided in
`answers`, never here.
"""

from edoc_policy.letters.codes import normalise_code
from edoc_policy.letters.interfaces import ISealedLetter
from Products.CMFCore.utils import getToolByName


PUBLIC_STATES = ("sealed", "sent", "closed", "cancelled")


def letter_by_code(site, text):
    """The ISealedLetter with the code somebody typed, or None."""
    code = normalise_code(text)
    return _letter(site, edoc_code=code) if code else None


def letter_by_digest(site, sha256):
    """The ISealedLetter whose sealed file has this SHA-256 (hex), or None."""
    return _letter(site, edoc_sha256=sha256)


def _letter(site, **query):
    catalog = getToolByName(site, "portal_catalog")
    if not set(query) <= set(catalog.indexes()):
        return None
    brains = catalog.unrestrictedSearchResults(review_state=PUBLIC_STATES, **query)
    if len(brains) != 1:
        return None
    return ISealedLetter(brains[0]._unrestrictedGetObject(), None)
