"""A tray: the letters of a direction, the newest first."""

from edoc_policy import _
from edoc_policy.agencies.agency import agency_of
from edoc_policy.agencies.browser.translated import Translated
from edoc_policy.agencies.posts import acting_holding
from edoc_policy.letters.vocabularies import URGENCY
from edoc_policy.routing.batches import REGISTRARS
from edoc_policy.routing.browser.bar import bar
from edoc_policy.routing.browser.bar import ticked
from edoc_policy.routing.browser.desk import row_of
from edoc_policy.routing.rules import STATE_TITLES
from edoc_policy.thai.shown import year
from functools import cached_property
from plone import api
from Products.Five import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from urllib.parse import urlencode


SIZE = 25
STATES = {
    "outgoing": (
        "draft",
        "returned",
        "in_review",
        "pending_sign",
        "numbered",
        "cosigning",
        "sealed",
        "sent",
        "closed",
        "cancelled",
    ),
    "incoming": ("delivered", "registered", "assigned", "answered", "completed", "refused"),
}
TITLES = {"outgoing": _("หนังสือส่ง"), "incoming": _("หนังสือรับ")}


class TrayView(Translated, BrowserView):
    """See tray.pt for what it shows. Without filter it reads no more than one page of letters."""

    index = ViewPageTemplateFile("tray.pt")
    crumbs = ()

    def __call__(self):
        self.prepare()
        return self.index()

    def prepare(self):
        """Find the letters that the request asks for."""
        self.agency = agency_of(self.context)
        year_tray = self.context.getId().isdigit()
        self.direction = self.context.aq_parent.getId() if year_tray else self.context.getId()
        self.top = self.agency[self.direction]
        self.years = sorted((name for name in self.top.objectIds() if name.isdigit()), reverse=True)
        wanted = self.context.getId() if year_tray else self.request.get("year")
        newest = self.years[0] if self.years else None
        self.year = wanted if wanted in self.years else newest
        self.state = self._choice("state", STATES[self.direction])
        self.urgency = self._choice("urgency", [term.value for term in URGENCY])
        start = str(self.request.get("b_start") or "0")
        self.start = int(start) if start.isdigit() else 0
        self.found, self.more = self._brains()

    def _choice(self, name, values):
        value = self.request.get(name)
        return value if value in values else None

    @property
    def section(self):
        """Which part of the menu this is."""
        return self.direction

    @property
    def page_title(self):
        """หนังสือรับ, หนังสือส่ง."""
        return self.t(TITLES[self.direction])

    @property
    def note(self):
        """Whose tray it is."""
        return self.agency.title

    @property
    def new(self):
        """Where a letter is made."""
        url = self.agency.absolute_url()
        if self.direction == "outgoing":
            permission, name, title = "edoc: Add letter", "@@new-document", _("ร่างหนังสือ")
        else:
            permission, name = "edoc: Receive letter", "@@receive-letter"
            title = _("ลงรับหนังสือที่มาทางอื่น")
        if not api.user.has_permission(permission, obj=self.agency):
            return None
        return {"url": f"{url}/{name}", "title": self.t(title)}

    @property
    def url(self):
        """The address of this page."""
        return self.top.absolute_url()

    @property
    def filters(self):
        """Year, state, urgency."""
        states = [(state, self.t(STATE_TITLES[state])) for state in STATES[self.direction]]
        urgency = [(term.value, self.t(term.title)) for term in URGENCY]
        everything = ("", self.t(_("ทั้งหมด")))
        return [
            self._filter("year", _("ปี"), [(be, self.t(year(be))) for be in self.years], self.year),
            self._filter("state", _("สถานะ"), [everything, *states], self.state),
            self._filter("urgency", _("ชั้นความเร็ว"), [everything, *urgency], self.urgency),
        ]

    def _filter(self, name, label, options, chosen):
        return {
            "name": name,
            "label": self.t(label),
            "options": [
                {"value": value, "title": title, "selected": value == (chosen or "")}
                for value, title in options
            ],
        }

    def _brains(self):
        """(brains of this page, whether there are more)."""
        if self.year is None:
            return [], False
        tray = self.top[self.year]
        path = "/".join(tray.getPhysicalPath())
        catalog = api.portal.get_tool("portal_catalog")
        if not (self.state or self.urgency):
            ids = tray.newest(self.start, SIZE + 1)
            paths = [f"{path}/{name}" for name in ids]
            brains = catalog.unrestrictedSearchResults(path={"query": paths, "depth": 0})
            brains = sorted(brains, key=lambda brain: brain.getId) if ids else []
            return brains[:SIZE], len(brains) > SIZE
        query = {"path": path, "edoc_agency": self.agency.getId(), "sort_on": "getId"}
        if self.state:
            query["review_state"] = self.state
        brains = catalog.unrestrictedSearchResults(**query)
        if self.urgency:
            brains = [b for b in brains if (b.edoc_row or {}).get("urgency") == self.urgency]
        page = list(brains[self.start : self.start + SIZE])
        return page, len(brains) > self.start + SIZE

    @property
    def count_text(self):
        """What of the tray is shown; the whole is never counted."""
        if not self.found:
            return ""
        numbers = {"first": self.start + 1, "last": self.start + len(self.found)}
        return self.t(_("เรื่องที่ ${first}–${last}", mapping=numbers))

    @property
    def heads(self):
        """Titles of columns."""
        return {"due": self.t(_("สถานะ")), "age": self.t(_("ค้างมา")), "act": None}

    @property
    def bulk(self):
        """The bar for what is ticked, or None."""
        return bar(self.rows, api.portal.get().absolute_url(), self.t)

    @cached_property
    def among(self):
        """The acts that the list offers for many letters: those of its registrar."""
        holding = acting_holding(self.request, self.agency)
        return REGISTRARS if holding and "registrar" in holding.functions else frozenset()

    @cached_property
    def rows(self):
        """The letters of this page."""
        rows = []
        for brain in self.found:
            row = row_of(brain, self.request)
            title = STATE_TITLES.get(brain.review_state, brain.review_state)
            row.update(
                act=None, state={"css": "", "icon": None, "text": self.t(title), "detail": ""}
            )
            rows.append(ticked(row, brain, self.t, self.among) if self.among else row)
        return rows

    @property
    def pager(self):
        """The page before and the page after."""
        before = max(self.start - SIZE, 0)
        return {
            "summary": self.count_text,
            "previous": self._page(before) if self.start else None,
            "next": self._page(self.start + SIZE) if self.more else None,
            "pages": [],
        }

    def _page(self, start):
        values = {"year": self.year, "state": self.state, "urgency": self.urgency, "b_start": start}
        return f"{self.url}?{urlencode({k: v for k, v in values.items() if v})}"

    @property
    def empty(self):
        """What is so when there is nothing to show."""
        if self.direction == "incoming":
            text = _("หนังสือที่หน่วยงานอื่นส่งมาจะขึ้นที่นี่")
        else:
            text = _("หนังสือที่ร่างแล้วจะขึ้นที่นี่")
        return {"title": self.t(_("ไม่มีเรื่องตามที่เลือก")), "text": self.t(text), "link": self.new}
