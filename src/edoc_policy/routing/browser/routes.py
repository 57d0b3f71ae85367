"""@@routes on an agency: its routes in the order in which they are looked at."""

from edoc_policy import _
from edoc_policy.agencies.agency import units_of
from edoc_policy.agencies.browser.translated import Translated
from edoc_policy.letters.letter import by_uid
from edoc_policy.letters.show import moment
from edoc_policy.routing import route as plain
from edoc_policy.routing import routes
from edoc_policy.routing.actor import current_actor
from edoc_policy.routing.browser.wording import condition_words
from edoc_policy.routing.interfaces import Refused
from edoc_policy.routing.route import STANDARD
from edoc_policy.routing.trial import seat_title
from plone.protect import CheckAuthenticator
from plone.protect import PostOnly
from plone.uuid.interfaces import IUUID
from Products.Five import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from Products.statusmessages.interfaces import IStatusMessage


class RoutesPage(Translated, BrowserView):
    """See routes.pt for what it shows; a POST moves a route up or down."""

    index = ViewPageTemplateFile("routes.pt")
    section = None
    page_title = label = _("สายพิจารณา")

    def __call__(self):
        self.actor = current_actor(self.context, self.request)
        if self.request.method == "POST":
            return self.move()
        return self.index()

    def move(self):
        """Change the order, then show it."""
        PostOnly(self.request)
        CheckAuthenticator(self.request)
        act, _dash, ident = str(self.request.form.get("do") or "").partition("-")
        messages = IStatusMessage(self.request)
        try:
            routes.attempt("order_routes", self.context, self.actor, ident, up=act == "up")
            messages.add(_("เปลี่ยนลำดับแล้ว"), type="info")
        except Refused as error:
            messages.add(error.reason, type="error")
        self.request.response.redirect(f"{self.context.absolute_url()}/@@routes")
        return ""

    @property
    def why_not_new(self):
        """Why the reader may not draw any route; None if he may."""
        places = [None, *(uid for uid, _title, _depth in units_of(self.context))]
        reasons = [routes.why_not(self.context, self.actor, each) for each in places]
        return None if None in reasons else self.t(reasons[0])

    @property
    def groups(self):
        """[{title, rows}]: of each unit that has routes, then of the whole agency."""
        found = {}
        for ident, record in routes.records(self.context):
            found.setdefault((record["draft"] or record["in_force"])["unit"], []).append(
                (ident, record)
            )
        units = [*(uid for uid, _title, _depth in units_of(self.context)), IUUID(self.context)]
        order = sorted((each for each in found if each), key=lambda uid: _place(units, uid))
        for unit in order:
            place = by_uid(self.context, unit)
            title = place.title if place is not None else self.t(_("หน่วยที่ไม่มีแล้ว"))
            yield self._group(title, unit, found[unit])
        yield self._group(self.t(_("ทั้งหน่วยงาน")), None, found.get(None, []))

    def _group(self, title, unit, kept):
        reason = routes.why_not(self.context, self.actor, unit)
        rows = [self._row(ident, record, reason is None) for ident, record in kept]
        if rows:
            rows[0]["up"] = rows[-1]["down"] = None
        return {
            "title": title,
            "rows": rows,
            "standard": self._standard() if unit is None else None,
            "reason": self.t(reason) if reason is not None else None,
        }

    def _row(self, ident, record, may):
        values = record["in_force"] or record["draft"]
        route, _faults = plain.examined(values)
        by = record["by"]
        facts = {"who": by["fullname"], "post": by["post"], "time": moment(record["at"])}
        return {
            "title": values["title"],
            "url": f"{self.context.absolute_url()}/@@route?id={ident}",
            "in_force": record["in_force"] is not None,
            "draft": record["draft"] is not None,
            "version": record["version"],
            "when": self._when(route),
            "steps": self._steps(route),
            "changed": self.t(_("แก้เมื่อ ${time} โดย ${who} ${post}", mapping=facts)),
            "up": f"up-{ident}" if may else None,
            "down": f"down-{ident}" if may else None,
        }

    def _standard(self):
        return {"title": self.t(STANDARD.title), "steps": self._steps(STANDARD)}

    def _when(self, route):
        words = condition_words(self.context, route.when, self.t) if route is not None else []
        return " · ".join(words) or self.t(_("ทุกเรื่อง"))

    def _steps(self, route):
        if route is None:
            return self.t(_("สายนี้ใช้ไม่ได้แล้ว เปิดแก้"))
        steps = (
            ", ".join(self.t(seat_title(self.context, seat)) for seat in step.seats)
            for step in route.steps
        )
        return " → ".join(steps)


def _place(units, uid):
    return units.index(uid) if uid in units else len(units)
