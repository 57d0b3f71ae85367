"""@@tasks: the tasks of an agency, mine, my unit's, given by me; on a page and as CSV."""

from csv import writer
from edoc_policy import _
from edoc_policy.agencies.browser.translated import Translated
from edoc_policy.agencies.posts import acting_holding
from edoc_policy.letters import show
from edoc_policy.routing.browser.task_words import STATE_LOOKS
from edoc_policy.routing.task_lists import choices
from edoc_policy.routing.task_lists import count_lost
from edoc_policy.routing.task_lists import listing
from edoc_policy.routing.task_lists import STAGES
from edoc_policy.routing.task_lists import WHOSE
from edoc_policy.routing.tasks import KINDS
from edoc_policy.routing.tasks import STATE_TITLES
from edoc_policy.routing.tasks import WORKING
from edoc_policy.thai.dates import clock
from edoc_policy.thai.dates import short_date
from io import StringIO
from Products.Five import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from urllib.parse import urlencode
from zExceptions import Forbidden


SIZE = 25
HEADINGS = (
    _("เรื่อง"),
    _("ที่"),
    _("จาก"),
    _("เลขรับ"),
    _("มอบให้"),
    _("เพื่อ"),
    _("คำสั่ง"),
    _("ผู้สั่ง"),
    _("สั่งเมื่อ"),
    _("กำหนด"),
    _("สถานะ"),
)
#: A spreadsheet would take a cell that begins so for a formula.
SUSPECT = tuple("=+-@\t\r")


class TasksView(Translated, BrowserView):
    """See tasks.pt for what it shows."""

    index = ViewPageTemplateFile("tasks.pt")
    section = "tasks"

    def __call__(self):
        self.holding = acting_holding(self.request, self.context)
        if self.holding is None:
            raise Forbidden(self.t(_("ท่านไม่ได้ดำรงตำแหน่งในส่วนราชการนี้")))
        self.may_ask = choices(self.holding)
        self.whose = self._choice("whose", self.may_ask, self.may_ask[0])
        self.stage = self._choice("stage", STAGES, "open")
        start = str(self.request.get("b_start") or "0")
        self.start = int(start) if start.isdecimal() and len(start) < 7 else 0
        self.found = listing(self.context, self.holding, self.whose, self.stage)
        return self.as_csv() if self.request.get("format") == "csv" else self.index()

    def _choice(self, name, values, default):
        value = self.request.get(name)
        return value if value in values else default

    @property
    def page_title(self):
        """งานของฉัน, งานของหน่วยงาน …"""
        return self.t(WHOSE[self.whose])

    @property
    def url(self):
        """The address of this page."""
        return f"{self.context.absolute_url()}/@@tasks"

    @property
    def csv_url(self):
        """What is listed, as a file."""
        return self._url(format="csv")

    @property
    def filters(self):
        """Whose, and which of them."""
        whose = [(each, self.t(WHOSE[each])) for each in self.may_ask]
        stages = [(each, self.t(title)) for each, title in STAGES.items()]
        return [
            self._filter("whose", _("ของใคร"), whose, self.whose),
            self._filter("stage", _("งานที่"), stages, self.stage),
        ]

    def _filter(self, name, label, options, chosen):
        return {
            "name": name,
            "label": self.t(label),
            "options": [
                {"value": value, "title": title, "selected": value == chosen}
                for value, title in options
            ],
        }

    @property
    def notice(self):
        """Tasks that nobody would see: None, or {text, url} for the registrar."""
        lost = count_lost(self.context, self.holding)
        if not lost or self.whose == "lost":
            return None
        text = _("มีงาน ${n} งานที่หน่วยงานหรือผู้รับไม่มีอยู่แล้ว", mapping={"n": lost})
        return {"text": self.t(text), "url": f"{self.url}?whose=lost"}

    @property
    def hint(self):
        """What is done with tasks that nobody would see."""
        if self.whose != "lost":
            return ""
        return self.t(_("หน่วยงานถูกยุบ ตำแหน่งว่าง หรือผู้รับพ้นไปแล้ว เปิดเรื่องแล้วเปลี่ยนผู้รับงาน พร้อมเหตุผล"))

    @property
    def count_text(self):
        """How many there are."""
        return self.t(_("${n} งาน", mapping={"n": len(self.found)}))

    @property
    def heads(self):
        """Titles of columns."""
        return {"due": self.t(_("กำหนด")), "age": self.t(_("ค้างมา")), "act": None}

    @property
    def rows(self):
        """The tasks of this page."""
        return [self._row(each) for each in self.found[self.start : self.start + SIZE]]

    def _row(self, listed):
        row, letter = listed.row, listed.brain.edoc_row or {}
        css, icon = STATE_LOOKS[row["state"]]
        state = _("ขอขยายเวลา") if row["asked"] else STATE_TITLES[row["state"]]
        due = show.due(row["due"]) if row["state"] in WORKING else None
        meta = [row["title"], self.t(KINDS[row["kind"]]), row["words"]]
        if self.whose != "given":
            meta.append(self.t(_("สั่งโดย ${post}", mapping={"post": row["giver"]})))
        return {
            "id": f"{listed.brain.UID}-{row['number']}",
            "url": f"{listed.brain.getURL()}#task-{row['number']}",
            "subject": listed.brain.Title,
            "unread": row["state"] == "open",
            "marks": show.marks(letter.get("urgency", "normal"), letter.get("secrecy", "normal")),
            "meta": " · ".join(part for part in meta if part),
            "due": due and {key: self.t(text) for key, text in due.items()},
            "state": {"css": css, "icon": icon, "text": self.t(state), "detail": ""},
            "age": self.t(show.age(row["given_at"])),
            "act": None,
            "tick": False,
        }

    @property
    def pager(self):
        """The page before and the page after."""
        before, after = max(self.start - SIZE, 0), self.start + SIZE
        return {
            "summary": self.count_text,
            "previous": self._url(b_start=before) if self.start else None,
            "next": self._url(b_start=after) if after < len(self.found) else None,
            "pages": [],
        }

    def _url(self, **more):
        values = {"whose": self.whose, "stage": self.stage, **more}
        return f"{self.url}?{urlencode({k: v for k, v in values.items() if v})}"

    def as_csv(self):
        """The list as CSV, with Thai headings in the reader's language."""
        out = StringIO()
        lines = writer(out)
        lines.writerow([self.t(heading) for heading in HEADINGS])
        for listed in self.found:
            lines.writerow([_cell(value) for value in self._line(listed)])
        response = self.request.response
        response.setHeader("Content-Type", "text/csv; charset=utf-8")
        response.setHeader("Content-Disposition", f'attachment; filename="tasks-{self.whose}.csv"')
        return "\ufeff" + out.getvalue()  # without the mark Excel does not read Thai

    def _line(self, listed):
        row, letter = listed.row, listed.brain.edoc_row or {}
        return (
            listed.brain.Title,
            show.number(letter.get("number")),
            letter.get("from"),
            letter.get("receive_number"),
            row["title"],
            self.t(KINDS[row["kind"]]),
            row["words"],
            row["giver"],
            _moment(row["given_at"]),
            _moment(row["due"]),
            self.t(STATE_TITLES[row["state"]]),
        )


def _moment(moment):
    return f"{short_date(moment)} {clock(moment)}" if moment else ""


def _cell(value):
    text = str(value or "")
    return f"'{text}" if text.startswith(SUSPECT) else text
