"""The form of a template: that of its kind of document, with a name; of a list, its rows alone."""

from edoc_policy import _
from edoc_policy.agencies.agency import agency_of
from edoc_policy.letters import templates
from edoc_policy.letters.browser.form import LetterForm
from edoc_policy.letters.interfaces import InvalidDraft
from edoc_policy.letters.interfaces import ITemplate
from edoc_policy.letters.kinds import kinds
from edoc_policy.letters.kinds import Row
from edoc_policy.letters.schemas import IEnclosures
from edoc_policy.letters.schemas import IRecipients
from edoc_policy.letters.templates import Template
from plone import api
from plone.dexterity.browser.edit import DefaultEditForm
from plone.supermodel import model
from Products.statusmessages.interfaces import IStatusMessage
from z3c.form import button
from zExceptions import NotFound
from zExceptions import Unauthorized
from zope import schema
from zope.interface import alsoProvides


class INamedTemplate(model.Schema):
    """The name by which a template is found."""

    template_title = schema.TextLine(title=_("ชื่อแบบหรือบัญชี"), max_length=200)


TITLES = {"recipients": _("บัญชีผู้รับ"), "enclosures": _("ชุดสิ่งที่ส่งมาด้วย")}
_LIST_SCHEMAS = {"recipients": IRecipients, "enclosures": IEnclosures}
_HINT = _("พิมพ์ {{ชื่อช่อง}} ตรงที่จะให้ผู้ร่างเติม เช่น {{ชื่อผู้รับ}} ใช้ในข้อความ ในตาราง และในช่องพิมพ์ใดก็ได้")


class TemplateForm(LetterForm, DefaultEditForm):
    """@@edit of a template, and @@new-template?purpose=memo on an agency.

    The widgets are those of a letter that nobody keeps (`templates.letter_of`).
    """

    kept = None
    preview = None

    def __init__(self, context, request):
        self.agency = agency_of(context)
        if ITemplate.providedBy(context):
            self.kept, self.purpose = context, context.purpose
        else:
            self.purpose = str(request.get("purpose") or "external")
            if self.purpose not in (*kinds(), *templates.LISTS):
                raise NotFound(self.purpose)
        super().__init__(self._letter(), request)

    def _letter(self):
        template = self.kept
        if template is None:
            template = Template("new")
            template.purpose = self.purpose
        letter = templates.letter_of(template, self.agency)
        letter.template_title = template.title
        alsoProvides(letter, INamedTemplate)
        return letter

    @property
    def kind(self):
        """The kind of document, or what stands for a list."""
        return templates.kind_for(self.purpose)

    @property
    def additionalSchemata(self):
        """The parts of the form."""
        if self.purpose in templates.LISTS:
            return (INamedTemplate, _LIST_SCHEMAS[self.purpose])
        return (INamedTemplate, *super().additionalSchemata)

    @property
    def layout(self):
        """See LetterForm; the name stands first."""
        hint = {"text": "" if self.is_list else self.t(_HINT), "warn": False}
        row = Row("template_title", must=True)
        name = self._field(row, self.widgets_by_name["template_title"], hint)
        return [[name], *super().layout]

    @property
    def is_list(self):
        """Whether it is a list and not a document."""
        return self.purpose in templates.LISTS

    @property
    def label(self):
        """The title of the page."""
        title = TITLES[self.purpose] if self.is_list else self.kind.title
        if self.kept is not None:
            return self.kept.title
        return self.t(_("เพิ่ม${what}", mapping={"what": self.t(title)}))

    @property
    def page_title(self):
        """The title of the page."""
        return self.label

    @property
    def line(self):
        """What it is."""
        title = TITLES[self.purpose] if self.is_list else self.kind.title
        return self.t(title) if self.kept is not None else None

    @property
    def action(self):
        """Where the form goes."""
        if self.kept is not None:
            return f"{self.kept.absolute_url()}/@@edit"
        return f"{self.agency.absolute_url()}/@@new-template?purpose={self.purpose}"

    def obvious(self, widgets):
        """Nothing is chosen beforehand: whoever drafts from it chooses."""
        return {}

    def update(self):
        """Only who keeps the agency's templates gets the form."""
        if not api.user.has_permission(templates.PERMISSION, obj=self.agency):
            raise Unauthorized(templates.PERMISSION)
        super().update()

    @button.buttonAndHandler(_("เก็บ"), name="save")
    def handle_save(self, action):
        """Keep it."""
        values = self.extract()
        if values is None:
            return
        title, userid = values.pop("template_title"), api.user.get_current().getId()
        try:
            if self.kept is None:
                templates.keep(self.agency, title, self.purpose, values, userid)
            else:
                templates.change(self.kept, title, values, userid)
        except InvalidDraft as error:
            self.complain(error)
            return
        IStatusMessage(self.request).add(_("เก็บแล้ว"), type="info")
        self._leave()

    @button.buttonAndHandler(_("ไม่บันทึก"), name="cancel")
    def handle_cancel(self, action):
        """Back to the templates."""
        self._leave()

    def _leave(self):
        self.request.response.redirect(f"{self.agency.absolute_url()}/@@templates")
