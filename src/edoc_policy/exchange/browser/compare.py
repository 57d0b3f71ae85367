"""@@compare: what changed in a draft between two submissions, word by word."""

from edoc_policy import _
from edoc_policy.agencies.browser.translated import Translated
from edoc_policy.exchange.browser.notices import EDITABLE
from edoc_policy.letters.comparing import compare
from edoc_policy.letters.show import moment
from edoc_policy.letters.submissions import fields_at
from edoc_policy.letters.submissions import submissions
from edoc_policy.routing.endorsements import endorsements
from edoc_policy.routing.rules import state_of
from Products.Five import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


NOW = "now"


class ComparePage(Translated, BrowserView):
    """See compare.pt for what it shows."""

    index = ViewPageTemplateFile("compare.pt")
    section = "outgoing"
    page_title = label = _("เทียบร่าง")

    def __call__(self):
        self.states = self._states()
        names = [each["value"] for each in self.states]
        self.after = self._choice("after", names, names[-1:])
        self.before = self._choice("before", names, names[-2:-1] or names[-1:])
        return self.index()

    def _choice(self, name, names, default):
        asked = self.request.form.get(name)
        return asked if asked in names else "".join(default)

    def _states(self):
        """What can be compared, oldest first; the draft as it is now while it can be changed."""
        entries = endorsements(self.context)
        found = []
        for number, each in enumerate(submissions(self.context), 1):
            who = entries[each["entry"]]["fullname"]
            facts = {"n": number, "who": who, "time": moment(each["at"])}
            title = self.t(_("เสนอครั้งที่ ${n} ${time} ${who}", mapping=facts))
            found.append({"value": str(number), "title": title})
        if found and state_of(self.context) in EDITABLE:
            found.append({"value": NOW, "title": self.t(_("ร่างตอนนี้"))})
        return found

    @property
    def choices(self):
        """The two fields of the form."""
        return [
            {"name": name, "label": self.t(label), "options": self._options(chosen)}
            for name, label, chosen in (
                ("before", _("จาก"), self.before),
                ("after", _("เป็น"), self.after),
            )
        ]

    def _options(self, chosen):
        return [{**each, "selected": each["value"] == chosen} for each in self.states]

    @property
    def changes(self):
        """Fields that are not as they were: {title, blocks: [{shape, changed, cells: [[piece]]}]}."""
        before, after = (
            fields_at(self.context, None if name == NOW else int(name))
            for name in (self.before, self.after)
        )
        return [
            {"title": self.t(each.title), "shape": each.blocks[0].shape, "blocks": each.blocks}
            for each in compare(self.context, before, after)
        ]
