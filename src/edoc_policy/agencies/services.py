"""REST: who acts for whom (`@stand-ins`) and who is away (`@absences`), by the rules of the pages."""

from datetime import date
from edoc_policy import _
from edoc_policy.agencies import naming
from edoc_policy.agencies.absences import absences_of
from edoc_policy.agencies.absences import come_back
from edoc_policy.agencies.absences import go_away
from edoc_policy.agencies.absences import InvalidAbsence
from edoc_policy.agencies.browser.dates import asked_date
from edoc_policy.agencies.browser.translated import Translated
from edoc_policy.agencies.posts import acting_holding
from edoc_policy.agencies.showing import grouped
from plone import api
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.deserializer import json_body
from plone.restapi.services import Service
from zExceptions import BadRequest
from zExceptions import Unauthorized
from zope.interface import alsoProvides
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse


TEXTS = ("acted", "deputy", "capacity", "basis", "when", "userid")
LISTS = ("functions", "kinds")
DATES = ("valid_from", "valid_to")


class StandingService(Translated, Service):
    """Base: reads a body, names who asks, says what is wrong in words."""

    def values(self):
        """The values asked for, dates as dates. Raises BadRequest for one of a wrong shape."""
        alsoProvides(self.request, IDisableCSRFProtection)
        body = json_body(self.request)
        values = {name: body[name] for name in (*TEXTS, *LISTS, *DATES) if body.get(name)}
        for name, value in values.items():
            texts = value if name in LISTS and isinstance(value, list) else [value]
            if not all(isinstance(text, str) for text in texts) or (
                name in LISTS and not isinstance(value, list)
            ):
                self._wrong(name)
            if name in DATES:
                try:
                    values[name] = asked_date(value)
                except ValueError:
                    self._wrong(name)
        return values

    def _wrong(self, name):
        raise BadRequest(self.t(_("ค่าของ ${field} ผิดรูป", mapping={"field": name})))

    @property
    def actor(self):
        """Who asks, in the capacity chosen."""
        return acting_holding(self.request, self.context) or api.user.get_current().getId()

    def problem(self, kind, message, **more):
        """An answer that says why nothing was entered."""
        self.request.response.setStatus(400)
        return {"type": kind, "message": self.t(message), **more}

    def facts(self, stand_in):
        """A StandIn as JSON."""
        return {
            "@id": f"{self.context.absolute_url()}/@stand-ins/{stand_in.id}",
            "id": stand_in.id,
            "acted": stand_in.acted_uid,
            "deputy": stand_in.deputy_uid,
            "title": stand_in.title,
            "capacity": stand_in.capacity,
            "basis": stand_in.basis,
            "when": stand_in.when,
            "functions": sorted(stand_in.functions),
            "kinds": sorted(stand_in.kinds),
            "valid_from": _iso(stand_in.valid_from),
            "valid_to": _iso(stand_in.valid_to),
            "in_force": stand_in.idle is None,
            "reason": self.t(stand_in.idle) if stand_in.idle is not None else None,
        }


class ListStandIns(StandingService):
    """GET @stand-ins: those of now, those that wait for an absence, the coming and the past."""

    def reply(self):
        items = {
            group: [{**self.facts(each), "people": people} for each, people in rows]
            for group, rows in grouped(self.context).items()
        }
        return {"@id": f"{self.context.absolute_url()}/@stand-ins", **items}


class NameStandIn(StandingService):
    """POST @stand-ins: enter one, with its order; `warning` tells of a circle."""

    def reply(self):
        try:
            made, warning = naming.name_stand_in(self.context, self.values(), self.actor)
        except naming.InvalidStandIn as error:
            problems = [{"field": p.field, "message": self.t(p.message)} for p in error.problems]
            return self.problem("InvalidStandIn", error.problems[0].message, problems=problems)
        facts = self.facts(made)
        self.request.response.setStatus(201)
        self.request.response.setHeader("Location", facts["@id"])
        return {**facts, "warning": self.t(warning) if warning is not None else None}


@implementer(IPublishTraverse)
class EndStandIn(StandingService):
    """DELETE @stand-ins/<id>: end it at once; it stays in the list of the past."""

    asked = ""

    def publishTraverse(self, request, name):
        """The id after @stand-ins/."""
        self.asked = name
        return self

    def reply(self):
        alsoProvides(self.request, IDisableCSRFProtection)
        ended = naming.end_stand_in(self.context, self.asked, self.actor)
        if ended is None:
            self.request.response.setStatus(404)
            return {"type": "NotFound", "message": self.t(_("ไม่มีผู้ทำแทนนี้ หรือสิ้นสุดไปแล้ว"))}
        return self.facts(ended)


class AbsenceService(StandingService):
    """Base of what concerns one's own absence; a registrar may name another in `userid`."""

    def whose(self, asked):
        """The user id. Raises Unauthorized for another's when one may not."""
        me = api.user.get_current().getId()
        if (
            asked
            and asked != me
            and not api.user.has_permission(naming.PERMISSION, obj=self.context)
        ):
            raise Unauthorized("@absences")
        return asked or me

    def listed(self, userid):
        """His absences from today on."""
        items = [
            {"valid_from": _iso(row["valid_from"]), "valid_to": _iso(row["valid_to"])}
            for row in absences_of(self.context, userid)
        ]
        url = f"{self.context.absolute_url()}/@absences"
        return {"@id": url, "userid": userid, "items": items}


class ListAbsences(AbsenceService):
    """GET @absences: one's own from today on."""

    def reply(self):
        return self.listed(self.whose(self.request.form.get("userid")))


class GoAway(AbsenceService):
    """POST @absences: valid_from, valid_to."""

    def reply(self):
        values = self.values()
        userid = self.whose(values.get("userid"))
        first, last = values.get("valid_from"), values.get("valid_to")
        try:
            go_away(self.context, userid, first, last, self.actor)
        except InvalidAbsence as error:
            return self.problem("InvalidAbsence", error.message)
        self.request.response.setStatus(201)
        return self.listed(userid)


class ComeBack(AbsenceService):
    """DELETE @absences: back now; with ?first=2026-12-28 the absence that begins on that day."""

    def reply(self):
        alsoProvides(self.request, IDisableCSRFProtection)
        form = self.request.form
        try:
            first = asked_date(form.get("first"))
        except ValueError:
            self._wrong("first")
        userid = self.whose(form.get("userid"))
        come_back(self.context, userid, self.actor, first)
        return self.listed(userid)


def _iso(day: date | None):
    return day.isoformat() if day is not None else None
