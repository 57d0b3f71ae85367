"""What helps to fill in a form: lists of recipients, sets of enclosures, a .docx, standard phrases.

Each is a submit button within the form: what was typed stays, what was asked for is added to the
request, and the form is shown again; nothing is kept yet. It needs no script.
"""

from datetime import datetime
from edoc_policy import _
from edoc_policy.agencies.agency import agency_of
from edoc_policy.letters import docx
from edoc_policy.letters import templates
from edoc_policy.letters.agencycell import name_of
from edoc_policy.letters.fields import FIELDS
from edoc_policy.letters.fields import GRIDS
from edoc_policy.letters.interfaces import Unfit
from persistent.mapping import PersistentMapping
from plone.formwidget.namedfile.interfaces import IFileUploadTemporaryStorage
from zope.component.hooks import getSite
import uuid


BUTTONS = {
    "recipients": (_("บัญชีผู้รับ"), _("เติมผู้รับ")),
    "enclosures": (_("ชุดสิ่งที่ส่งมาด้วย"), _("เติมสิ่งที่ส่งมาด้วย")),
}


class Aids:
    """Mixed into the form of a document."""

    def updateWidgets(self, prefix=None):
        """Add what was asked for, before the widgets read the request."""
        if self.request.method == "POST":
            for name in GRIDS:
                self._take_last_row(name)
            asked = self.request.form.get("aid")
            if asked in BUTTONS:
                self._fill_rows(asked)
            elif asked == "docx":
                self._fill_body()
        super().updateWidgets(prefix)

    def aid(self, name):
        """What stands under a field: {lists, phrases, docx}, or None."""
        agency = agency_of(self.context)
        if name in BUTTONS:
            lists = templates.templates_of(agency, name)
            label, button = BUTTONS[name]
            options = [{"value": each.getId(), "title": each.title} for each in lists]
            facts = {"label": self.t(label), "button": self.t(button), "options": options}
            return {"lists": facts, "phrases": [], "docx": False} if lists else None
        if name == "body":
            return {"lists": None, "phrases": templates.phrases_of(agency), "docx": True}
        return None

    def _take_last_row(self, name):
        """The empty last row of a grid counts once something stands in it, script or no script."""
        form, key, count = self.request.form, _key(name), self._count(name)
        waiting = {k: v for k, v in form.items() if k.startswith(f"{key}.AA.widgets.")}
        silent = ("sent_as", "-empty-marker", ".action")
        if any(v and not k.endswith(silent) for k, v in waiting.items() if _says(v)):
            for each, value in waiting.items():
                form[each.replace(f"{key}.AA.", f"{key}.{count}.")] = value
                del form[each]
            form[f"{key}.{count}-empty-marker"] = "1"
            form[f"{key}.count"] = str(count + 1)

    def _fill_rows(self, name):
        chosen = str(self.request.form.get(f"aid-{name}", ""))
        rows = templates.list_of(agency_of(self.context), name, chosen)
        if rows is None:
            self.status = self.t(_("เลือกบัญชีก่อน แล้วกดเติมอีกครั้ง"))
            return
        form, key, first = self.request.form, _key(name), self._count(name)
        present = {self._row(name, number) for number in range(first)}
        for row in rows:
            if row.get("agency"):
                row["agency"] = name_of(row["agency"])
        new = [row for row in rows if _said(row) not in present]
        for number, row in enumerate(new, first):
            form[f"{key}.{number}-empty-marker"] = "1"
            for column, value in row.items():
                self._put(f"{key}.{number}.widgets.{column}", column, value)
        form[f"{key}.count"] = str(first + len(new))
        text = _("เติมแล้ว ${n} รายการ ยังไม่ได้บันทึก", mapping={"n": len(new)})
        self.status = self.t(text)

    def _put(self, key, column, value):
        form = self.request.form
        if column == "file" and value is not None:
            form[f"{key}.file_upload_id"] = _kept_aside(value)
            form[f"{key}.action"] = "nochange"
        elif column == "sent_as":
            form[key] = [value or "--NOVALUE--"]
        elif column != "file":
            form[key] = value or ""

    def _row(self, name, number):
        key = f"{_key(name)}.{number}.widgets."
        return _said({column: self.request.form.get(key + column) for column in GRIDS[name]})

    def _count(self, name):
        count = str(self.request.form.get(f"{_key(name)}.count", "0"))
        return int(count) if count.isdecimal() else 0

    def _fill_body(self):
        form, upload = self.request.form, self.request.form.get("docx")
        if not getattr(upload, "filename", ""):
            self.status = self.t(_("เลือกไฟล์ .docx ก่อน แล้วกดนำเข้าอีกครั้ง"))
            return
        try:
            reading = docx.read(upload.read(), upload.filename)
        except Unfit as error:
            self.status = self.t(error.args[0])
            return
        body = _key("body")
        form[body] = str(form.get(body) or "") + reading.html
        if not form.get(_key("title")):
            form[_key("title")] = reading.title
        said = [_("นำเข้าข้อความแล้ว ยังไม่ได้บันทึก"), *(note.message for note in reading.notes)]
        self.status = " · ".join(self.t(each) for each in said)


def _key(name):
    """The name of a field in the request."""
    return f"form.widgets.{FIELDS[name].interface.__name__}.{name}"


def _says(value):
    """Whether a cell says something: an upload without a file and a choice of nothing do not."""
    if hasattr(value, "filename"):
        return bool(value.filename)
    return any(text and text != "--NOVALUE--" for text in _texts(value))


def _said(row):
    """What tells a row from others: agency, name or title."""
    values = [row.get(key) for key in ("agency", "name", "title")]
    return tuple(
        " ".join(text for text in _texts(value) if text != "--NOVALUE--") for value in values
    )


def _texts(value):
    if isinstance(value, list | tuple):
        return [str(each).strip() for each in value]
    return [str(value or "").strip()]


def _kept_aside(file):
    """The id of a file laid where uploads wait for a form that is shown again."""
    waiting = IFileUploadTemporaryStorage(getSite())
    waiting.cleanup()
    upload_id = uuid.uuid4().hex
    waiting.upload_map[upload_id] = PersistentMapping(
        filename=file.filename, data=file.data, dt=datetime.now()
    )
    return upload_id
