"""Makes an empty stock Plone site, the peer of the pages. Runs within Zope (see run.py)."""

from Products.CMFPlone.factory import addPloneSite
import transaction


addPloneSite(
    app,  # noqa: F821
    "stock",
    title="Stock",
    default_language="th",
    portal_timezone="Asia/Bangkok",
    distribution_name="classic",
    setup_content=False,
)
transaction.commit()
