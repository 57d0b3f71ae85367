"""A site with the whole suite installed, answering over HTTP."""

from plone.app.contenttypes.testing import PLONE_APP_CONTENTTYPES_FIXTURE
from plone.app.testing import applyProfile
from plone.app.testing import FunctionalTesting
from plone.app.testing import PloneSandboxLayer
from plone.testing.zope import WSGI_SERVER_FIXTURE


class SuiteLayer(PloneSandboxLayer):
    """The default profile on a plain site."""

    defaultBases = (PLONE_APP_CONTENTTYPES_FIXTURE,)

    def setUpZope(self, app, configurationContext):
        import edoc_theme
        import plone.restapi

        self.loadZCML(package=plone.restapi)
        self.loadZCML(package=edoc_theme)

    def setUpPloneSite(self, portal):
        applyProfile(portal, "edoc_policy:default")


SUITE_FIXTURE = SuiteLayer()
SUITE_SERVER = FunctionalTesting(bases=(SUITE_FIXTURE, WSGI_SERVER_FIXTURE), name="edoc:Publishing")
