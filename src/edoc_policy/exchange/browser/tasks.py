"""The tasks of an incoming letter on its page, and @@task: one act on one of them."""

from edoc_policy import _
from edoc_policy.exchange.browser.act import asked
from edoc_policy.letters.show import due
from edoc_policy.letters.show import moment
from edoc_policy.letters.typed import typed_moment
from edoc_policy.routing import desk
from edoc_policy.routing import parties
from edoc_policy.routing.actor import current_actor
from edoc_policy.routing.browser.task_words import asked_in_words
from edoc_policy.routing.browser.task_words import STATE_LOOKS
from edoc_policy.routing.dues import proposed
from edoc_policy.routing.interfaces import Refused
from edoc_policy.routing.ordering import phrases
from edoc_policy.routing.ordering import superiors
from edoc_policy.routing.task_acts import attempt
from edoc_policy.routing.task_rows import row_of
from edoc_policy.routing.task_rows import tokens_of
from edoc_policy.routing.task_rules import may
from edoc_policy.routing.task_rules import NEED_WORDS
from edoc_policy.routing.task_rules import TASK_RULES
from edoc_policy.routing.tasks import KINDS
from edoc_policy.routing.tasks import LIVE
from edoc_policy.routing.tasks import orders_of
from edoc_policy.routing.tasks import STATE_TITLES
from edoc_policy.routing.tasks import task_of
from edoc_policy.routing.tasks import tasks_of
from edoc_policy.routing.tasks import WORKING
from edoc_policy.thai.shown import long_moment
from plone.protect import CheckAuthenticator
from plone.protect import PostOnly
from plone.protect.authenticator import createToken
from Products.Five import BrowserView
from Products.statusmessages.interfaces import IStatusMessage
from zExceptions import NotFound


#: What the buttons say.
TITLES = {
    "accept": _("รับงาน"),
    "report": _("รายงานผล"),
    "grant": _("ให้ขยายเวลา"),
    "deny": _("ไม่ให้ขยาย"),
    "close": _("ปิดงาน"),
    "redo": _("ส่งคืนให้ทำต่อ"),
    "note": _("บันทึกความคืบหน้า"),
    "delegate": _("แบ่งงาน"),
    "ask": _("ขอขยายเวลา"),
    "return": _("คืนงาน"),
    "move": _("เปลี่ยนผู้รับงาน"),
    "withdraw": _("ถอนงาน"),
}
#: What is told when it is done.
DONE = {
    "accept": _("รับงานแล้ว"),
    "report": _("รายงานผลแล้ว"),
    "grant": _("ให้ขยายเวลาแล้ว"),
    "deny": _("ไม่ให้ขยายเวลา ผู้รับงานจะเห็นเหตุผล"),
    "close": _("ปิดงานแล้ว"),
    "redo": _("ส่งรายงานคืนแล้ว งานกลับไปที่ผู้รับงาน"),
    "note": _("บันทึกความคืบหน้าแล้ว"),
    "delegate": _("แบ่งงานแล้ว"),
    "ask": _("ขอขยายเวลาแล้ว รอผู้สั่งพิจารณา"),
    "return": _("คืนงานแล้ว ผู้สั่งจะเห็นเหตุผล"),
    "move": _("เปลี่ยนผู้รับงานแล้ว"),
    "withdraw": _("ถอนงานแล้ว"),
}
#: What the words of an act are.
WORDS = {
    "report": _("ผลการดำเนินการ"),
    "note": _("ความคืบหน้า"),
    "ask": _("เหตุที่ขอ"),
    "deny": _("เหตุผล"),
    "redo": _("ให้ทำอะไรต่อ"),
    "return": _("เหตุที่คืน"),
    "move": _("เหตุผล"),
    "withdraw": _("เหตุผล"),
    "delegate": _("ข้อความถึงผู้รับงาน"),
    "grant": _("ข้อความ"),
    "close": _("ข้อความ"),
}
BACK = frozenset({"deny", "redo", "return", "withdraw"})
#: What is waited for.
FIRST = frozenset({"accept", "report", "grant", "close"})
#: Acts that are done by their button alone.
BARE = frozenset({"accept"})
WHEN = _("พิมพ์เช่น 28 ต.ค. 69 12.00 ถ้าไม่พิมพ์เวลาคือ 16.30 น.")


