"""@@queue and @@queue-confirm: letters read one after the other, and signed with one passphrase."""

from edoc_policy import _
from edoc_policy.exchange.browser.working import WorkPage
from edoc_policy.letters import show
from edoc_policy.letters.fingerprint import fingerprint
from edoc_policy.letters.letter import recipients_short
from edoc_policy.letters.vocabularies import title_of
from edoc_policy.letters.vocabularies import URGENCY
from edoc_policy.routing import queue
from edoc_policy.routing.batches import new_id
from edoc_policy.routing.interfaces import Refused
from functools import cached_property
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from urllib.parse import urlencode


TITLES = {
    "sign": (_("จะลงนาม"), "is-good", "bi-pen"),
    "return": (_("จะส่งคืน"), "is-bad", "bi-arrow-return-left"),
    "later": (_("ไว้ทีหลัง"), "", "bi-clock"),
}


def letter_of(brain):
    """The letter, as far as the person may see it."""
    return brain.getObject()


class QueuePage(WorkPage):
    """One letter with its real pages, and what to decide on it. Nothing is signed here."""

    index = ViewPageTemplateFile("queue.pt")
    section = "queue"

    def __call__(self):
        self.page_title = self.t(_("แฟ้มลงนาม"))
        if self.posted:
            return self.decide()
        if self.brains and self.place is None:
            return self.go("@@queue-confirm")
        return self.index()

    def decide(self):
        """Keep the decision and go on to the next letter."""
        uid = self.value("uid")
        try:
            queue.decide(
                self.agency,
                self.actor,
                letter_of,
                uid,
                self.value("decision"),
                self.value("seen"),
                self.value("words"),
                [name for name in self.value("opened").split() if name.startswith("enclosure-")],
            )
        except Refused as error:
            self.say(error.reason, "error")
            return self.go(f"@@queue?{urlencode({'uid': uid})}" if self._at(uid) else "@@queue")
        after = self._undecided_after(uid)
        return self.go(f"@@queue?{urlencode({'uid': after})}" if after else "@@queue-confirm")

    @cached_property
    def brains(self):
        """What waits, in its order."""
        return queue.waiting(self.holding)

    @property
    def decisions(self):
        """What has been decided so far."""
        return queue.decisions(self.agency, self.actor)

    def _at(self, uid):
        return next((n for n, brain in enumerate(self.brains, 1) if uid == brain.UID), None)

    def _undecided_after(self, uid):
        """The next letter without decision, after `uid` or from the beginning."""
        known, here = self.decisions, self._at(uid) or 0
        around = [*self.brains[here:], *self.brains[:here]]
        return next((brain.UID for brain in around if brain.UID not in known), None)

    @cached_property
    def place(self):
        """Which letter of the queue this is, from 1; the first undecided one unless one is asked
        for; None when all are decided."""
        return self._at(self.value("uid")) or self._at(self._undecided_after(None))

    @cached_property
    def brain(self):
        """The letter's brain."""
        return self.brains[self.place - 1]

    @cached_property
    def letter(self):
        """The letter that is read."""
        return letter_of(self.brain)

    @cached_property
    def page(self):
        """The letter's own page, whose parts are shown here."""
        return self.letter.restrictedTraverse("@@letter")

    @cached_property
    def seen(self):
        """What is decided on, as a fingerprint."""
        return fingerprint(self.letter)

    @cached_property
    def opened(self):
        """The tabs that were opened so far, told from page to page."""
        asked = self.value("opened").split()
        current = self.value("tab") or "letter"
        return sorted({*asked, current, *(self.decision or {}).get("opened", ())})

    @property
    def viewer(self):
        """The pages; their tabs lead back here."""
        viewer = self.page.viewer
        for tab in viewer["tabs"]:
            key = tab["url"].rpartition("tab=")[2]
            tab["url"] = self.url(self.brain.UID, tab=key, opened=" ".join(self.opened))
        return viewer

    def url(self, uid, **more):
        """The address of a letter of the queue."""
        return f"{self.context.absolute_url()}/@@queue?{urlencode({'uid': uid, **more})}"

    @property
    def decision(self):
        """What was decided on this letter before, or None."""
        return self.decisions.get(self.brain.UID)

    @property
    def decided(self):
        """The earlier decision in words, or None."""
        if self.decision is None:
            return None
        title, css, icon = TITLES[self.decision["decision"]]
        return {"text": self.t(title), "css": css, "icon": icon, "words": self.decision["words"]}

    @property
    def counts(self):
        """How far one has come."""
        known, total = self.decisions, len(self.brains)
        parts = [
            _("จะลงนาม ${n}", mapping={"n": _number(known, "sign")}),
            _("ส่งคืน ${n}", mapping={"n": _number(known, "return")}),
            _("ไว้ทีหลัง ${n}", mapping={"n": _number(known, "later")}),
            _("เหลือ ${n} ฉบับ", mapping={"n": total - len(known)}),
        ]
        shown = [part for part in parts if part.mapping["n"] or part is parts[-1]]
        facts = {"n": len(known), "total": total}
        return {
            "place": self.place,
            "total": total,
            "of": self.t(_("จาก ${n}", mapping={"n": total})),
            "title": self.t(_("ฉบับที่ ${n}", mapping={"n": self.place})),
            "done": len(known),
            "label": self.t(_("ความคืบหน้า ตัดสินแล้ว ${n} จาก ${total} ฉบับ", mapping=facts)),
            "text": " · ".join(self.t(part) for part in shown),
            "all": not total - len(known),
        }

    @property
    def about(self):
        """What the letter is, in two lines."""
        letter = self.letter
        kind = _("หนังสือเวียน") if letter.circular else letter.kind.title
        to = recipients_short(letter)
        parts = [self.t(kind), self.t(_("ถึง ${to}", mapping={"to": to})) if to else None]
        return {
            "marks": show.marks(letter.urgency, letter.secrecy),
            "subject": letter.title,
            "line": " · ".join(part for part in parts if part),
        }

    @property
    def steps(self):
        """The letter before and the one after."""
        before = self.brains[self.place - 2] if self.place > 1 else None
        after = self.brains[self.place] if self.place < len(self.brains) else None
        return {"before": self._step(before), "after": self._step(after)}

    def _step(self, brain):
        if brain is None:
            return None
        row = brain.edoc_row or {}
        return {
            "url": self.url(brain.UID),
            "marks": show.marks(row.get("urgency", "normal"), row.get("secrecy", "normal")),
            "subject": brain.Title,
        }


