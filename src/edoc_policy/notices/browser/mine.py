"""One's own notices: @@notices, and @@notice-settings for what comes by e-mail."""

from edoc_policy import _
from edoc_policy.agencies.browser.translated import Translated
from edoc_policy.letters.show import moment
from edoc_policy.notices import boxes
from edoc_policy.notices import mail
from edoc_policy.notices import messages
from edoc_policy.notices import showing
from edoc_policy.notices import store
from edoc_policy.notices.events import groups
from edoc_policy.notices.events import kinds
from edoc_policy.notices.interfaces import Refused
from plone import api
from plone.protect import CheckAuthenticator
from plone.protect import PostOnly
from plone.protect.interfaces import IDisableCSRFProtection
from Products.Five import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from Products.statusmessages.interfaces import IStatusMessage
from zope.interface import alsoProvides


#: What a person chooses among, with its words.
CHOICES = (("now", _("ทันที")), ("digest", _("รวมในสรุปประจำวัน")), ("none", _("ไม่ส่ง")))


class Mine(Translated, BrowserView):
    """Base: who looks, and where."""

    section = None

    @property
    def userid(self):
        return api.user.get_current().getId()

    @property
    def url(self):
        return f"{self.context.absolute_url()}/@@notices"

    def say(self, message, kind="info"):
        IStatusMessage(self.request).add(message, type=kind)


class NoticesPage(Mine):
    """See notices.pt."""

    index = ViewPageTemplateFile("notices.pt")
    page_title = _("การแจ้งเตือน")

    def __call__(self):
        self.start = showing.whole(self.request.get("b_start"))
        self.only = bool(self.request.get("unread"))
        self.found, self.more = showing.listing(self.context, self.userid, self.start, self.only)
        return self.index()

    @property
    def rows(self):
        """The notices of this page; see notices.pt."""
        return [self._row(notice, told) for notice, told in self.found]

    def _row(self, notice, told):
        parts = [told.number, notice["by"], self.t(moment(showing.moment(notice)))]
        about = notice["uid"] is not None
        return {
            "id": notice["id"],
            "title": self.t(told.title),
            "line": self.t(showing.line(told)) if about else "",
            "meta": " · ".join(part for part in parts if part),
            "unread": notice["unread"],
            "url": f"{self.context.absolute_url()}/@@open-notice?id={notice['id']}",
        }

    @property
    def has_unread(self):
        """Whether there is something to mark as read."""
        return boxes.unread(self.userid) > 0

    @property
    def tabs(self):
        """All, or only the unread."""
        return [
            {"title": self.t(_("ทั้งหมด")), "url": self.url, "current": not self.only},
            {"title": self.t(_("ยังไม่อ่าน")), "url": f"{self.url}?unread=1", "current": self.only},
        ]

    @property
    def pager(self):
        """The page before and the page after."""
        size, only = showing.SIZE, "&unread=1" if self.only else ""
        before, after = max(self.start - size, 0), self.start + size
        return {
            "summary": "",
            "previous": f"{self.url}?b_start={before}{only}" if self.start else None,
            "next": f"{self.url}?b_start={after}{only}" if self.more else None,
            "pages": [],
        }


class OpenNotice(Mine):
    """Follow a notice: it is read then."""

    def __call__(self):
        notice_id = str(self.request.form.get("id", ""))
        notice = boxes.find(self.context, self.userid, notice_id)
        if notice is None:
            self.say(_("การแจ้งเตือนนี้เก่าเกินกำหนดเก็บแล้ว"), "warning")
            return self.request.response.redirect(self.url)
        # A request that reads may write this much; plone.protect would take it back.
        alsoProvides(self.request, IDisableCSRFProtection)
        boxes.mark(self.context, self.userid, [notice_id])
        (told,) = messages.told(
            self.context, [notice], api.portal.get_tool("portal_catalog").searchResults
        )
        if told.gone:
            self.say(showing.GONE, "warning")
            return self.request.response.redirect(self.url)
        path = notice["path"].removeprefix("/".join(self.context.getPhysicalPath())).strip("/")
        return self.request.response.redirect(f"{self.context.absolute_url()}/{path}")


class MarkNotices(Mine):
    """POST: all notices are read."""

    def __call__(self):
        PostOnly(self.request)
        CheckAuthenticator(self.request)
        boxes.mark_all(self.context, self.userid)
        self.say(_("ทำเครื่องหมายว่าอ่านแล้วทุกเรื่อง"))
        return self.request.response.redirect(self.url)


class SettingsPage(Mine):
    """See settings.pt. POST keeps what was chosen."""

    index = ViewPageTemplateFile("settings.pt")
    page_title = _("การแจ้งเตือนทางไปรษณีย์อิเล็กทรอนิกส์")

    def __call__(self):
        if self.request.method != "POST":
            return self.index()
        CheckAuthenticator(self.request)
        form = self.request.form
        email = {kind: form[f"email-{kind}"] for kind in kinds() if f"email-{kind}" in form}
        try:
            boxes.choose(self.context, self.userid, email, showing.whole(form.get("hour")))
            self.say(_("บันทึกการแจ้งเตือนแล้ว"))
        except boxes.WrongChoice as error:
            self.say(error.args[0], "error")
        return self.request.response.redirect(f"{self.context.absolute_url()}/@@notice-settings")

    @property
    def address(self):
        """(address, None) or (None, why there is none)."""
        if not mail.is_set_up():
            text = _("ระบบยังไม่ได้ตั้งค่าเครื่องแม่ข่ายไปรษณีย์ จึงแจ้งเตือนในระบบเท่านั้น")
            return None, self.t(text)
        try:
            return mail.address_of(self.userid)[1], None
        except Refused:
            text = _("ไม่มีที่อยู่ไปรษณีย์อิเล็กทรอนิกส์ที่ใช้ได้ในข้อมูลผู้ใช้ของท่าน ให้ผู้ดูแลระบบใส่ให้")
            return None, self.t(text)

    @property
    def hours(self):
        """The hours of the digest."""
        chosen = boxes.choices(self.context, self.userid)["hour"]
        for hour in boxes.HOURS:
            title = _("${h}.${m} น.", mapping={"h": f"{hour:02}", "m": "00"})
            yield {"value": hour, "title": self.t(title), "selected": hour == chosen}

    @property
    def groups(self):
        """[{id, title, kinds: [{id, title, options}]}]; see settings.pt."""
        box = store.box(self.context, self.userid)
        for group, title in groups().items():
            found = [self._kind(kind, box) for kind in kinds().values() if kind.group == group]
            yield {"id": group, "title": self.t(title), "kinds": found}

    def _kind(self, kind, box):
        chosen = boxes.choice(box, kind)
        options = [
            {"value": value, "title": self.t(title), "selected": value == chosen}
            for value, title in CHOICES
        ]
        return {"id": kind.id, "title": self.t(kind.title), "options": options}
