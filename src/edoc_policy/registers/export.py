"""A book as XLSX: แบบที่ 13 or 14 with Thai headings; every cell is text, no cell a formula."""

from edoc_policy.registers import books
from edoc_policy.registers import listing
from edoc_policy.registers.interfaces import COLUMNS
from edoc_policy.registers.interfaces import KINDS
from edoc_policy.thai import dates
from edoc_policy.thai import digits
from edoc_policy.thai import text as thai_text
from io import BytesIO
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment
from openpyxl.styles import Font
from openpyxl.worksheet.properties import PageSetupProperties


MIMETYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDTHS = (14, 13, 24, 14, 28, 30, 60, 28, 30)
FACE = "TH Sarabun New"
A4 = 9
"""Paper size code of ECMA-376, 18.3.1.63."""

SUSPECT = tuple("=+-@\t\r")


def workbook(agency, kind, year, filters=None, q=""):
    """The XLSX file (bytes) of a book, oldest entry first as a printed register runs."""
    book = books.book_of(agency, kind, year)
    wanted = listing.wanted_of(filters, q)
    sheet = _sheet(title=f"{KINDS[kind].heading} {year}"[:31])
    for width, letter in zip(WIDTHS, "ABCDEFGHI", strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "C4"
    heading = digits.thai(f"{KINDS[kind].heading} พ.ศ. {year}")
    form = KINDS[kind].form
    facts = [agency.title, KINDS[kind].title, *([digits.thai(f"แบบที่ {form}")] if form else [])]
    sheet.append([_cell(sheet, heading, bold=True, size=20)])
    sheet.append([_cell(sheet, " · ".join(map(str, facts)))])
    sheet.append([_cell(sheet, title, bold=True) for title in headings(kind)])
    sheet.print_title_rows = "3:3"
    for entry in reversed(list(book.newest_first())) if book is not None else ():
        if listing.matches(entry, wanted):
            sheet.append([_cell(sheet, value) for value in row(entry)])
    out = BytesIO()
    sheet.parent.save(out)
    return out.getvalue()


def headings(kind):
    """The titles of the columns, the day of registration first."""
    return ["วันที่ลงทะเบียน", str(KINDS[kind].running), *map(str, COLUMNS.values())]


def row(entry):
    """The values of an entry under `headings`, numbers and dates in Thai digits."""
    return [
        dates.short_date(entry.registered, thai_digits=True),
        digits.thai(entry.running),
        digits.thai(entry.shown),
        dates.short_date(entry.dated, thai_digits=True) if entry.dated else "",
        *(digits.official(getattr(entry, name)) for name in list(COLUMNS)[2:]),
    ]


def _sheet(title):
    made = Workbook(write_only=True)
    sheet = made.create_sheet(title)
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    return sheet


def _cell(sheet, value, bold=False, size=16):
    text = thai_text.normalise(str(value))
    cell = WriteOnlyCell(sheet, value="")
    cell.value = text
    # openpyxl takes a text that begins with = for a formula; the prefix keeps Excel from doing so
    cell.data_type = "s"
    cell.quotePrefix = text.startswith(SUSPECT)
    cell.number_format = "@"
    cell.font = Font(name=FACE, bold=bold, size=size)
    cell.alignment = Alignment(vertical="top", wrap_text=not bold or size == 16)
    return cell
