"""A site with the whole suite installed, answering over HTTP."""

from plone.app.testing import applyProfile
from plone.app.testing import FunctionalTesting
from plone.app.testing import PLONE_FIXTURE
from plone.app.testing import PloneSandboxLayer
from plone.testing.zope import WSGI_SERVER_FIXTURE


class SuiteLayer(PloneSandboxLayer):
    """The default profile on a plain site."""

    defaultBases = (PLONE_FIXTURE,)

    def setUpZope(self, app, configurationContext):
        import edoc_theme
        import plone.app.contenttypes
        import plone.restapi

        self.loadZCML(package=plone.app.contenttypes)
        self.loadZCML(package=plone.restapi)
        self.loadZCML(package=edoc_theme)

    def setUpPloneSite(self, portal):
        applyProfile(portal, "edoc_policy:default")


SUITE_FIXTURE = SuiteLayer()
SUITE_SERVER = FunctionalTesting(bases=(SUITE_FIXTURE, WSGI_SERVER_FIXTURE), name="edoc:Publishing")
