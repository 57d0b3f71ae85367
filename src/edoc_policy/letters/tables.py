"""Drafts in a table (CSV) with the headings of the forms, as officials keep them in a spreadsheet.

UTF-8 with or without BOM, else Thai Windows (cp874, a superset of TIS-620). Lines within a cell are
paragraphs of a text and rows of a grid; choices are written with the words of the form.
"""

from edoc_policy import _
from edoc_policy.letters import templates
from edoc_policy.letters.fields import bound
from edoc_policy.letters.fields import FIELDS
from edoc_policy.letters.fields import GRIDS
from edoc_policy.letters.fields import Problem
from edoc_policy.letters.importing import Given
from edoc_policy.letters.interfaces import InvalidDraft
from edoc_policy.letters.kinds import kinds
from edoc_policy.letters.typed import IBEYear
from edoc_policy.letters.typed import parse_time
from edoc_policy.letters.vocabularies import site_agencies
from edoc_policy.thai.dates import parse_date
from edoc_policy.thai.dates import parse_year
from edoc_policy.thai.digits import arabic
from edoc_policy.thai.text import normalise
from html import escape
from plone.app.textfield.interfaces import IRichText
from zope.schema.interfaces import IBool
from zope.schema.interfaces import IChoice
from zope.schema.interfaces import IDate
from zope.schema.interfaces import IInt
from zope.schema.interfaces import ITime
import csv
import io
import re


KIND, COPIES, LIST = "ชนิด", "สำเนาส่ง", "บัญชีผู้รับ"
_YES = {"ใช่", "1", "๑", "x", "✓", "true", "yes"}
_NO = {"", "ไม่", "ไม่ใช่", "0", "๐", "-", "false", "no"}
_QUANTITY = re.compile(r"^(.*\S)\s+(จำนวน\s*.+)$")


def rows_of(data, agency):
    """The rows (Given) of a CSV file, bytes. Raises InvalidDraft when it is no table, or for a
    heading that no form has."""
    text = _decoded(data)
    try:
        dialect = csv.Sniffer().sniff(text.partition("\n")[0] or ",", delimiters=",;\t")
        table = list(csv.reader(io.StringIO(text, newline=""), dialect, strict=True))
    except csv.Error:
        raise InvalidDraft([Problem("rows", _("อ่านตารางไม่ได้ บันทึกเป็น CSV แล้วเลือกใหม่"))]) from None
    table = [row for row in table if any(cell.strip() for cell in row)]
    headings = [normalise(cell).strip() for cell in table[0]] if table else []
    known = {KIND, COPIES, LIST, *(word for kind in kinds().values() for word in _words(kind))}
    unknown = [heading for heading in headings if heading and heading not in known]
    if unknown or not headings:
        facts = {"names": ", ".join(unknown), "known": ", ".join(sorted(known))}
        message = _("ไม่รู้จักหัวตาราง “${names}” ใช้ได้: ${known}", mapping=facts)
        raise InvalidDraft([Problem("rows", message)])
    return [_row(dict(zip(headings, row, strict=False)), agency) for row in table[1:]]


def _decoded(data):
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp874", "replace")


def _words(kind):
    """{heading: field} of a kind: what its form calls the field, and what others call it."""
    words = {str(FIELDS[name].title): name for name in kind.rows}
    return words | {str(row.label): name for name, row in kind.rows.items() if row.label}


def _row(cells, agency):
    cells = {name: normalise(cell).strip() for name, cell in cells.items() if name}
    kind = _kind(cells.pop(KIND, ""))
    if kind is None:
        return Given("", {"title": cells.get("เรื่อง", "")})
    values, problems, words = {}, [], _words(kind)
    for heading, cell in cells.items():
        if not cell or heading in (COPIES, LIST):
            continue
        if heading not in words:
            problems.append(Problem(heading, _("ไม่มีช่องชื่อนี้ในแบบ")))
            continue
        try:
            values[words[heading]] = _value(words[heading], cell, agency, kind)
        except ValueError:
            facts = {"title": heading, "text": cell[:60]}
            message = _("${title} “${text}” ใช้ไม่ได้ พิมพ์ตามคำในแบบ", mapping=facts)
            problems.append(Problem(words[heading], message))
    copies = [_recipient(line, "copy") for line in _lines(cells.get(COPIES, ""))]
    listed = _listed(cells.get(LIST, ""), agency, problems)
    if copies or listed:
        values["recipients"] = [*values.get("recipients", ()), *listed, *copies]
    return Given(kind.id, values, tuple(problems))


def _kind(text):
    if not text:
        return kinds()["external"]
    found = [kind for kind in kinds().values() if text in (kind.id, str(kind.title))]
    # หนังสือภายใน (บันทึกข้อความ) is known by either name.
    found += [kind for kind in kinds().values() if text in re.split(r"[ ()]+", str(kind.title))]
    return found[0] if found else None


def _value(name, cell, agency, kind):
    """Raises ValueError for what is no value of the field."""
    field = bound(name, agency, kind)
    if name == "recipients":
        return [_recipient(line) for line in _lines(cell)]
    if name in GRIDS:
        return [_grid_row(name, line) for line in cell.splitlines() if line.strip()]
    if IRichText.providedBy(field):
        return "".join(f"<p>{escape(line)}</p>" for line in cell.splitlines() if line.strip())
    if IBool.providedBy(field):
        if cell.lower() not in _YES | _NO:
            raise ValueError(cell)
        return cell.lower() in _YES
    if IChoice.providedBy(field):
        return _chosen(field, cell)
    for provided, parse in _PARSERS:
        if provided.providedBy(field):
            return parse(cell)
    return cell


_PARSERS = (
    (IBEYear, parse_year),
    (IInt, lambda text: int(arabic(text))),
    (IDate, parse_date),
    (ITime, parse_time),
)


def _chosen(field, cell):
    """The value whose words are, or alone contain, what stands in the cell."""
    terms = [(str(term.title).lstrip("– "), term.value) for term in field.vocabulary]
    exact = [value for title, value in terms if title == cell]
    found = exact or [value for title, value in terms if cell in title]
    if len(found) != 1:
        raise ValueError(cell)
    return found[0]


def _lines(cell):
    return [part.strip() for part in re.split(r"[;\n]", cell) if part.strip()]


def _recipient(text, sent_as="to"):
    ids = {str(term.title): term.value for term in site_agencies(None)}
    agency = ids.get(text)
    return {"agency": agency, "name": "" if agency else text, "sent_as": sent_as}


def _listed(title, agency, problems):
    if not title:
        return []
    for each in templates.templates_of(agency, "recipients"):
        if each.title == title:
            return [dict(row) for row in each.values["recipients"]]
    message = _("ไม่มีบัญชีผู้รับชื่อ “${title}”", mapping={"title": title})
    problems.append(Problem("recipients", message))
    return []


def _grid_row(name, line):
    """A line as a row: enclosures with their quantity, else the first column."""
    quantity = _QUANTITY.match(line) if name == "enclosures" else None
    if quantity:
        return {"title": quantity[1], "quantity": quantity[2]}
    column = "text" if name == "clauses" else GRIDS[name][0]
    return {column: line.strip()}
