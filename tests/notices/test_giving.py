"""Notices come from the journal, to those whom they concern, once."""

from edoc_policy.audit import journal
from edoc_policy.notices import boxes
from edoc_policy.notices import giving
from edoc_policy.notices import messages
from edoc_policy.notices import store
from edoc_policy.notices.events import kinds
from edoc_policy.routing.actor import SYSTEM
from edoc_policy.routing.acts import attempt
from edoc_policy.routing.acts import perform
from edoc_policy.routing.interfaces import Refused
from plone import api
from plone.app.testing import login
from plone.uuid.interfaces import IUUID
from tests.office import actor
from tests.office import letter
import pytest


def test_who_has_to_do_something_is_told_and_who_did_it_is_not(room):
    made = letter("draft")
    perform("submit", made, actor("drafter.pt"))
    room.tell()
    assert (room.box("head.pt"), room.box("drafter.pt"), room.box("governor.pt")) == (
        ["to_review"],
        [],
        [],
    )
    perform("return", made, actor("head.pt"), words="ตรวจวันที่")
    room.tell()
    assert (room.box("drafter.pt"), room.box("head.pt")) == (["returned"], ["to_review"])
    perform("submit", made, actor("drafter.pt"))
    perform("endorse", made, actor("head.pt"))
    room.tell()
    assert room.box("governor.pt") == ["to_sign"]


def test_what_has_moved_on_before_it_is_told_is_told_no_more(room):
    made = letter("in_review")
    perform("endorse", made, actor("head.pt"))
    room.tell()
    assert (room.box("head.pt"), room.box("governor.pt")) == ([], ["to_sign"])


def test_read_again_from_the_beginning_the_journal_gives_nothing_twice(room):
    letter("in_review")
    room.tell()
    before = list(store.box(room.site, "head.pt").items)
    boxes.mark_all(room.site, "head.pt")
    room.office().read = 0
    room.tell()
    found = [notice for notice in store.box(room.site, "head.pt").items if notice in before]
    assert found == before
    assert before
    assert not set(store.box(room.site, "head.pt").unread) & set(before)


def test_who_does_something_that_waits_for_himself_is_not_told(room):
    made = letter("draft")
    perform("submit", made, actor("head.pt"))
    room.tell()
    assert room.box("head.pt") == []


def test_a_refused_act_is_no_news(room):
    made = letter("draft")
    with pytest.raises(Refused):
        attempt("endorse", made, actor("head.pt"))
    room.tell()
    assert room.box("governor.pt") == []


def test_who_holds_the_post_when_it_is_told_is_told(room):
    made = letter("draft")
    perform("submit", made, actor("drafter.pt"))
    post = room.agency().office.general.head
    post.holders = [
        {"userid": "governor.pt", "name_en": None, "valid_from": None, "valid_to": None}
    ]
    post.reindexObject()
    room.tell()
    assert (room.box("head.pt"), room.box("governor.pt")) == ([], ["to_review"])


def test_a_kind_of_event_that_names_whom_it_concerns_needs_a_line_of_data_only(room):
    made = letter("draft")
    unit = IUUID(room.agency().office.general)
    path = "/".join(made.getPhysicalPath())
    journal.record(
        room.agency(), "task_overdue", SYSTEM, path, uid=IUUID(made), to=[f"unit:{unit}"]
    )
    room.tell()
    assert {who for who in ("drafter.pt", "head.pt", "governor.pt") if room.box(who)} == {
        "drafter.pt",
        "head.pt",
    }


def test_two_hundred_acts_are_told_in_batches_and_none_is_lost(room, undone):
    made = letter("draft")
    path = "/".join(made.getPhysicalPath())
    for _n in range(200):
        journal.record(room.agency(), "rejected", SYSTEM, path)
    giving.give_notices(room.site, "pt-prov")
    assert len(room.box("drafter.pt")) <= giving.BATCH
    room.tell()
    assert room.box("drafter.pt") == ["refused"] * 200
    assert boxes.unread("drafter.pt") == boxes.MANY


def test_old_notices_are_dropped_when_new_ones_come(room):
    letter("in_review")
    room.tell()
    (old,) = store.box(room.site, "head.pt").items
    notice = {**boxes.find(room.site, "head.pt", old), "id": f"f{old[1:]}"}
    boxes.lay(room.site, "head.pt", notice)
    letter("in_review")
    room.tell()
    assert list(store.box(room.site, "head.pt").items)[-1] == old
    assert len(room.box("head.pt")) == 2


def test_reading_one_leaves_the_others_unread(room):
    letter("in_review")
    letter("in_review")
    room.tell()
    first, second = store.box(room.site, "head.pt").items
    boxes.mark(room.site, "head.pt", [first, "unknown"])
    assert boxes.unread("head.pt", room.site) == 1
    found, _more = boxes.listing(room.site, "head.pt", only_unread=True)
    assert [each["id"] for each in found] == [second]
    boxes.mark_all(room.site, "head.pt")
    assert boxes.unread("head.pt", room.site) == 0


def test_the_subject_of_a_secret_letter_is_never_told(room):
    made = letter("in_review", title="แผนลับสุดยอด")
    room.tell()
    notices, _more = boxes.listing(room.site, "head.pt")
    assert messages.told(room.site, notices)[0].subject == "แผนลับสุดยอด"
    made.secrecy = "secret"
    made.reindexObject()
    (told,) = messages.told(room.site, notices)
    assert (told.secret, told.subject, told.number) == (True, "", "")
    assert "ลับสุดยอด" not in repr(notices)


def test_the_subject_is_told_only_to_who_may_see_the_letter(room):
    letter("in_review", title="เรื่องภายใน")
    room.tell()
    notices, _more = boxes.listing(room.site, "head.pt")
    search = api.portal.get_tool("portal_catalog").searchResults
    login(room.site, "head.pt")
    assert messages.told(room.site, notices, search)[0].subject == "เรื่องภายใน"
    login(room.site, "drafter.thakhlong")
    (told,) = messages.told(room.site, notices, search)
    assert (told.gone, told.subject) == (True, "")


def test_a_person_who_is_removed_leaves_no_box_and_is_told_nothing(room):
    letter("in_review")
    room.tell()
    room.site.acl_users.userFolderDelUsers(["head.pt"])
    assert store.box(room.site, "head.pt") is None


def test_every_kind_has_its_group_and_is_caused_by_something_or_reminds():
    for kind in kinds().values():
        assert kind.email in ("now", "digest", "none")
        assert kind.on or kind.group == "reminder"


@pytest.mark.parametrize(
    "wrong",
    [{"email": {"to_sign": "often"}}, {"email": {"unknown": "now"}}, {"hour": 24}, {"email": 5}],
)
def test_a_choice_that_there_is_not_is_refused_and_nothing_is_kept(room, wrong):
    before = boxes.choices(room.site, "head.pt")
    with pytest.raises(boxes.WrongChoice):
        boxes.choose(room.site, "head.pt", **wrong)
    assert boxes.choices(room.site, "head.pt") == before
