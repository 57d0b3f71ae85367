"""The figures as XLSX: what is counted by month, and how long each step waits, by unit."""

from edoc_policy import _
from edoc_policy.audit import acts
from io import BytesIO
from openpyxl import Workbook
from openpyxl.styles import Font


HOUR = 3600


def workbook(report, agency_title, t):
    """The XLSX file (bytes) of a Report; `t` translates a Message. Durations are hours."""
    book = Workbook()
    book.remove(book.active)
    counted = _sheet(book, t(_("จำนวนรายเดือน")), [agency_title, *report.months, t(_("รวม"))])
    for act, row in report.by_month.items():
        counts = [cell.count for cell in row]
        counted.append([t(acts.word(act)), *counts, sum(counts)])
    head = [
        _("หน่วย"),
        _("งาน"),
        _("จำนวน"),
        _("เฉลี่ย (ชั่วโมง)"),
        _("ภายในหนึ่งวัน"),
        _("นานที่สุด (ชั่วโมง)"),
    ]
    timed = _sheet(book, t(_("เวลาที่ใช้")), [t(each) for each in head])
    for unit, row in [(agency_title, report.by_act), *sorted(report.by_unit.items())]:
        for act, cell in row.items():
            if cell.count:
                average = None if cell.average is None else round(cell.average / HOUR, 2)
                longest = round(cell.longest / HOUR, 2) if cell.timed else None
                values = [cell.count, average, cell.share_within_day, longest]
                timed.append([unit, t(acts.word(act)), *values])
    for cell in timed["E"]:
        cell.number_format = "0 %"
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _sheet(book, title, head):
    sheet = book.create_sheet(title[:31])
    sheet.append(head)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "B2"
    sheet.column_dimensions["A"].width = 34
    return sheet
