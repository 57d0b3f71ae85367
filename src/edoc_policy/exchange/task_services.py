"""REST: the tasks of a letter and of an agency, and what is done with them."""

from edoc_policy import _
from edoc_policy.agencies.agency import agency_of
from edoc_policy.exchange.browser.act import LISTS
from edoc_policy.exchange.browser.tasks import TITLES
from edoc_policy.exchange.jsonvalues import WRONG
from edoc_policy.exchange.services import LetterService
from edoc_policy.routing import parties
from edoc_policy.routing.actor import current_actor
from edoc_policy.routing.dues import proposed
from edoc_policy.routing.interfaces import Refused
from edoc_policy.routing.ordering import phrases
from edoc_policy.routing.ordering import superiors
from edoc_policy.routing.task_acts import attempt
from edoc_policy.routing.task_lists import choices
from edoc_policy.routing.task_lists import listing
from edoc_policy.routing.task_lists import STAGES
from edoc_policy.routing.task_rules import may
from edoc_policy.routing.task_rules import TASK_RULES
from edoc_policy.routing.tasks import KINDS
from edoc_policy.routing.tasks import orders_of
from edoc_policy.routing.tasks import STATE_TITLES
from edoc_policy.routing.tasks import task_of
from edoc_policy.routing.tasks import tasks_of


TEXTS = ("words", "kind", "due", "until")
#: So many tasks are listed at once.
SIZE = 100


class ReadTasks(LetterService):
    """GET @tasks on an incoming letter: its tasks with what one may do, and what an order needs."""

    def reply(self):
        letter, agency = self.context, agency_of(self.context)
        actor = current_actor(letter, self.request)
        when = proposed(letter)
        return {
            "@id": f"{letter.absolute_url()}/@tasks",
            "orders": orders_of(letter),
            "items": [self.task(task, actor) for task in tasks_of(letter)],
            "parties": [
                {"id": ref, "title": title, "depth": depth, "manned": manned}
                for ref, title, depth, manned in parties.offered(agency)
            ],
            "superiors": [
                {"post": each.post_uid, "title": each.post_title, "fullname": each.fullname}
                for each in superiors(agency)
            ],
            "kinds": [{"id": key, "title": self.t(title)} for key, title in KINDS.items()],
            "phrases": list(phrases()),
            "proposed_due": when and when.isoformat(),
        }

    def task(self, task, actor):
        """A task as JSON, with every act and why it is off."""
        verdicts = ((act, may(act, self.context, task, actor)) for act in TASK_RULES)
        return {
            "task": task.number,
            "revision": task.revision,
            "parent": task.parent,
            "kind": task.kind,
            "state": task.state,
            "state_title": self.t(STATE_TITLES[task.state]),
            "to": {"id": task.to.id, "title": task.to.title},
            "helpers": [{"id": each.id, "title": each.title} for each in task.helpers],
            "due": task.due and task.due.isoformat(),
            "overdue": task.overdue(),
            "given": _facts(task.given),
            "accepted": _facts(task.accepted),
            "notes": [_facts(each) for each in task.notes],
            "extensions": [
                {
                    **_facts(each),
                    "until": each["until"].isoformat(),
                    "answer": each["answer"],
                    "granted": each["granted"] and each["granted"].isoformat(),
                    "answered": _facts(each["answered"]),
                }
                for each in task.extensions
            ],
            "report": _facts(task.report),
            "risen": [
                {"at": each["at"].isoformat(), "level": each["level"], "posts": list(each["posts"])}
                for each in task.risen
            ],
            "acts": [
                {
                    "act": act,
                    "title": self.t(TITLES[act]),
                    "allowed": verdict.allowed,
                    "reason": self.t(verdict.reason) if verdict.reason else None,
                }
                for act, verdict in verdicts
            ],
        }


class PerformTaskAct(ReadTasks):
    """POST @tasks on an incoming letter: one act on one task; refused, nothing has changed."""

    def reply(self):
        body = self.asked()
        act, task = body.get("act"), task_of(self.context, body.get("task"))
        if task is None:
            return self.problem(400, "UnknownTask", _("ไม่มีงานนี้ในหนังสือฉบับนี้"))
        if act not in tuple(TASK_RULES):
            return self.problem(400, "UnknownAct", _("ไม่มีงานชนิดนี้สำหรับหนังสือฉบับนี้"))
        data = {}
        for name in (*TEXTS, *LISTS, "revision"):
            value = body.get(name)
            if value is None:
                continue
            if not _fits(name, value):
                return self.problem(400, "BadRequest", WRONG, act=act, field=name)
            data[name] = value
        actor = current_actor(self.context, self.request)
        try:
            attempt(act, self.context, task, actor, **data)
        except Refused as error:
            return self.refused(error, act=act, task=task.number)
        return self.task(task, actor)


class ListTasks(LetterService):
    """GET @tasks on an agency: ?whose=mine|unit|given|agency|lost&stage=open|overdue|…&b_start=0."""

    def reply(self):
        actor = current_actor(self.context, self.request)
        if actor.holding is None:
            return self.problem(403, "Forbidden", _("ท่านไม่ได้ดำรงตำแหน่งในส่วนราชการนี้"))
        form = self.request.form
        whose, stage = form.get("whose", "mine"), form.get("stage", "open")
        start = str(form.get("b_start") or "0")
        start = int(start) if start.isdecimal() and len(start) < 7 else 0
        offered = choices(actor.holding)
        if whose not in offered or stage not in STAGES:
            text = _("ไม่มีรายการงานแบบนี้สำหรับท่าน")
            return self.problem(400, "UnknownList", text, whose=offered, stages=list(STAGES))
        found = listing(self.context, actor.holding, whose, stage)
        url = f"{self.context.absolute_url()}/@tasks"
        asked = f"{url}?whose={whose}&stage={stage}"
        older = f"{asked}&b_start={start + SIZE}" if start + SIZE < len(found) else None
        return {
            "@id": asked,
            "items": [self.item(each) for each in found[start : start + SIZE]],
            "items_total": len(found),
            "next": older,
        }

    def item(self, listed):
        """A task of a list as JSON."""
        row, brain = listed.row, listed.brain
        return {
            "@id": brain.getURL(),
            "title": brain.Title,
            "number": (brain.edoc_row or {}).get("number"),
            "task": row["number"],
            "parent": row["parent"],
            "kind": row["kind"],
            "state": row["state"],
            "to": {"id": row["to"], "title": row["title"]},
            "given_by": row["giver"],
            "given_at": row["given_at"].isoformat(),
            "words": row["words"],
            "due": row["due"] and row["due"].isoformat(),
            "overdue": listed.overdue,
            "asked": row["asked"],
        }


def _fits(name, value):
    if name in LISTS:
        return isinstance(value, list) and all(isinstance(each, str) for each in value)
    return isinstance(value, str) or (name == "revision" and isinstance(value, int))


def _facts(facts):
    """Who did something when, as JSON; None for nothing."""
    if facts is None:
        return None
    shown = ("userid", "fullname", "post", "words")
    return {"at": facts["at"].isoformat(), **{name: str(facts[name]) for name in shown}}
