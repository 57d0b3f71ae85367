"""A PAS plugin: who holds a post is in the groups of its functions, for as long as he holds it.

A change of staff is one write on the post; no local role changes and nothing is reindexed.
"""

from AccessControl.class_init import InitializeClass
from edoc_policy.agencies.posts import holds
from edoc_policy.thai.dates import bangkok_date
from Products.CMFCore.utils import getToolByName
from Products.PluggableAuthService.interfaces.plugins import IGroupsPlugin
from Products.PluggableAuthService.plugins.BasePlugin import BasePlugin
from zope.component.hooks import getSite
from zope.interface import implementer


PLUGIN_ID = "edoc_posts"


@implementer(IGroupsPlugin)
class PostGroups(BasePlugin):
    """Groups from posts."""

    meta_type = "edoc Post Groups"

    def __init__(self, plugin_id=PLUGIN_ID, title="Groups from posts held"):
        self._setId(plugin_id)
        self.title = title

    def getGroupsForPrincipal(self, principal, request=None):
        """The groups of the posts that `principal` holds today (IGroupsPlugin)."""
        site = getSite()
        catalog = getToolByName(site, "portal_catalog", None) if site is not None else None
        if catalog is None or "edoc_holders" not in catalog.indexes():
            return ()
        userid, today, groups = principal.getId(), bangkok_date(), set()
        for brain in catalog.unrestrictedSearchResults(
            portal_type="edoc.post", edoc_holders=userid
        ):
            post = brain._unrestrictedGetObject()
            if any(row["userid"] == userid and holds(row, today) for row in post.holders or ()):
                agency_id = brain.getPath().split("/")[len(site.getPhysicalPath())]
                groups.update(f"agency:{agency_id}:{name}" for name in post.functions or ())
        return tuple(sorted(groups))


InitializeClass(PostGroups)


def install(site):
    """Put the plugin into the site's user folder and switch it on."""
    pas = site.acl_users
    if PLUGIN_ID not in pas.objectIds():
        pas._setObject(PLUGIN_ID, PostGroups())
    if PLUGIN_ID not in pas.plugins.listPluginIds(IGroupsPlugin):
        pas.plugins.activatePlugin(IGroupsPlugin, PLUGIN_ID)


def uninstall(site):
    """Take the plugin out again."""
    pas = site.acl_users
    if PLUGIN_ID in pas.objectIds():
        pas.plugins.removePluginById(PLUGIN_ID)
        pas._delObject(PLUGIN_ID)
