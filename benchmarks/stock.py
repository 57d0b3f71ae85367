"""Makes an empty stock Plone site, the peer of the pages, with one who may write there.

Runs within Zope (see run.py).
"""

from pathlib import Path
from Products.CMFPlone.factory import addPloneSite
import json
import sys
import transaction


here = next(Path(word).resolve().parent for word in sys.argv if word.endswith("stock.py"))
people = json.loads((here.parent / "instance" / "people.json").read_text("utf-8"))
site = addPloneSite(
    app,  # noqa: F821
    "stock",
    title="Stock",
    default_language="th",
    portal_timezone="Asia/Bangkok",
    distribution_name="classic",
    setup_content=False,
)
site.acl_users.userFolderAddUser("writer", people["password"], ["Member", "Contributor"], [])
transaction.commit()
