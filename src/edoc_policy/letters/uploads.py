"""The file column of a grid: an upload outlives errors elsewhere in the form.

plone.formwidget.namedfile keeps an upload aside when the form is shown again, and forgets it when
it is first read; a grid reads its rows several times in one request, and would lose it.
"""

from plone.formwidget.namedfile.widget import NamedFileWidget
from plone.namedfile.interfaces import INamed
from z3c.form.interfaces import IFieldWidget
from z3c.form.interfaces import NO_VALUE
from z3c.form.widget import FieldWidget
from zope.annotation.interfaces import IAnnotations
from zope.interface import implementer


KEY = "edoc.uploads"


class KeptFileWidget(NamedFileWidget):
    """A file widget that gives the same upload as often as it is asked within a request."""

    def extract(self, default=NO_VALUE):
        """See z3c.form.interfaces.IWidget."""
        kept = IAnnotations(self.request).setdefault(KEY, {})
        upload = self.request.get(f"{self.name}.file_upload_id")
        if upload in kept and self.request.get(f"{self.name}.action") == "nochange":
            return kept[upload]
        value = super().extract(default)
        if upload and INamed.providedBy(value):
            kept[upload] = value
        return value


@implementer(IFieldWidget)
def kept_file(field, request):
    """The widget of a file column."""
    return FieldWidget(field, KeptFileWidget(request))
