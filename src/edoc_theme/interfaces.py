"""What edoc_theme promises to others: its browser layer."""

from plone.theme.interfaces import IDefaultPloneLayer


class IEdocThemeLayer(IDefaultPloneLayer):
    """Marks requests to a site on which the suite is installed."""
