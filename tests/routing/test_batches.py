"""Many letters at once: each as if it were done alone, and nothing twice, whatever happens."""

from edoc_policy.agencies.agency import agency_by_id
from edoc_policy.agencies.posts import posts_in
from edoc_policy.audit import journal
from edoc_policy.jobs.interfaces import drain
from edoc_policy.letters.fingerprint import fingerprint
from edoc_policy.letters.letter import by_uid
from edoc_policy.registers import books
from edoc_policy.routing import batches
from edoc_policy.routing import queue
from edoc_policy.routing.acts import perform
from edoc_policy.routing.endorsements import endorsements
from edoc_policy.routing.interfaces import Refused
from edoc_policy.routing.interfaces import WordsMissing
from edoc_policy.routing.rules import state_of
from edoc_policy.signing.errors import KeyClosed
from edoc_policy.signing.keys import DirectoryKeys
from edoc_policy.signing.vault import vault
from instance.processes import PEOPLE
from plone.uuid.interfaces import IUUID
from tests.office import actor
from tests.office import letter
import os
import pytest
import sqlite3
import transaction


PASSPHRASE = PEOPLE["passphrase"]


@pytest.fixture
def house(offices, pki, monkeypatch):
    """The demo's agencies, with the keys of their people at hand and nobody else's timestamps."""
    monkeypatch.setenv("EDOC_KEYS", str(pki.folder / "p12"))
    for name in ("EDOC_TSA", "EDOC_TRUST", "EDOC_ISSUERS"):
        monkeypatch.delenv(name, raising=False)
    return agency_by_id("pt-prov")


def waiting(number):
    """UIDs of letters that wait for the governor."""
    made = [IUUID(letter("pending_sign", title=f"ขอเชิญประชุม {n}")) for n in range(number)]
    transaction.commit()
    return made


def found(uid):
    transaction.begin()
    return by_uid(agency_by_id("pt-prov"), uid)


def read(brain):
    return brain._unrestrictedGetObject()


def decide(uid, decision="sign", **more):
    queue.decide(
        agency_by_id("pt-prov"),
        actor("governor.pt"),
        read,
        uid,
        decision,
        more.pop("seen", None) or fingerprint(found(uid)),
        **more,
    )
    transaction.commit()


def confirm(passphrase=PASSPHRASE, listed=None, id=None):
    """Begin what the governor has decided."""
    agency, governor = agency_by_id("pt-prov"), actor("governor.pt")
    fresh = [each for each in queue.decided(agency, governor, read) if not each[3]]
    batch = queue.begin(agency, governor, read, id, listed or queue.digest(fresh), passphrase)
    transaction.commit()
    return batch.id


def batch_of(id, userid="governor.pt", agency="pt-prov"):
    transaction.begin()
    return batches.find(agency_by_id(agency), actor(userid), id)


def outcomes(id, **whose):
    batch = batch_of(id, **whose)
    return [batch.results[place]["outcome"] for place in range(len(batch.items))]


def changed(uid, **values):
    """The letter goes back, is written anew and comes to the governor once more."""
    made = found(uid)
    perform("return", made, actor("governor.pt"), words="แก้วันที่")
    for name, value in values.items():
        setattr(made, name, value)
    perform("submit", made, actor("drafter.pt"))
    perform("endorse", made, actor("head.pt"))
    transaction.commit()


def test_what_was_read_is_signed_with_one_passphrase_and_numbers_that_follow(house):
    uids = waiting(3)
    for uid in uids:
        decide(uid)
    id = confirm()
    drain()
    letters = [found(uid) for uid in uids]
    assert [state_of(each) for each in letters] == ["sealed"] * 3
    first = letters[0].running
    assert [each.running for each in letters] == [first, first + 1, first + 2]
    assert outcomes(id) == ["done"] * 3
    assert not queue.decisions(agency_by_id("pt-prov"), actor("governor.pt"))


def test_the_key_is_gone_when_the_batch_is_done(house):
    decide(waiting(1)[0])
    id = confirm()
    assert vault.key_for(f"batch {id}") is not None
    drain()
    assert vault.key_for(f"batch {id}") is None


def test_a_letter_that_was_changed_after_it_was_read_is_not_listed(house):
    uid, other = waiting(2)
    decide(uid)
    decide(other)
    changed(uid, title="ขอเลื่อนประชุม")
    id = confirm()
    drain()
    assert (state_of(found(uid)), state_of(found(other))) == ("pending_sign", "sealed")
    assert len(batch_of(id).items) == 1


