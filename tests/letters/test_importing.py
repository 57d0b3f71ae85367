"""Many drafts at once: tables as officials keep them, a report by row, nothing of a refused row."""

from datetime import date
from datetime import time
from edoc_policy.agencies.agency import agency_by_id
from edoc_policy.letters import importing
from edoc_policy.letters import templates
from edoc_policy.letters.completeness import missing
from edoc_policy.letters.importing import Given
from edoc_policy.letters.interfaces import InvalidDraft
from edoc_policy.letters.tables import rows_of
from plone.uuid.interfaces import IUUID
from zope.i18n import interpolate
import pytest


pytestmark = pytest.mark.usefixtures("undone")
TABLE = """ชนิด,เรื่อง,ผู้รับ,สำเนาส่ง,ชั้นความเร็ว,หนังสือเวียน,ข้อความ,สิ่งที่ส่งมาด้วย,ผู้ลงนาม,ส่วนราชการเจ้าของเรื่อง
หนังสือภายนอก,ขอเชิญประชุม,เทศบาลเมืองท่าโขลง; อธิการบดี,เทศบาลเมืองลาดสวาย,ด่วนมาก,ใช่,"ด้วย <จังหวัด>
จึงเรียนมา","วาระ จำนวน ๑ ฉบับ
แผนที่ จำนวน ๒ แผ่น",ผู้ว่าราชการจังหวัดปทุมธานี,กลุ่มงานอำนวยการ
บันทึกข้อความ,ขออนุมัติ,หัวหน้า,,,,ด้วย,,,กลุ่มงานอำนวยการ
"""


def province():
    return agency_by_id("pt-prov")


def read(text, encoding="utf-8"):
    return rows_of(text.encode(encoding), province())


def made(rows, **options):
    return importing.bring_in(province(), rows, "drafter.pt", **options)


def letters():
    tray = province()["outgoing"]
    return sum(len(tray[year]) for year in tray)


def said(outcome):
    return " ".join(interpolate(each.message, each.message.mapping) for each in outcome.problems)


def test_a_table_becomes_complete_drafts():
    first, second = (outcome.letter for outcome in made(read(TABLE)))
    assert (first.title, first.urgency, first.circular) == ("ขอเชิญประชุม", "very_urgent", True)
    assert [(row["agency"] or row["name"], row["sent_as"]) for row in first.recipients] == [
        ("thakhlong", "to"),
        ("อธิการบดี", "to"),
        ("latsawai", "copy"),
    ]
    assert first.body_html == "<p>ด้วย &lt;จังหวัด&gt;</p><p>จึงเรียนมา</p>"
    assert [row["quantity"] for row in first.enclosures] == ["จำนวน ๑ ฉบับ", "จำนวน ๒ แผ่น"]
    assert first.signatory == f"{IUUID(province().governor)}|governor.pt"
    assert first.owner_unit == IUUID(province().office.general)
    assert missing(first) == []
    assert second.portal_type == "edoc.memo"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp874", "tis-620"])
def test_tables_come_in_the_encodings_of_thai_spreadsheets(encoding):
    rows = read(TABLE.replace(";", ";"), encoding)
    assert [row.values["title"] for row in rows] == ["ขอเชิญประชุม", "ขออนุมัติ"]


@pytest.mark.parametrize("mark", [";", "\t"])
def test_tables_come_with_other_separators(mark):
    (row,) = read(f"เรื่อง{mark}ข้อความ\nขอเชิญ, ด่วน{mark}ด้วย\n")
    assert row.values["title"] == "ขอเชิญ, ด่วน"


def test_dates_times_and_years_are_read_as_officials_write_them():
    text = (
        "ชนิด,คณะที่ประชุมหรือชื่อการประชุม,ครั้งที่,ปี พ.ศ.,วันที่ประชุม,เริ่มประชุมเวลา,ผู้มาประชุม\n"
        'รายงานการประชุม,คณะกรมการ,๓,2569,28 ต.ค. 2569,๙.๓๐ น.,"ก\nข"\n'
    )
    (outcome,) = made(read(text))
    letter = outcome.letter
    assert (letter.meeting_number, letter.meeting_year) == (3, 2569)
    assert (letter.held_on, letter.started_at) == (date(2026, 10, 28), time(9, 30))
    assert [row["name"] for row in letter.attended] == ["ก", "ข"]


def test_a_refused_row_makes_nothing_and_says_why_others_are_made():
    text = (
        "ชนิด,เรื่อง,ชั้นความเร็ว,ผู้ลงนาม\n"
        "หนังสือภายนอก,ก,ด่วน,\n"
        "หนังสือภายนอก,ข,ด่วนสุด ๆ,\n"
        "หนังสือภายนอก,,ด่วน,\n"
        "จดหมาย,ค,,\n"
        "หนังสือภายนอก,ง,,คนอื่น\n"
        "หนังสือภายนอก,จ,,\n"
    )
    before = letters()
    found = made(read(text))
    states = ["made", "refused", "refused", "refused", "refused", "made"]
    assert [outcome.state for outcome in found] == states
    assert [outcome.row for outcome in found] == [1, 2, 3, 4, 5, 6]
    assert "ด่วนสุด ๆ" in said(found[1])
    assert "ยังไม่มีเรื่อง" in said(found[2])
    assert "ไม่มีเอกสารชนิดนี้" in said(found[3])
    assert "คนอื่น" in said(found[4])
    assert letters() == before + 2


def test_a_dry_run_makes_nothing():
    before = letters()
    assert [outcome.state for outcome in made(read(TABLE), dry_run=True)] == ["ready", "ready"]
    assert letters() == before


def test_a_field_that_a_kind_does_not_have_is_refused():
    (outcome,) = made(read("ชนิด,เรื่อง,คำลงท้าย\nบันทึกข้อความ,ก,ขอแสดงความนับถือ\n"))
    assert outcome.problems[0].field == "คำลงท้าย"


def test_a_list_of_recipients_is_named_by_its_title():
    rows = [{"agency": "thakhlong"}, {"name": "ข"}]
    templates.keep(province(), "เทศบาล", "recipients", {"recipients": rows}, "head.pt")
    good, bad = made(read("เรื่อง,ผู้รับ,บัญชีผู้รับ\nก,ค,เทศบาล\nข,,ไม่มีบัญชี\n"))
    assert [row["agency"] or row["name"] for row in good.letter.recipients] == [
        "ค",
        "thakhlong",
        "ข",
    ]
    assert "ไม่มีบัญชี" in said(bad)


@pytest.mark.parametrize("text", ["", "หัวอื่น,เรื่อง\nก,ข\n", 'เรื่อง\n"ก'])
def test_what_is_no_table_of_drafts_is_refused_as_a_whole(text):
    with pytest.raises(InvalidDraft):
        read(text)


def test_no_rows_and_too_many_are_refused():
    for rows in ([], [Given("external", {"title": "ก"})] * 1001):
        with pytest.raises(InvalidDraft):
            made(rows)
