"""A PAS plugin: who holds a post, or acts for it, is in the groups of its functions for as long.

A change of staff is one write on the post; no local role changes and nothing is reindexed.
"""

from AccessControl.class_init import InitializeClass
from edoc_policy.agencies.agency import agency_of
from edoc_policy.agencies.agency import group_id
from edoc_policy.agencies.posts import posts_acted
from edoc_policy.agencies.posts import posts_held
from Products.PluggableAuthService.interfaces.plugins import IGroupsPlugin
from Products.PluggableAuthService.plugins.BasePlugin import BasePlugin
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
        """The groups of the posts that `principal` holds or acts for today (IGroupsPlugin)."""
        userid = principal.getId()
        given = [(post, name) for post in posts_held(userid) for name in post.functions or ()]
        given += [
            (post, name)
            for post, stand_in in posts_acted(userid)
            for name in filter(stand_in.has, post.functions or ())
        ]
        return tuple(sorted({group_id(agency_of(post).getId(), name) for post, name in given}))


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
