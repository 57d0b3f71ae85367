"""Books and their numbers (ข้อ 32, 38, 43)."""

from datetime import date
from datetime import datetime
from edoc_policy.registers import books
from edoc_policy.registers import numbers
from edoc_policy.registers.interfaces import RegisterError
from pathlib import Path
from tests.registers.conftest import Agency
from tests.registers.conftest import at
import json
import pytest


SAMPLE = json.loads((Path(__file__).parents[1] / "fixtures/sample_letters.json").read_text("utf-8"))
PREFIX = {agency["id"]: agency["book_prefix"] for agency in SAMPLE["agencies"]}
BOOKS = {"outgoing_general": "send", "outgoing_circular": "circular"}


def draw(agency, uid, kind="send", day="2026-10-19", **columns):
    return books.draw(agency, kind, uid=uid, subject=f"เรื่อง {uid}", now=at(day), **columns)


@pytest.mark.parametrize(
    "case",
    [case for case in SAMPLE["cases"]["numbering"] if case["book"] in BOOKS],
    ids=lambda case: case["expect"],
)
def test_the_next_number_of_a_book(case):
    kind, last = BOOKS[case["book"]], case["last"]
    agency = Agency("ส่วนราชการ", PREFIX[case["agency"]], {(kind, last["be"]): last["running"]})
    draw(agency, "before", kind, f"{last['be'] - 543}-06-30")
    assert draw(agency, "letter", kind, case["issue_on"]).shown == case["expect"]


def test_an_order_carries_its_year():
    (case,) = (case for case in SAMPLE["cases"]["numbering"] if case["book"] == "order")
    assert numbers.yearly_number(124, 2569) == case["expect"]


@pytest.mark.parametrize("case", SAMPLE["cases"]["timezone"], ids=lambda case: case["utc"])
def test_the_year_of_a_book_begins_at_midnight_in_bangkok(agency, case):
    moment = datetime.fromisoformat(case["utc"])
    entry = books.draw(agency, "send", uid="a", subject="เรื่อง", now=moment)
    assert (entry.year, entry.running) == (case["be_year"], 1)
    assert entry.dated.isoformat() == case["asia_bangkok_date"]


def test_numbers_run_without_gap_and_begin_anew_each_year(agency):
    assert [draw(agency, f"a{n}").running for n in range(3)] == [1, 2, 3]
    assert draw(agency, "b", day="2027-01-01").running == 1
    assert draw(agency, "c", day="2026-12-31").running == 4
    assert books.years_of(agency) == [2570, 2569]


def test_a_book_begins_with_the_number_the_agency_set():
    agency = Agency("จังหวัดปทุมธานี", "ปท 0017.3", {("circular", 2569): 1287})
    assert books.next_number(agency, "circular", at("2026-10-19")) == 1287
    entry = draw(agency, "L01", "circular")
    assert (entry.running, entry.shown) == (1287, "ปท ๐๐๑๗.๓/ว ๑๒๘๗")
    agency.starts[("circular", 2569)] = 5
    assert draw(agency, "L03", "circular").running == 1288


def test_the_same_letter_always_gets_the_same_number(agency):
    first = draw(agency, "a")
    assert draw(agency, "a", day="2027-01-01") is first
    assert draw(agency, "a", "circular") is first
    assert draw(agency, "b").running == 2


def test_circulars_count_apart(agency):
    draw(agency, "a")
    assert draw(agency, "b", "circular").shown == "ปท ๕๒๙๐๑/ว ๑"


def test_circulars_may_share_the_counter_of_letters_sent():
    agency = Agency("เทศบาล", "ปท 52901", circular_counter="shared")
    draw(agency, "a")
    shared = draw(agency, "b", "circular")
    assert (shared.shown, shared.kind, shared.circular) == ("ปท ๕๒๙๐๑/ว ๒", "send", True)
    assert draw(agency, "c").shown == "ปท ๕๒๙๐๑/๓"


def test_who_counts_circulars_is_settled_for_the_year(agency):
    draw(agency, "a", "circular")
    agency.circular_counter = "shared"
    assert draw(agency, "b", "circular").shown == "ปท ๕๒๙๐๑/ว ๒"
    assert books.next_number(agency, "circular", at("2026-11-01")) == 3
    draw(agency, "c", day="2027-01-05")
    assert draw(agency, "d", "circular", day="2027-01-06").running == 2


def test_a_received_letter_keeps_the_senders_number_and_date(agency):
    entry = books.enter(
        agency,
        uid="in-1",
        subject="ขอเชิญประชุม",
        shown="ปท ๐๐๑๗.๓/ว ๑๒๘๗",
        dated=date(2026, 10, 19),
        sender="จังหวัดปทุมธานี",
        addressee="นายกเทศมนตรีเมืองท่าโขลง",
        urgency="most_urgent",
        now=at("2026-10-20"),
    )
    assert (entry.running, entry.shown, entry.dated) == (1, "ปท ๐๐๑๗.๓/ว ๑๒๘๗", date(2026, 10, 19))


def test_a_letter_of_last_year_registered_late_gets_this_years_number(agency):
    for n in range(3):
        books.enter(agency, uid=f"old{n}", subject="เรื่อง", now=at("2026-12-30"))
    late = books.enter(
        agency, uid="late", subject="เรื่อง", dated=date(2026, 12, 28), now=at("2027-01-04")
    )
    assert (late.year, late.running) == (2570, 1)


