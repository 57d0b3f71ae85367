"""The page of an outgoing letter."""

from datetime import timedelta
from edoc_policy import _
from edoc_policy.agencies.agency import agency_of
from edoc_policy.exchange.browser.notices import EDITABLE
from edoc_policy.exchange.browser.notices import notices
from edoc_policy.exchange.browser.page import LetterPage
from edoc_policy.exchange.browser.reading import reading
from edoc_policy.exchange.browser.route import route
from edoc_policy.exchange.deliveries import deliveries
from edoc_policy.exchange.deliveries import OPEN
from edoc_policy.exchange.deliveries import STATE_TITLES as DELIVERY_TITLES
from edoc_policy.letters import show
from edoc_policy.letters.earlier import why_not_follow_up
from edoc_policy.letters.letter import by_uid
from edoc_policy.letters.letter import owner_of
from edoc_policy.letters.submissions import submissions
from edoc_policy.letters.templates import PERMISSION
from edoc_policy.routing import plan
from edoc_policy.routing.rules import state_title
from edoc_policy.routing.sealing import is_being_sealed
from edoc_policy.routing.verbs import asks
from edoc_policy.thai.dates import bangkok_now
from edoc_policy.thai.shown import long
from edoc_policy.thai.shown import year
from plone import api
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
import json


DELIVERY_LOOKS = {
    "queued": ("", "bi-hourglass"),
    "delivered": ("is-wait", "bi-clock"),
    "acknowledged": ("", "bi-check2"),
    "accepted": ("is-good", "bi-check2-all"),
    "rejected": ("is-bad", "bi-x-lg"),
    "failed": ("is-bad", "bi-x-lg"),
    "recalled": ("", "bi-arrow-counterclockwise"),
    "outside": ("", "bi-envelope"),
}
STATE_LOOKS = {
    "returned": ("is-bad", "bi-arrow-return-left"),
    "numbered": ("is-wait", "bi-hourglass"),
    "cosigning": ("is-wait", "bi-pen"),
    "sealed": ("is-good", "bi-patch-check"),
    "sent": ("is-good", "bi-send-check"),
    "closed": ("is-good", "bi-check2-all"),
    "cancelled": ("is-bad", "bi-x-lg"),
}


