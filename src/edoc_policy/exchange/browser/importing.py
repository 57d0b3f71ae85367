"""@@import-drafts on an agency: a table or list of drafts, looked at first, then brought in."""

from edoc_policy import _
from edoc_policy.agencies.browser.translated import Translated
from edoc_policy.exchange.importing import given_in
from edoc_policy.exchange.importing import may_import
from edoc_policy.letters import importing
from edoc_policy.letters.interfaces import InvalidDraft
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zExceptions import Unauthorized
import base64
import binascii


LOOKS = {
    "made": ("is-good", "bi-check2", _("สร้างร่างแล้ว")),
    "ready": ("is-good", "bi-check2", _("พร้อมนำเข้า")),
    "refused": ("is-bad", "bi-x-lg", _("ไม่นำเข้า")),
}


class ImportPage(Translated, BrowserView):
    """Upload, see what would become of each row, bring in those that can be."""

    index = ViewPageTemplateFile("importing.pt")
    section = "outgoing"
    label = page_title = _("นำเข้าร่างหลายฉบับ")
    status = ""
    rows = ()
    again = None  # what was looked at, to be brought in as it is

    def __call__(self):
        if not may_import(self.context):
            raise Unauthorized("@@import-drafts")
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            self.bring_in()
        return self.index()

    def bring_in(self):
        """Look at the file, and make the drafts unless only asked to look."""
        dry_run = "look" in self.request.form
        name, data = self._file()
        if not name:
            self.status = self.t(_("เลือกไฟล์ก่อน"))
            return
        try:
            rows = given_in(data, name, self.context)
            userid = api.user.get_current().getId()
            found = importing.bring_in(self.context, rows, userid, dry_run=dry_run)
        except InvalidDraft as error:
            self.status = " ".join(self.t(each.message) for each in error.problems)
            return
        self.rows = [self._row(outcome) for outcome in found]
        states = [outcome.state for outcome in found]
        facts = {"refused": states.count("refused")}
        if dry_run:
            facts["ready"] = states.count("ready")
            self.status = self.t(
                _(
                    "ตรวจแล้ว พร้อมนำเข้า ${ready} แถว ไม่นำเข้า ${refused} แถว ยังไม่ได้สร้างร่าง",
                    mapping=facts,
                )
            )
            if facts["ready"]:
                self.again = {"name": name, "data": base64.b64encode(data).decode("ascii")}
            return
        facts["made"] = states.count("made")
        self.status = self.t(_("สร้างร่างแล้ว ${made} ฉบับ ไม่นำเข้า ${refused} แถว", mapping=facts))

    def _file(self):
        form = self.request.form
        upload = form.get("file")
        if getattr(upload, "filename", ""):
            return upload.filename, upload.read()
        try:
            return str(form.get("name") or ""), base64.b64decode(str(form.get("data") or ""))
        except binascii.Error:
            return "", b""

    def _row(self, outcome):
        css, icon, words = LOOKS[outcome.state]
        return {
            "number": outcome.row,
            "title": outcome.title,
            "url": outcome.letter.absolute_url() if outcome.letter is not None else None,
            "state": {"css": css, "icon": icon, "text": self.t(words)},
            "reasons": [self.t(each.message) for each in outcome.problems],
        }
