"""What GenericSetup's XML cannot say: indexes, the groups plugin, and taking both out again."""

from edoc_policy.agencies import groups
from edoc_policy.agencies.agency import agencies
from edoc_policy.notices import store
from edoc_policy.search.setup import add_indexes
from edoc_policy.search.setup import remove_indexes
from edoc_policy.setup import catalog
from plone import api
from plone.base.interfaces import INonInstallable
from zope.interface import implementer


PROFILE = "edoc_policy:default"
ROLES = (
    "Agency Auditor",
    "Agency Drafter",
    "Agency Records Manager",
    "Agency Registrar",
    "Agency Reviewer",
    "Agency Signatory",
)


@implementer(INonInstallable)
class HiddenProfiles:
    """Profiles that the add-ons page does not offer."""

    def getNonInstallableProfiles(self):
        return ["edoc_policy:uninstall"]


def install(tool):
    """After the default profile."""
    site = api.portal.get()
    add_indexes(site)
    catalog.add(site)
    groups.install(site)
    store.begin(site, [brain._unrestrictedGetObject() for brain in agencies(site).values()])


def uninstall(tool):
    """After the uninstall profile: no trace in catalog, user folder, types, workflows, roles."""
    site = api.portal.get()
    _forget_catalogued(site)
    store.forget(site)
    remove_indexes(site)
    catalog.remove(site)
    groups.uninstall(site)
    workflow_tool = api.portal.get_tool("portal_workflow")
    types_tool = api.portal.get_tool("portal_types")
    for type_id in [name for name in types_tool.objectIds() if name.startswith("edoc.")]:
        workflow_tool.setChainForPortalTypes([type_id], ())
        workflow_tool._chains_by_type.pop(type_id, None)
        types_tool.manage_delObjects([type_id])
    for workflow_id in [name for name in workflow_tool.objectIds() if name.startswith("edoc_")]:
        workflow_tool.manage_delObjects([workflow_id])
    for permission in site.ac_inherited_permissions(1):
        name = permission[0]
        if name.startswith("edoc: "):
            site.manage_permission(name, ["Manager"], acquire=1)
    site.__ac_roles__ = tuple(role for role in site.__ac_roles__ if role not in ROLES)
    role_manager = site.acl_users.portal_role_manager
    for role in ROLES:
        if role in role_manager.listRoleIds():
            role_manager.removeRole(role)


def _forget_catalogued(site):
    catalog = api.portal.get_tool("portal_catalog")
    types_tool = api.portal.get_tool("portal_types")
    ours = [name for name in types_tool.objectIds() if name.startswith("edoc.")]
    for brain in catalog.unrestrictedSearchResults(portal_type=ours):
        catalog.uncatalog_object(brain.getPath())
