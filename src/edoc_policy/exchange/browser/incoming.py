"""The page of an incoming letter."""

from edoc_policy import _
from edoc_policy.agencies.agency import units_of
from edoc_policy.agencies.posts import staffed_units
from edoc_policy.exchange.browser.page import LetterPage
from edoc_policy.exchange.browser.tasks import TasksOfLetter
from edoc_policy.exchange.subscribers import open_letter
from edoc_policy.letters import show
from edoc_policy.letters.letter import by_uid
from edoc_policy.routing.endorsements import endorsements
from edoc_policy.routing.rules import replies_of
from edoc_policy.routing.rules import state_title
from edoc_policy.routing.tasks import tasks_of
from edoc_policy.signing.report import PASSED
from edoc_policy.signing.report import Report
from edoc_policy.thai.shown import long
from edoc_policy.thai.shown import long_moment
from edoc_policy.thai.shown import short_moment
from functools import cached_property
from plone.uuid.interfaces import IUUID
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


STATE_LOOKS = {
    "delivered": ("is-wait", "bi-inbox"),
    "registered": ("", "bi-journal-check"),
    "assigned": ("", "bi-person-check"),
    "answered": ("is-good", "bi-reply"),
    "completed": ("is-good", "bi-check2-all"),
    "refused": ("is-bad", "bi-x-lg"),
    "recalled": ("is-bad", "bi-arrow-counterclockwise"),
}


