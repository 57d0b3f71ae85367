"""A draft submitted from its form, in one go with saving it."""

from edoc_policy.letters.interfaces import ILetter
from edoc_policy.letters.interfaces import ISubmission
from edoc_policy.routing.actor import current_actor
from edoc_policy.routing.acts import attempt
from edoc_policy.routing.interfaces import Refused
from zope.component import adapter
from zope.interface import implementer


@implementer(ISubmission)
@adapter(ILetter)
class Submission:
    """See ISubmission."""

    def __init__(self, letter):
        self.letter = letter

    def submit(self, request):
        """See ISubmission."""
        try:
            attempt("submit", self.letter, current_actor(self.letter, request))
        except Refused as error:
            return error.reason
        return None
