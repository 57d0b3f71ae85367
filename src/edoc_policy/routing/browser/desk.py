"""@@desk: what waits for me in the capacity in which I act."""

from datetime import datetime
from edoc_policy import _
from edoc_policy.agencies.browser.translated import Translated
from edoc_policy.agencies.posts import acting_holding
from edoc_policy.letters import show
from edoc_policy.letters.browser.lastkind import last_kind
from edoc_policy.letters.kinds import kinds
from edoc_policy.letters.kinds import PREFIX
from edoc_policy.routing import desk
from edoc_policy.routing.browser.bar import bar
from edoc_policy.routing.browser.bar import ticked
from edoc_policy.routing.browser.standing import StandingOnDesk
from edoc_policy.routing.browser.task_words import what_is_asked
from edoc_policy.routing.task_lists import listing
from edoc_policy.routing.task_lists import STAGES
from edoc_policy.routing.task_lists import WHOSE
from edoc_policy.thai.dates import bangkok_date
from edoc_policy.thai.shown import weekday
from functools import cached_property
from plone import api
from Products.Five import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zope.i18n import translate


SIZE = 25
#: section of the desk -> its words on the page
WORDS = {
    "waiting": {
        "id": "wait",
        "rail": _("รอฉัน"),
        "title": _("รอฉันดำเนินการ"),
        "act": _("งานที่ขอ"),
        "note": _("เรียงชั้นความเร็ว แล้วเวลาที่ค้าง"),
        "empty": (_("ไม่มีเรื่องค้าง"), _("เรื่องใหม่จะขึ้นที่นี่เมื่อมีผู้เสนอ")),
    },
    "returned": {
        "id": "back",
        "rail": _("ส่งคืน"),
        "title": _("ส่งคืนถึงฉัน"),
        "act": _("ทำต่อ"),
        "note": "",
        "empty": (_("ไม่มีเรื่องที่ถูกส่งคืน"), _("เมื่อมีผู้ส่งคืน เหตุผลจะอยู่ในหน้าของเรื่อง")),
    },
    "drafts": {
        "id": "draft",
        "rail": _("ร่างของฉัน"),
        "title": _("ร่างของฉัน"),
        "act": _("ทำต่อ"),
        "note": "",
        "empty": (_("ไม่มีร่างค้าง"), _("เริ่มร่างใหม่ได้จากปุ่มร่างหนังสือ")),
    },
    "incoming": {
        "id": "in",
        "rail": _("เข้าหน่วย"),
        "title": _("หนังสือเข้าของหน่วยงาน"),
        "act": _("งานที่ขอ"),
        "note": _("เรียงตามกำหนด"),
        "empty": (_("ไม่มีหนังสือเข้าหน่วยงาน"), _("หนังสือที่สารบรรณกลางมอบหมายจะขึ้นที่นี่")),
    },
}
ACTS = {
    "draft": _("เขียนต่อ"),
    "returned": _("แก้ไข"),
    "in_review": _("พิจารณา"),
    "pending_sign": _("ลงนาม"),
    "numbered": _("ปิดผนึกต่อ"),
    "cosigning": _("ร่วมลงนาม"),
    "sealed": _("ส่ง"),
    "delivered": _("ลงรับ"),
    "registered": _("มอบหมาย"),
    "assigned": _("ดำเนินการ"),
}
URGENCY_ORDER = {"most_urgent": 0, "very_urgent": 1, "urgent": 2, "normal": 3}


def row_of(brain, request, unread=False):
    """A catalog brain as a row of a list; loads no letter."""
    row = brain.edoc_row or {}
    parts = [show.number(row.get("number")), row.get("from")]
    if row.get("direction") == "outgoing":
        parts = [show.number(row.get("number")), row.get("to")]
    if row.get("receive_number"):
        text = _("เลขรับ ${n}", mapping={"n": row["receive_number"]})
        parts.append(translate(text, context=request))
    url = brain.getURL()
    state = brain.review_state
    act = _sealed_act(brain) if state == "sealed" else ACTS.get(state)
    since = row.get("received_at") if row.get("direction") == "incoming" else None
    since = since or _moment(brain.modified)
    return {
        "id": brain.UID,
        "url": url,
        "subject": brain.Title or translate(_("ยังไม่มีชื่อเรื่อง"), context=request),
        "unread": unread,
        "marks": show.marks(row.get("urgency", "normal"), row.get("secrecy", "normal")),
        "meta": " · ".join(part for part in parts if part),
        "due": None,
        "state": None,
        "age": translate(show.age(since), context=request),
        "act": {"title": translate(act, context=request), "url": url} if act else None,
        "tick": False,
        "sort": (URGENCY_ORDER.get(row.get("urgency"), 3), since),
    }