def test_a_letter_that_is_changed_after_the_passphrase_is_set_aside(house):
    uid, other = waiting(2)
    decide(uid)
    decide(other)
    id = confirm()
    changed(uid, title="ขอเลื่อนประชุม")
    drain()
    made = found(uid)
    assert (state_of(made), made.number_text) == ("pending_sign", None)
    assert sorted(outcomes(id)) == ["changed", "done"]
    newest = [each for each in journal.entries(house, size=9) if each["outcome"] == "refused"]
    assert "อ่านใหม่" in newest[0]["reason"]


def test_a_key_signs_what_was_listed_and_nothing_that_is_put_into_the_batch_later(house):
    uid, other = waiting(2)
    decide(uid)
    id = confirm()
    batch = batch_of(id)
    batch.items += (batches.item(found(other), "sign", fingerprint(found(other))),)
    transaction.commit()
    drain()
    assert (state_of(found(uid)), state_of(found(other))) == ("sealed", "pending_sign")


def test_nothing_is_signed_that_came_to_the_list_after_it_was_shown(house):
    uid, other = waiting(2)
    decide(uid)
    shown = queue.digest(queue.decided(house, actor("governor.pt"), read))
    decide(other)
    with pytest.raises(Refused, match="รายการเปลี่ยนไป"):
        confirm(listed=shown)


def test_a_wrong_passphrase_signs_nothing_and_is_journaled(house):
    uid = waiting(1)[0]
    decide(uid)
    with pytest.raises(Refused, match="รหัสผ่าน"):
        confirm("ผิด")
    transaction.commit()
    assert journal.entries(house, size=1)[0]["outcome"] == "refused"
    drain()
    assert state_of(found(uid)) == "pending_sign"


def test_a_form_sent_twice_begins_one_batch(house):
    uid = waiting(1)[0]
    decide(uid)
    id = confirm(id=batches.new_id())
    assert confirm(id=id, listed="-", passphrase="-") == id
    drain()
    made = found(uid)
    assert [each["act"] for each in endorsements(made)].count("sign") == 1


def test_an_old_tab_decides_nothing_on_what_no_longer_waits(house):
    uid = waiting(1)[0]
    seen = fingerprint(found(uid))
    decide(uid)
    confirm()
    drain()
    with pytest.raises(Refused, match="ไม่ได้รอท่านลงนาม"):
        decide(uid, seen=seen)


def test_an_old_tab_decides_nothing_on_what_was_changed_since(house):
    uid = waiting(1)[0]
    seen = fingerprint(found(uid))
    changed(uid, title="ขอเลื่อนประชุม")
    with pytest.raises(Refused, match="ถูกแก้"):
        decide(uid, seen=seen)


def test_what_is_returned_needs_words_and_what_is_left_for_later_stays(house):
    back, later, signed = waiting(3)
    with pytest.raises(WordsMissing):
        decide(back, "return", words=" ")
    decide(back, "return", words="ขอให้แก้วันที่")
    decide(later, "later")
    decide(signed)
    id = confirm()
    drain()
    assert [state_of(found(uid)) for uid in (back, later, signed)] == [
        "returned",
        "pending_sign",
        "sealed",
    ]
    assert sorted(outcomes(id)) == ["done", "done", "later"]


def test_after_a_crash_the_rest_waits_for_the_passphrase_and_nothing_is_done_twice(house):
    uids = waiting(3)
    for uid in uids:
        decide(uid)
    id = confirm()
    site = house.aq_parent
    person = ("pt-prov", "governor.pt", actor("governor.pt").holding.post_uid)
    batches.do_next(site, *person, id)  # numbered, and then the memory is lost
    transaction.commit()
    for place in (f"batch {id}", uids[0]):
        vault.drop(place)
    drain()
    states = [state_of(found(uid)) for uid in uids]
    assert states == ["numbered", "pending_sign", "pending_sign"]
    batch = batch_of(id)
    assert batches.waits_for_key(batch)
    assert [IUUID(made) for made, _item in batches.without_seal(house, batch)] == uids[:1]
    with pytest.raises(Refused, match="รหัสผ่าน"):
        batches.resume(house, actor("governor.pt"), batch, "ผิด")
    transaction.commit()
    for _twice in range(2):
        batches.resume(house, actor("governor.pt"), batch_of(id), PASSPHRASE)
        transaction.commit()
    drain()
    letters = [found(uid) for uid in uids]
    assert [state_of(each) for each in letters] == ["sealed"] * 3
    assert [each.running - letters[0].running for each in letters] == [0, 1, 2]
    for made in letters:
        acts = [each["act"] for each in endorsements(made)]
        assert (acts.count("sign"), acts.count("sealed")) == (1, 1)
    drawn = [books.find_entry(house, "send", uid).running for uid in uids]
    assert drawn == [each.running for each in letters]


def in_review(number):
    made = [letter("in_review", title=f"ขอเชิญประชุม {n}") for n in range(number)]
    transaction.commit()
    return made


