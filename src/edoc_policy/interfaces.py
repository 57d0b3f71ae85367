"""The browser layer of the suite."""

from plone.theme.interfaces import IDefaultPloneLayer


class IEdocLayer(IDefaultPloneLayer):
    """Requests of sites that have the suite installed."""
