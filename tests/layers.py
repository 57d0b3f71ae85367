"""A small site for tests of single rooms: only the rooms named, no profile."""

from plone.app.testing import FunctionalTesting
from plone.app.testing import PLONE_FIXTURE
from plone.app.testing import PloneSandboxLayer
from plone.app.testing import setRoles
from plone.app.testing import TEST_USER_ID
from zope.interface import alsoProvides
import importlib


class RoomsLayer(PloneSandboxLayer):
    """A site with the folder /agency that keeps a journal, and /agency/letter below it."""

    defaultBases = (PLONE_FIXTURE,)
    rooms = ("thai", "audit", "registers", "search")

    def setUpZope(self, app, configurationContext):
        import plone.app.contenttypes
        import plone.restapi

        self.loadZCML(package=plone.app.contenttypes)
        self.loadZCML(package=plone.restapi)
        for room in self.rooms:
            self.loadZCML(package=importlib.import_module(f"edoc_policy.{room}"))

    def setUpPloneSite(self, portal):
        from edoc_policy.audit.interfaces import IJournalled

        setRoles(portal, TEST_USER_ID, ["Manager"])
        portal.acl_users.userFolderAddUser("dao", "Secret-000", ["Member"], [])
        portal.invokeFactory("Folder", "agency", title="จังหวัดปทุมธานี")
        portal.agency.invokeFactory("Document", "letter", title="ขอเชิญประชุม")
        alsoProvides(portal.agency, IJournalled)
        portal.agency.manage_permission("View", ["Manager"], acquire=0)
        portal.portal_workflow.setDefaultChain("")


ROOMS_FIXTURE = RoomsLayer()
ROOMS_FUNCTIONAL = FunctionalTesting(bases=(ROOMS_FIXTURE,), name="edoc:Rooms")
