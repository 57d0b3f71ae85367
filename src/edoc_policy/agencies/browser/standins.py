"""@@stand-ins on an agency: who acts for whom by which order, now, coming and past."""

from edoc_policy import _
from edoc_policy.agencies import naming
from edoc_policy.agencies.browser.dates import asked_date
from edoc_policy.agencies.browser.translated import Translated
from edoc_policy.agencies.days import shown
from edoc_policy.agencies.interfaces import CAPACITIES
from edoc_policy.agencies.interfaces import FUNCTIONS
from edoc_policy.agencies.interfaces import TAKES_OVER
from edoc_policy.agencies.posts import acting_holding
from edoc_policy.agencies.posts import posts_in
from edoc_policy.agencies.showing import grouped
from plone import api
from plone.protect import CheckAuthenticator
from plone.uuid.interfaces import IUUID
from Products.Five import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from Products.statusmessages.interfaces import IStatusMessage
from zExceptions import Unauthorized
from zope.component import getUtility
from zope.schema.interfaces import IVocabularyFactory


TITLES = {
    "now": (_("ทำแทนอยู่วันนี้"), _("วันนี้ไม่มีผู้ทำแทน")),
    "standing": (_("เมื่อตำแหน่งว่างหรือไม่อยู่"), _("ยังไม่มีคำสั่งที่รอใช้")),
    "coming": (_("จะเริ่ม"), _("ไม่มีคำสั่งที่จะเริ่ม")),
    "past": (_("สิ้นสุดแล้ว"), _("ยังไม่มีคำสั่งที่สิ้นสุด")),
}
LISTS = ("functions", "kinds")
DATES = ("valid_from", "valid_to")
NO_DATE = _("ไม่มีวันที่นี้ในปฏิทิน ใส่เช่น 28 ต.ค. 2569")


class StandInsPage(Translated, BrowserView):
    """A list for everybody of the agency; registrars enter and end."""

    index = ViewPageTemplateFile("standins.pt")
    section = None
    label = page_title = _("ผู้ทำแทน")

    def __call__(self):
        self.names = api.user.has_permission(naming.PERMISSION, obj=self.context)
        self.errors = {}
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            if not self.names:
                raise Unauthorized("@@stand-ins")
            if self._do():
                self.request.response.redirect(f"{self.context.absolute_url()}/@@stand-ins")
                return ""
        return self.index()

    def _do(self):
        """Whether something was entered or ended."""
        form, messages = self.request.form, IStatusMessage(self.request)
        actor = acting_holding(self.request, self.context) or api.user.get_current().getId()
        if "end" in form:
            naming.end_stand_in(self.context, form["end"], actor)
            messages.add(_("สิ้นสุดการทำแทนแล้ว มีผลทันที"), type="info")
            return True
        values = {**form, **{name: self._list(name) for name in LISTS}}
        for name in DATES:
            try:
                values[name] = asked_date(form.get(name))
            except ValueError:
                self.errors[name] = self.t(NO_DATE)
        if self.errors:
            return False
        try:
            _made, warning = naming.name_stand_in(self.context, values, actor)
        except naming.InvalidStandIn as error:
            self.errors = {each.field: self.t(each.message) for each in error.problems}
            return False
        messages.add(warning or _("บันทึกผู้ทำแทนแล้ว"), type="warning" if warning else "info")
        return True

    def _list(self, name):
        value = self.request.form.get(name) or []
        return [value] if isinstance(value, str) else value

    @property
    def sections(self):
        """[{id, title, empty, rows: [{title, basis, days, scope, note, id or None}]}]."""
        found = []
        for name, rows in grouped(self.context).items():
            title, empty = TITLES[name]
            found.append(
                {
                    "id": name,
                    "title": self.t(title),
                    "empty": self.t(empty),
                    "rows": [self._row(each, people, name) for each, people in rows],
                }
            )
        return found

    def _row(self, stand_in, people, group):
        kinds = getUtility(IVocabularyFactory, "edoc.kinds")(self.context)
        scope = [self.t(FUNCTIONS.getTerm(name).title) for name in sorted(stand_in.functions)]
        scope += [self.t(kinds.getTerm(name).title) for name in sorted(stand_in.kinds)]
        ends = stand_in.ends if group == "now" else stand_in.valid_to
        idle = stand_in.idle if group == "now" else None
        return {
            "title": stand_in.title,
            "people": ", ".join(people),
            "basis": stand_in.basis,
            "days": self.t(shown(stand_in.valid_from, ends)),
            "scope": self.t(_("เฉพาะ ${scope}", mapping={"scope": " · ".join(scope)}))
            if scope
            else self.t(_("ทุกหน้าที่และทุกชนิดเอกสาร")),
            "note": self.t(idle) if idle else "",
            "id": stand_in.id if self.names and group != "past" else None,
        }

    # The form ----------------------------------------------------------------

    @property
    def posts(self):
        """[{value, title}] of the agency's posts."""
        return [{"value": IUUID(post), "title": post.title} for post in posts_in(self.context)]

    @property
    def capacities(self):
        """[{value, title}] of CAPACITIES."""
        return self._options(CAPACITIES)

    @property
    def occasions(self):
        """[{value, title}] of TAKES_OVER."""
        return self._options(TAKES_OVER)

    @property
    def functions(self):
        """[{value, title}] of FUNCTIONS."""
        return self._options(FUNCTIONS)

    @property
    def kinds(self):
        """[{value, title}] of the kinds of documents."""
        return self._options(getUtility(IVocabularyFactory, "edoc.kinds")(self.context))

    def _options(self, vocabulary):
        return [{"value": term.value, "title": self.t(term.title)} for term in vocabulary]

    def chosen(self, name, value):
        """Whether an option was chosen when the form was sent."""
        given = self.request.form.get(name)
        return value in given if isinstance(given, list) else value == given
