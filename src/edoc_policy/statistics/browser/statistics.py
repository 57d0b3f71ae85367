"""@@statistics: what an office does, how long each step takes, by month and unit; and as a file."""

from edoc_policy import _
from edoc_policy.agencies.browser.translated import Translated
from edoc_policy.audit import acts
from edoc_policy.routing.actor import current_actor
from edoc_policy.statistics.browser.chart import bars
from edoc_policy.statistics.export import workbook
from edoc_policy.statistics.report import report
from edoc_policy.statistics.report import span
from edoc_policy.statistics.report import this_month
from edoc_policy.statistics.report import units_seen
from edoc_policy.thai.dates import SHORT_MONTHS
from Products.Five import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from urllib.parse import urlencode
from zExceptions import Unauthorized
import re


#: What the charts show: act -> its title.
CHARTS = {
    "sign": _("ลงนาม ออกเลข"),
    "register": _("ลงรับ"),
    "endorse": _("ให้ความเห็น"),
}


class Asked(Translated, BrowserView):
    """What was asked for: the units one may see, one of them, the twelve months up to one."""

    def prepare(self):
        """Raises Unauthorized for who may see no figures."""
        self.units = units_seen(self.context, current_actor(self.context, self.request).holding)
        if self.units is None:
            raise Unauthorized("@@statistics")
        unit = self.request.form.get("unit")
        self.unit = unit if unit in self.units else None
        upto = str(self.request.form.get("upto") or "")
        good = re.fullmatch(r"25[0-9]{2}-(0[1-9]|1[0-2])", upto)
        self.upto = upto if good else this_month()
        self.report = report(self.context, self.units, self.unit, self.upto)


class StatisticsView(Asked):
    """Charts with the tables behind them."""

    index = ViewPageTemplateFile("statistics.pt")
    section = "statistics"

    def __call__(self):
        self.prepare()
        self.request.response.setHeader("Cache-Control", "no-store")
        return self.index()

    @property
    def page_title(self):
        return self.t(_("สถิติงานสารบรรณ"))

    @property
    def left(self):
        """What is said while lines of the journal are still to be counted."""
        if not self.report.left:
            return None
        return self.t(_("กำลังนับอีก ${n} รายการ ตัวเลขยังไม่ครบ", mapping={"n": self.report.left}))

    @property
    def choices(self):
        """The units to choose from, all of them first."""
        everything = {"value": "", "title": self.t(_("ทุกหน่วยที่ดูได้")), "selected": not self.unit}
        return [everything] + [
            {"value": uid, "title": title, "selected": uid == self.unit}
            for uid, title in self.units.items()
        ]

    @property
    def months(self):
        """The twelve months as column heads: ม.ค. 69."""
        return [self.month(each) for each in self.report.months]

    def month(self, key):
        """A month in short words."""
        year, month = key.split("-")
        facts = {"month": SHORT_MONTHS[int(month) - 1], "be": year[2:], "ce": str(int(year) - 543)}
        return self.t(_("${month} ${be}", mapping=facts))

    @property
    def charts(self):
        """One chart for each of CHARTS."""
        found = []
        for act, title in CHARTS.items():
            counts = [cell.count for cell in self.report.by_month[act]]
            found.append(bars(act, self.t(title), self.months, counts))
        return found

    @property
    def by_month(self):
        """[{title, counts of the twelve months, total}] of what was done at all."""
        return [
            {
                "title": self.t(acts.word(act)),
                "counts": [cell.count for cell in row],
                "total": sum(cell.count for cell in row),
            }
            for act, row in self.report.by_month.items()
            if any(cell.count for cell in row)
        ]

    @property
    def by_act(self):
        """[{title, count, average, within, longest}]: how long each step had waited."""
        return [
            self._timed(self.t(acts.word(act)), cell)
            for act, cell in self.report.by_act.items()
            if cell.timed
        ]

    @property
    def by_unit(self):
        """[{title, rows as of `by_act`}]."""
        return [
            {
                "title": title,
                "rows": [
                    self._timed(self.t(acts.word(act)), cell)
                    for act, cell in row.items()
                    if cell.count
                ],
            }
            for title, row in sorted(self.report.by_unit.items())
        ]

    def _timed(self, title, cell):
        share = cell.share_within_day
        return {
            "title": title,
            "count": cell.count,
            "average": self.t(span(cell.average)),
            "within": "–" if share is None else f"{share:.0%}",
            "longest": self.t(span(cell.longest if cell.timed else None)),
        }

    @property
    def export_url(self):
        """The address of the same figures as a file."""
        asked = urlencode({"upto": self.upto, **({"unit": self.unit} if self.unit else {})})
        return f"{self.context.absolute_url()}/@@statistics-export?{asked}"


class StatisticsExport(Asked):
    """The same as XLSX."""

    def __call__(self):
        self.prepare()
        data = workbook(self.report, self.context.title, self.t)
        response = self.request.response
        response.setHeader(
            "Content-Type", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        )
        name = f"statistics-{self.context.getId()}-{self.upto}.xlsx"
        response.setHeader("Content-Disposition", f'attachment; filename="{name}"')
        return data
