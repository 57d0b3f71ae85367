"""A site with the suite installed, one agency and two people, for the tests of the frame."""

from plone import api
from plone.app.testing import FunctionalTesting
from plone.app.testing import login
from plone.app.testing import PLONE_FIXTURE
from plone.app.testing import PloneSandboxLayer
from plone.app.testing import setRoles
from plone.app.testing import TEST_USER_ID
from plone.app.testing import TEST_USER_NAME


PASSWORD = "Secret-000"


class ThemeLayer(PloneSandboxLayer):
    """The profile as it installs, จังหวัดปทุมธานี, ดาว who holds two posts there, ฟ้า who holds none."""

    defaultBases = (PLONE_FIXTURE,)

    def setUpZope(self, app, configurationContext):
        import collective.z3cform.datagridfield
        import edoc_policy
        import edoc_theme
        import plone.app.contenttypes
        import plone.app.theming
        import plone.restapi
        import plonetheme.barceloneta

        for package in (
            plone.app.theming,
            plonetheme.barceloneta,
            plone.app.contenttypes,
            plone.restapi,
            collective.z3cform.datagridfield,
            edoc_policy,
            edoc_theme,
        ):
            self.loadZCML(package=package)
        self.loadZCML(name="overrides.zcml", package=collective.z3cform.datagridfield)

    def setUpPloneSite(self, portal):
        setRoles(portal, TEST_USER_ID, ["Manager"])
        login(portal, TEST_USER_NAME)
        self.applyProfile(portal, "plone.app.theming:default")
        self.applyProfile(portal, "plonetheme.barceloneta:default")
        self.applyProfile(portal, "plone.app.contenttypes:default")
        self.applyProfile(portal, "edoc_policy:default")
        for userid, name in (("dao", "นางสาวดาว ทดสอบ"), ("fah", "นายฟ้า ทดสอบ")):
            api.user.create(
                email=f"{userid}@test.example",
                username=userid,
                password=PASSWORD,
                properties={"fullname": name},
            )
        agency = api.content.create(
            portal,
            "edoc.agency",
            "pt-prov",
            title="จังหวัดปทุมธานี",
            book_prefix="ปท 0017.3",
            address_lines="ศาลากลางจังหวัดปทุมธานี",
        )
        unit = api.content.create(agency, "edoc.unit", "office", title="สำนักงานจังหวัด")
        for post, title in (("chief", "หัวหน้าสำนักงานจังหวัด"), ("acting", "ผู้อำนวยการกลุ่มงาน")):
            api.content.create(
                unit,
                "edoc.post",
                post,
                title=title,
                functions={"drafter"},
                holders=[{"userid": "dao", "valid_from": None, "valid_to": None}],
            )
        api.content.create(portal, "Document", "page", title="หน้าเว็บ")

    def applyProfile(self, portal, name):
        portal.portal_setup.runAllImportStepsFromProfile(f"profile-{name}")


THEME_FIXTURE = ThemeLayer()
THEME_FUNCTIONAL = FunctionalTesting(bases=(THEME_FIXTURE,), name="edoc:Theme")
