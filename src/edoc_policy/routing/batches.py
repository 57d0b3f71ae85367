"""Many letters at once: one act after the other, each in its own transaction with its own result.

A batch keeps its items and results with the person who began it. The job `do_next` does one item
and asks for the next, so that other people's jobs come in between, a crash undoes one item at most,
and nothing is done twice: the result is written in the transaction of its act. What is done is what
`attempt` does for one letter, as that person, in that capacity. A key that the items need waits in
the vault, for exactly the letters that were listed as they were read (`Listed`); after a crash it
is gone, and the batch waits until the passphrase is given again.
"""

from AccessControl.SecurityManagement import newSecurityManager
from BTrees.IOBTree import IOBTree
from BTrees.OOBTree import OOBTree
from edoc_policy import _
from edoc_policy.agencies.agency import agencies
from edoc_policy.agencies.agency import agency_by_id
from edoc_policy.agencies.agency import agency_of
from edoc_policy.agencies.posts import posts_of
from edoc_policy.audit import journal
from edoc_policy.jobs.interfaces import enqueue
from edoc_policy.jobs.interfaces import job
from edoc_policy.jobs.interfaces import sweep
from edoc_policy.letters.fingerprint import fingerprint
from edoc_policy.letters.letter import by_uid
from edoc_policy.routing.actor import Actor
from edoc_policy.routing.acts import attempt
from edoc_policy.routing.interfaces import Refused
from edoc_policy.routing.personal import all_kept
from edoc_policy.routing.personal import kept_for
from edoc_policy.routing.rules import may
from edoc_policy.routing.rules import rules_of
from edoc_policy.routing.rules import state_of
from edoc_policy.routing.sealing import unlocked
from edoc_policy.signing.errors import SigningRefused
from edoc_policy.signing.vault import Listed
from edoc_policy.signing.vault import vault
from edoc_policy.thai.dates import bangkok_now
from persistent import Persistent
from plone.uuid.interfaces import IUUID
from Products.CMFCore.permissions import View
from Products.CMFCore.utils import getToolByName
from transaction.interfaces import TransientError
from zope.i18n import translate
import logging
import re
import secrets
import transaction


logger = logging.getLogger(__name__)

KEY = "edoc.batches"
#: So many batches are kept for a person; what was done stands in the journal for ever.
KEPT = 20
#: More letters than this are not taken at once.
MOST = 200
#: act -> the fields that it asks once for all letters. Signing has its queue (`routing.queue`).
BULK = {
    "endorse": ("words",),
    "return": ("words",),
    "send": (),
    "register": (),
    "assign": ("unit",),
    "complete": (),
    "refuse": ("words",),
}
#: state -> the acts that a list offers for what stands there; whether one may is asked afterwards.
OFFERED = {
    "in_review": ("endorse", "return"),
    "sealed": ("send",),
    "delivered": ("register", "refuse"),
    "registered": ("assign",),
    "assigned": ("assign", "complete"),
}
#: Those that a registrar does, for lists of what waits for nobody in particular.
REGISTRARS = frozenset({"send", "register", "refuse", "assign", "complete"})
#: What becomes of an item: done; refused by a rule; set aside, changed since it was read; put off
#: by the person; not done for a fault of the system.
DONE, REFUSED, CHANGED, LATER, FAILED = "done", "refused", "changed", "later", "failed"
_ID = re.compile(r"[0-9a-f]{32}")


class Batch(Persistent):
    """What one person in one capacity has asked for. `items`: dicts of uid, act, seen (fingerprint
    that he had before him), read (whether he read it in the queue), keyed (whether his key is
    needed), data (of the act). `results`: place of the item -> dict of outcome, at (aware
    datetime), and the reason in words where it is not done."""

    def __init__(self, id, act, actor, items, now=None):
        self.id = id
        self.act = act
        self.userid = actor.userid
        self.fullname = actor.fullname
        self.post_uid = actor.holding.post_uid
        self.post_title = actor.post_title
        self.agency_id = actor.holding.agency_id
        self.at = now or bangkok_now()
        self.items = tuple(items)
        self.results = IOBTree()

    @property
    def person(self):
        """(user id, UID of the post) of who began it."""
        return self.userid, self.post_uid

    def waiting(self):
        """The places of the items that have no result yet."""
        return [place for place in range(len(self.items)) if place not in self.results]

    def outcomes(self, outcome):
        """The places of the items with this outcome."""
        return [place for place, each in self.results.items() if each["outcome"] == outcome]

    def settle(self, place, outcome, reason=None):
        """Write down what became of an item."""
        self.results[place] = {"outcome": outcome, "reason": reason, "at": bangkok_now()}

    @property
    def finished(self):
        """Whether every item has its result."""
        return len(self.results) == len(self.items)

    @property
    def place(self):
        """Where in the vault its key waits."""
        return f"batch {self.id}"