def _sealed_act(brain):
    """What is asked of a sealed document: not every kind is sent."""
    kind = kinds()[brain.portal_type.removeprefix(PREFIX)]
    if kind.family == "internal":
        return _("ดำเนินการ")
    return ACTS["sealed"] if kind.sent else _("ปิดเรื่อง")


def _moment(value):
    moment = value if isinstance(value, datetime) else value.asdatetime()
    return moment.astimezone()


class DeskView(StandingOnDesk, Translated, BrowserView):
    """The desk; see desk.pt for what it shows."""

    index = ViewPageTemplateFile("desk.pt")
    section = "desk"

    def __call__(self):
        self.page_title = self.t(_("โต๊ะทำงาน"))
        self.userid = api.user.get_current().getId()
        self.holding = acting_holding(self.request)
        return self.index()

    @property
    def heads(self):
        """Titles of columns."""
        return {"due": self.t(_("กำหนด")), "age": self.t(_("ค้างมา"))}

    @property
    def today(self):
        """ "วันพฤหัสบดีที่ 22 ตุลาคม 2569"."""
        return self.t(weekday(bangkok_date()))

    @property
    def draft_url(self):
        """Where a new letter is drafted, or None when one may not."""
        if self.holding is None or "drafter" not in self.holding.functions:
            return None
        agency = api.portal.get().unrestrictedTraverse(self.holding.agency_path)
        return f"{agency.absolute_url()}/@@new-document"

    @property
    def again(self):
        """{url, title} of the form of the kind one drafted last."""
        kind = last_kind(self.request)
        url = self.draft_url.replace("@@new-document", f"@@draft-letter?kind={kind.id}")
        return {"url": url, "title": self.t(_("ร่าง${kind}", mapping={"kind": kind.title}))}

    @property
    def due(self):
        """What is due, with the lists that show it."""
        if self.holding is None:
            return []
        agency = api.portal.get().unrestrictedTraverse(self.holding.agency_path)
        return [
            {
                "title": f"{self.t(WHOSE[whose])}: {self.t(STAGES[stage])}",
                "url": f"{agency.absolute_url()}/@@tasks?whose={whose}&stage={stage}",
                "count": count,
                "css": "is-bad" if stage == "overdue" else "",
            }
            for whose in ("mine", "unit")
            for stage in ("overdue", "today")
            if (count := len(listing(agency, self.holding, whose, stage)))
        ]

    def _row(self, brain, section, tokens):
        row = row_of(brain, self.request, section != "drafts")
        asked = what_is_asked(brain, tokens)
        if asked is not None:
            row["due"] = self.told(asked["due"])
            row["act"] = {"title": self.t(asked["act"]), "url": row["url"]}
        elif brain.portal_type == "edoc.incoming" and brain.review_state == "assigned":
            row["act"]["title"] = self.t(_("ปิดเรื่อง"))
        return ticked(row, brain, self.t) if section in ("waiting", "incoming") else row

    def told(self, due):
        """What is left until a moment, in the reader's language; None without one."""
        if due is None:
            return None
        return {key: self.t(text) for key, text in show.due(due).items()}

    @property
    def bulk(self):
        """The bar for what is ticked, or None."""
        rows = [row for part in self.sections for row in part["rows"]]
        return bar(rows, self.context.absolute_url(), self.t)

    @cached_property
    def sections(self):
        """The sections of the desk with their rows, at most SIZE each."""
        tokens = desk.tokens(self.userid, self.holding)
        found = []
        for name, words in WORDS.items():
            by_due = name == "incoming"
            brains = desk.search(tokens[name], sort_on="edoc_due" if by_due else "modified")
            rows = [self._row(brain, name, tokens[name]) for brain in brains[: SIZE * 8]]
            if not by_due:
                rows.sort(key=lambda row: row["sort"])
            total = len(brains)
            count = _("${n} เรื่อง", mapping={"n": total})
            title, text = words["empty"]
            found.append(
                {
                    "id": words["id"],
                    "rail": self.t(words["rail"]),
                    "title": self.t(words["title"]),
                    "count": total,
                    "count_text": self.t(count),
                    "note": self.t(words["note"]) if words["note"] else "",
                    "act": self.t(words["act"]),
                    "rows": rows[:SIZE],
                    "more": None,
                    "empty": {"title": self.t(title), "text": self.t(text)},
                }
            )
        return found[:1] + self.other_capacities(row_of) + found[1:]
