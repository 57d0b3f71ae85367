"""Creates the demo site `edoc` in an empty database. Runs within Zope: `app` is the root.

The site holds letters in every state of their course, each really numbered, sealed and sent by the
people of the office (office.json); the certification authority must be up. With the argument
`no-letters` there are people and agencies only.
"""

from pathlib import Path
from Products.CMFPlone.factory import addPloneSite
from Products.GenericSetup.tool import UNKNOWN
from zope.component.hooks import setSite
import sys
import transaction


here = next(Path(word).parent for word in sys.argv if word.endswith("demo.py"))
sys.path.insert(0, str(here))

PROFILE = "edoc_policy:default"


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
setSite(site)
setup = site.portal_setup
if setup.getLastVersionForProfile(PROFILE) == UNKNOWN:
    setup.runAllImportStepsFromProfile(f"profile-{PROFILE}")
    site.setLayout("edoc-home")
transaction.commit()

import office  # noqa: E402
import story  # noqa: E402


office.furnish(site)
transaction.commit()
print("  people and agencies are there", flush=True)
if "no-letters" not in sys.argv:
    story.play(site, say=lambda line: print(f"  {line}", flush=True))
    transaction.commit()
