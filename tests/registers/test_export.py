"""A book as XLSX."""

from edoc_policy.registers import books
from edoc_policy.registers import export
from io import BytesIO
from openpyxl import load_workbook
from pathlib import Path
from tests.registers.conftest import at
import json
import pytest
import re
import zipfile


COLUMNS = json.loads(
    (Path(__file__).parents[1] / "fixtures/sample_letters.json").read_text("utf-8")
)["registers"]


def sheet_of(data):
    return load_workbook(BytesIO(data)).active


def test_the_columns_are_those_of_the_legal_forms():
    assert export.headings("receive") == COLUMNS["incoming_columns"]
    assert export.headings("send") == COLUMNS["outgoing_columns"]


def test_a_book_opens_with_thai_right(agency):
    for n in (1, 2):
        books.draw(
            agency,
            "circular",
            uid=f"a{n}",
            subject="ขอเชิญประชุม",
            sender="สำนักงานจังหวัด",
            addressee="เทศบาล ๖ แห่ง",
            now=at("2026-10-19"),
        )
    sheet = sheet_of(export.workbook(agency, "circular", 2569))
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
    assert sheet["A1"].value == "ทะเบียนหนังสือส่ง พ.ศ. ๒๕๖๙"
    assert sheet["A2"].value == "เทศบาลเมืองท่าโขลง · หนังสือเวียน (ว) · แบบที่ ๑๔"
    assert rows[0][:7] == [
        "๑๙ ต.ค. ๖๙",
        "๑",
        "ปท ๕๒๙๐๑/ว ๑",
        "๑๙ ต.ค. ๖๙",
        "สำนักงานจังหวัด",
        "เทศบาล ๖ แห่ง",
        "ขอเชิญประชุม",
    ]
    assert [row[1] for row in rows] == ["๑", "๒"]
    assert sheet.freeze_panes == "C4"
    assert sheet.column_dimensions["G"].width == 60


@pytest.mark.parametrize("evil", ["=๑+๑", "+A", "-ข", "@SUM(A1)", '=HYPERLINK("http://x")'])
def test_no_cell_is_a_formula(agency, evil):
    books.draw(agency, "send", uid="a", subject=evil, sender=evil, now=at("2026-10-19"))
    data = export.workbook(agency, "send", 2569)
    cell = sheet_of(data)["G4"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (evil, "s", True)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


def test_control_characters_do_not_break_the_file(agency):
    books.draw(agency, "send", uid="a", subject="เรื่อง\x07\u202eกลับ", now=at("2026-10-19"))
    assert sheet_of(export.workbook(agency, "send", 2569))["G4"].value == "เรื่องกลับ"


def test_a_filter_and_an_empty_book_are_exported_too(agency):
    for n in (1, 2, 3):
        books.draw(agency, "send", uid=f"a{n}", subject=f"เรื่องที่ {n}", now=at("2026-10-19"))
    assert sheet_of(export.workbook(agency, "send", 2569, {"subject": "๒"})).max_row == 4
    assert sheet_of(export.workbook(agency, "receive", 2569)).max_row == 3
    assert re.match("ทะเบียนหนังสือรับ", sheet_of(export.workbook(agency, "receive", 2569)).title)