class IncomingPage(TasksOfLetter, LetterPage):
    """From arrival to completion."""

    index = ViewPageTemplateFile("incoming.pt")
    section = "incoming"
    titles = {
        "register": _("ลงรับและประทับตรารับ"),
        "order": _("สั่งการ"),
        "assign": _("มอบหมายหน่วยงาน"),
        "refuse": _("ปฏิเสธการรับ"),
        "reply": _("ร่างหนังสือตอบ"),
        "reply_again": _("ตอบอีกฉบับ"),
        "complete": _("ดำเนินการเสร็จ"),
    }
    telling = {
        "delivered": ("register", "refuse"),
        "registered": ("order", "assign", "reply"),
        "assigned": ("reply", "complete"),
    }

    def __call__(self):
        open_letter(self.context, self.actor)
        return self.index()

    def worth_offering(self, act):
        """See LetterPage; where there is an answer, it stands among the links instead."""
        return not (act == "reply" and self.replies)

    @property
    def primary_acts(self):
        """A letter just registered waits for an order; what is ordered, for an answer."""
        return ("register", "assign", "order") if self.state == "registered" else ("reply",)

    def worth_telling(self, act):
        """See LetterPage."""
        return act in self.telling.get(self.state, ())

    @cached_property
    def replies(self):
        """Our letters that answer it, drafts included."""
        return replies_of(self.context)

    @property
    def crumbs(self):
        """หนังสือรับ / this letter."""
        tray = f"{self.agency.absolute_url()}/incoming"
        return [
            {"title": self.t(_("หนังสือรับ")), "url": tray},
            {"title": self.head["number"], "url": None},
        ]

    @property
    def head(self):
        """Sender's number, urgency, state, subject."""
        letter = self.context
        parts = [_("จาก ${sender}", mapping={"sender": letter.sender_title})]
        if letter.dated:
            parts.append(_("ลงวันที่ ${date}", mapping={"date": long(letter.dated)}))
        if letter.receive_number:
            parts.append(_("เลขรับ ${n}", mapping={"n": letter.receive_number}))
        css, icon = STATE_LOOKS.get(self.state, ("", "bi-inbox"))
        return {
            "number": show.number(letter.number_text) or self.t(_("หนังสือรับ")),
            "marks": [*show.marks(letter.urgency, letter.secrecy), *self.within_mark()],
            "line": " · ".join(self.t(part) for part in parts),
            "subject": letter.title,
            "state": {"css": css, "icon": icon, "text": self.t(state_title(self.context))},
        }

    def within_mark(self):
        """ด่วนภายใน with its time (ข้อ 28), in a list; an empty one without it."""
        if self.context.within is None:
            return []
        text = _("ด่วนภายใน ${when}", mapping={"when": short_moment(self.context.within)})
        return [{"css": "mark-u2", "icon": None, "text": self.t(text)}]

    @property
    def own_tabs(self):
        """The file as it came, and from registering on the stamped copy."""
        tabs = [*super().own_tabs]
        if self.context.stamped is not None:
            tabs.append(("stamped", _("สำเนาประทับตรารับ")))
        return tabs

    def note_on(self, tab):
        """The stamp stands on a copy only (ข้อ 37)."""
        if tab == "stamped":
            return _("สำเนาสำหรับใช้งาน ต้นฉบับที่ลงนามไม่ถูกแตะต้อง")
        return super().note_on(tab)

    reading = None

    @property
    def notices(self):
        """What one has to know before anything else: what is asked of oneself."""
        return self.asked_of_me

    @property
    def signature(self):
        """The validation of the file that came."""
        return self.signature_facts(self.context.report) if self.context.report else None

    @property
    def checks(self):
        """The points of the validation, in words."""
        if not self.context.report:
            return []
        found = []
        for signature in Report.from_facts(self.context.report).as_dict(self.t)["signatures"]:
            good = signature["indication"] == PASSED
            css, icon = ("is-good", "bi-check2") if good else ("is-wait", "bi-exclamation-circle")
            found += [
                {"css": css, "icon": icon, "text": signature[key]}
                for key in ("changes_words", "certificate_words", "level_words")
            ]
        return found

    @property
    def receipt(self):
        """How it was registered; None before."""
        letter = self.context
        if letter.receive_number is None:
            return None
        unit = by_uid(letter, letter.unit_uid)
        return {
            "number": str(letter.receive_number),
            "line": self.t(long_moment(letter.registered_at)),
            "by": next((e["fullname"] for e in endorsements(letter) if e["act"] == "register"), ""),
            "unit": unit.title if unit is not None and not tasks_of(letter) else None,
        }

    @property
    def links(self):
        """The letter of ours it answers, and our answers to it."""
        answered = by_uid(self.context, self.context.answers_uid)
        pairs = [(_("ตอบหนังสือ"), answered)] if answered is not None else []
        pairs += [(_("มีหนังสือตอบ"), letter) for letter in self.replies]
        return [
            {
                "relation": self.t(relation),
                "title": letter.title,
                "detail": show.number(letter.number_text) or self.t(state_title(letter)),
                "url": letter.absolute_url(),
            }
            for relation, letter in pairs
        ]

    @property
    def facts(self):
        """When it arrived, was registered, who has it."""
        letter = self.context
        unit = by_uid(letter, letter.unit_uid)
        rows = [
            (_("ด่วนภายใน"), long_moment(letter.within) if letter.within else ""),
            (_("ถึงระบบ"), show.moment(letter.received_at)),
            (_("ลงรับเมื่อ"), show.moment(letter.registered_at)),
            (_("มอบหมายให้"), unit.title if unit is not None and not tasks_of(letter) else ""),
            (_("รหัสตรวจสอบ"), letter.code or ""),
        ]
        return [{"term": self.t(term), "text": self.t(text)} for term, text in rows if text]

    def fields(self, act):
        """Assigning asks for the unit, an order for who is to do what by when."""
        if act == "order":
            return self.order_fields()
        if act != "assign":
            return super().fields(act)
        staffed = staffed_units(self.agency)
        units = units_of(self.agency) or [(IUUID(self.agency), self.agency.title, 0)]
        options = [self._unit(uid, "– " * depth + name, staffed) for uid, name, depth in units]
        if self.context.unit_uid is None:
            choose = {
                "value": "",
                "title": self.t(_("เลือกหน่วยงาน")),
                "selected": True,
                "off": False,
            }
            options = [choose, *options]
        return [
            self.field("unit", "select", _("มอบหมายให้หน่วยงาน"), None, True, options),
            self.due_field(),
            self.field("words", "textarea", _("ข้อความถึงผู้รับมอบ"), None, False),
        ]

    def act(self, act, css):
        """See LetterPage."""
        made = super().act(act, css)
        return {**made, "hidden": self.order_hidden()} if act == "order" else made

    def _unit(self, uid, title, staffed):
        """A unit to choose; where nobody holds a post today it says so and cannot be chosen."""
        if uid not in staffed:
            title = self.t(_("${unit} (ยังไม่มีผู้ดำรงตำแหน่ง)", mapping={"unit": title}))
        return {
            "value": uid,
            "title": title,
            "selected": uid == self.context.unit_uid,
            "off": uid not in staffed,
        }