def _number(decisions, kind):
    return sum(1 for each in decisions.values() if each["decision"] == kind)


class ConfirmPage(WorkPage):
    """What will be done, and the passphrase, once."""

    index = ViewPageTemplateFile("queue_confirm.pt")
    section = "queue"

    def __call__(self):
        self.page_title = self.t(_("ยืนยันก่อนลงนาม"))
        if self.posted:
            return self.begin()
        return self.index()

    def begin(self):
        """Begin to sign; a refusal is shown on this page and nothing has been signed."""
        try:
            batch = queue.begin(
                self.agency,
                self.actor,
                letter_of,
                self.value("id"),
                self.value("listed"),
                self.value("passphrase"),
            )
        except Refused as error:
            self.say(error.reason, "error")
            return self.go("@@queue-confirm")
        return self.go(f"@@batch?id={batch.id}")

    @cached_property
    def decided(self):
        """[(brain, letter, decision, changed)]."""
        return queue.decided(self.agency, self.actor, letter_of) if self.agency else []

    @property
    def fresh(self):
        """What is as it was read."""
        return [each for each in self.decided if not each[3]]

    @property
    def id(self):
        """The id of the batch that this form begins."""
        return new_id()

    @property
    def listed(self):
        """What this page shows, so that nothing else is signed."""
        return queue.digest(self.fresh)

    @property
    def first(self):
        """The address of the first letter, to go through them once more."""
        return self._link(queue.waiting(self.holding)[0])["url"]

    def number(self, kind):
        """How many are to be signed, returned, left for later."""
        return sum(1 for _b, _l, each, _c in self.fresh if each["decision"] == kind)

    @property
    def keyed(self):
        """Whether a passphrase is needed: a typed name needs none (ข้อ 26)."""
        return any(
            each["decision"] == "sign" and letter.kind.signed != "typed"
            for _brain, letter, each, _changed in self.fresh
        )

    @property
    def title(self):
        """ "ลงนาม 38 ฉบับในฐานะ …"."""
        facts = {"n": self.number("sign"), "post": self.actor.post_title}
        return self.t(_("ลงนาม ${n} ฉบับในฐานะ ${post}", mapping=facts))

    @property
    def line(self):
        """What else was decided."""
        total = len(queue.waiting(self.holding))
        parts = [
            (_("ส่งคืน ${n} ฉบับ", mapping={"n": self.number("return")}), self.number("return")),
            (_("ไว้ทีหลัง ${n} ฉบับ", mapping={"n": self.number("later")}), self.number("later")),
            (
                _("ยังไม่ได้อ่าน ${n} ฉบับ", mapping={"n": total - len(self.decided)}),
                total - len(self.decided),
            ),
        ]
        facts = {"n": len(self.decided), "total": total}
        said = _("ตัดสินแล้ว ${n} จาก ${total} ฉบับ", mapping=facts)
        return " · ".join([self.t(said), *(self.t(text) for text, n in parts if n)])

    @property
    def changed(self):
        """Letters that were changed after they were read."""
        return [self._link(brain) for brain, _letter, _each, changed in self.decided if changed]

    @property
    def rows(self):
        """By urgency: how many are signed, which one should look at again, and which they are."""
        signed = [each for each in self.fresh if each[2]["decision"] == "sign"]
        rows = []
        for name in queue.URGENCY:
            of_kind = [each for each in signed if each[1].urgency == name]
            if of_kind:
                rows.append(
                    {
                        "marks": show.marks(name),
                        "title": self.t(title_of(URGENCY, name)),
                        "count": len(of_kind),
                        "again": [found for each in of_kind if (found := self._unopened(each))],
                        "letters": [self._link(brain) for brain, _l, _e, _c in of_kind],
                    }
                )
        return rows

    @property
    def returned(self):
        """What goes back, and why."""
        return [
            {**self._link(brain), "words": each["words"]}
            for brain, _letter, each, _changed in self.fresh
            if each["decision"] == "return"
        ]

    def _unopened(self, found):
        brain, letter, each, _changed = found
        total = sum(1 for row in letter.enclosures or () if row["file"] is not None)
        left = total - len(each["opened"])
        if left <= 0:
            return None
        note = _("ยังไม่ได้เปิดสิ่งที่ส่งมาด้วย ${n} ฉบับ", mapping={"n": left})
        return {**self._link(brain), "note": self.t(note)}

    def _link(self, brain):
        url = f"{self.context.absolute_url()}/@@queue?{urlencode({'uid': brain.UID})}"
        return {"url": url, "subject": brain.Title}
