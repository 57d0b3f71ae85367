"""Acts: who may do what in which state, what follows, and that a refusal changes nothing."""

from datetime import datetime
from datetime import UTC
from edoc_policy.agencies.agency import agency_of
from edoc_policy.audit import journal
from edoc_policy.registers import books
from edoc_policy.registers.interfaces import RegisterError
from edoc_policy.routing import numbering
from edoc_policy.routing.actor import SYSTEM
from edoc_policy.routing.acts import attempt
from edoc_policy.routing.acts import perform
from edoc_policy.routing.endorsements import endorsements
from edoc_policy.routing.interfaces import Forbidden
from edoc_policy.routing.interfaces import Refused
from edoc_policy.routing.interfaces import WordsMissing
from edoc_policy.routing.rules import acts_of
from edoc_policy.routing.rules import may
from edoc_policy.routing.rules import state_of
from plone import api
from Products.CMFCore.WorkflowCore import WorkflowException
from tests.office import actor
from tests.office import letter
from zope.i18n import translate
import pytest


pytestmark = pytest.mark.usefixtures("undone")
STAFF = {"drafter.pt", "head.pt", "governor.pt", "registrar.pt"}
#: state -> act -> who may.
ALLOWED = {
    "draft": {"submit": {"drafter.pt", "head.pt", "governor.pt"}},
    "in_review": {
        "endorse": {"head.pt"},
        "add_step": {"head.pt"},
        "return": {"head.pt"},
        "withdraw": {"drafter.pt"},
    },
    "pending_sign": {
        "sign": {"governor.pt"},
        "return": {"governor.pt"},
        "add_step": {"governor.pt"},
    },
}


@pytest.mark.parametrize("state", ALLOWED)
def test_who_may_do_what_is_this_and_nothing_else(state):
    made = letter(state)
    found = {
        act: {userid for userid in STAFF if may(act, made, actor(userid))} for act in acts_of(made)
    }
    assert {act: who for act, who in found.items() if who} == ALLOWED[state]


def test_a_head_takes_back_his_own_draft_alone():
    made = letter()
    perform("submit", made, actor("head.pt"))
    assert may("withdraw", made, actor("head.pt"))
    assert "ให้ส่งคืน" in may("withdraw", letter("in_review"), actor("head.pt")).reason


def test_every_refusal_gives_a_reason():
    made = letter("in_review")
    for act in acts_of(made):
        for userid in (*STAFF, "drafter.thakhlong"):
            verdict = may(act, made, actor(userid))
            assert verdict.allowed or verdict.reason


def test_the_head_of_another_unit_does_not_endorse(undone):
    made = letter("in_review")
    made.owner_unit = api.content.get_uuid(undone["pt-prov"].office)
    assert not may("endorse", made, actor("head.pt"))


def test_who_holds_no_post_here_is_forbidden():
    for each in (SYSTEM, actor("nobody")):
        with pytest.raises(Forbidden, match="ไม่ได้ดำรงตำแหน่ง"):
            perform("submit", letter(), each)


def test_a_refused_act_changes_nothing_and_stands_in_the_journal():
    made = letter()
    agency = agency_of(made)
    before = made.revision, len(endorsements(made)), state_of(made)
    with pytest.raises(Refused):
        attempt("sign", made, actor("governor.pt"), passphrase="x")
    assert (made.revision, len(endorsements(made)), state_of(made)) == before
    (newest,) = journal.entries(agency, size=1)
    assert (newest["act"], newest["outcome"], newest["actor"]) == ("sign", "refused", "governor.pt")
    assert "ร่าง" in newest["reason"]


@pytest.mark.parametrize("words", ["", "  ", "\u200b"])
def test_a_return_needs_words(words):
    with pytest.raises(WordsMissing):
        perform("return", letter("in_review"), actor("head.pt"), words=words)


def test_an_act_is_endorsed_and_journaled_with_its_words():
    made = letter("in_review")
    perform("return", made, actor("head.pt"), words="แก้วันที่")
    assert state_of(made) == "returned"
    last = endorsements(made)[-1]
    assert (last["act"], last["words"], last["post"]) == (
        "return",
        "แก้วันที่",
        "ผู้อำนวยการกลุ่มงานอำนวยการ",
    )
    (newest,) = journal.entries(agency_of(made), size=1)
    assert (newest["act"], newest["outcome"]) == ("return", "done")
    assert newest["facts"]["words"] == "แก้วันที่"


@pytest.mark.parametrize("state", ALLOWED)
def test_no_transition_is_fired_past_the_acts(state):
    made = letter(state)
    tool = api.portal.get_tool("portal_workflow")
    for transition in ("submit", "endorse", "sign", "return", "withdraw", "sealed", "send"):
        with pytest.raises(WorkflowException):
            tool.doActionFor(made, transition)
    assert state_of(made) == state


def test_what_cannot_be_printed_is_not_submitted():
    made = letter(title="ขอเชิญประชุม 漢")
    with pytest.raises(Refused) as caught:
        perform("submit", made, actor("drafter.pt"))
    assert "漢" in translate(caught.value.reason)
    assert state_of(made) == "draft"


# Numbers ------------------------------------------------------------------------------------------


def test_a_circular_counts_in_its_own_book():
    plain, circular = letter("pending_sign"), letter("pending_sign", circular=True)
    numbering.number(circular)
    numbering.number(plain)
    assert circular.number_text == "ปท ๐๐๑๗.๓/ว ๑๒๘๕"
    assert plain.number_text == "ปท ๐๐๑๗.๓/๔๐๑"


def test_a_circular_may_count_with_the_letters_sent(undone):
    undone["pt-prov"].circular_counter = "shared"
    plain, circular = letter("pending_sign"), letter("pending_sign", circular=True)
    numbering.number(plain)
    numbering.number(circular)
    assert circular.number_text == "ปท ๐๐๑๗.๓/ว ๔๐๒"


def test_the_year_of_a_number_is_that_of_bangkok(undone):
    undone["pt-prov"].book_starts = [{"book": "send", "year": 2569, "start": 401}]
    old, new = letter("pending_sign"), letter("pending_sign")
    numbering.number(old, now=datetime(2026, 12, 31, 16, 59, tzinfo=UTC))
    numbering.number(new, now=datetime(2026, 12, 31, 17, 1, tzinfo=UTC))
    assert (old.number_text, old.dated.year) == ("ปท ๐๐๑๗.๓/๔๐๑", 2026)
    assert (new.number_text, new.dated.year) == ("ปท ๐๐๑๗.๓/๑", 2027)


def test_numbered_again_a_letter_keeps_number_date_and_code():
    made = letter("pending_sign")
    numbering.number(made)
    first = made.number_text, made.dated, made.code
    numbering.number(made)
    assert (made.number_text, made.dated, made.code) == first


def test_a_cancelled_number_stays_in_the_book_and_is_not_given_again():
    made, following = letter("pending_sign"), letter("pending_sign")
    numbering.number(made)
    numbering.cancel(made, actor("registrar.pt"), "ออกซ้ำ")
    numbering.number(following)
    assert following.running == made.running + 1
    entry = books.find_entry(agency_of(made), "send", api.content.get_uuid(made))
    assert entry.cancelled
    with pytest.raises(RegisterError):
        numbering.number(made)