def new_id():
    """The id of a batch to come: a form that is sent twice begins one batch."""
    return secrets.token_hex(16)


def item(letter, act, seen=None, **data):
    """An item of a batch; `seen`: the fingerprint of what was read, by default that of now, unread."""
    return {
        "uid": IUUID(letter),
        "act": act,
        "seen": seen or fingerprint(letter),
        "read": seen is not None,
        "keyed": act == "sign" and letter.kind.signed != "typed",
        "data": data,
    }


def begin(agency, actor, act, items, id=None, passphrase=None):
    """Begin a batch once the transaction is committed; one that has begun already is returned as it is.

    Raises Refused: no capacity, nothing to do, too much at once, or a key that does not open.
    """
    if actor.holding is None or actor.holding.agency_id != agency.getId():
        raise Refused(_("ท่านไม่ได้ดำรงตำแหน่งในส่วนราชการนี้"))
    id = id if id and _ID.fullmatch(id) else new_id()
    known = find(agency, actor, id)
    if known is not None:
        return known
    if not items:
        raise Refused(_("ไม่มีเรื่องที่ทำได้ เลือกเรื่องก่อน"))
    if len(items) > MOST:
        raise Refused(_("ทำพร้อมกันได้ครั้งละไม่เกิน ${n} เรื่อง", mapping={"n": MOST}))
    batch = Batch(id, act, actor, items)
    _authorise(agency, actor, batch, batch.items, passphrase)
    kept = kept_for(agency, KEY, batch.person, OOBTree)
    kept[id] = batch
    for old in sorted(kept.values(), key=lambda each: each.at)[:-KEPT]:
        if old.finished:
            del kept[old.id]
    _go_on(batch)
    return batch


def resume(agency, actor, batch, passphrase=None):
    """Go on with a batch of `actor` after a crash, and once more with what a fault kept undone.

    Letters that have a number and no seal are sealed first. Raises Refused as `begin`.
    """
    unsealed, failed = without_seal(agency, batch), batch.outcomes(FAILED)
    if not (unsealed or failed or batch.waiting()):
        return
    wanted = [batch.items[place] for place in (*batch.waiting(), *failed)]
    listed = _authorise(
        agency, actor, batch, [*wanted, *(each for _letter, each in unsealed)], passphrase
    )
    for place in failed:
        del batch.results[place]
    for letter, each in unsealed:
        attempt("seal", letter, actor, key=listed.key_for(each["uid"], each["seen"]))
    _go_on(batch)


def find(agency, actor, id):
    """The batch of `actor` with this id, or None."""
    kept = kept_for(agency, KEY, _person(actor)) if actor.holding is not None else None
    return kept.get(id) if kept is not None else None


def batches_of(agency, actor):
    """The batches of `actor` in his capacity, the newest first."""
    kept = kept_for(agency, KEY, _person(actor)) if actor.holding is not None else None
    return sorted(kept.values() if kept is not None else (), key=lambda each: each.at, reverse=True)


def waits_for_key(batch):
    """Whether a batch stands still until the passphrase is given: its key was lost in a crash."""
    keyed = any(batch.items[place]["keyed"] for place in batch.waiting())
    return keyed and vault.key_for(batch.place) is None


def without_seal(agency, batch):
    """[(letter, item)] of a batch that have a number and neither a seal nor a key that waits."""
    found = []
    for place in batch.outcomes(DONE):
        each = batch.items[place]
        if each["keyed"] and vault.key_for(each["uid"]) is None:
            letter = by_uid(agency, each["uid"])
            if letter is not None and state_of(letter) == "numbered":
                found.append((letter, each))
    return found


def why_not(act, letter, actor, read=False):
    """Why `actor` may not do `act` on `letter` in a batch, in words; None when he may.

    As `may` for one letter, but nobody acts on a secret letter that he has not `read`.
    """
    if act not in rules_of(letter):
        return _("ไม่มีงานชนิดนี้สำหรับหนังสือฉบับนี้")
    if letter.secrecy != "normal" and not read:
        return _("หนังสือลับทำพร้อมกับเรื่องอื่นไม่ได้ เปิดอ่านทีละฉบับ")
    return may(act, letter, actor).reason


