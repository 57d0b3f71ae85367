"""POST @@from-docx on an agency: a draft from a file of Word, and what the file left out."""

from edoc_policy import _
from edoc_policy.agencies.browser.translated import Translated
from edoc_policy.letters import docx
from edoc_policy.letters.interfaces import InvalidDraft
from edoc_policy.letters.interfaces import Unfit
from edoc_policy.letters.kinds import kinds
from plone import api
from plone.protect import CheckAuthenticator
from plone.protect import PostOnly
from Products.Five import BrowserView
from Products.statusmessages.interfaces import IStatusMessage
from zExceptions import NotFound


class FromDocx(Translated, BrowserView):
    """On to the form of the draft, or back with the reason."""

    def __call__(self):
        PostOnly(self.request)
        CheckAuthenticator(self.request)
        form, messages = self.request.form, IStatusMessage(self.request)
        kind, upload = str(form.get("kind") or "external"), form.get("docx")
        if kind not in kinds():
            raise NotFound(kind)
        target = f"{self.context.absolute_url()}/@@new-document"
        if not getattr(upload, "filename", ""):
            messages.add(_("เลือกไฟล์ .docx ก่อน แล้วกดนำเข้าอีกครั้ง"), type="error")
            return self.request.response.redirect(target)
        try:
            userid = api.user.get_current().getId()
            letter, notes = docx.draft(self.context, upload.read(), upload.filename, kind, userid)
        except Unfit as error:
            messages.add(error.args[0], type="error")
        except InvalidDraft as error:
            messages.add(" ".join(self.t(each.message) for each in error.problems), type="error")
        else:
            messages.add(_("ร่างจากไฟล์ Word แล้ว ตรวจข้อความก่อนเสนอ"), type="info")
            if notes:
                messages.add(" · ".join(self.t(note.message) for note in notes), type="warning")
            target = f"{letter.absolute_url()}/edit"
        return self.request.response.redirect(target)
