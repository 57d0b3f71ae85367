"""A plain site: what the suite depends on is installed, the suite itself is not."""

from plone.app.testing import applyProfile
from plone.app.testing import FunctionalTesting
from plone.app.testing import PLONE_FIXTURE
from plone.app.testing import PloneSandboxLayer


class PlainLayer(PloneSandboxLayer):
    """A site with what the suite depends on, and the suite's code, but not installed."""

    defaultBases = (PLONE_FIXTURE,)

    def setUpZope(self, app, configurationContext):
        import edoc_theme

        self.loadZCML(package=edoc_theme)

    def setUpPloneSite(self, portal):
        applyProfile(portal, "plone.restapi:default")
        applyProfile(portal, "collective.z3cform.datagridfield:default")


PLAIN = FunctionalTesting(bases=(PlainLayer(),), name="edoc:Plain")