def lose_the_queue():
    """What waited in the queue is lost with its file."""
    with sqlite3.connect(os.environ["EDOC_JOBS"]) as queue_file:
        queue_file.execute("delete from task")


def begin(userid, act, letters, **data):
    agency, who = agency_by_id("pt-prov"), actor(userid)
    items = [batches.item(each, act, **data) for each in letters]
    batch = batches.begin(agency, who, act, items)
    transaction.commit()
    return batch.id


def test_many_are_endorsed_at_once_each_with_what_its_step_asks(house):
    made = in_review(3)
    id = begin("head.pt", "endorse", made, words="เห็นควรลงนาม")
    drain()
    assert outcomes(id, userid="head.pt") == ["done"] * 3
    last = endorsements(found(IUUID(made[0])))[-1]
    assert (last["act"], last["words"], last["fullname"]) == (
        "endorse",
        "เห็นควรลงนาม",
        actor("head.pt").fullname,
    )


def test_each_has_its_own_result_and_its_own_line_in_the_journal(house):
    made = in_review(2)
    perform("endorse", made[0], actor("head.pt"))
    transaction.commit()
    id = begin("head.pt", "endorse", made)
    lines = journal.count(house)
    drain()
    assert outcomes(id, userid="head.pt") == ["refused", "done"]
    assert "รอลงนาม" in batch_of(id, "head.pt").results[0]["reason"].mapping["state"]
    assert journal.count(agency_by_id("pt-prov")) == lines + 2


def test_who_may_not_do_it_alone_may_not_do_it_in_bulk(house):
    made = in_review(1)
    id = begin("drafter.pt", "endorse", made)
    drain()
    assert outcomes(id, userid="drafter.pt") == ["refused"]
    assert state_of(found(IUUID(made[0]))) == "in_review"


def test_letters_of_another_agency_are_out_of_reach(house):
    made = in_review(1)
    other, mayor = agency_by_id("thakhlong"), actor("mayor.thakhlong")
    batch = batches.begin(other, mayor, "endorse", [batches.item(made[0], "endorse")])
    transaction.commit()
    drain()
    assert outcomes(batch.id, userid="mayor.thakhlong", agency="thakhlong") == ["refused"]
    assert state_of(found(IUUID(made[0]))) == "in_review"
    assert journal.entries(other, size=1)[0]["outcome"] == "refused"
    with pytest.raises(Refused, match="ไม่ได้ดำรงตำแหน่ง"):
        batches.begin(agency_by_id("pt-prov"), mayor, "endorse", [batches.item(made[0], "endorse")])


def test_a_secret_letter_is_not_acted_on_unread(house):
    made = letter("in_review")
    made.secrecy = "secret"
    transaction.commit()
    id = begin("head.pt", "endorse", [made])
    drain()
    assert outcomes(id, userid="head.pt") == ["refused"]
    assert "เปิดอ่าน" in batch_of(id, "head.pt").results[0]["reason"]


def test_who_has_left_the_post_meanwhile_signs_nothing(house):
    made = in_review(1)
    begin("head.pt", "endorse", made)
    held = actor("head.pt").holding.post_uid
    post = next(each for each in posts_in(house) if IUUID(each) == held)
    post.holders = []
    post.reindexObject()
    transaction.commit()
    drain()
    assert state_of(found(IUUID(made[0]))) == "in_review"


def test_a_fault_of_the_system_is_told_and_can_be_tried_again(house):
    uids = waiting(2)
    for uid in uids:
        decide(uid)
    id = confirm()
    lines, house.address_lines = house.address_lines, 7  # no text: printing stumbles over it
    transaction.commit()
    drain()
    assert outcomes(id) == ["failed", "failed"]
    assert {state_of(found(uid)) for uid in uids} == {"pending_sign"}
    assert books.find_entry(house, "send", uids[0]) is None
    house.address_lines = lines
    transaction.commit()
    batches.resume(house, actor("governor.pt"), batch_of(id), PASSPHRASE)
    transaction.commit()
    drain()
    assert outcomes(id) == ["done", "done"]
    assert {state_of(found(uid)) for uid in uids} == {"sealed"}


def test_batches_that_need_no_key_go_on_by_themselves_after_a_crash(house):
    made = in_review(2)
    id = begin("head.pt", "endorse", made)
    lose_the_queue()
    batches.go_on_after_a_crash(house.aq_parent)
    transaction.commit()
    drain()
    assert outcomes(id, userid="head.pt") == ["done", "done"]


def test_lent_keys_outlive_the_list_only_until_they_are_closed(pki):
    key = DirectoryKeys(pki.folder / "p12").unlock("governor.pt", PASSPHRASE)
    lent = key.lend()
    key.close()
    assert lent.sign(b"text", "sha256")
    lent.close()
    with pytest.raises(KeyClosed):
        lent.lend()