@job
def do_next(site, agency, userid, post, batch):
    """Do the next item of a batch and ask for the one after; without the key it needs, nothing."""
    found = kept_for(agency_by_id(agency, site), KEY, (userid, post)) or {}
    found = found.get(batch)
    waiting = found.waiting() if found is not None else ()
    if not waiting:
        vault.drop(f"batch {batch}")
        return
    each, listed = found.items[waiting[0]], vault.key_for(found.place)
    if each["keyed"] and listed is None:
        return
    _settle(site, found, waiting[0], listed)
    vault.renew(found.place)
    _go_on(found)


@sweep
def go_on_after_a_crash(site):
    """Batches that need no key go on by themselves."""
    for agency_id in agencies(site):
        for kept in all_kept(agency_by_id(agency_id, site), KEY):
            for batch in kept.values():
                if not batch.finished:
                    _go_on(batch)


def _person(actor):
    return actor.userid, actor.holding.post_uid


def _go_on(batch):
    enqueue(
        "do_next",
        agency=batch.agency_id,
        userid=batch.userid,
        post=batch.post_uid,
        batch=batch.id,
    )


def _authorise(agency, actor, batch, items, passphrase):
    """Unlock the key for those of `items` that need it; a refusal is journaled. Returns a Listed,
    None where no item needs a key."""
    pairs = [(each["uid"], each["seen"]) for each in items if each["keyed"]]
    if not pairs:
        return None
    try:
        listed = Listed(unlocked(actor, passphrase or ""), pairs)
    except SigningRefused as error:
        _journal_refusal(agency, batch.act, actor, agency, error.message)
        raise Refused(error.message) from error
    vault.hold_once_committed(batch.place, listed)
    return listed


def _settle(site, batch, place, listed):
    """Do one item as the person who asked for it; whatever happens is written down."""
    each = batch.items[place]
    before = transaction.savepoint(optimistic=True)
    try:
        outcome, reason = _done(site, batch, each, listed)
    except Refused as error:
        outcome, reason = REFUSED, error.reason
    except TransientError:
        raise
    except Exception:
        logger.exception("Batch %s: %s of %s failed", batch.id, each["act"], each["uid"])
        before.rollback()
        outcome, reason = FAILED, _("ระบบทำงานผิดพลาด ยังไม่มีอะไรเปลี่ยน ลองใหม่ได้")
    batch.settle(place, outcome, reason)


def _done(site, batch, each, listed):
    users = getToolByName(site, "acl_users")
    user = users.getUserById(batch.userid)
    letter = by_uid(site, each["uid"])
    if user is None or letter is None:
        return REFUSED, _("ไม่พบเรื่องนี้แล้ว")
    newSecurityManager(None, user.__of__(users))
    actor = _actor_in(batch, agency_of(letter))
    outcome, reason = _set_aside(letter, actor, each)
    key = listed.key_for(each["uid"], each["seen"]) if each["keyed"] else None
    if outcome is None and each["keyed"] and key is None:
        outcome, reason = CHANGED, _("ไม่อยู่ในรายการที่ท่านยืนยันไว้ อ่านใหม่")
    if outcome is None:
        attempt(each["act"], letter, actor, **each["data"], **({"key": key} if key else {}))
        return DONE, None
    _journal_refusal(agency_by_id(batch.agency_id, site), each["act"], actor, letter, reason)
    return outcome, reason


def _set_aside(letter, actor, each):
    """(outcome, reason) of an item that does not come to its act, else (None, None)."""
    if not getToolByName(letter, "portal_membership").checkPermission(View, letter):
        return REFUSED, _("เรื่องนี้เป็นของหน่วยงานหรือตำแหน่งอื่น")
    reason = why_not(each["act"], letter, actor, each["read"])
    if reason is not None:
        return REFUSED, reason
    if fingerprint(letter) != each["seen"]:
        return CHANGED, _("แก้หลังจากที่ท่านอ่าน อ่านใหม่")
    return None, None


def _journal_refusal(agency, act, actor, subject, reason):
    path = "/".join(subject.getPhysicalPath())
    words = translate(reason, target_language="th")
    journal.record_refusal(agency, act, actor, path, reason=words)


def _actor_in(batch, agency):
    """Who began the batch, in the capacity in which he did, as far as he still holds it."""
    held = [
        each
        for each in posts_of(batch.userid)
        if each.post_uid == batch.post_uid and each.agency_id == agency.getId()
    ]
    return Actor(batch.userid, batch.fullname, held[0] if held else None)
