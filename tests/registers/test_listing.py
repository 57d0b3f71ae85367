"""What of a book is shown, and its filters."""

from edoc_policy.registers import books
from edoc_policy.registers import listing
from tests.registers.conftest import at
import pytest


@pytest.fixture
def book(agency):
    columns = [
        ("ขอเชิญประชุมการใช้ระบบ e-Document", "สำนักงานจังหวัด", "เทศบาล ๖ แห่ง", "2026-10-19"),
        ("แจ้งรายชื่อผู้ประสานงาน", "สำนักปลัด", "นายอำเภอ", "2026-10-20"),
        ("ขอข้อมูลแผนพัฒนา", "กองช่าง", "นายอำเภอ", "2026-11-02"),
    ]
    for number, (subject, sender, addressee, day) in enumerate(columns, 1):
        books.draw(
            agency,
            "circular",
            uid=f"a{number}",
            subject=subject,
            sender=sender,
            addressee=addressee,
            now=at(day),
        )
    entry = books.find_entry(agency, "circular", "a2")
    books.cancel(agency, entry, "ออกซ้ำ", "นายทะเบียน", at("2026-10-21"))
    books.find_entry(agency, "circular", "a1").add_action("ส่งทางระบบ ๖ แห่ง")
    return agency


def numbers(agency, q="", **filters):
    page = listing.page(agency, "circular", 2569, filters, q)
    assert page.total == len(page.entries)
    return [entry.running for entry in page.entries]


@pytest.mark.parametrize(
    ("column", "words", "expected"),
    [
        ("running", "๒", [2]),
        ("running", "2", [2]),
        ("running", "9", []),
        ("shown", "ว ๒", [2]),
        ("shown", "52901/ว3", [3]),
        ("dated", "ต.ค. 69", [2, 1]),
        ("dated", "๑๙ ตุลาคม ๒๕๖๙", [1]),
        ("dated", "2026-11-02", [3]),
        ("sender", "ปลัด", [2]),
        ("addressee", "เทศบาล 6", [1]),
        ("subject", "E-DOCUMENT", [1]),
        ("subject", "ประชุม", [1]),
        ("action", "ส่งทางระบบ", [1]),
        ("remark", "ยกเลิก", [2]),
        ("remark", " ", [3, 2, 1]),
        ("nonsense", "ไม่มี", [3, 2, 1]),
    ],
)
def test_a_column_is_filtered_in_either_digits(book, column, words, expected):
    assert numbers(book, **{column: words}) == expected


def test_filters_narrow_together_and_one_box_looks_everywhere(book):
    assert numbers(book, dated="ต.ค.", subject="แจ้ง") == [2]
    assert numbers(book, q="นายอำเภอ") == [3, 2]
    assert numbers(book, q="นายอำเภอ", remark="ยกเลิก") == [2]


def test_batches_run_from_the_newest(book):
    first = listing.page(book, "circular", 2569, size=2)
    assert ([entry.running for entry in first.entries], first.total) == ([3, 2], 3)
    assert (first.newer, first.older) == (None, 2)
    last = listing.page(book, "circular", 2569, start=2, size=2)
    assert ([entry.running for entry in last.entries], last.older, last.newer) == ([1], None, 0)
    assert listing.page(book, "circular", 2569, start=99, size=2).start == 2


def test_a_book_without_entries_is_empty(agency):
    assert listing.page(agency, "send", 2569) == ([], 0, 0, 50)


def test_a_request_names_book_and_year_as_users_type_them():
    now = at("2026-12-31T23:59:00")
    assert listing.chosen({"book": "receive", "year": "๖๘"}, now) == ("receive", 2568)
    assert listing.chosen({"book": "x", "year": "y"}, now) == ("send", 2569)
    assert listing.chosen({}, now) == ("send", 2569)


def test_what_is_no_book_and_no_year_is_told():
    assert listing.unknown({"book": "x", "year": "abc"}) == {"book": "x", "year": "abc"}
    assert listing.unknown({"book": "receive", "year": "๖๘"}) == listing.unknown({}) == {}


def test_dates_of_letters_without_date_are_empty(agency):
    books.enter(agency, uid="x", subject="ไม่ลงวันที่", now=at("2026-10-19"))
    assert listing.page(agency, "receive", 2569, {"dated": "ต.ค."}).total == 0
    assert listing.page(agency, "receive", 2569, {"dated": ""}).total == 1
    assert books.find_entry(agency, "receive", "x").dated is None
