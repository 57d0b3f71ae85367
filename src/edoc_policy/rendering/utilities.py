"""What this room lends the letters: cleaning the body, looking at uploads."""

from edoc_policy.letters.interfaces import IBodyCleaner
from edoc_policy.letters.interfaces import IUploadCheck
from edoc_policy.letters.interfaces import Unfit
from edoc_policy.rendering.body import clean_html
from edoc_policy.rendering.errors import InWords
from edoc_policy.rendering.uploads import check_upload
from zope.interface import provider


@provider(IBodyCleaner)
def clean_body(html):
    """See IBodyCleaner."""
    try:
        return clean_html(html)
    except InWords as error:
        raise Unfit(error.message) from error


@provider(IUploadCheck)
def look_at_upload(data, filename, content_type):
    """See IUploadCheck."""
    try:
        return check_upload(data, filename, content_type)
    except InWords as error:
        raise Unfit(error.message) from error
