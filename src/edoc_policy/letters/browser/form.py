"""The digital form of each kind of document: Dexterity's fields in the printed order of its form,
errors at their place."""

from edoc_policy import _
from edoc_policy.agencies.agency import agency_of
from edoc_policy.agencies.posts import acting_holding
from edoc_policy.letters import drafts
from edoc_policy.letters.browser.aids import Aids
from edoc_policy.letters.browser.complaints import Complaints
from edoc_policy.letters.browser.lastkind import remember
from edoc_policy.letters.browser.widgets import IDraftForm
from edoc_policy.letters.clauses import FOR_SCRIPT
from edoc_policy.letters.completeness import missing
from edoc_policy.letters.fields import cleaned
from edoc_policy.letters.interfaces import InvalidDraft
from edoc_policy.letters.interfaces import ISubmission
from edoc_policy.letters.interfaces import Stale
from edoc_policy.letters.kinds import kinds
from edoc_policy.letters.remarks import placeholders
from edoc_policy.letters.remarks import proposals
from edoc_policy.letters.remarks import remarks
from edoc_policy.letters.starting import naming
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
from zope.schema.interfaces import IChoice


SAVED = _("บันทึกร่างแล้ว")
FOLDED = {"language", "retention"}


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
    def naming(self):
        """How the first clause names a regulation, for the script: pattern, issuer, and how clauses
        are cited; None for kinds without clauses."""
        pattern = naming(self.kind)
        if pattern is None:
            return None
        return {"pattern": pattern, "issuer": agency_of(self.context).title, "cited": FOR_SCRIPT}

    @property
    def layout(self):
        """Groups of {widget, required clause, why} in the printed order."""
        widgets, said = self.widgets_by_name, self.remarks
        unseen = {widget.name for widget in self.settled}
        groups = [
            [
                self._field(row, widgets[row.field], said.get(row.field))
                for row in group
                if row.field in widgets and widgets[row.field].name not in unseen
            ]
            for group in self.kind.groups
        ]
        return [group for group in groups if group]

    @property
    def settled(self):
        """Widgets of choices that leave no choice: they are sent along unseen."""
        return [
            widget
            for widget in self.widgets_by_name.values()
            if IChoice.providedBy(widget.field) and widget.field.required and len(widget.terms) == 1
        ]

    def _field(self, row, widget, remark):
        if row.label:
            widget.label = self.t(row.label)
        return {
            "name": row.field,
            "widget": widget,
            "must": self.t(_must(row)) if row.must or row.clause else None,
            "needed": "needed" if row.must else "",
            "short": row.short,
            "why": remark["text"] if remark else self.help(row.field),
            "warn": remark["warn"] if remark else False,
        }

    def folded(self, group):
        """What a group says while it is folded, or None: choices that are seldom made otherwise and
        printed nowhere stand folded with what is chosen, unless something is wrong there."""
        if not {field["name"] for field in group} <= FOLDED:
            return None
        widgets = [field["widget"] for field in group]
        if any(widget.error for widget in widgets):
            return None
        return " · ".join(f"{self.t(each.label)} {self.t(_chosen(each))}" for each in widgets)

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


def _chosen(widget):
    """The title of what a choice holds."""
    return next((term.title for term in widget.terms if term.token in widget.value), "–")


def _must(row):
    if not row.must:
        return row.clause
    return _("ต้องมี (${clause})", mapping={"clause": row.clause}) if row.clause else _("ต้องมี")


class DocumentForm(LetterForm):
    """The form of a document: saved, or saved and submitted in one go."""

    def keep(self, values):
        """Keep what was typed; returns the letter, raises InvalidDraft or Stale."""
        raise NotImplementedError

    def kept(self):
        """The letter with what was typed, or None when the form says why it cannot be kept."""
        values = self.extract()
        if values is None:
            return None
        try:
            return self.keep(values)
        except InvalidDraft as error:
            self.complain(error)
        except Stale as error:
            # Kept knowingly: who has read this may save over it.
            self.request.form["revision"] = self.context.revision
            more = _("ภาพข้างฟอร์มคือฉบับล่าสุด เทียบแล้วบันทึกอีกครั้งถ้าจะใช้ข้อความของท่านแทน")
            self.status = f"{self.t(error.args[0])} {self.t(more)}"
        return None

    def go(self, address, said=None, kind="info"):
        """On to another page, which says what has happened."""
        if said is not None:
            IStatusMessage(self.request).add(said, type=kind)
        self.request.response.redirect(address)

    @button.buttonAndHandler(_("บันทึกร่าง"), name="save")
    def handle_save(self, action):
        """Keep the draft, unless somebody has changed it meanwhile."""
        letter = self.kept()
        if letter is not None:
            self.go(letter.absolute_url(), SAVED)

    @button.buttonAndHandler(_("บันทึกและเสนอ"), name="submit")
    def handle_submit(self, action):
        """Keep the draft and submit it; where something is missing, show where."""
        letter = self.kept()
        if letter is None:
            return
        if missing(letter):
            self.go(f"{letter.absolute_url()}/edit?gaps=1")
            return
        reason = ISubmission(letter).submit(self.request)
        if reason is None:
            self.go(letter.absolute_url(), _("บันทึกและเสนอแล้ว"))
        else:
            self.go(letter.absolute_url(), reason, "error")

    @button.buttonAndHandler(_("บันทึกและดูตัวอย่าง"), name="preview")
    def handle_preview(self, action):
        """Keep the draft and go on in its form, beside the preview."""
        letter = self.kept()
        if letter is not None:
            self.go(f"{letter.absolute_url()}/edit", SAVED)

    @button.buttonAndHandler(_("ไม่บันทึก"), name="cancel")
    def handle_cancel(self, action):
        """Back to where one came from."""
        self.go(self.origin)


@implementer(IDraftForm)
class DraftForm(DocumentForm, DefaultAddForm):
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

    def keep(self, values):
        """See DocumentForm; the desk offers the same kind again (`lastkind`)."""
        letter = drafts.create(self.context, values, api.user.get_current().getId(), self.kind.id)
        remember(self.request, self.kind)
        return letter

    @property
    def origin(self):
        """The desk."""
        return f"{api.portal.get().absolute_url()}/@@desk"

    preview = None  # nothing to show yet


class EditForm(DocumentForm, DefaultEditForm):
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

    def keep(self, values):
        """See DocumentForm."""
        return drafts.revise(self.context, values, self.revision)

    @property
    def origin(self):
        """The letter."""
        return self.context.absolute_url()

    def updateWidgets(self, prefix=None):
        """Show what is missing to whoever wanted to submit."""
        super().updateWidgets(prefix)
        if self.request.form.get("gaps") and self.request.method != "POST":
            problems = missing(self.context)
            self.tell(problems)
            if problems:
                self.status = self.t(_("บันทึกร่างแล้ว แต่ยังเสนอไม่ได้ เติมจุดที่ระบุแล้วเสนออีกครั้ง"))

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
