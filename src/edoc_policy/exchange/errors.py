"""What REST answers when a request cannot even be read."""

from edoc_policy import _
from plone.rest.errors import ErrorHandling
from plone.rest.interfaces import IAPIRequest
from zExceptions import BadRequest
from zope.component import adapter
from zope.i18n import translate


NO_OBJECT = _("คำขอต้องเป็น JSON object")


@adapter(RecursionError, IAPIRequest)
class TooDeep(ErrorHandling):
    """JSON nested deeper than Python reads is the asker's mistake.

    The login of plone.restapi reads the body before any service does, so no service can catch it.
    """

    def __init__(self, context, request):
        if "decoding a JSON" in str(context):
            context = BadRequest(translate(NO_OBJECT, context=request))
        super().__init__(context, request)
