"""Who signs for another (ภาคผนวก 3; DOMAIN §10, rule 16): two lines, on its days, for its kinds."""

from datetime import timedelta
from edoc_policy.agencies.agency import agency_by_id
from edoc_policy.letters.signatories import signer_of
from edoc_policy.letters.vocabularies import signatories
from edoc_policy.routing.acts import perform
from edoc_policy.routing.interfaces import Refused
from edoc_policy.routing.rules import may
from edoc_policy.thai.dates import bangkok_date
from plone.uuid.interfaces import IUUID
from tests.office import actor
from tests.office import letter
import pytest


pytestmark = pytest.mark.usefixtures("undone")
TODAY = bangkok_date()
DAY = timedelta(days=1)


def stand_in(agency, capacity="acting", kinds=(), first=None, last=None):
    """The head of the unit stands in for the governor; returns the value of the signatory."""
    deputy = agency.unrestrictedTraverse("office/general/head")
    agency.governor.stand_ins = [
        {
            "post": IUUID(deputy),
            "capacity": capacity,
            "basis": "คำสั่งจังหวัดปทุมธานี ที่ 77/2569",
            "kinds": set(kinds),
            "valid_from": first,
            "valid_to": last,
        }
    ]
    agency.governor.reindexObject()
    return f"{IUUID(deputy)}|head.pt|{IUUID(agency.governor)}"


@pytest.fixture
def agency():
    return agency_by_id("pt-prov")


def pending(signatory):
    return letter("pending_sign", signatory=signatory)


@pytest.mark.parametrize(
    ("capacity", "words"),
    [
        ("acting", "รักษาราชการแทน"),
        ("by_delegation", "ปฏิบัติราชการแทน"),
        ("caretaker", "รักษาการในตำแหน่ง"),
        ("in_place", "ทำการแทน"),
    ],
)
def test_the_paper_names_the_own_post_with_the_capacity_and_the_post_acted_for(
    agency, capacity, words
):
    made = letter(signatory=stand_in(agency, capacity))
    name, position = signer_of(made)
    assert name == "นางต้นแบบ สารบรรณ"
    assert position.splitlines() == [
        f"ผู้อำนวยการกลุ่มงานอำนวยการ {words}",
        "ผู้ว่าราชการจังหวัดปทุมธานี",
    ]


def test_who_stands_in_is_offered_beside_the_holder(agency):
    value = stand_in(agency)
    titles = {term.value: term.title for term in signatories(agency)}
    assert "รักษาราชการแทน ผู้ว่าราชการจังหวัดปทุมธานี" in titles[value]
    assert f"{IUUID(agency.governor)}|governor.pt" in titles


@pytest.mark.parametrize(
    ("first", "last", "allowed"),
    [
        (None, None, True),
        (TODAY, TODAY, True),
        (TODAY - DAY, None, True),
        (TODAY + DAY, None, False),
        (None, TODAY - DAY, False),
    ],
    ids=["always", "today alone", "since yesterday", "from tomorrow", "until yesterday"],
)
def test_it_holds_on_its_days_alone(agency, first, last, allowed):
    verdict = may("sign", pending(stand_in(agency, first=first, last=last)), actor("head.pt"))
    assert bool(verdict) is allowed
    if not allowed:
        assert "คำสั่งจังหวัดปทุมธานี ที่ 77/2569" in verdict.reason.mapping["basis"]


@pytest.mark.parametrize(
    ("kinds", "allowed"), [((), True), (("external",), True), (("order",), False)]
)
def test_it_covers_its_kinds_of_documents_alone(agency, kinds, allowed):
    verdict = may("sign", pending(stand_in(agency, kinds=kinds)), actor("head.pt"))
    assert bool(verdict) is allowed


def test_an_order_that_was_withdrawn_ends_it_for_letters_on_their_way(agency):
    made = pending(stand_in(agency))
    agency.governor.stand_ins = []
    agency.governor.reindexObject()
    assert "ไม่มีคำสั่งให้ทำแทน" in may("sign", made, actor("head.pt")).reason


def test_nobody_else_signs_what_waits_for_the_stand_in(agency):
    made = pending(stand_in(agency))
    with pytest.raises(Refused):
        perform("sign", made, actor("drafter.pt"))
    assert not may("sign", made, actor("governor.pt"))
