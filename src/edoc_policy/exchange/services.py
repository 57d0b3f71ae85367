"""REST: drafting, acting on and reading letters. The rules are those of the pages."""

from edoc_policy import _
from edoc_policy.agencies.agency import agency_of
from edoc_policy.agencies.agency import DIRECTIONS
from edoc_policy.agencies.browser.translated import Translated
from edoc_policy.exchange.browser.act import FIELDS
from edoc_policy.exchange.browser.act import LISTS
from edoc_policy.exchange.errors import NO_OBJECT
from edoc_policy.exchange.jsonvalues import with_lists
from edoc_policy.exchange.jsonvalues import WRONG
from edoc_policy.exchange.show import incoming_facts
from edoc_policy.exchange.show import letter_facts
from edoc_policy.exchange.subscribers import open_letter
from edoc_policy.letters import drafts
from edoc_policy.letters.completeness import missing
from edoc_policy.letters.describing import described
from edoc_policy.letters.interfaces import IIncoming
from edoc_policy.letters.interfaces import InvalidDraft
from edoc_policy.letters.interfaces import Stale
from edoc_policy.letters.kinds import kinds
from edoc_policy.routing.actor import current_actor
from edoc_policy.routing.acts import attempt
from edoc_policy.routing.acts import VERBS
from edoc_policy.routing.interfaces import Forbidden
from edoc_policy.routing.interfaces import Overtaken
from edoc_policy.routing.interfaces import Refused
from edoc_policy.routing.interfaces import WordsMissing
from edoc_policy.routing.rules import acts_of
from edoc_policy.routing.rules import may
from plone import api
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.deserializer import json_body
from plone.restapi.exceptions import DeserializationError
from plone.restapi.services import Service
from zExceptions import BadRequest
from zExceptions import NotFound
from zope.interface import alsoProvides
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse


class LetterService(Translated, Service):
    """Base: answers in the reader's language, refusals with their reason."""

    def asked(self):
        """The JSON object of a request that writes; plone.protect lets it pass like plone.restapi's
        own. Raises BadRequest when it is not an object."""
        alsoProvides(self.request, IDisableCSRFProtection)
        try:
            return json_body(self.request)
        except DeserializationError:
            raise BadRequest(self.t(NO_OBJECT)) from None

    def problem(self, status, kind, message, **more):
        """An answer that says why nothing was done."""
        self.request.response.setStatus(status)
        return {"type": kind, "message": self.t(message), **more}

    def told(self, problems):
        """Problems as JSON."""
        return [
            {"field": each.field, "row": each.row, "message": self.t(each.message)}
            for each in problems
        ]

    def refused(self, error, **more):
        """The answer to an act that was Refused."""
        kinds = ((WordsMissing, 400, "WordsMissing"), (Forbidden, 403, "Forbidden"))
        kinds += ((Overtaken, 409, "Stale"), (Refused, 403, "Refused"))
        status, name = next(each[1:] for each in kinds if isinstance(error, each[0]))
        return self.problem(status, name, error.reason, **more)

    def facts(self, letter):
        """A letter as JSON."""
        describe = incoming_facts if IIncoming.providedBy(letter) else letter_facts
        return describe(letter, self.t)


class ListKinds(LetterService):
    """GET @kinds on an agency: the kinds of documents, each with the fields of its form."""

    def reply(self):
        items = [described(kind, self.context, self.t) for kind in kinds().values()]
        return {"@id": f"{self.context.absolute_url()}/@kinds", "items": items}


class DraftService(LetterService):
    """Base of what makes or changes drafts."""

    def invalid(self, error):
        """The answer to an InvalidDraft: what is wrong, by field and row."""
        problems = self.told(error.problems)
        return self.problem(400, "InvalidDraft", error.args[0], problems=problems)

    def created(self, facts):
        """The answer that tells what was made."""
        self.request.response.setStatus(201)
        self.request.response.setHeader("Location", facts["@id"])
        return facts


class CreateLetter(DraftService):
    """POST @letters on an agency: a new draft of the `kind` named, by default an external letter."""

    def reply(self):
        body = self.asked()
        kind = body.pop("kind", "external")
        if kind not in kinds():
            return self.problem(400, "UnknownKind", _("ไม่มีเอกสารชนิดนี้"), kinds=sorted(kinds()))
        try:
            values = with_lists(body, self.context)
            letter = drafts.create(self.context, values, api.user.get_current().getId(), kind)
        except InvalidDraft as error:
            return self.invalid(error)
        return self.created(self.facts(letter))


