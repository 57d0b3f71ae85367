"""@@unattended on an agency: open work that is on nobody's desk, why, and who could go on."""

from edoc_policy import _
from edoc_policy.agencies.browser.translated import Translated
from edoc_policy.routing.browser.desk import row_of
from edoc_policy.routing.unattended import unattended
from Products.Five import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


class UnattendedPage(Translated, BrowserView):
    """For registrars and operators."""

    index = ViewPageTemplateFile("unattended.pt")
    section = None
    label = page_title = _("งานที่ไม่มีผู้รับ")

    def __call__(self):
        return self.index()

    @property
    def rows(self):
        """[{subject, url, meta, age, why, who}], the oldest first."""
        found = []
        for each in unattended(self.context):
            row = row_of(each.brain, self.request)
            kept = {name: row[name] for name in ("subject", "url", "meta", "age")}
            found.append({**kept, "why": self.t(each.why), "who": self.t(each.who)})
        return found
