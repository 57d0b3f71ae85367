"""REST: the signing queue, and acts on many letters at once. The rules are those of the pages."""

from edoc_policy import _
from edoc_policy.exchange.batches import batch_facts
from edoc_policy.exchange.batches import begin_bulk
from edoc_policy.exchange.batches import sorted_out
from edoc_policy.exchange.jsonvalues import WRONG
from edoc_policy.exchange.services import LetterService
from edoc_policy.letters.fingerprint import fingerprint
from edoc_policy.routing import batches
from edoc_policy.routing import queue
from edoc_policy.routing.actor import current_actor
from edoc_policy.routing.interfaces import Forbidden
from edoc_policy.routing.interfaces import Refused
from edoc_policy.routing.interfaces import WordsMissing
from zExceptions import NotFound
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse


NO_CAPACITY = _("ท่านไม่ได้ดำรงตำแหน่งในส่วนราชการนี้")


def letter_of(brain):
    """The letter, as far as the person may see it."""
    return brain.getObject()


@implementer(IPublishTraverse)
class ManyService(LetterService):
    """Base: what one person does in an agency, in the capacity chosen."""

    name = None

    def publishTraverse(self, request, name):
        """The word after the name of the service."""
        if self.name is not None:
            raise NotFound(name)
        self.name = name
        return self

    def reply(self):
        self.actor = current_actor(self.context, self.request)
        if self.actor.holding is None:
            return self.problem(403, "Forbidden", NO_CAPACITY)
        try:
            return self.answer()
        except WordsMissing as error:
            return self.problem(400, "WordsMissing", error.reason)
        except Forbidden as error:
            return self.problem(403, "Forbidden", error.reason)
        except Refused as error:
            return self.problem(403, "Refused", error.reason)

    def texts(self, body, names):
        """The fields `names` of a body as texts; a problem where one is not."""
        if any(not isinstance(body.get(name) or "", str) for name in names):
            return None
        return {name: body.get(name) or "" for name in names}

    def address(self, *names):
        """An address below the agency."""
        return "/".join([self.context.absolute_url(), *names])

    def begun(self, batch):
        """The answer to what goes on from here by itself: where to ask how far it has come."""
        self.request.response.setStatus(202)
        address = self.address("@batches", batch.id)
        return {"@id": address, "id": batch.id, "act": batch.act, "total": len(batch.items)}

    def batch(self, batch):
        """A batch as JSON."""
        facts = batch_facts(self.context, batch, self.t)
        return {"@id": self.address("@batches", batch.id), **facts}


class ReadQueue(ManyService):
    """GET @queue: what waits for my signature, and what I decided; @queue/<uid>: one letter with
    the fingerprint that a decision sends back as `seen`."""

    def answer(self):
        known = queue.decisions(self.context, self.actor)
        brains = queue.waiting(self.actor.holding)
        if self.name is None:
            items = [self.row(brain, known.get(brain.UID)) for brain in brains]
            return {"@id": self.address("@queue"), "items": items, "decided": len(known)}
        brain = next((each for each in brains if self.name == each.UID), None)
        if brain is None:
            raise NotFound(self.name)
        letter = letter_of(brain)
        facts = {"seen": fingerprint(letter), "file": f"{brain.getURL()}/@@file?tab=letter"}
        return {**self.row(brain, known.get(brain.UID)), **facts, "letter": self.facts(letter)}

    def row(self, brain, decision):
        row = brain.edoc_row or {}
        return {
            "@id": self.address("@queue", brain.UID),
            "uid": brain.UID,
            "title": brain.Title,
            "urgency": row.get("urgency"),
            "secrecy": row.get("secrecy"),
            "decision": decision["decision"] if decision else None,
            "words": decision["words"] if decision else "",
        }


class Decide(ManyService):
    """POST @queue: {uid, decision: sign, return or later, seen, words}."""

    def answer(self):
        asked = self.texts(self.asked(), ("uid", "decision", "seen", "words"))
        if asked is None:
            return self.problem(400, "BadRequest", WRONG)
        queue.decide(self.context, self.actor, letter_of, **asked)
        known = queue.decisions(self.context, self.actor)
        return {"uid": asked["uid"], "decision": asked["decision"], "decided": len(known)}


class ReadBatches(ManyService):
    """GET @batches: my latest ones; @batches/<id>: one with its progress and results."""

    def answer(self):
        if self.name is None:
            found = batches.batches_of(self.context, self.actor)
            items = [self.batch(each) for each in found]
            items = [{k: v for k, v in each.items() if k != "items"} for each in items]
            return {"@id": self.address("@batches"), "items": items}
        batch = batches.find(self.context, self.actor, self.name)
        if batch is None:
            raise NotFound(self.name)
        return self.batch(batch)


class Begin(ManyService):
    """POST @batches: {act, uids, words, unit}; {act: "sign", passphrase} signs what was decided in
    the queue. POST @batches/<id> {passphrase} goes on after an interruption."""

    def answer(self):
        body = self.asked()
        asked = self.texts(body, ("act", "id", "words", "unit", "passphrase"))
        uids = body.get("uids") or []
        if asked is None or not isinstance(uids, list) or any(not isinstance(u, str) for u in uids):
            return self.problem(400, "BadRequest", WRONG)
        if self.name is not None:
            return self.go_on(asked["passphrase"])
        if asked["act"] == "sign":
            found = [e for e in queue.decided(self.context, self.actor, letter_of) if not e[3]]
            listed = queue.digest(found)
            arguments = asked["id"], listed, asked["passphrase"]
            return self.begun(queue.begin(self.context, self.actor, letter_of, *arguments))
        if asked["act"] not in batches.BULK:
            return self.problem(400, "UnknownAct", _("ไม่มีงานชนิดนี้สำหรับหลายเรื่องพร้อมกัน"))
        _can, rest = sorted_out(self.context, self.actor, asked["act"], uids)
        data = {name: asked[name] for name in batches.BULK[asked["act"]] if asked[name]}
        batch = begin_bulk(self.context, self.actor, asked["act"], uids, asked["id"], data)
        left_out = [
            {"@id": letter.absolute_url(), "message": self.t(reason)}
            for reason, letters in rest
            for letter in letters
        ]
        return {**self.begun(batch), "left_out": left_out}

    def go_on(self, passphrase):
        batch = batches.find(self.context, self.actor, self.name)
        if batch is None:
            raise NotFound(self.name)
        batches.resume(self.context, self.actor, batch, passphrase)
        return self.begun(batch)
