"""@@absence on an agency: an official says that he is away, and that he is back."""

from edoc_policy import _
from edoc_policy.agencies import naming
from edoc_policy.agencies.absences import absences_of
from edoc_policy.agencies.absences import come_back
from edoc_policy.agencies.absences import go_away
from edoc_policy.agencies.absences import InvalidAbsence
from edoc_policy.agencies.browser.dates import asked_date
from edoc_policy.agencies.browser.translated import Translated
from edoc_policy.agencies.days import shown
from edoc_policy.agencies.posts import acting_holding
from edoc_policy.agencies.posts import fullname_of
from edoc_policy.agencies.posts import holders_of
from edoc_policy.agencies.posts import posts_of
from edoc_policy.agencies.standins import stand_ins
from edoc_policy.thai.dates import bangkok_date
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from Products.statusmessages.interfaces import IStatusMessage
from zExceptions import Unauthorized


class AbsencePage(Translated, BrowserView):
    """From when to when; who takes over; back before the time. A registrar does it for others too."""

    index = ViewPageTemplateFile("absence.pt")
    section = "desk"
    label = page_title = _("แจ้งไม่อยู่")
    problem = ""

    def __call__(self):
        self.names = api.user.has_permission(naming.PERMISSION, obj=self.context)
        self.userid = self._whose()
        if self.request.method != "POST":
            return self.index()
        CheckAuthenticator(self.request)
        try:
            said = self._do()
        except (InvalidAbsence, ValueError) as error:
            self.problem = self.t(getattr(error, "message", None) or _DATES)
            return self.index()
        IStatusMessage(self.request).add(said, type="info")
        own = self.userid == api.user.get_current().getId()
        place = f"{self.context.absolute_url()}/@@stand-ins"
        if own:
            place = f"{api.portal.get().absolute_url()}/@@desk"
        self.request.response.redirect(place)
        return ""

    def _whose(self):
        """Whose absence it is: one's own, unless a registrar names another."""
        me = api.user.get_current().getId()
        asked = self.request.form.get("userid") or me
        if asked != me and not self.names:
            raise Unauthorized("@@absence")
        return asked

    def _do(self):
        form, actor = self.request.form, acting_holding(self.request, self.context)
        actor = actor or api.user.get_current().getId()
        if "back" in form:
            first = asked_date(form.get("first"))
            come_back(self.context, self.userid, actor, first)
            return _("บันทึกแล้ว ท่านกลับมาปฏิบัติหน้าที่ การทำแทนสิ้นสุดทันที")
        first, last = (asked_date(form.get(name)) for name in ("valid_from", "valid_to"))
        go_away(self.context, self.userid, first, last, actor)
        return _("บันทึกแล้ว วันที่ไม่อยู่ ${days}", mapping={"days": shown(first, last)})

    @property
    def people(self):
        """Whom a registrar may choose: [{userid, name, selected}]; empty for all others."""
        if not self.names:
            return []
        named = {holding.userid: holding.fullname for holding in holders_of(self.context)}
        named.setdefault(self.userid, fullname_of(self.userid))
        found = [
            {"userid": userid, "name": name, "selected": userid == self.userid}
            for userid, name in named.items()
        ]
        return sorted(found, key=lambda person: person["name"])

    @property
    def posts(self):
        """[{title, deputies: [text]}]: his posts, and who could take over by an order."""
        by_post = {}
        for each in stand_ins(self.context):
            if each.valid_to is None or each.valid_to >= bangkok_date():
                facts = {"as": each.title, "basis": each.basis}
                facts["days"] = shown(each.valid_from, each.valid_to)
                text = _("${as} · ${basis} · ${days}", mapping=facts)
                by_post.setdefault(each.acted_uid, []).append(self.t(text))
        return [
            {"title": holding.post_title, "deputies": by_post.get(holding.post_uid, [])}
            for holding in posts_of(self.userid)
            if holding.acting is None and holding.agency_id == self.context.getId()
        ]

    @property
    def absences(self):
        """[{days, first, now}]: those noted, from today on."""
        today = bangkok_date()
        return [
            {
                "days": self.t(shown(row["valid_from"], row["valid_to"])),
                "first": row["valid_from"].isoformat(),
                "now": row["valid_from"] <= today,
            }
            for row in absences_of(self.context, self.userid)
        ]


_DATES = _("ไม่มีวันที่นี้ในปฏิทิน ใส่เช่น 28 ต.ค. 2569")
