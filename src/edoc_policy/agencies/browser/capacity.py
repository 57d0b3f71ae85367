"""Choosing the capacity (ปฏิบัติหน้าที่ในฐานะ) in which one acts."""

from edoc_policy.agencies.posts import COOKIE
from edoc_policy.agencies.posts import posts_of
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five import BrowserView


class ChooseCapacity(BrowserView):
    """`post` (key of the capacity) and go back to the page, or on to `go`; only capacities one has today
    can be chosen."""

    def __call__(self):
        CheckAuthenticator(self.request)
        chosen = self.request.form.get("post", "")
        userid = api.user.get_current().getId()
        response = self.request.response
        if any(holding.key == chosen for holding in posts_of(userid)):
            response.setCookie(COOKIE, chosen, path="/", http_only=True, same_site="Lax")
        response.redirect(self._where())
        return ""

    def _where(self):
        portal_url = api.portal.get().absolute_url()
        asked = (self.request.form.get("go", ""), self.request.get("HTTP_REFERER", ""))
        ours = (url for url in asked if url.startswith(f"{portal_url}/"))
        return next(ours, f"{portal_url}/@@desk")
