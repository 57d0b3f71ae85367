"""The digital form of each kind of document: Dexterity's fields in the printed order of its form,
errors at their place."""

from edoc_policy import _
from edoc_policy.agencies.agency import agency_of
from edoc_policy.agencies.posts import acting_holding
from edoc_policy.letters import drafts
from edoc_policy.letters.browser.aids import Aids
from edoc_policy.letters.browser.complaints import Complaints
from edoc_policy.letters.browser.widgets import IDraftForm
from edoc_policy.letters.fields import cleaned
from edoc_policy.letters.interfaces import InvalidDraft
from edoc_policy.letters.interfaces import Stale
from edoc_policy.letters.kinds import kinds
from edoc_policy.letters.remarks import placeholders
from edoc_policy.letters.remarks import proposals
from edoc_policy.letters.remarks import remarks
from edoc_policy.letters.starting import starting_values
from functools import cached_property
from plone import api
from plone.dexterity.browser.add import DefaultAddForm
from plone.dexterity.browser.edit import DefaultEditForm
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from Products.statusmessages.interfaces import IStatusMessage
from z3c.form import button
from zExceptions import NotFound
from zExceptions import Unauthorized
from zope.interface import implementer


class LetterForm(Complaints, Aids):
    """What adding and editing have in common.

    `@@preview` (exchange.browser.preview) answers what the form's script posts to `live`.
    """

    template = ViewPageTemplateFile("form.pt")
    section = "outgoing"
    enable_form_tabbing = False
    kind = None

    def look(self, values):
        """See Complaints."""
        cleaned(values, self.context, self.kind)

    @property
    def line(self):
        """What stands beside the title."""
        return self.t(self.kind.line)

    @property
    def layout(self):
        """Groups of {widget, required clause, why} in the printed order."""
        widgets, said = self.widgets_by_name, self.remarks
        groups = [
            [
                self._field(row, widgets[row.field], said.get(row.field))
                for row in group
                if row.field in widgets
            ]
            for group in self.kind.groups
        ]
        return [group for group in groups if group]

    def _field(self, row, widget, remark):
        if row.label:
            widget.label = self.t(row.label)
        return {
            "name": row.field,
            "widget": widget,
            "must": self.t(_must(row)) if row.must or row.clause else None,
            "short": row.short,
            "why": remark["text"] if remark else self.help(row.field),
            "warn": remark["warn"] if remark else False,
        }

    def help(self, name):
        """What is said under a field of which there is nothing to remark."""
        text = self.kind.rows[name].help or self.widgets_by_name[name].field.description
        return self.t(text) if text else ""

    @cached_property
    def letter(self):
        """The draft as it is kept."""
        return self.context

    @property
    def remarks(self):
        """{field: {text, warn}}: what is remarked on the letter."""
        return {
            name: {"text": self.t(remark.text), "warn": remark.warn}
            for name, remark in remarks(self.letter).items()
        }

    def updateWidgets(self, prefix=None):
        """Show the words that are printed where none are typed; choose where nothing is."""
        super().updateWidgets(prefix)
        widgets = self.widgets_by_name
        for name, words in placeholders(self.letter).items():
            widgets[name].placeholder = words
        for widget in widgets.values():
            widget.allow_reorder = True  # of grids
        if self.request.method != "POST":
            for name, value in proposals(self.letter).items():
                widgets[name].value = widgets[name].value or str(value)
            for name, tokens in self.obvious(widgets).items():
                if name in widgets and not widgets[name].value and len(tokens) == 1:
                    widgets[name].value = tokens

    def obvious(self, widgets):
        """{field: [tokens]}: chosen beforehand where only one can be meant."""
        holding = acting_holding(self.request, agency_of(self.context))
        units = [holding.unit_uid] if holding is not None else []
        signatories = [term.token for term in widgets["signatory"].terms]
        if self.kind.by_writer and holding is not None:
            mine = f"{holding.post_uid}|{holding.userid}"
            signatories = [token for token in signatories if token == mine]
        return {
            "signatory": signatories,
            "owner_unit": [
                term.token for term in widgets["owner_unit"].terms if term.token in units
            ],
        }


def _must(row):
    if not row.must:
        return row.clause
    return _("ต้องมี (${clause})", mapping={"clause": row.clause}) if row.clause else _("ต้องมี")


@implementer(IDraftForm)
class DraftForm(LetterForm, DefaultAddForm):
    """@@draft-letter?kind=memo on an agency: a new document of a kind, by default a letter."""

    def __init__(self, context, request):
        super().__init__(context, request)
        wanted = str(request.get("kind") or "external")
        if wanted not in kinds():
            raise NotFound(wanted)
        self.kind = kinds()[wanted]
        self.portal_type = self.kind.type_id

    @property
    def live(self):
        """Where the script posts what is typed."""
        return f"{self.context.absolute_url()}/@@preview?kind={self.kind.id}"

    @property
    def label(self):
        """The title of the page."""
        return self.t(_("ร่าง${kind}", mapping={"kind": self.kind.title}))

    @property
    def page_title(self):
        """The title of the page."""
        return self.label

    @property
    def action(self):
        """Where the form goes."""
        return f"{self.context.absolute_url()}/@@draft-letter?kind={self.kind.id}"

    @cached_property
    def starting(self):
        """What the fields show at first."""
        return starting_values(self.kind, self.context)

    @cached_property
    def letter(self):
        """The letter as it begins."""
        return drafts.sketch(self.context, self.starting, self.kind)[0]

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
            userid = api.user.get_current().getId()
            letter = drafts.create(self.context, values, userid, self.kind.id)
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
    def kind(self):
        """The kind of document."""
        return self.context.kind

    @property
    def label(self):
        """The title of the page."""
        return self.context.title or self.t(_("ร่าง${kind}", mapping={"kind": self.kind.title}))

    @property
    def page_title(self):
        """The title of the page."""
        return self.label

    @property
    def live(self):
        """Where the script posts what is typed."""
        return f"{self.context.absolute_url()}/@@preview"

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