@pytest.mark.parametrize(
    "column", ["running", "shown", "registered", "dated", "subject", "year", "uid", "sender"]
)
def test_what_is_registered_never_changes(agency, column):
    entry = draw(agency, "a")
    before = getattr(entry, column)
    with pytest.raises(RegisterError):
        setattr(entry, column, "อื่น")
    with pytest.raises(RegisterError):
        delattr(entry, column)
    assert getattr(entry, column) == before


def test_action_and_remark_grow(agency):
    entry = draw(agency, "a", action="ส่งทางระบบ ๖ แห่ง")
    entry.add_action("ไม่สำเร็จ ๑")
    entry.add_action("ไม่สำเร็จ ๑")
    entry.add_remark("ด่วนที่สุด")
    assert entry.action == "ส่งทางระบบ ๖ แห่ง · ไม่สำเร็จ ๑"
    assert entry.remark == "ด่วนที่สุด"
    with pytest.raises(AttributeError):
        entry.action = "อื่น"


def test_a_cancelled_number_stays_and_is_never_given_again(agency):
    entry = draw(agency, "a")
    books.cancel(agency, entry, "ออกซ้ำ ใช้เลข ๒ แทน", "นายทะเบียน", at("2026-10-21T10:48:00"))
    assert draw(agency, "b").running == 2
    book = books.book_of(agency, "send", 2569)
    assert [each.running for each in book.newest_first()] == [2, 1]
    assert book.cancelled == 1
    assert entry.remark == "ยกเลิก · ออกซ้ำ ใช้เลข ๒ แทน · นายทะเบียน · ๒๑ ต.ค. ๖๙ ๑๐.๔๘ น."
    with pytest.raises(RegisterError, match="ยกเลิกแล้ว"):
        draw(agency, "a")
    with pytest.raises(RegisterError, match="ยกเลิกแล้ว"):
        books.cancel(agency, entry, "อีกครั้ง", "นายทะเบียน")


def test_cancelling_needs_a_reason(agency):
    entry = draw(agency, "a")
    with pytest.raises(RegisterError, match="เหตุ"):
        books.cancel(agency, entry, "  ", "นายทะเบียน")
    assert not entry.cancelled
    assert books.book_of(agency, "send", 2569).cancelled == 0


def test_a_letter_without_subject_gets_no_number(agency):
    with pytest.raises(RegisterError, match="ชื่อเรื่อง"):
        books.draw(agency, "send", uid="a", subject=" ")
    with pytest.raises(RegisterError, match="ไม่มีทะเบียน"):
        books.draw(agency, "diary", uid="a", subject="เรื่อง")
    assert books.years_of(agency) == []


def test_a_batch_is_cut_from_the_newest(agency):
    for n in range(7):
        draw(agency, f"a{n}")
    book = books.book_of(agency, "send", 2569)
    assert len(book) == 7
    assert [entry.running for entry in book.newest_first(2, 3)] == [5, 4, 3]
    assert [entry.running for entry in book.newest_first(6, 3)] == [1]


def test_orders_certificates_and_what_is_only_counted_within_carry_the_year(agency):
    for kind in ("order", "certificate", "announcement", "regulation", "evidence"):
        assert draw(agency, f"{kind} a", kind).shown == "๑/๒๕๖๙"
        assert draw(agency, f"{kind} b", kind).shown == "๒/๒๕๖๙"
        assert draw(agency, f"{kind} c", kind, "2027-01-02").shown == "๑/๒๕๗๐"


def test_memos_have_letter_numbers_of_their_own_book(agency):
    draw(agency, "letter")
    assert draw(agency, "memo", "memo").shown == "ปท ๕๒๙๐๑/๑"


def test_certificates_may_take_the_numbers_of_letters_sent():
    """ข้อ 24.1: own numbers, or those of external letters."""
    agency = Agency("เทศบาล", "ปท 52901", certificates="shared")
    draw(agency, "a")
    shared = draw(agency, "b", "certificate")
    assert (shared.shown, shared.kind) == ("ปท ๕๒๙๐๑/๒", "send")
    assert draw(agency, "b", "certificate") is shared
    assert draw(agency, "c").running == 3


def test_a_number_given_for_a_series_is_shown_beside_the_running_number(agency):
    entry = draw(agency, "minutes", "minutes", shown="ครั้งที่ ๔/๒๕๖๙")
    assert (entry.running, entry.shown) == (1, "ครั้งที่ ๔/๒๕๖๙")


def test_a_series_goes_on_by_body_and_year_and_has_each_number_once(agency):
    assert books.next_in_series(agency, "meeting", "คณะทำงาน", 2569) == 1
    books.take_in_series(agency, "meeting", "คณะทำงาน", 2569, 4, "a")
    books.take_in_series(agency, "meeting", "คณะทำงาน", 2569, 4, "a")
    assert books.next_in_series(agency, "meeting", "คณะทำงาน", 2569) == 5
    assert books.next_in_series(agency, "meeting", "คณะทำงาน", 2570) == 1
    assert books.next_in_series(agency, "meeting", "คณะทำงานอื่น", 2569) == 1
    with pytest.raises(RegisterError, match="เอกสารอื่นใช้แล้ว"):
        books.take_in_series(agency, "meeting", "คณะทำงาน", 2569, 4, "b")
    for number, year in ((None, 2569), (5, None)):
        with pytest.raises(RegisterError, match="ยังไม่มีเลขครั้งที่"):
            books.take_in_series(agency, "meeting", "คณะทำงาน", year, number, "c")
