"""What the catalog knows so that an uploaded file finds its letter."""

from edoc_policy.letters.interfaces import ILetter
from plone.indexer import indexer


@indexer(ILetter)
def letter_edoc_sha256(letter):
    """SHA-256 of the sealed file in hex, None before there is one."""
    return letter.sealed_sha256
