"""The digital form of a letter: Dexterity's fields in the printed order, errors at their place."""

from edoc_policy import _
from edoc_policy.agencies.agency import agency_of
from edoc_policy.letters import drafts
from edoc_policy.letters.interfaces import InvalidDraft
from edoc_policy.letters.interfaces import Stale
from edoc_policy.letters.letter import addressee_text
from edoc_policy.letters.salutations import why
from plone.dexterity.browser.add import DefaultAddForm
from plone.dexterity.browser.edit import DefaultEditForm
from plone import api
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from Products.statusmessages.interfaces import IStatusMessage
from z3c.form import button
from zExceptions import Unauthorized
from zope.i18n import translate


#: (field, clause, what is said under it) in the printed order; groups stand side by side.
LAYOUT = (
    (("urgency", _("ข้อ 28"), None), ("secrecy", None, None)),
    (("title", _("ต้องมี (ข้อ 11.4)"), None),),
    (("circular", None, _("ข้อ 32 ข้อความเดียวกันถึงผู้รับหลายแห่ง เลขที่มี ว นำหน้า")),),
    (("recipients", _("ต้องมี (ข้อ 11.5)"), _("เลือกหน่วยงานในระบบ หรือพิมพ์ตำแหน่งหรือส่วนราชการเอง")),),
    (("addressee", None, _("ถ้าเว้นว่าง ระบบเรียงจากผู้รับให้")),),
    (("salutation", None, None), ("closing", None, None)),
    (("references", None, _("ถ้าเว้นว่าง บรรทัดนี้จะไม่พิมพ์ในหนังสือ")),),
    (("enclosures", None, _("ชื่อเอกสาร จำนวน เช่น “จำนวน ๑ ฉบับ” และไฟล์ชนิดใดก็ได้")),),
    (
        (
            "body",
            _("ต้องมี (ข้อ 11.8)"),
            _("ตัวเลขอารบิกจะพิมพ์เป็นเลขไทย เว้นแต่ในคำภาษาอังกฤษ ที่อยู่เว็บ และอีเมล"),
        ),
    ),
    (
        ("signatory", _("ต้องมี (ข้อ 11.10)"), None),
        ("owner_unit", _("ต้องมี (ข้อ 11.12)"), _("โทรศัพท์และไปรษณีย์อิเล็กทรอนิกส์มาจากทะเบียนหน่วยงาน")),
    ),
)


class LetterForm:
    """What adding and editing have in common."""

    template = ViewPageTemplateFile("form.pt")
    section = "outgoing"
    enable_form_tabbing = False
    portal_type = "edoc.letter"

    def updateWidgets(self):
        """Fields of all behaviors stand in one form, not in tabs."""
        super().updateWidgets()

    @property
    def widgets_by_name(self):
        """{field name: widget} over the form and its groups."""
        found = {}
        for part in (self, *self.groups):
            found.update({name.rpartition(".")[2]: part.widgets[name] for name in part.widgets})
        return found

    @property
    def layout(self):
        """Groups of {widget, required clause, why} in the printed order."""
        widgets = self.widgets_by_name
        groups = []
        for row in LAYOUT:
            group = [
                {
                    "name": name,
                    "widget": widgets[name],
                    "must": self.t(clause) if clause else None,
                    "why": self.t(self.reason(name) or text) if self.reason(name) or text else None,
                }
                for name, clause, text in row
                if name in widgets
            ]
            if group:
                groups.append(group)
        return groups

    def reason(self, name):
        """Why the system chose as it did, for the fields it fills in."""
        if name == "salutation":
            return why(self.addressee)
        return None

    @property
    def addressee(self):
        """The addressee as far as it is known."""
        return ""

    def t(self, message):
        """`message` in the reader's language."""
        return translate(message, context=self.request)

    def values(self, data):
        """What was typed, by bare field name."""
        return {name.rpartition(".")[2]: value for name, value in data.items()}

    def complain(self, error):
        """Show each problem at its field."""
        widgets = self.widgets_by_name
        for problem in error.problems:
            widget = widgets.get(problem.field)
            text = self.t(problem.message)
            if problem.row and widget is not None:
                label = _("แถว ${row}: ${text}", mapping={"row": problem.row, "text": text})
                text = self.t(label)
            if widget is not None:
                widget.error = _Said(text)
        self.status = str(self.t(error.args[0]))


class _Said:
    """An error of a widget, rendered as its words."""

    def __init__(self, text):
        self.message = text

    def render(self):
        """The words."""
        return self.message


class DraftForm(LetterForm, DefaultAddForm):
    """@@draft-letter on an agency: a new letter."""

    label = _("ร่างหนังสือภายนอก")
    page_title = label

    def update(self):
        """Only who may draft in this agency gets the form."""
        if not api.user.has_permission("edoc: Add letter", obj=self.context):
            raise Unauthorized("edoc: Add letter")
        # The container constraint of Plone does not apply: letters stand in trays.
        super(DefaultAddForm, self).update()

    @button.buttonAndHandler(_("บันทึกร่าง"), name="save")
    def handle_save(self, action):
        """Keep the draft."""
        data, errors = self.extractData()
        if errors:
            self.status = self.formErrorsMessage
            return
        try:
            letter = drafts.create(self.context, self.values(data), api.user.get_current().getId())
        except InvalidDraft as error:
            self.complain(error)
            return
        IStatusMessage(self.request).add(_("บันทึกร่างแล้ว"), type="info")
        self._finishedAdd = True
        self.immediate_view = letter.absolute_url()

    @button.buttonAndHandler(_("ไม่บันทึก"), name="cancel")
    def handle_cancel(self, action):
        """Back to the desk."""
        self.request.response.redirect(f"{api.portal.get().absolute_url()}/@@desk")

    @property
    def preview(self):
        """Nothing to show yet."""
        return None


class EditForm(LetterForm, DefaultEditForm):
    """The form of a draft that exists."""

    @property
    def label(self):
        """The title of the page."""
        return self.context.title or _("ร่างหนังสือภายนอก")

    @property
    def page_title(self):
        """The title of the page."""
        return self.label

    @property
    def addressee(self):
        """See LetterForm."""
        return addressee_text(self.context)

    @property
    def revision(self):
        """What the form was made from."""
        return self.request.form.get("revision", self.context.revision)

    @button.buttonAndHandler(_("บันทึกร่าง"), name="save")
    def handle_save(self, action):
        """Keep the draft, unless somebody has changed it meanwhile."""
        data, errors = self.extractData()
        if errors:
            self.status = self.formErrorsMessage
            return
        try:
            drafts.revise(self.context, self.values(data), int(self.revision))
        except InvalidDraft as error:
            self.complain(error)
            return
        except Stale as error:
            self.status = self.t(error.args[0])
            return
        IStatusMessage(self.request).add(_("บันทึกร่างแล้ว"), type="info")
        self.request.response.redirect(self.context.absolute_url())

    @button.buttonAndHandler(_("ไม่บันทึก"), name="cancel")
    def handle_cancel(self, action):
        """Back to the letter."""
        self.request.response.redirect(self.context.absolute_url())

    @property
    def agency(self):
        """The agency that drafts."""
        return agency_of(self.context)
