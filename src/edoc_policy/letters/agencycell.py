"""The column of a grid for an agency of this site: typed, with one list on the page to pick from.

A choice in each row would write all agencies into each of them.
"""

from edoc_policy import _
from edoc_policy.letters.vocabularies import named_agencies
from plone.app.z3cform.interfaces import ITextWidget
from plone.app.z3cform.widgets.text import TextWidget
from z3c.form.converter import BaseDataConverter
from z3c.form.interfaces import IFieldWidget
from z3c.form.widget import FieldWidget
from zope.component import adapter
from zope.i18n import translate
from zope.interface import implementer
from zope.interface import implementer_only
from zope.schema.interfaces import IChoice


LIST_ID = "edoc-agencies"


class IAgencyWidget(ITextWidget):
    """A line that takes the name of an agency of this site."""


@implementer_only(IAgencyWidget)
class AgencyWidget(TextWidget):
    """See IAgencyWidget; the grid that holds it draws the list `suggestions` once."""

    klass = "text-widget form-control"
    list_id = LIST_ID

    def update(self):
        """Tell what to type."""
        super().update()
        self.placeholder = translate(_("พิมพ์ชื่อแล้วเลือก"), context=self.request)

    def render(self):
        """Draw it with the name; of a kept row the grid hands over the id, in a list."""
        if isinstance(self.value, list | tuple):
            self.value = name_of(next(iter(self.value), ""))
        return super().render()

    @property
    def attributes(self):
        """Those of a text, and its list."""
        return {**super().attributes, "list": self.list_id, "autocomplete": "off"}

    @property
    def suggestions(self):
        """The names one can type."""
        return list(named_agencies())


@adapter(IChoice, IAgencyWidget)
class AgencyConverter(BaseDataConverter):
    """Between the id of an agency and its name; an id may be typed as well, or as much of a name
    as only one agency bears."""

    def toWidgetValue(self, value):
        """The name; what is no agency stays as it was typed."""
        return name_of(value) if value else ""

    def toFieldValue(self, value):
        """The id; what is no agency goes on as it was typed, for the field to refuse it."""
        text = str(value or "").strip()
        names = named_agencies()
        if not text or text in names or text in names.values():
            return names.get(text, text) or None
        meant = [one for name, one in names.items() if text in name]
        return meant[0] if len(meant) == 1 else text


def name_of(agency_id):
    """The name by which an agency is typed."""
    return next((name for name, one in named_agencies().items() if one == agency_id), agency_id)


@implementer(IFieldWidget)
def agency_cell(field, request):
    """The widget of such a column."""
    return FieldWidget(field, AgencyWidget(request))
