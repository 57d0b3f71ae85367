"""The registers as page, file and service, over HTTP."""

from edoc_policy.registers import books
from io import BytesIO
from openpyxl import load_workbook
from tests.registers.conftest import at
from urllib.parse import quote
import json
import pytest
import transaction


YEAR = "year=2569"


@pytest.fixture
def site(rooms_session, rooms):
    from tests.layers import Site

    made = Site(rooms)
    agency = made.agency
    agency.book_prefix = "ปท 0017.3"
    for n in range(1, 53):
        books.draw(
            agency,
            "send",
            uid=f"a{n}",
            subject=f"เรื่องที่ {n} <script>",
            sender="สำนักงานจังหวัด",
            addressee="เทศบาล ๖ แห่ง",
            path="/plone/agency/letter",
            urgency="most_urgent" if n == 52 else "normal",
            now=at("2026-10-19" if n < 52 else "2026-10-20"),
        )
    entry = books.find_entry(agency, "send", "a51")
    books.cancel(agency, entry, "ออกซ้ำ", "นายทะเบียน", at("2026-10-20T10:48:00"))
    transaction.commit()
    return made


def test_a_book_is_shown_as_the_legal_form(site):
    page = site.get(f"agency/@@registers?book=send&{YEAR}", site.owner).contents
    assert "ทะเบียนหนังสือส่ง พ.ศ. ๒๕๖๙" in page
    assert "แบบที่ ๑๔" in page
    assert "วันอังคารที่ ๒๐ ตุลาคม ๒๕๖๙" in page
    assert 'mark-u3">ด่วนที่สุด' in page
    assert "ปท ๐๐๑๗.๓/๕๒" in page
    assert "http://nohost/plone/agency/letter" in page
    assert "เรื่องที่ ๕๒ &lt;script&gt;" in page
    assert "แสดง 52–3 จาก 52 เลข" in page
    assert ">๒<" not in page


def test_a_date_is_found_as_it_is_shown(site):
    for words, found in (("20 oct 2026", 1), ("ต.ค. 69", 50), ("Nov 2026", 0)):
        address = f"agency/@@registers?book=send&{YEAR}&dated={quote(words)}"
        assert site.get(address, site.owner).contents.count('class="num runner"') == found, words


def test_a_cancelled_number_stands_with_its_reason(site):
    page = site.get(f"agency/@@registers?book=send&{YEAR}", site.owner).contents
    assert '<tr class="void"' in page
    assert "ออกซ้ำ · นายทะเบียน · ๒๐ ต.ค. ๖๙ ๑๐.๔๘ น." in page
    assert "ยกเลิก 1 เลขในปีนี้" in page


def test_older_numbers_and_filters_are_links_and_fields(site):
    page = site.get(f"agency/@@registers?book=send&{YEAR}", site.owner)
    page.getLink("เลขที่เก่ากว่า").click()
    assert "แสดง 2–1 จาก 52 เลข" in page.contents
    page = site.get(f"agency/@@registers?{YEAR}&subject=เรื่องที่+๑๗", site.owner)
    assert "แสดง 17–17 จาก 1 เลข" in page.contents
    page = site.get(f"agency/@@registers?{YEAR}&subject=ไม่มี", site.owner)
    assert "ไม่มีเลขใดในเล่มนี้ตรงกับที่กรอง" in page.contents


def test_a_book_is_exported_with_its_filter(site):
    page = site.get(f"agency/@@registers-export?book=send&{YEAR}&running=7", site.owner)
    assert page.headers["content-type"].startswith("application/vnd.openxml")
    assert "filename*=UTF-8''" in page.headers["content-disposition"]
    sheet = load_workbook(BytesIO(page.contents)).active
    assert (sheet["B4"].value, sheet.max_row) == ("๗", 4)


def test_the_registers_are_a_service(site):
    answer = json.loads(
        site.get(
            f"agency/@registers?book=send&{YEAR}&q=เรื่องที่+51", site.owner, "application/json"
        ).contents
    )
    assert (answer["items_total"], answer["year"], answer["next"]) == (1, 2569, None)
    (item,) = answer["items"]
    assert item["shown"] == "ปท ๐๐๑๗.๓/๕๑"
    assert item["dated"] == "2026-10-19"
    assert item["cancelled"]["reason"] == "ออกซ้ำ"


def test_a_stranger_to_the_agency_sees_no_register(site):
    assert not site.get("agency/@@registers", site.dao).headers["status"].startswith("200")
    answer = site.get("agency/@registers", site.dao, "application/json")
    assert answer.headers["status"].startswith("401")


def test_nonsense_in_the_address_is_told_and_the_book_of_this_year_shown(site):
    page = site.get("agency/@@registers?year=abc", site.owner).contents
    assert "ไม่มีเล่มหรือปี “abc” หน้านี้แสดง" in page
    assert "ไม่มีเล่มหรือปี" not in site.get(f"agency/@@registers?{YEAR}", site.owner).contents
    answer = site.get("agency/@registers?year=abc&book=x", site.owner, "application/json").contents
    assert json.loads(answer)["unknown"] == {"book": "x", "year": "abc"}