class TasksOfLetter:
    """Mixed into the page of an incoming letter: its tasks, and the form of an order."""

    @property
    def tasks(self):
        """The tasks, parts after what they are parts of; see incoming.pt."""
        found = {task.number: task for task in tasks_of(self.context)}
        return [self._task(task, level) for task, level in _tree(found.values())]

    @property
    def asked_of_me(self):
        """Notices of what waits for the reader here, each leading to its task."""
        if self.actor.holding is None:
            return []
        sections = desk.tokens(self.actor.userid, self.actor.holding)
        wanted = {token for tokens in sections.values() for token in tokens}
        found = []
        for task in tasks_of(self.context):
            row = row_of(task, self.agency)
            if wanted.isdisjoint(tokens_of(row)):
                continue
            when = self._due(task)
            found.append(
                {
                    "css": "notice-bad" if task.overdue() else "notice-wait",
                    "icon": "bi-person-check",
                    "title": self.t(asked_in_words(row, wanted)),
                    "text": " ".join(each for each in (when["detail"], when["text"]) if each)
                    if when
                    else "",
                    "link": {"url": f"#task-{task.number}", "title": self.t(_("ไปที่งาน"))},
                }
            )
        return found

    @property
    def tasks_note(self):
        """How many there are, and how many are not done."""
        made = tasks_of(self.context)
        left = sum(1 for task in made if task.state in LIVE)
        if not left:
            return self.t(_("${n} งาน เสร็จหมดแล้ว", mapping={"n": len(made)}))
        return self.t(_("${n} งาน ยังไม่เสร็จ ${left}", mapping={"n": len(made), "left": left}))

    def _task(self, task, level):
        css, icon = STATE_LOOKS[task.state]
        given, kind = task.given, self.t(KINDS[task.kind])
        clerk = given["clerk"]
        by = _("บันทึกโดย ${name}", mapping={"name": clerk}) if clerk else None
        parts = [given["fullname"], given["post"], self.t(by) if by else "", moment(given["at"])]
        return {
            "id": f"task-{task.number}",
            "level": level,
            "title": task.to.title,
            "kind": "" if given["words"].startswith(kind) else kind,
            "state": {"css": css, "icon": icon, "text": self.t(STATE_TITLES[task.state])},
            "due": self._due(task),
            "words": given["words"],
            "given": " · ".join(self.t(part) for part in parts if part),
            "helpers": ", ".join(each.title for each in task.helpers),
            "history": [self._said(each) for each in self._history(task)],
            "acts": self._acts(task),
        }

    def _due(self, task):
        if task.due is None:
            return None
        facts = due(task.due) if task.state in WORKING else None
        return {
            "css": facts["css"] if facts else "",
            "text": self.t(facts["text"]) if facts else "",
            "detail": self.t(_("กำหนด ${when}", mapping={"when": long_moment(task.due)})),
        }

    def _history(self, task):
        """(what, facts) of what was said about a task, oldest first."""
        found = [(_("ความคืบหน้า"), note) for note in task.notes]
        for each in task.extensions:
            until, granted = moment(each["until"]), moment(each["granted"])
            found.append((_("ขอขยายถึง ${until}", mapping={"until": until}), each))
            if each["answer"] == "granted":
                text = _("ให้ขยายถึง ${until}", mapping={"until": granted})
                found.append((text, each["answered"]))
            elif each["answer"] == "denied":
                found.append((_("ไม่ให้ขยาย"), each["answered"]))
        if task.report is not None:
            found.append((_("รายงาน"), task.report))
        if task.state in ("closed", "withdrawn"):
            found.append((STATE_TITLES[task.state], task.ended))
        return sorted(found, key=lambda pair: pair[1]["at"])

    def _said(self, pair):
        what, facts = pair
        return {
            "what": self.t(what),
            "words": facts["words"],
            "who": " · ".join(self.t(x) for x in (facts["fullname"], moment(facts["at"])) if x),
        }

    def _acts(self, task):
        """The acts one may perform on a task, as the macro `acts` takes them; None without any."""
        if self.actor.holding is None:
            return None
        allowed = [act for act in TASK_RULES if may(act, self.context, task, self.actor)]
        if not allowed:
            return None
        return {
            "url": f"{self.context.absolute_url()}/@@task",
            "token": createToken(),
            "all": [self._act(act, task) for act in allowed],
        }

    def _act(self, act, task):
        title = _("ทราบ") if act == "accept" and task.kind == "note" else TITLES[act]
        css = "btn-return" if act in BACK else "btn-primary" if act in FIRST else "btn-quiet"
        return {
            "id": f"{act}-{task.number}",
            "name": act,
            "title": self.t(title),
            "more": self.t(title),
            "url": None,
            "css": css,
            "key": None,
            "note": None,
            "sentence": None,
            "hidden": {"task": task.number, "revision": task.revision},
            "fields": [] if act in BARE else [*self._extra(act, task), self._words(act)],
        }

    def _words(self, act):
        return self.field("words", "textarea", WORDS[act], None, act in NEED_WORDS)

    def _extra(self, act, task):
        """The fields of an act on a task beside its words."""
        if act == "ask":
            return [self.field("until", "text", _("ขอขยายถึง"), WHEN, True)]
        if act == "grant":
            until = self.field("until", "text", _("ให้ขยายถึง"), WHEN, True)
            return [{**until, "value": typed_moment(task.asked["until"])}]
        if act == "delegate":
            mine = parties.chain(self.agency, self.actor.holding.unit_uid)[0]
            people = [each for each in self._parties() if self._inside(each, mine, task)]
            when = self.field("due", "text", _("กำหนด"), WHEN)
            when["value"] = typed_moment(task.due) if task.due else ""
            to = self.field("to", "checks", _("แบ่งให้"), None, True, people)
            return [to, self._kind(), when]
        if act == "move":
            options = [each for each in self._parties() if each["value"] != task.to.id]
            choose = {"value": "", "title": self.t(_("เลือกผู้รับงาน")), "selected": True}
            return [self.field("to", "select", _("ผู้รับงานใหม่"), None, True, [choose, *options])]
        return []

    def _inside(self, option, unit_uid, task):
        if option["value"] == task.to.id or option["off"]:
            return False
        party = parties.find(self.agency, option["value"])
        return not party.includes(self.actor.holding) and parties.within(
            self.agency, party, unit_uid
        )

    def _kind(self):
        options = [{"value": key, "title": self.t(title)} for key, title in KINDS.items()]
        return self.field("kind", "select", _("เพื่อ"), None, True, options)

    def _parties(self):
        found = []
        for ref, title, depth, manned in parties.offered(self.agency):
            if not manned:
                title = self.t(_("${unit} (ยังไม่มีผู้ดำรงตำแหน่ง)", mapping={"unit": title}))
            found.append({"value": ref, "title": title, "off": not manned, "depth": depth})
        return found

    def due_field(self):
        """When it is to be done, with what the letter or the agency proposes."""
        when = proposed(self.context)
        hint = WHEN
        if when is not None and when == self.context.within:
            hint = _("หนังสือนี้ขอภายใน ${when}", mapping={"when": long_moment(when)})
        made = self.field("due", "text", _("กำหนด"), hint)
        return {**made, "value": typed_moment(when) if when else ""}

    def order_fields(self):
        """The fields of an order."""
        options = self._parties()
        found = []
        if not parties.leads(self.actor.holding):
            names = [
                {"value": each.post_uid, "title": f"{each.post_title} · {each.fullname}"}
                for each in superiors(self.agency)
            ]
            found.append(self.field("behalf", "select", _("ตามคำสั่งของ"), None, True, names))
        none = {"value": "", "title": self.t(_("ไม่ใช้"))}
        phrase = [none, *({"value": each, "title": each} for each in phrases())]
        return [
            *found,
            self.field("to", "checks", _("มอบให้"), _("แต่ละรายได้งานของตนเอง"), True, options),
            self._kind(),
            self.due_field(),
            self.field("phrase", "select", _("ข้อความที่ใช้บ่อย"), None, False, phrase),
            self.field("words", "textarea", _("คำสั่ง"), None, False),
            self.field("helpers", "more-checks", _("ผู้ร่วมดำเนินการ"), None, False, options),
        ]

    def order_hidden(self):
        """What an order was based on, so that an old page gives none twice."""
        return {"orders": orders_of(self.context)}


class TaskView(BrowserView):
    """POST: act, the number of a task, its revision and the fields of the act; back to the letter."""

    def __call__(self):
        PostOnly(self.request)
        CheckAuthenticator(self.request)
        form = self.request.form
        act, task = form.get("act"), task_of(self.context, form.get("task"))
        if act not in TASK_RULES or task is None:
            raise NotFound(act)
        data = asked(form)
        data |= {name: form[name] for name in ("until", "revision") if form.get(name)}
        messages = IStatusMessage(self.request)
        actor = current_actor(self.context, self.request)
        try:
            attempt(act, self.context, task, actor, **data)
        except Refused as error:
            messages.add(error.reason, type="error")
        else:
            messages.add(DONE[act], type="info")
        self.request.response.redirect(f"{self.context.absolute_url()}#task-{task.number}")
        return ""


def _tree(tasks, parent=None, level=0):
    for task in tasks:
        if task.parent == parent:
            yield task, level
            yield from _tree(tasks, task.number, level + 1)
