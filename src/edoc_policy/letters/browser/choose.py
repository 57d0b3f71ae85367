"""@@new-document on an agency: which kind of document, told by what it is for (ข้อ 10)."""

from edoc_policy import _
from edoc_policy.letters.kinds import families
from plone import api
from Products.Five import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zExceptions import Unauthorized
from zope.i18n import translate


class NewDocument(BrowserView):
    """The six kinds of official documents, each leading to its form."""

    index = ViewPageTemplateFile("choose.pt")
    section = "outgoing"
    label = page_title = _("ร่างหนังสือ")

    def __call__(self):
        if not api.user.has_permission("edoc: Add letter", obj=self.context):
            raise Unauthorized("edoc: Add letter")
        return self.index()

    def t(self, message):
        """`message` in the reader's language."""
        return translate(message, context=self.request)

    @property
    def families(self):
        """[{title, clause, kinds: [{title, clause, form, when, url}]}]."""
        return [
            {
                "id": family.id,
                "title": self.t(family.title),
                "kinds": [self._kind(kind) for kind in family.kinds],
            }
            for family in families()
        ]

    def _kind(self, kind):
        form = self.t(_("แบบที่ ${n}", mapping={"n": kind.form})) if kind.form else ""
        return {
            "title": self.t(kind.title),
            "note": " · ".join(part for part in (form, self.t(kind.clause)) if part),
            "when": self.t(kind.when),
            "url": f"{self.context.absolute_url()}/@@draft-letter?kind={kind.id}",
        }
