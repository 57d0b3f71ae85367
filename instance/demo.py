"""Creates the demo site `edoc` in an empty database. Runs within Zope: `app` is the root."""

from Products.CMFPlone.factory import addPloneSite
from Products.GenericSetup.tool import UNKNOWN
import transaction


PROFILE = "edoc_policy.setup:default"


def create(app):
    """Return the site, created with the suite installed if it is not there."""
    if "edoc" in app.objectIds():
        return app.edoc
    return addPloneSite(
        app,
        "edoc",
        title="ระบบสารบรรณอิเล็กทรอนิกส์",
        default_language="th",
        portal_timezone="Asia/Bangkok",
        distribution_name="classic",
        setup_content=False,
    )


site = create(app)  # noqa: F821
setup = site.portal_setup
if setup.profileExists(PROFILE) and setup.getLastVersionForProfile(PROFILE) == UNKNOWN:
    setup.runAllImportStepsFromProfile(f"profile-{PROFILE}")
transaction.commit()
