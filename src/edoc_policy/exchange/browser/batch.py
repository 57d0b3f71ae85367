"""@@batch: how far a batch has come, and what became of each letter; @@batch-stand tells it as JSON."""

from datetime import datetime
from edoc_policy import _
from edoc_policy.exchange.batches import batch_facts
from edoc_policy.exchange.browser.working import WorkPage
from edoc_policy.letters.show import moment
from edoc_policy.routing import batches
from edoc_policy.routing.interfaces import Refused
from functools import cached_property
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zExceptions import NotFound
import json


LOOKS = {
    "failed": ("is-bad", "bi-x-lg", 0),
    "unsealed": ("is-bad", "bi-exclamation-triangle", 1),
    "changed": ("is-wait", "bi-pencil-square", 2),
    "refused": ("is-bad", "bi-slash-circle", 3),
    "sealing": ("is-wait", "bi-hourglass", 4),
    "waiting": ("", "bi-hourglass", 5),
    "later": ("", "bi-clock", 6),
    "returned": ("", "bi-arrow-return-left", 7),
    "done": ("is-good", "bi-check2", 8),
}


class BatchPage(WorkPage):
    """Progress and results. It may be closed: the batch goes on by itself."""

    index = ViewPageTemplateFile("batch.pt")
    section = "desk"

    def __call__(self):
        if self.batch is None:
            raise NotFound(self.value("id"))
        self.section = "queue" if self.batch.act == "sign" else "desk"
        self.page_title = self.facts["title"]
        if self.posted:
            try:
                batches.resume(self.agency, self.actor, self.batch, self.value("passphrase"))
            except Refused as error:
                self.say(error.reason, "error")
            return self.go(f"@@batch?id={self.batch.id}")
        return self.index()

    @cached_property
    def batch(self):
        """The batch asked for, if it is one's own."""
        return batches.find(self.agency, self.actor, self.value("id")) if self.agency else None

    @cached_property
    def facts(self):
        """The batch in plain values."""
        return batch_facts(self.agency, self.batch, self.t)

    @property
    def began(self):
        """When it was begun."""
        return self.t(moment(self.batch.at))

    @property
    def rows(self):
        """The results, first those that ask for something."""
        found = []
        for each in self.facts["items"]:
            css, icon, rank = LOOKS[each["state"]]
            at = self.t(moment(datetime.fromisoformat(each["at"]))) if each["at"] else ""
            found.append({**each, "css": css, "icon": icon, "rank": rank, "time": at})
        return sorted(found, key=lambda row: row["rank"])

    @property
    def crumbs(self):
        """The queue or the desk / this page."""
        site = self.context.absolute_url()
        before = {"title": self.t(_("โต๊ะทำงาน")), "url": f"{site}/@@desk"}
        if self.batch.act == "sign":
            before = {"title": self.t(_("แฟ้มลงนาม")), "url": f"{site}/@@queue"}
        return [before, {"title": self.facts["title"], "url": None}]


class BatchStand(BatchPage):
    """@@batch-stand?id=: what the page follows."""

    def __call__(self):
        if self.batch is None:
            raise NotFound(self.value("id"))
        self.request.response.setHeader("Content-Type", "application/json")
        self.request.response.setHeader("Cache-Control", "no-store")
        facts = self.facts
        return json.dumps(
            {name: facts[name] for name in ("running", "progress", "total", "words")},
            ensure_ascii=False,
        )
