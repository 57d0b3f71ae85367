"""A small site for tests of single rooms: only the rooms named, no profile."""

from plone import api
from plone.app.testing import applyProfile
from plone.app.testing import FunctionalTesting
from plone.app.testing import PLONE_FIXTURE
from plone.app.testing import PloneSandboxLayer
from plone.app.testing import setRoles
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from plone.app.testing import TEST_USER_ID
from plone.testing.zope import Browser
from urllib.parse import quote
from zope.interface import alsoProvides
import base64
import importlib
import transaction


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
        from edoc_policy.agencies.interfaces import IAgency

        setRoles(portal, TEST_USER_ID, ["Manager"])
        # Another layer of the same run may have brought the English catalogue along.
        api.portal.set_registry_record("plone.available_languages", ["th", "en"])
        api.portal.set_registry_record("plone.default_language", "th")
        portal.acl_users.userFolderAddUser("dao", "Secret-000", ["Member"], [])
        portal.invokeFactory("Folder", "agency", title="จังหวัดปทุมธานี")
        portal.agency.invokeFactory("Document", "letter", title="ขอเชิญประชุม")
        alsoProvides(portal.agency, IAgency)
        for permission in ("View", "Access contents information"):
            portal.agency.manage_permission(permission, ["Manager"], acquire=0)
        portal.manage_permission("plone.restapi: Use REST API", ["Anonymous"])
        portal.portal_workflow.setDefaultChain("")


ROOMS_FIXTURE = RoomsLayer()
ROOMS_FUNCTIONAL = FunctionalTesting(bases=(ROOMS_FIXTURE,), name="edoc:Rooms")


class Site:
    """The site as seen through HTTP."""

    dao = ("dao", "Secret-000")
    owner = (SITE_OWNER_NAME, SITE_OWNER_PASSWORD)

    def __init__(self, layer):
        self.layer = layer
        self.url = layer["portal"].absolute_url()

    @property
    def agency(self):
        transaction.begin()
        return self.layer["portal"].agency

    def get(self, path, user=None, accept="text/html"):
        browser = Browser(self.layer["app"])
        browser.handleErrors = True
        browser.raiseHttpErrors = False
        browser.followRedirects = False
        browser.addHeader("Accept", accept)
        if user is not None:
            credentials = base64.b64encode(":".join(user).encode()).decode()
            browser.addHeader("Authorization", f"Basic {credentials}")
        browser.open(f"{self.url}/{quote(path, safe='/@?&=+%')}")
        return browser


class OfficeLayer(PloneSandboxLayer):
    """The whole suite installed, with the agencies and people of the demo and no letters."""

    defaultBases = (PLONE_FIXTURE,)

    def setUpZope(self, app, configurationContext):
        import edoc_theme
        import plone.app.contenttypes

        self.loadZCML(package=plone.app.contenttypes)
        self.loadZCML(package=edoc_theme)

    def setUpPloneSite(self, portal):
        from instance import office

        applyProfile(portal, "edoc_policy:default")
        setRoles(portal, TEST_USER_ID, ["Manager"])
        office.furnish(portal)


OFFICE_FIXTURE = OfficeLayer()
OFFICE_FUNCTIONAL = FunctionalTesting(bases=(OFFICE_FIXTURE,), name="edoc:Office")
