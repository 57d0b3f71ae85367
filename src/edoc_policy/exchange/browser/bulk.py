"""@@bulk: one act on the letters that were ticked in a list: how many can, why not the rest."""

from edoc_policy import _
from edoc_policy.agencies.agency import units_of
from edoc_policy.agencies.posts import staffed_units
from edoc_policy.exchange.batches import begin_bulk
from edoc_policy.exchange.batches import sorted_out
from edoc_policy.exchange.batches import TITLES
from edoc_policy.exchange.browser.working import WorkPage
from edoc_policy.routing import plan
from edoc_policy.routing.batches import BULK
from edoc_policy.routing.batches import new_id
from edoc_policy.routing.interfaces import Refused
from edoc_policy.routing.rules import NEED_WORDS
from edoc_policy.routing.verbs import asks
from functools import cached_property
from plone.uuid.interfaces import IUUID
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zExceptions import NotFound


class BulkPage(WorkPage):
    """GET shows what will be done; POST begins it."""

    index = ViewPageTemplateFile("bulk.pt")
    section = "desk"

    def __call__(self):
        if self.act not in BULK:
            raise NotFound(self.act)
        self.page_title = self.t(TITLES[self.act])
        if self.posted:
            try:
                batch = begin_bulk(
                    self.agency,
                    self.actor,
                    self.act,
                    self.values("pick"),
                    self.value("id"),
                    {name: self.value(name) for name in BULK[self.act] if self.value(name)},
                )
            except Refused as error:
                self.say(error.reason, "error")
                return self.index()
            return self.go(f"@@batch?id={batch.id}")
        return self.index()

    @property
    def act(self):
        """The act asked for."""
        return self.value("act")

    @cached_property
    def sorted(self):
        """(letters that can, [(reason, letters)] of the rest)."""
        return sorted_out(self.agency, self.actor, self.act, self.values("pick"))

    @property
    def id(self):
        """The id of the batch that this form begins."""
        return new_id()

    @property
    def can(self):
        """What will be acted on."""
        return [
            {
                "uid": IUUID(letter),
                "url": letter.absolute_url(),
                "subject": letter.title,
                "note": self._note(letter),
            }
            for letter in self.sorted[0]
        ]

    def _note(self, letter):
        """What the step of a letter's route asks, where that is what is answered."""
        if self.act != "endorse":
            return ""
        _index, step = plan.present(letter)
        ask = asks()[step["ask"]]
        return self.t(ask.answers[0].title)

    @property
    def cannot(self):
        """[{reason, letters}] of the rest."""
        return [
            {
                "reason": self.t(reason),
                "letters": [
                    {"url": each.absolute_url(), "subject": each.title} for each in letters
                ],
            }
            for reason, letters in self.sorted[1]
        ]

    @property
    def title(self):
        """ "เห็นชอบ 2 เรื่อง"."""
        facts = {"act": self.t(TITLES[self.act]), "n": len(self.sorted[0])}
        return self.t(_("${act} ${n} เรื่อง", mapping=facts))

    @property
    def fields(self):
        """What is asked once for all of them."""
        found = []
        if "unit" in BULK[self.act]:
            staffed = staffed_units(self.agency)
            options = [
                {"value": uid, "title": "\u2003" * depth + title, "off": uid not in staffed}
                for uid, title, depth in units_of(self.agency)
            ]
            found.append(self._field("unit", "select", _("มอบหมายให้"), True, options))
        if "words" in BULK[self.act]:
            needed = self.act in NEED_WORDS
            label = _("เหตุผล ใช้กับทุกเรื่อง") if needed else _("ความเห็น ใช้กับทุกเรื่อง")
            found.append(self._field("words", "textarea", label, needed))
        return found

    def _field(self, name, kind, label, required, options=()):
        return {
            "name": name,
            "kind": kind,
            "label": self.t(label),
            "hint": None,
            "required": required,
            "value": self.value(name),
            "options": [{"selected": False, **each} for each in options],
        }
