"""REST: GET @edoc-search on the site or an agency: letters by words, number, agency.

Parameters: q (words or a number), in=text (take a number as words), kind (outgoing, incoming),
party (id of an agency on either side), b_start, b_size (at most 100).
"""

from edoc_policy.search import query
from edoc_policy.search.browser.search import asked
from edoc_policy.search.browser.search import row
from edoc_policy.search.browser.search import whole
from plone import api
from plone.restapi.services import Service


class SearchGet(Service):
    """{"@id", by, items, items_total}; each item as a row of the page, addresses as @id."""

    def reply(self):
        form = self.request.form
        wanted = asked(form, self.context)
        text = wanted.pop("text")
        found = query.find(
            api.portal.get(),
            **({"words": text} if form.get("in") == "text" else {"text": text}),
            **wanted,
            start=whole(form.get("b_start")),
            size=min(100, whole(form.get("b_size")) or 25),
        )
        return {
            "@id": f"{self.context.absolute_url()}/@edoc-search",
            "by": found.by,
            "items": [self._item(brain) for brain in found.brains],
            "items_total": found.total,
        }

    def _item(self, brain):
        shown = row(brain, self.request)
        known = brain.edoc_row or {}
        return {
            "@id": shown["url"],
            "uid": shown["uid"],
            "title": shown["subject"],
            "number": known.get("number") or "",
            "dated": known["dated"].isoformat() if known.get("dated") else None,
            "from": shown["sender"],
            "to": shown["addressee"],
            "kind": shown["kind"],
            "urgency": known.get("urgency") or "normal",
            "review_state": shown["state"],
        }
