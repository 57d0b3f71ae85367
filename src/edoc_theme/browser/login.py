"""@@login in our words. Plone's form decides who gets in; nothing of that is changed here."""

from edoc_policy import _
from edoc_policy.agencies.interfaces import posts_of
from edoc_theme.shell import DESK
from plone import api
from Products.CMFPlone.browser.login.login import LoginForm
from Products.statusmessages.interfaces import IStatusMessage


class Login(LoginForm):
    """Plone's login form, without its greetings."""

    section = None
    page_title = _("เข้าสู่ระบบ")
    failed = False

    def render(self):
        if self.request.method == "POST":
            # Whoever got in has been sent on already.
            IStatusMessage(self.request).show()
            self.failed = True
        return super().render()

    def redirect_after_login(self, came_from=None, is_initial_login=False):
        """Go on to where one wanted to be; who only knocked at the front door, to the desk."""
        IStatusMessage(self.request).show()  # the desk is greeting enough
        site_url = api.portal.get().absolute_url()
        if posts_of(api.user.get_current().getId()) and (came_from or "").rstrip("/") in (
            "",
            site_url,
        ):
            came_from = DESK.format(site=site_url)
        return super().redirect_after_login(came_from, is_initial_login)
