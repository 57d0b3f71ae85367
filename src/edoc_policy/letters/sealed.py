"""What the public may be told of a sealed letter of ours."""

from edoc_policy.agencies.agency import agency_of
from edoc_policy.letters.interfaces import ILetter
from edoc_policy.letters.interfaces import ISealedLetter
from edoc_policy.letters.signatories import signers_of
from edoc_policy.thai.shown import printed
from Products.CMFCore.utils import getToolByName
from zope.component import adapter
from zope.interface import implementer


@implementer(ISealedLetter)
@adapter(ILetter)
class SealedLetter:
    """The public facts of a letter of ours."""

    def __init__(self, letter):
        self.letter = letter
        self.number_text = letter.number_text
        self.date_text = printed(letter.dated) if letter.dated else ""
        self.subject = letter.title
        self.secrecy = letter.secrecy
        self.agency_title = agency_of(letter).title
        self.signers = signers_of(letter)
        self.sealed_sha256 = letter.sealed_sha256
        self.signed_at = letter.sealed_at

    @property
    def cancelled(self):
        """Whether the letter's number has been cancelled."""
        workflow = getToolByName(self.letter, "portal_workflow")
        return workflow.getInfoFor(self.letter, "review_state", "") == "cancelled"

    def sealed_bytes(self):
        """The sealed PDF."""
        return self.letter.sealed.data if self.letter.sealed is not None else b""
