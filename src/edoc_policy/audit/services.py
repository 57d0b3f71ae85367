"""REST: GET @journal of an agency; with ?verify=1 also the check of the whole chain."""

from edoc_policy.audit import listing
from plone.restapi.services import Service
from zope.i18n import translate


class JournalGet(Service):
    """{"@id", items, items_total, next or null, verification or null}, newest first."""

    def reply(self):
        start = listing.whole(self.request.form.get("b_start"))
        check = bool(self.request.form.get("verify"))
        found = listing.listing(self.context, start, check)
        url = f"{self.context.absolute_url()}/@journal"
        older = found["start"] + found["size"]
        return {
            "@id": url,
            "items": found["items"],
            "items_total": found["total"],
            "next": f"{url}?b_start={older}" if older < found["total"] else None,
            "verification": self._verification(found["verification"]),
        }

    def _verification(self, found):
        if found is None:
            return None
        why = found.why and translate(found.why, context=self.request)
        return {**found._asdict(), "why": why}
