"""The journal's chain: what is written stays, and what was tampered with is named."""

from datetime import date
from datetime import datetime
from edoc_policy.audit import journal
from edoc_policy.audit.interfaces import Actor
from hashlib import sha256
from types import SimpleNamespace
from zope.annotation.attribute import AttributeAnnotations
from zope.annotation.interfaces import IAnnotations
from zope.annotation.interfaces import IAttributeAnnotatable
from zope.component import provideAdapter
from zope.interface import implementer
import json
import pytest


@implementer(IAttributeAnnotatable)
class Agency:
    """Anything that can be annotated."""


@pytest.fixture
def agency():
    provideAdapter(AttributeAnnotations)
    return Agency()


@pytest.fixture
def journaled(agency):
    for number in range(1, 6):
        journal.record(agency, "sign", Actor("som"), f"/x/letter-{number}", amount=number)
    return agency


def lines(agency):
    return IAnnotations(agency)[journal.KEY].lines


def test_an_act_is_told_with_who_what_when_and_facts(agency):
    moment = datetime.fromisoformat("2026-10-19T14:07:00+07:00")
    holding = SimpleNamespace(userid="som", fullname="นายสมมติ", post_title="ผู้ว่าราชการจังหวัด")
    number = journal.record(
        agency,
        "sign",
        holding,
        "/x/l01",
        now=moment,
        number="ปท ๐๐๑๗.๓/ว ๑๒๘๗",
        dated=date(2026, 10, 19),
    )
    assert number == 1
    assert journal.entries(agency) == [
        {
            "seq": 1,
            "at": "2026-10-19T07:07:00.000Z",
            "act": "sign",
            "actor": "som",
            "fullname": "นายสมมติ",
            "post": "ผู้ว่าราชการจังหวัด",
            "subject": "/x/l01",
            "outcome": "done",
            "reason": None,
            "facts": {"number": "ปท ๐๐๑๗.๓/ว ๑๒๘๗", "dated": "2026-10-19"},
        }
    ]


def test_a_refusal_keeps_its_reason(agency):
    journal.record_refusal(agency, "sign", "som", "/x/l01", "ยังไม่ถึงขั้นลงนาม")
    entry = journal.entries(agency)[0]
    assert (entry["outcome"], entry["reason"]) == ("refused", "ยังไม่ถึงขั้นลงนาม")


def test_entries_come_newest_first_in_batches(journaled):
    assert [entry["seq"] for entry in journal.entries(journaled, size=2)] == [5, 4]
    assert [entry["seq"] for entry in journal.entries(journaled, start=3, size=9)] == [2, 1]
    assert journal.entries(journaled, start=9) == []
    assert journal.count(journaled) == 5


def test_an_empty_journal_is_sound_and_asking_writes_nothing(agency):
    assert journal.verify(agency).ok
    assert journal.entries(agency) == []
    assert journal.KEY not in IAnnotations(agency)


def test_the_chain_is_the_one_written_down(journaled):
    link = bytes(32)
    for number in range(1, 6):
        text = lines(journaled)[number].text
        assert text == json.dumps(
            json.loads(text), sort_keys=True, separators=(",", ":"), ensure_ascii=False
        )
        link = sha256(b"\x00" + link + sha256(text.encode()).digest()).digest()
        assert lines(journaled)[number].link == link
    found = journal.verify(journaled)
    assert (found.ok, found.broken_at, found.why) == (True, None, None)
    assert (found.count, found.head) == (5, link.hex())


def test_a_changed_entry_is_named(journaled):
    lines(journaled)[3].text = lines(journaled)[3].text.replace("letter-3", "letter-9")
    found = journal.verify(journaled)
    assert (found.ok, found.broken_at, found.count) == (False, 3, 2)
    assert "ถูกแก้ไข" in found.why


def test_an_entry_changed_with_its_own_hash_breaks_the_next_one(journaled):
    entry = lines(journaled)[3]
    entry.text = entry.text.replace("letter-3", "letter-9")
    entry.link = journal.chain(lines(journaled)[2].link, entry.text)
    assert journal.verify(journaled).broken_at == 4


@pytest.mark.parametrize("number", [1, 3, 5])
def test_a_removed_entry_is_named(journaled, number):
    del lines(journaled)[number]
    found = journal.verify(journaled)
    assert (found.ok, found.broken_at) == (False, number)
    assert "หายไป" in found.why


def test_swapped_entries_are_named(journaled):
    book = lines(journaled)
    book[2], book[4] = book[4], book[2]
    found = journal.verify(journaled)
    assert (found.ok, found.broken_at) == (False, 2)
    assert "สลับ" in found.why
    assert found.why.mapping == {"n": 2, "m": 4}


def test_an_entry_appended_past_the_journal_is_named(journaled):
    book = lines(journaled)
    text = journal.canonical({"seq": 6, "act": "forged"})
    book[6] = journal.Entry(text, journal.chain(book[5].link, text))
    found = journal.verify(journaled)
    assert (found.ok, found.broken_at) == (False, 6)
    assert "ต่อท้าย" in found.why


def test_a_last_entry_written_anew_does_not_meet_the_head(journaled):
    book = lines(journaled)
    text = book[5].text.replace("letter-5", "letter-9")
    book[5] = journal.Entry(text, journal.chain(book[4].link, text))
    assert journal.verify(journaled).broken_at == 5


def test_an_entry_that_is_no_json_is_named(journaled):
    lines(journaled)[2].text = "{"
    assert journal.verify(journaled).broken_at == 2


def test_what_json_cannot_hold_is_refused(agency):
    with pytest.raises(TypeError):
        journal.record(agency, "sign", "som", "/x", pdf=b"%PDF")
    with pytest.raises(ValueError, match="outcome"):
        journal.record(agency, "sign", "som", "/x", outcome="maybe")
    assert journal.count(agency) == 0
