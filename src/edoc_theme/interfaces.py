"""What edoc_theme promises to others: its browser layer."""

from collective.z3cform.datagridfield.interfaces import IDataGridFieldLayer
from plone.theme.interfaces import IDefaultPloneLayer


class IEdocThemeLayer(IDefaultPloneLayer, IDataGridFieldLayer):
    """Marks requests to a site on which the suite is installed.

    Derived from the grids' layer too, so that our look of them comes before theirs.
    """
