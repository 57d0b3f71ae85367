"""@@reuse of a letter: a draft from it, the next in the same matter, or a template of it."""

from edoc_policy import _
from edoc_policy.agencies.agency import agency_of
from edoc_policy.letters import earlier
from edoc_policy.letters import templates
from edoc_policy.letters.interfaces import InvalidDraft
from edoc_policy.letters.interfaces import NotYet
from plone import api
from plone.protect import CheckAuthenticator
from plone.protect import PostOnly
from Products.Five import BrowserView
from Products.statusmessages.interfaces import IStatusMessage
from zExceptions import NotFound
from zExceptions import Unauthorized
from zope.i18n import translate


MAKES = {"copy": earlier.copy, "follow_up": earlier.follow_up}
DONE = {
    "copy": _("ร่างจากเรื่องเดิมแล้ว ตรวจผู้รับ วันที่ในข้อความ และผู้ลงนาม"),
    "follow_up": _("ร่างเรื่องต่อเนื่องแล้ว ตรวจและเติมข้อความ"),
    "template": _("เก็บเป็นแบบแล้ว พิมพ์ {{ชื่อช่อง}} ตรงที่จะให้เติมทุกครั้ง"),
}


class Reuse(BrowserView):
    """POST what: copy, follow_up, or template with its title; on to the form of what was made."""

    def __call__(self):
        PostOnly(self.request)
        CheckAuthenticator(self.request)
        what, messages = self.request.form.get("what"), IStatusMessage(self.request)
        if what not in DONE:
            raise NotFound(what)
        try:
            made = self.make(what)
        except NotYet as error:
            messages.add(error.args[0], type="error")
        except InvalidDraft as error:
            texts = [translate(each.message, context=self.request) for each in error.problems]
            messages.add(" ".join(texts), type="error")
        else:
            messages.add(DONE[what], type="info")
            return self.request.response.redirect(f"{made.absolute_url()}/edit")
        return self.request.response.redirect(self.context.absolute_url())

    def make(self, what):
        """The draft or template."""
        agency, userid = agency_of(self.context), api.user.get_current().getId()
        needed = templates.PERMISSION if what == "template" else "edoc: Add letter"
        if not api.user.has_permission(needed, obj=agency):
            raise Unauthorized(needed)
        if what in MAKES:
            return MAKES[what](self.context, userid)
        title = str(self.request.form.get("title", ""))
        values = earlier.fields_of(self.context)
        return templates.keep(agency, title, self.context.kind.id, values, userid)
