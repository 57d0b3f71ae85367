"""What forms say when they cannot keep what was typed: in words, at the field, with the row."""

from edoc_policy import _
from edoc_policy.agencies.browser.translated import Translated
from edoc_policy.letters.fields import in_words
from edoc_policy.letters.interfaces import InvalidDraft
from z3c.form.converter import FormatterValidationError
from z3c.form.interfaces import NOT_CHANGED
from zope.schema import ValidationError


class _Said:
    """An error of a widget, rendered as its words."""

    def __init__(self, text):
        self.message = text

    def render(self):
        """The words."""
        return self.message


def refuse_file(widget, say):
    """Forget the file in `widget`, so that the form does not offer to keep what was refused."""
    widget.value = None
    widget.error = _Said(say(_("ไม่ได้เก็บไฟล์นี้ไว้ เลือกไฟล์อีกครั้ง")))


class Complaints(Translated):
    """Mixed into a z3c.form form."""

    formErrorsMessage = InvalidDraft(()).args[0]

    @property
    def widgets_by_name(self):
        """{field name: widget} over the form and its groups."""
        found = {}
        for part in (self, *(group for group in self.groups if getattr(group, "widgets", None))):
            found.update({name.rpartition(".")[2]: part.widgets[name] for name in part.widgets})
        return found

    def extract(self):
        """What was typed, by bare field name; None when a field refuses it and says why."""
        data, errors = self.extractData()
        for error in errors:
            words = self.words(error)
            if words:
                error.widget.error = _Said(words)
        if errors:
            try:
                self.look(self.values(data))
            except InvalidDraft as error:
                self.complain(error)
            self.status = self.formErrorsMessage
            return None
        return self.values(data)

    def words(self, error):
        """What a widget's error says, or None."""
        widget, error = error.widget, error.error
        if hasattr(widget, "columns"):
            return self._in_rows(widget) or None
        if widget is not None and isinstance(error, FormatterValidationError):
            return self.t(error.args[0])
        if widget is not None and isinstance(error, ValidationError):
            return self.t(in_words(error, widget.field, widget.label))
        return None

    def _in_rows(self, grid):
        """What is wrong in the cells of a grid, by row; it is said once, over all of them."""
        found = []
        for number, row in enumerate(grid.widgets, 1):
            for cell in row.widgets.values():
                error = getattr(cell.error, "error", None)
                if isinstance(error, ValidationError):
                    text = self.t(in_words(error, cell.field, cell.label))
                    found.append(_("แถว ${row}: ${text}", mapping={"row": number, "text": text}))
                    cell.error = None
        return "\n".join(self.t(each) for each in found)

    def look(self, values):
        """Raise InvalidDraft for what is wrong beyond what fields see, so that all is told at once."""

    def values(self, data):
        """What was typed, by bare field name; a file that stays as it is was not."""
        return {
            name.rpartition(".")[2]: value
            for name, value in data.items()
            if value is not NOT_CHANGED
        }

    def tell(self, problems):
        """Show problems of what is kept at their fields; a field may have several."""
        for name, widget in self.widgets_by_name.items():
            texts = [self.t(each.message) for each in problems if each.field == name]
            if texts:
                widget.error = _Said("\n".join(texts))

    def complain(self, error):
        """Show each problem at its field."""
        widgets = self.widgets_by_name
        for problem in error.problems:
            widget = widgets.get(problem.field)
            text = self.t(problem.message)
            if problem.row and widget is not None:
                cells = widget.widgets[problem.row - 1].widgets
                if "file" in cells:
                    refuse_file(cells["file"], self.t)
                label = _("แถว ${row}: ${text}", mapping={"row": problem.row, "text": text})
                text = self.t(label)
            if hasattr(widget, "allow_nochange"):
                refuse_file(widget, self.t)
                text = f"{text} {widget.error.message}"
            if widget is not None:
                widget.error = _Said(text)
        self.status = str(self.t(error.args[0]))
