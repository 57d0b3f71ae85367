"""Pages of Plone that officials do not need: its search leads to ours, its lists are not here."""

from plone import api
from Products.Five.browser import BrowserView
from urllib.parse import urlencode
from zExceptions import NotFound


class ToSearch(BrowserView):
    """@@search: the words looked for are looked for in our search."""

    def __call__(self):
        words = self.request.form.get("SearchableText")
        asked = f"?{urlencode({'q': words})}" if isinstance(words, str) and words else ""
        self.request.response.redirect(f"{api.portal.get().absolute_url()}/@@edoc-search{asked}")
        return ""


class NotHere(BrowserView):
    """A list of whatever stands on the site; trays and registers list what officials work with."""

    def __call__(self):
        raise NotFound(self.__name__)
