"""Choosing the capacity (ปฏิบัติหน้าที่ในฐานะ) in which one acts."""

from edoc_policy.agencies.posts import COOKIE
from edoc_policy.agencies.posts import posts_of
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five import BrowserView


class ChooseCapacity(BrowserView):
    """POST `post` (UID) and go back to the page; only posts one holds can be chosen."""

    def __call__(self):
        CheckAuthenticator(self.request)
        chosen = self.request.form.get("post", "")
        userid = api.user.get_current().getId()
        response = self.request.response
        if any(holding.post_uid == chosen for holding in posts_of(userid)):
            response.setCookie(COOKIE, chosen, path="/", http_only=True, same_site="Lax")
        response.redirect(self._desk_or_referer())
        return ""

    def _desk_or_referer(self):
        referer = self.request.get("HTTP_REFERER", "")
        portal_url = api.portal.get().absolute_url()
        return referer if referer.startswith(portal_url) else f"{portal_url}/@@desk"
