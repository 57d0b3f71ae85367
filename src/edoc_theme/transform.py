"""Thai goes out as Thai: the last step of a page on its way to the browser.

plone.protect parses every page of a logged-in user and writes it again in ASCII, each Thai letter
as &#3585; with seven bytes in place of three. The tree it leaves is written in UTF-8 here.
"""

from edoc_theme.interfaces import IEdocThemeLayer
from lxml import html
from plone.transformchain.interfaces import ITransform
from repoze.xmliter.serializer import XMLSerializer
from zope.component import adapter
from zope.interface import implementer
from zope.interface import Interface


@implementer(ITransform)
@adapter(Interface, IEdocThemeLayer)
class InUtf8:
    """Writes a parsed page in UTF-8."""

    order = 9500  # after plone.protect's 9000, the last that works on the tree

    def __init__(self, published, request):
        self.request = request

    def transformBytes(self, result, encoding):
        """A page that nobody has parsed is left alone."""

    transformUnicode = transformString = transformBytes

    def transformIterable(self, result, encoding):
        """Return the parsed page as one chunk of UTF-8, or None to leave it alone."""
        if not isinstance(result, XMLSerializer) or result.serializer is not html.tostring:
            return None
        self.request.response.setHeader("Content-Type", "text/html; charset=utf-8")
        doctype = result.tree.docinfo.doctype or None
        return [html.tostring(result.tree.getroot(), encoding="utf-8", doctype=doctype)]
