"""@@journal: the journal of an agency as a page."""

from edoc_policy import _
from edoc_policy.audit import listing
from Products.Five.browser import BrowserView


class JournalView(BrowserView):
    """Lines from the newest, 50 a page, and whether the chain is whole."""

    section = "journal"
    page_title = _("บันทึกการปฏิบัติงาน")

    def __call__(self):
        self.request.response.setHeader("Cache-Control", "no-store")
        self.listing = listing.listing(
            self.context,
            listing.whole(self.request.get("b_start")),
            bool(self.request.get("verify")),
        )
        return self.index()

    @property
    def rows(self):
        site = self.context.getPhysicalPath()
        for entry in self.listing["items"]:
            row = listing.row(entry)
            path = tuple(row["subject"].split("/"))
            inside = path[: len(site)] == site
            row["url"] = self.request.physicalPathToURL(path) if inside else None
            row["name"] = "/".join(path[len(site) - 1 :]) if inside else row["subject"]
            yield row

    @property
    def newer(self):
        """Address of the page of newer lines, or None."""
        start = self.listing["start"]
        return self._page(max(0, start - self.listing["size"])) if start else None

    @property
    def older(self):
        """Address of the page of older lines, or None."""
        start = self.listing["start"] + self.listing["size"]
        return self._page(start) if start < self.listing["total"] else None

    def _page(self, start):
        return f"{self.context.absolute_url()}/@@journal?b_start={start}"
