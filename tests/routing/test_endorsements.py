"""Endorsements: chained to each other and to what their writers saw."""

from edoc_policy.agencies.agency import agency_of
from edoc_policy.letters import drafts
from edoc_policy.letters.fingerprint import fingerprint
from edoc_policy.routing.acts import perform
from edoc_policy.routing.endorsements import endorsements
from edoc_policy.routing.endorsements import KEY
from edoc_policy.routing.endorsements import verify
from tests.office import actor
from tests.office import letter
from zope.annotation.interfaces import IAnnotations
import pytest


pytestmark = pytest.mark.usefixtures("undone")


def chain(made):
    return IAnnotations(made)[KEY]


@pytest.fixture
def endorsed():
    made = letter("pending_sign")
    assert len(endorsements(made)) == 2
    return made


def test_an_untouched_chain_is_whole(endorsed):
    assert verify(endorsed) is None


@pytest.mark.parametrize("name", ["words", "userid", "fullname", "post", "at", "verb", "seen"])
def test_a_changed_entry_is_found_out(endorsed, name):
    first = chain(endorsed)[0]
    chain(endorsed)[0] = {**first, name: chain(endorsed)[1]["at"] if name == "at" else "อื่น"}
    assert verify(endorsed) == 1


def test_a_dropped_a_moved_and_a_slipped_in_entry_is_found_out(endorsed):
    first, second = chain(endorsed)
    for entries, number in (([second], 1), ([second, first], 1), ([first, first, second], 2)):
        IAnnotations(endorsed)[KEY] = entries
        assert verify(endorsed) == number


def test_each_entry_says_what_its_writer_saw(endorsed):
    before = fingerprint(endorsed)
    assert {entry["seen"] for entry in endorsements(endorsed)} == {before}
    perform("return", endorsed, actor("governor.pt"), words="แก้เรื่อง")
    drafts.revise(endorsed, {"title": "เรื่องที่แก้แล้ว"}, editor="drafter.pt")
    perform("submit", endorsed, actor("drafter.pt"))
    assert endorsements(endorsed)[-1]["seen"] == fingerprint(endorsed) != before
    assert agency_of(endorsed) is not None