class ChangeLetter(DraftService):
    """PATCH a draft; `revision` guards against overwriting somebody else's change."""

    def reply(self):
        body = self.asked()
        revision = body.pop("revision", None)
        try:
            values = with_lists(body, agency_of(self.context), self.context)
            drafts.revise(self.context, values, revision)
        except InvalidDraft as error:
            return self.invalid(error)
        except Stale as error:
            return self.problem(409, "Stale", error.args[0], revision=self.context.revision)
        return self.facts(self.context)


class ReadLetter(LetterService):
    """GET a letter: its fields, state, endorsements and deliveries."""

    def reply(self):
        return self.facts(self.context)


class ReadIncoming(ReadLetter):
    """GET a letter that came: the registry's first reading tells the sender."""

    def reply(self):
        open_letter(self.context, current_actor(self.context, self.request))
        return super().reply()


class ListActs(LetterService):
    """GET @acts: which acts one may perform, and why not the others."""

    def reply(self):
        actor = current_actor(self.context, self.request)
        items = []
        for act in acts_of(self.context):
            verdict = may(act, self.context, actor)
            reason = self.t(verdict.reason) if verdict.reason else None
            item = {"act": act, "title": self.t(VERBS[act])}
            items.append({**item, "allowed": verdict.allowed, "reason": reason})
        return {"@id": f"{self.context.absolute_url()}/@acts", "items": items}


class PerformAct(LetterService):
    """POST @acts: perform an act; refused, it says why and nothing has changed."""

    def reply(self):
        body = self.asked()
        act = body.get("act")
        if act not in acts_of(self.context):
            return self.problem(400, "UnknownAct", _("ไม่มีงานชนิดนี้สำหรับหนังสือฉบับนี้"))
        data = {name: body[name] for name in FIELDS if body.get(name) not in (None, "")}
        for name, value in data.items():
            if not isinstance(value, str) and not (name == "orders" and isinstance(value, int)):
                return self.problem(400, "BadRequest", WRONG, act=act, field=name)
        for name in LISTS:
            if body.get(name):
                data[name] = value = body[name]
                if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
                    return self.problem(400, "BadRequest", WRONG, act=act, field=name)
        if (revision := body.get("revision")) is not None:
            if type(revision) is not int:
                return self.problem(400, "BadRequest", WRONG, act=act, field="revision")
            data["revision"] = revision
        try:
            made = attempt(act, self.context, current_actor(self.context, self.request), **data)
        except Refused as error:
            return self.refused(error, act=act)
        return self.facts(made if made is not None else self.context)

    def refused(self, error, act):
        """The answer to a refusal; of a draft that is not complete it names all that is missing."""
        if isinstance(error, Overtaken):
            return super().refused(error, act=act, revision=getattr(self.context, "revision", 0))
        gaps = missing(self.context) if act == "submit" else []
        if not gaps:
            return super().refused(error, act=act)
        message = self.all_of([each.message for each in gaps])
        return self.problem(403, "Refused", message, act=act, problems=self.told(gaps))


@implementer(IPublishTraverse)
class ListTray(LetterService):
    """GET @tray/outgoing or @tray/incoming on an agency: the newest letters first."""

    direction = "incoming"

    def publishTraverse(self, request, name):
        """The word after @tray/."""
        if name not in DIRECTIONS:
            raise NotFound(name)
        self.direction = name
        return self

    def reply(self):
        tray = self.context.unrestrictedTraverse(self.direction, None)
        view = tray.restrictedTraverse("@@tray")
        view.prepare()
        items = [
            {
                "@id": brain.getURL(),
                "@type": brain.portal_type,
                "UID": brain.UID,
                "title": brain.Title,
                "review_state": brain.review_state,
                "number": (brain.edoc_row or {}).get("number"),
                "sender": (brain.edoc_row or {}).get("from"),
            }
            for brain in view.found
        ]
        url = f"{self.context.absolute_url()}/@tray/{self.direction}"
        older = f"{url}?b_start={view.start + len(items)}" if view.more else None
        return {"@id": url, "items": items, "next": older}
