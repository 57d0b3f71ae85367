"""@@use of a template: a draft from it, once each of its placeholders has a value."""

from edoc_policy import _
from edoc_policy.agencies.agency import agency_of
from edoc_policy.agencies.browser.translated import Translated
from edoc_policy.letters import templates
from edoc_policy.letters.interfaces import InvalidDraft
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from Products.statusmessages.interfaces import IStatusMessage
from zExceptions import Unauthorized


class UseTemplate(Translated, BrowserView):
    """A short form: each placeholder a field; then on to the form of the draft."""

    index = ViewPageTemplateFile("use.pt")
    section = "outgoing"
    status = ""

    def __call__(self):
        self.agency = agency_of(self.context)
        if self.context.kind is None:
            return self.request.response.redirect(f"{self.agency.absolute_url()}/@@templates")
        if not api.user.has_permission("edoc: Add letter", obj=self.agency):
            raise Unauthorized("edoc: Add letter")
        self.errors = {}
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            return self.make() or self.index()
        return self.index()

    def make(self):
        """Make the draft; None, and `errors`, when it cannot be made."""
        given = {field["name"]: field["value"] for field in self.fields}
        try:
            letter = templates.draft(self.context, given, api.user.get_current().getId())
        except InvalidDraft as error:
            self.errors = {each.field: self.t(each.message) for each in error.problems}
            rest = [text for name, text in self.errors.items() if name not in given]
            self.status = " ".join([self.t(_("ยังร่างไม่ได้ เติมช่องที่ระบุแล้วกดอีกครั้ง")), *rest])
            return None
        IStatusMessage(self.request).add(_("ร่างจากแบบแล้ว ตรวจและเติมข้อความ"), type="info")
        self.request.response.redirect(f"{letter.absolute_url()}/edit")
        return " "

    @property
    def page_title(self):
        """The name of the template."""
        return self.context.title

    @property
    def line(self):
        """Of which kind it is."""
        return self.t(self.context.kind.title)

    @property
    def fields(self):
        """[{id, name, value, error}] of the placeholders."""
        return [
            {
                "id": f"placeholder-{number}",
                "name": name,
                "value": str(self.request.form.get(f"placeholder-{number}", "")),
                "error": self.errors.get(name),
            }
            for number, name in enumerate(self.context.placeholders)
        ]
