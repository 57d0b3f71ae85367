"""The digital form of a letter: Dexterity's fields in the printed order, errors at their place."""

from edoc_policy import _
from edoc_policy.agencies.posts import acting_holding
from edoc_policy.letters import drafts
from edoc_policy.letters.browser.complaints import Complaints
from edoc_policy.letters.interfaces import InvalidDraft
from edoc_policy.letters.interfaces import Stale
from edoc_policy.letters.letter import addressee_text
from edoc_policy.letters.salutations import choose
from edoc_policy.letters.salutations import why
from plone import api
from plone.dexterity.browser.add import DefaultAddForm
from plone.dexterity.browser.edit import DefaultEditForm
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from Products.statusmessages.interfaces import IStatusMessage
from z3c.form import button
from zExceptions import Unauthorized


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


class LetterForm(Complaints):
    """What adding and editing have in common."""

    template = ViewPageTemplateFile("form.pt")
    section = "outgoing"
    enable_form_tabbing = False
    portal_type = "edoc.letter"

    def look(self, values):
        """See Complaints."""
        drafts.clean(values, self.context)

    @property
    def line(self):
        """What stands beside the title."""
        return self.t(_("แบบที่ 1 (ข้อ 11) · ร่าง"))

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
        if name == "addressee" and self.addressee:
            return _("ถ้าเว้นว่าง พิมพ์ว่า “${text}”", mapping={"text": self.addressee})
        return None

    @property
    def addressee(self):
        """The addressee as far as it is known."""
        return ""

    def updateWidgets(self, prefix=None):
        """Show the words that are printed where none are typed; choose where nothing is."""
        super().updateWidgets(prefix)
        pair, widgets = choose(self.addressee), self.widgets_by_name
        widgets["salutation"].placeholder = pair.salutation
        widgets["closing"].placeholder = pair.closing
        if self.request.method != "POST":
            for name, tokens in self.obvious(widgets).items():
                if not widgets[name].value and len(tokens) == 1:
                    widgets[name].value = tokens

    def obvious(self, widgets):
        """{field: [tokens]}: chosen beforehand where only one can be meant."""
        holding = acting_holding(self.request)
        units = [holding.unit_uid] if holding is not None else []
        return {
            "signatory": [term.token for term in widgets["signatory"].terms],
            "owner_unit": [
                term.token for term in widgets["owner_unit"].terms if term.token in units
            ],
        }


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
        values = self.extract()
        if values is None:
            return
        try:
            letter = drafts.create(self.context, values, api.user.get_current().getId())
        except InvalidDraft as error:
            self.complain(error)
            return
        IStatusMessage(self.request).add(_("บันทึกร่างแล้ว"), type="info")
        self._finishedAdd = True
        self.immediate_view = letter.absolute_url()

    @button.buttonAndHandler(_("บันทึกและดูตัวอย่าง"), name="preview")
    def handle_preview(self, action):
        """Keep the draft and go on in its form, beside the preview."""
        self.handle_save(self, action)
        if self._finishedAdd:
            self.immediate_view += "/edit"

    @button.buttonAndHandler(_("ไม่บันทึก"), name="cancel")
    def handle_cancel(self, action):
        """Back to the desk."""
        self.request.response.redirect(f"{api.portal.get().absolute_url()}/@@desk")

    preview = None  # nothing to show yet


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
        sent = str(self.request.form.get("revision", ""))
        return int(sent) if sent.isdecimal() else self.context.revision

    @button.buttonAndHandler(_("บันทึกร่าง"), name="save")
    def handle_save(self, action):
        """Keep the draft, unless somebody has changed it meanwhile."""
        values = self.extract()
        if values is None:
            return
        try:
            drafts.revise(self.context, values, self.revision)
        except InvalidDraft as error:
            self.complain(error)
            return
        except Stale as error:
            # Kept knowingly: who has read this may save over it.
            self.request.form["revision"] = self.context.revision
            more = _("ภาพข้างฟอร์มคือฉบับล่าสุด เทียบแล้วบันทึกอีกครั้งถ้าจะใช้ข้อความของท่านแทน")
            self.status = f"{self.t(error.args[0])} {self.t(more)}"
            return
        IStatusMessage(self.request).add(_("บันทึกร่างแล้ว"), type="info")
        self.request.response.redirect(self.context.absolute_url())

    @button.buttonAndHandler(_("ไม่บันทึก"), name="cancel")
    def handle_cancel(self, action):
        """Back to the letter."""
        self.request.response.redirect(self.context.absolute_url())

    @button.buttonAndHandler(_("บันทึกและดูตัวอย่าง"), name="preview")
    def handle_preview(self, action):
        """Keep the draft and stay in the form, whose preview is then new."""
        self.handle_save(self, action)
        if self.request.response.getStatus() in (302, 303):
            self.request.response.redirect(f"{self.context.absolute_url()}/edit")

    @property
    def preview(self):
        """The pages of the draft as it is kept."""
        url = self.context.absolute_url()
        count = self.context.restrictedTraverse("@@page.png").count("letter")
        if not count:
            return None
        pages = [
            {
                "src": f"{url}/@@page.png?page={n}&v={self.context.revision}",
                "width": 1240,
                "height": 1754,
                "alt": self.t(_("หน้า ${n} จาก ${total}", mapping={"n": n, "total": count})),
            }
            for n in range(1, count + 1)
        ]
        return {
            "pages": pages,
            "count": self.t(_("${n} หน้า", mapping={"n": count})),
            "note": None,
            "pdf": {"url": f"{url}/@@file", "title": self.t(_("ดูตัวอย่าง PDF"))},
        }

    @property
    def notices(self):
        """Why the draft came back, in the words of who returned it."""
        page = self.context.restrictedTraverse("@@letter")
        return [each for each in page.notices if each["icon"] == "bi-arrow-return-left"]
