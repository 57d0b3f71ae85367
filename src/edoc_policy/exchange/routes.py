"""REST: the routes of an agency, drawn, tried, put in force, ordered and retired."""

from edoc_policy import _
from edoc_policy.agencies.agency import agency_of
from edoc_policy.exchange.jsonvalues import WRONG
from edoc_policy.exchange.services import LetterService
from edoc_policy.letters.interfaces import ILetter
from edoc_policy.letters.kinds import kinds
from edoc_policy.letters.letter import by_uid
from edoc_policy.routing import routes
from edoc_policy.routing.actor import current_actor
from edoc_policy.routing.interfaces import Refused
from edoc_policy.routing.route import RouteFault
from edoc_policy.routing.route import STANDARD
from edoc_policy.routing.route import written
from edoc_policy.routing.trial import rehearse
from edoc_policy.routing.trial import sketch
from plone import api
from plone.protect.interfaces import IDisableCSRFProtection
from plone.uuid.interfaces import IUUID
from zExceptions import NotFound
from zope.interface import alsoProvides
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse


#: What PATCH may do beside changing values.
STATES = {"in_force": "enforce_route", "dropped": "drop_route"}


@implementer(IPublishTraverse)
class RouteService(LetterService):
    """Base: `@routes`, `@routes/<id>`, `@routes/<id>/trial`."""

    def __init__(self, context, request):
        super().__init__(context, request)
        self.path = []

    def publishTraverse(self, request, name):
        """The words after @routes/."""
        self.path.append(name)
        if len(self.path) > 2 or self.path[1:] not in ([], ["trial"]):
            raise NotFound(name)
        return self

    @property
    def actor(self):
        """Who asks, in which capacity."""
        return current_actor(self.context, self.request)

    def reply(self):
        try:
            return self.answer()
        except RouteFault as error:
            return self.faulty([error])
        except Refused as error:
            status = 404 if self.path and not self._there() else 403
            return self.problem(status, "Refused", error.reason)

    def answer(self):
        """What is answered when nothing is wrong."""
        raise NotImplementedError

    def faulty(self, faults):
        """The answer to values that nobody could follow: what is wrong, by step."""
        problems = [{"step": each.step, "message": self.t(each.message)} for each in faults]
        message = faults[0].message
        return self.problem(400, "InvalidRoute", message, problems=problems)

    def ident(self):
        """The id asked for; raises NotFound without one."""
        if not self.path:
            raise NotFound("@routes")
        return self.path[0]

    def facts(self, ident):
        """A route as JSON."""
        record = routes.record_of(self.context, ident)
        reason = routes.why_not(self.context, self.actor, self._unit(record))
        return {
            "@id": f"{self.context.absolute_url()}/@routes/{ident}",
            "id": ident,
            "draft": record["draft"],
            "in_force": record["in_force"],
            "version": record["version"],
            "revision": record["revision"],
            "changed": record["at"].isoformat(),
            "changed_by": record["by"],
            "may_change": reason is None,
            "reason": self.t(reason) if reason is not None else None,
        }

    def _unit(self, record):
        return (record["draft"] or record["in_force"])["unit"]

    def _there(self):
        return self.path[0] in dict(routes.records(self.context))


class ReadRoutes(RouteService):
    """GET @routes: all in the order in which they are looked at, the standard one; or one by its id."""

    def answer(self):
        if self.path[1:]:
            raise NotFound("trial")
        if self.path:
            return self.facts(self.ident())
        return {
            "@id": f"{self.context.absolute_url()}/@routes",
            "items": [self.facts(ident) for ident, _record in routes.records(self.context)],
            "standard": {**written(STANDARD), "title": self.t(STANDARD.title)},
        }


class WriteRoute(RouteService):
    """POST @routes: a new draft. POST @routes/<id>/trial: try it; nothing is kept."""

    def answer(self):
        body = self.asked()
        if self.path[1:] == ["trial"]:
            return self.trial(body)
        if self.path:
            raise NotFound(self.path[0])
        values = {**body, "id": ""}
        _route, faults = routes.examined(self.context, values)
        if faults:
            return self.faulty(faults)
        ident = routes.attempt("draw_route", self.context, self.actor, values)
        self.request.response.setStatus(201)
        facts = self.facts(ident)
        self.request.response.setHeader("Location", facts["@id"])
        return facts

    def trial(self, body):
        """The steps that would count for a `letter` (UID), or for `kind`, `unit`, `urgency`, …"""
        record = routes.record_of(self.context, self.ident())
        route, faults = routes.examined(self.context, record["draft"] or record["in_force"])
        if faults:
            return self.faulty(faults)
        letter = self._letter(body)
        if letter is None:
            return self.problem(400, "UnknownLetter", _("ไม่มีหนังสือฉบับนี้ในหน่วยงาน"))
        tried = rehearse(letter, route)
        return {
            "counts": tried.counts,
            "chosen": {"id": tried.chosen.id, "title": self.t(tried.chosen.title)},
            "standard": tried.standard,
            "steps": [self._step(each) for each in tried.steps],
        }

    def _letter(self, body):
        if uid := body.get("letter"):
            letter = by_uid(self.context, str(uid))
            ours = ILetter.providedBy(letter) and (
                agency_of(letter).aq_base is self.context.aq_base
            )
            return letter if ours and api.user.has_permission("View", obj=letter) else None
        facts = {name: str(body[name]) for name in ("urgency", "secrecy") if body.get(name)}
        amount = body.get("amount")
        return sketch(
            self.context,
            str(body.get("kind")) if str(body.get("kind")) in kinds() else "external",
            owner_unit=str(body.get("unit") or IUUID(self.context)),
            amount=amount if type(amount) is int else None,
            **facts,
        )

    def _step(self, each):
        return {
            "title": each.step.title,
            "ask": each.step.ask,
            "needed": each.step.needed,
            "seats": [
                {
                    "seat": seat.seat,
                    "title": self.t(seat.title),
                    "vacant": seat.vacant,
                    "who": [{"name": one.fullname, "post": one.post_title} for one in seat.who],
                }
                for seat in each.seats
            ],
            "warnings": [self.t(warning) for warning in each.warnings],
        }


class ChangeRoute(RouteService):
    """PATCH @routes/<id>: values of the draft; `state` "in_force" or "dropped"; `move` "up", "down"."""

    def answer(self):
        body, ident = self.asked(), self.ident()
        revision = body.pop("revision", None)
        state, move = body.pop("state", None), body.pop("move", None)
        if state not in (None, *STATES) or move not in (None, "up", "down"):
            return self.problem(400, "BadRequest", WRONG, field="state" if state else "move")
        if body:
            record = routes.record_of(self.context, ident)
            values = {**(record["draft"] or record["in_force"]), **body, "id": ident}
            _route, faults = routes.examined(self.context, values)
            if faults:
                return self.faulty(faults)
            self.attempt("draw_route", values, revision=revision)
            revision = None
        if state:
            self.attempt(STATES[state], ident, revision=revision)
        if move:
            self.attempt("order_routes", ident, up=move == "up")
        return self.facts(ident) if self._there() else self.reply_no_content()

    def attempt(self, act, *given, **more):
        """See `routes.attempt`."""
        routes.attempt(act, self.context, self.actor, *given, **more)


class EndRoute(RouteService):
    """DELETE @routes/<id>: taken out of force; what was drawn stays as a draft."""

    def answer(self):
        alsoProvides(self.request, IDisableCSRFProtection)  # like plone.restapi's own
        ident = self.ident()
        routes.attempt("retire_route", self.context, self.actor, ident)
        return self.facts(ident)
