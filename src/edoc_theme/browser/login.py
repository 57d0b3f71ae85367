"""@@login in our words. Plone's form decides who gets in; nothing of that is changed here."""

from edoc_policy import _
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
        IStatusMessage(self.request).show()  # the desk is greeting enough
        return super().redirect_after_login(came_from, is_initial_login)
