"""The suite installs on a plain site, and leaves it without a trace."""

from plone import api
from plone.app.testing import setRoles
from plone.app.testing import TEST_USER_ID
from plone.browserlayer.utils import registered_layers
from plone.registry.interfaces import IRegistry
from Products.CMFPlone.controlpanel.browser.quickinstaller import InstallerView
from zope.component import getSiteManager
from zope.component import getUtility


def traces(site):
    """All that an add-on may leave behind in a site, by where it stands."""
    catalog = api.portal.get_tool("portal_catalog")
    plugins = site.acl_users.plugins
    return {
        "indexes": sorted(catalog.indexes()),
        "columns": sorted(catalog.schema()),
        "catalog objects": sorted(catalog.objectIds()),
        "registry": sorted(getUtility(IRegistry).records.keys()),
        "theme": api.portal.get_registry_record(
            "plone.app.theming.interfaces.IThemeSettings.currentTheme"
        ),
        "utilities": sorted(
            f"{each.provided.__identifier__} {each.name}"
            for each in getSiteManager(site).registeredUtilities()
        ),
        "adapters": len(list(getSiteManager(site).registeredAdapters())),
        "types": sorted(api.portal.get_tool("portal_types").objectIds()),
        "workflows": sorted(api.portal.get_tool("portal_workflow").objectIds()),
        "chains": sorted(api.portal.get_tool("portal_workflow")._chains_by_type),
        "roles": sorted(site.__ac_roles__),
        "role manager": sorted(site.acl_users.portal_role_manager.listRoleIds()),
        "user folder": sorted(site.acl_users.objectIds()),
        "plugins": {
            info["id"]: plugins.listPluginIds(info["interface"])
            for info in plugins.listPluginTypeInfo()
        },
        "layers": sorted(layer.__identifier__ for layer in registered_layers()),
        "front page": (
            api.portal.get_tool("portal_types")["Plone Site"].default_view,
            sorted(api.portal.get_tool("portal_types")["Plone Site"].view_methods),
        ),
        "actions": sorted(api.portal.get_tool("portal_actions").objectIds()),
        "annotations": sorted(getattr(site, "__annotations__", {})),
    }


def installer(layer):
    site = layer["portal"]
    setRoles(site, TEST_USER_ID, ["Manager"])
    return InstallerView(site, layer["request"])


def test_it_can_be_installed_from_the_add_ons_page(plain):
    view = installer(plain)

    assert view.is_product_installable("edoc_policy")
    assert view.install_product("edoc_policy")
    assert view.is_product_installed("edoc_policy")
    assert "edoc.external" in api.portal.get_tool("portal_types")
    assert "edoc_text" in api.portal.get_tool("portal_catalog").indexes()


def test_uninstalling_leaves_the_site_as_it_was(plain):
    view, site = installer(plain), plain["portal"]
    before = traces(site)
    view.install_product("edoc_policy")
    assert traces(site) != before

    view.uninstall_product("edoc_policy")

    after = traces(site)
    assert {name: after[name] for name in after if after[name] != before[name]} == {}


def test_uninstalling_keeps_the_letters_and_their_data(plain):
    view, site = installer(plain), plain["portal"]
    view.install_product("edoc_policy")
    agency = api.content.create(
        site, "edoc.agency", "pt", title="จังหวัดปทุมธานี", book_prefix="ปท 0017.3", address_lines=""
    )

    view.uninstall_product("edoc_policy")

    assert site["pt"].title == "จังหวัดปทุมธานี"
    assert agency.getId() in site.objectIds()
    catalog = api.portal.get_tool("portal_catalog")
    assert not [b for b in catalog.unrestrictedSearchResults() if b.portal_type.startswith("edoc.")]


def test_installing_again_after_uninstalling_works(plain):
    view = installer(plain)
    view.install_product("edoc_policy")
    view.uninstall_product("edoc_policy")

    assert view.install_product("edoc_policy")
    assert "edoc_desk" in api.portal.get_tool("portal_catalog").indexes()
