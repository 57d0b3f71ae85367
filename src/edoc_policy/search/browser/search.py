"""@@edoc-search: one box over the letters of the site, or of one agency."""

from edoc_policy import _
from edoc_policy.agencies.agency import agencies
from edoc_policy.agencies.interfaces import IAgency
from edoc_policy.letters import show
from edoc_policy.routing.rules import STATE_TITLES
from edoc_policy.search import query
from edoc_policy.thai.shown import short
from plone import api
from Products.Five.browser import BrowserView
from urllib.parse import urlencode
from zope.i18n import translate


SIZE = 25
KINDS = {"outgoing": _("หนังสือส่ง"), "incoming": _("หนังสือรับ")}
SECRET = _("เรื่องลับ เปิดดูได้เฉพาะผู้มีสิทธิ์")


class Search(BrowserView):
    """What was found, as rows made of the catalog's metadata alone."""

    section = "search"
    page_title = _("ค้นหาหนังสือ")

    def __call__(self):
        self.asked = asked(self.request.form, self.context)
        self.found = self.find(size=SIZE, start=self.start)
        return self.index()

    @property
    def q(self):
        return self.asked["text"]

    @property
    def start(self):
        return whole(self.request.form.get("b_start"))

    def find(self, **batch):
        text = self.asked["text"]
        box = {"words": text} if self.request.form.get("in") == "text" else {"text": text}
        return query.find(api.portal.get(), **box, **self.narrowed, **batch)

    @property
    def narrowed(self):
        return {name: value for name, value in self.asked.items() if name != "text"}

    @property
    def empty(self):
        """Whether nothing was asked for at all."""
        return not any(value for name, value in self.asked.items() if name != "agency")

    @property
    def summary(self):
        """How many were found, in words."""
        return translate(
            _("พบ ${n} ฉบับ", mapping={"n": f"{self.found.total:,}"}), context=self.request
        )

    @property
    def rows(self):
        return [row(brain, self.request) for brain in self.found.brains]

    @property
    def kinds(self):
        return [
            {"id": name, "title": title, "selected": name == self.asked["kind"]}
            for name, title in KINDS.items()
        ]

    @property
    def parties(self):
        """The agencies to choose a side of the letter from."""
        return [
            {"id": name, "title": brain.Title, "selected": name == self.asked["party"]}
            for name, brain in agencies().items()
        ]

    @property
    def words_url(self):
        """Where the same is searched for in the words of letters, if a number was found."""
        return self._address(**{"in": "text"}) if self.found.by == "number" else None

    @property
    def near(self):
        """Numbers like the one typed that exist: [{text, url}], when nothing was found."""
        if self.found.total or not self.q:
            return []
        found = query.near(api.portal.get(), self.q, **self.narrowed)
        return [{"text": number, "url": self._address(q=number)} for number in found]

    @property
    def newer(self):
        return self._address(b_start=max(0, self.start - SIZE)) if self.start else None

    @property
    def older(self):
        following = self.start + SIZE
        return self._address(b_start=following) if following < self.found.total else None

    @property
    def shown(self):
        return f"{self.start + 1}–{self.start + len(self.found.brains)}"

    def _address(self, **changed):
        form = self.request.form
        kept = {name: form[name] for name in ("q", "kind", "party", "in") if form.get(name)}
        return f"{self.context.absolute_url()}/@@edoc-search?{urlencode({**kept, **changed})}"


def asked(form, context):
    """What a request asks `query.find` for: {text, kind, party, agency}."""
    kind, party = form.get("kind"), form.get("party")
    return {
        "text": str(form.get("q") or "").strip()[:200],
        "kind": kind if isinstance(kind, str) and kind in query.KINDS else None,
        "party": party if isinstance(party, str) and party else None,
        "agency": context.getId() if IAgency.providedBy(context) else None,
    }


def row(brain, request):
    """A brain as a row: number, date, subject, from, to, state. A secret subject stays hidden."""
    known = brain.edoc_row or {}
    secret = known.get("secrecy", "normal") != "normal"
    state = brain.review_state or ""
    return {
        "url": brain.getURL(),
        "uid": brain.UID,
        "number": show.number(known.get("number")),
        "dated": translate(short(known["dated"]), context=request) if known.get("dated") else "",
        "subject": translate(SECRET, context=request) if secret else brain.Title,
        "sender": known.get("from") or "",
        "addressee": known.get("to") or "",
        "marks": show.marks(known.get("urgency", "normal"), known.get("secrecy", "normal")),
        "kind": known.get("direction") or "",
        "kind_title": translate(KINDS.get(known.get("direction"), ""), context=request),
        "state": state,
        "state_title": translate(STATE_TITLES.get(state, state), context=request),
    }


def whole(text):
    """The whole number a request names, 0 for none or nonsense."""
    text = str(text or "")
    return int(text) if text.isdecimal() and len(text) < 7 else 0
