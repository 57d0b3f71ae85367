"""What the pages of many letters have in common: who works, in which capacity, in which agency."""

from edoc_policy.agencies.agency import agency_by_id
from edoc_policy.agencies.browser.translated import Translated
from edoc_policy.agencies.posts import acting_holding
from edoc_policy.routing.actor import Actor
from functools import cached_property
from plone import api
from plone.protect import CheckAuthenticator
from plone.protect import PostOnly
from Products.Five import BrowserView
from Products.statusmessages.interfaces import IStatusMessage


class WorkPage(Translated, BrowserView):
    """Base: pages of the site that show the work of the capacity chosen."""

    @cached_property
    def holding(self):
        """The capacity in which one acts, or None."""
        return acting_holding(self.request)

    @cached_property
    def agency(self):
        """The agency of that capacity, or None."""
        return agency_by_id(self.holding.agency_id) if self.holding else None

    @cached_property
    def actor(self):
        """Who works here."""
        user = api.user.get_current()
        name = user.getProperty("fullname", "") or user.getId()
        return Actor(user.getId(), name, self.holding)

    @property
    def posted(self):
        """Whether a form of ours was sent. Raises Forbidden for one of somebody else's (CSRF)."""
        if self.request.method != "POST":
            return False
        PostOnly(self.request)
        CheckAuthenticator(self.request)
        return True

    def say(self, text, kind="info"):
        """Tell it on the next page."""
        IStatusMessage(self.request).add(self.t(text), type=kind)

    def go(self, path):
        """On to another page of the site."""
        self.request.response.redirect(f"{self.context.absolute_url()}/{path}")
        return ""

    def value(self, name):
        """A field of the form as one text."""
        value = self.request.form.get(name)
        return value if isinstance(value, str) else ""

    def values(self, name):
        """A field of the form as texts."""
        value = self.request.form.get(name) or []
        return [each for each in ([value] if isinstance(value, str) else value) if each]
