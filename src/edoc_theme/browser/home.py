"""The home of the site: what it is for a visitor, the desk for who works here."""

from edoc_policy import _
from edoc_theme.shell import DESK
from plone import api
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


class Home(BrowserView):
    """The front page of the site."""

    index = ViewPageTemplateFile("home.pt")
    section = "home"
    page_title = _("ระบบเอกสารอิเล็กทรอนิกส์")

    def __call__(self):
        site_url = api.portal.get().absolute_url()
        if not api.user.is_anonymous():
            self.request.response.redirect(DESK.format(site=site_url))
            return ""
        self.verify_url = f"{site_url}/@@verify"
        self.login_url = f"{site_url}/login"
        return self.index()