class OutgoingPage(LetterPage):
    """From the first draft to the closed case."""

    index = ViewPageTemplateFile("outgoing.pt")
    section = "outgoing"
    primary_acts = ("sign", "seal", "endorse", "annotate", "send", "submit", "close")
    titles = {
        "submit": _("เสนอหัวหน้าหน่วยงาน"),
        "withdraw": _("ดึงเรื่องกลับมาแก้"),
        "return": _("ส่งคืนให้แก้"),
        "sign": _("ลงนามและออกเลข"),
        "seal": _("ปิดผนึกต่อ"),
        "send": _("ส่งถึงผู้รับ"),
        "recall": _("ดึงเรื่องกลับ"),
        "cancel": _("ยกเลิกเลข"),
        "annotate": _("เกษียน"),
        "close": _("ปิดเรื่อง"),
    }
    #: Acts that are told with their reason, by state; elsewhere they would only be noise.
    telling = {
        "draft": ("submit",),
        "returned": ("submit",),
        "in_review": ("endorse",),
        "pending_sign": ("sign",),
        "numbered": ("seal", "cancel"),
        "cosigning": ("sign",),
        "sealed": ("send", "annotate", "cancel"),
        "sent": ("close", "recall"),
    }

    def __call__(self):
        return self.index()

    @property
    def moves_by_itself(self):
        """Whether a job is about to change what this page shows."""
        if self.state == "numbered":
            return is_being_sealed(self.context)
        return self.state == "sent" and any(
            row["state"] == "queued" and bangkok_now() - row["at"] < timedelta(minutes=1)
            for row in deliveries(self.context)
        )

    @property
    def stand(self):
        """Where the letter stands; changes with whatever a job changes on this page."""
        found = deliveries(self.context)
        queued = sum(1 for row in found if row["state"] == "queued")
        return f"{self.state} {queued} {'moves' if self.moves_by_itself else 'rests'}"

    def worth_offering(self, act):
        """See LetterPage; while a job seals the letter, the notice alone says so."""
        return not (act == "seal" and self.moves_by_itself)

    def worth_telling(self, act):
        """See LetterPage."""
        return act in self.telling.get(self.state, ())

    def asked(self):
        """The Ask of the open step, or None."""
        _index, step = plan.present(self.context)
        return asks()[step["ask"]] if step else None

    def variants(self, act):
        """The other answers that the open step takes: a condition, a no."""
        if act != "endorse":
            return []
        return [self.answer(verb) for verb in self.asked().answers[1:]]

    def answer(self, verb):
        """The act that answers with a verb; its words are needed where the verb says so."""
        title = self.t(verb.title)
        label = _("เหตุผล") if verb.id == self.asked().no else _("เงื่อนไข")
        return {
            **self.act("endorse", "btn-quiet"),
            "id": verb.id,
            "hidden": {"verb": verb.id},
            "title": title,
            "more": title,
            "key": None,
            "fields": [self.field("words", "textarea", label, None, verb.needs_words)],
        }

    def sentence(self, act):
        """See LetterPage; who is asked is told for what, and how far it has come."""
        if act != "endorse" or not self.asked():
            return super().sentence(act)
        index, _step = plan.present(self.context)
        facts = {
            "n": index + 1,
            "total": len(self.context.plan),
            "ask": self.t(self.asked().title),
        }
        return self.t(_("ขั้นที่ ${n} จาก ${total} ${ask}", mapping=facts))

    @property
    def route(self):
        """The steps of the route, as parts.pt wants them."""
        return route(self.context, self.t)

    @property
    def compare_url(self):
        """Where its submissions are compared, or None while there is nothing to compare."""
        comparable = len(submissions(self.context)) + (self.state in EDITABLE)
        return f"{self.context.absolute_url()}/@@compare" if comparable > 1 else None

    def title_of(self, act):
        """See LetterPage; who signs beside others draws no number."""
        if act == "sign" and self.state == "cosigning":
            return _("ร่วมลงนาม")
        if act == "endorse" and (ask := self.asked()):
            return ask.answers[0].title
        return super().title_of(act)

    @property
    def crumbs(self):
        """หนังสือส่ง / 2569 / this letter."""
        tray = f"{self.agency.absolute_url()}/outgoing"
        be = self.context.aq_parent.getId()
        return [
            {"title": self.t(_("หนังสือส่ง")), "url": tray},
            {"title": self.t(year(be)), "url": f"{tray}?year={be}"},
            {"title": self.head["number"], "url": None},
        ]

    @property
    def head(self):
        """Number, urgency, state, subject."""
        letter = self.context
        kind = _("หนังสือเวียน") if letter.circular else letter.kind.title
        dated = _("ลงวันที่ ${date}", mapping={"date": long(letter.dated)}) if letter.dated else None
        owner = _("เจ้าของเรื่อง ${unit}", mapping={"unit": owner_of(letter)[0][-1]})
        css, icon = STATE_LOOKS.get(self.state, ("", "bi-pencil"))
        return {
            "number": show.number(letter.number_text)
            or self.t(_("ร่าง${kind}", mapping={"kind": letter.kind.title})),
            "marks": show.marks(letter.urgency, letter.secrecy),
            "line": " · ".join(self.t(part) for part in (kind, dated, owner) if part),
            "subject": letter.title,
            "state": {"css": css, "icon": icon, "text": self.t(state_title(self.context))},
        }

    def note_on(self, tab):
        """Before the seal one looks at a preview."""
        if tab == "letter" and self.context.sealed is None and self.context.number_text:
            return _("ออกเลขแล้ว กำลังปิดผนึก ตัวอย่างนี้ยังไม่ใช่ต้นฉบับ")
        if tab == "letter" and self.context.sealed is None:
            return _("ตัวอย่าง ยังไม่ลงนาม เลขที่และวันที่ออกเมื่อลงนาม")
        return super().note_on(tab)

    @property
    def reading(self):
        """The letter as text, for small screens and screen readers."""
        return reading(self.context)

    @property
    def notices(self):
        """What one has to know before anything else."""
        url, title = self.context.absolute_url(), self.t(_("แก้ไขร่าง"))
        return [
            {
                "css": "notice-wait",
                "icon": icon,
                "title": self.t(heading),
                "text": self.all_of(text),
                "link": {"url": f"{url}/{there}", "title": title} if there else None,
            }
            for icon, heading, text, there in notices(self.context, self.state)
        ]

    @property
    def signature(self):
        """The signature in one sentence, with the proof behind it."""
        return self.signature_facts(self.context.report) if self.context.report else None

    @property
    def recipients(self):
        """Each recipient with its own state; before sending, who they will be."""
        found = deliveries(self.context)
        if not found:
            return None
        accepted = sum(1 for row in found if row["state"] == "accepted")
        bad = sum(1 for row in found if row["state"] in ("failed", "rejected"))
        waiting = sum(1 for row in found if row["state"] in OPEN - {"failed"})
        parts = [
            _("${n} แห่ง", mapping={"n": len(found)}),
            _("ลงรับแล้ว ${n}", mapping={"n": accepted}) if accepted else None,
            _("รอ ${n}", mapping={"n": waiting}) if waiting else None,
            _("ไม่สำเร็จ ${n}", mapping={"n": bad}) if bad else None,
        ]
        return {
            "summary": " · ".join(self.t(part) for part in parts if part),
            "rows": [self._recipient(row) for row in found],
        }

    def _recipient(self, row):
        css, icon = DELIVERY_LOOKS[row["state"]]
        detail = row["reason"]
        if row["receive_number"]:
            detail = self.t(_("เลขรับ ${n}", mapping={"n": row["receive_number"]}))
            detail = detail.replace(" ", "\u00a0")  # stays on one line
        return {
            "name": row["name"],
            "note": self.t(_("สำเนาส่ง")) if row["sent_as"] == "copy" else "",
            "css": css,
            "icon": icon,
            "state": self.t(DELIVERY_TITLES[row["state"]]),
            "detail": detail,
            "time": self.t(show.moment(row["at"])),
        }

    @property
    def links(self):
        """The letter answered by this one, and those that answer it."""
        pairs = [(_("ตอบหนังสือ"), self.context.reply_to)]
        answers = self.context.answered_by
        pairs += [(_("มีหนังสือตอบ"), uid) for uid in answers]
        found = []
        for relation, uid in pairs:
            letter = by_uid(self.context, uid)
            if letter is not None:
                mine = agency_of(letter).getId() == self.agency.getId()
                found.append(
                    {
                        "relation": self.t(relation),
                        "title": letter.title,
                        "detail": show.number(letter.number_text),
                        "url": letter.absolute_url() if mine else None,
                    }
                )
        return found

    @property
    def facts(self):
        """What stands at the foot of the acts."""
        code = self.context.code
        return [{"term": self.t(_("รหัสตรวจสอบ")), "text": code}] if code else []

    @property
    def reuse(self):
        """What new can be made of this letter, with the reason why nothing can follow it yet."""
        drafts = api.user.has_permission("edoc: Add letter", obj=self.agency)
        keeps = api.user.has_permission(PERMISSION, obj=self.agency)
        if not (drafts or keeps):
            return None
        reason = why_not_follow_up(self.context)
        return {
            "url": f"{self.context.absolute_url()}/@@reuse",
            "drafts": drafts,
            "keeps": keeps,
            "reason": self.t(reason) if reason is not None else None,
        }

    def links_to_act(self):
        """Editing is a page of its own."""
        if self.state not in EDITABLE:
            return []
        act = self.act("submit", "btn-quiet")
        act.update(
            id="edit",
            name="edit",
            title=self.t(_("แก้ไขร่าง")),
            url=f"{self.context.absolute_url()}/edit",
            fields=[],
            sentence=None,
        )
        return [act]


class Stand(OutgoingPage):
    """@@stand: where the letter stands, as JSON; the page asks for it while jobs are at work."""

    def __call__(self):
        self.request.response.setHeader("Content-Type", "application/json")
        self.request.response.setHeader("Cache-Control", "no-store")
        return json.dumps({"stand": self.stand})
