"""แฟ้มลงนาม: what waits for a signature, read one after the other, decided on, signed at the end.

A decision (sign, return, later) is kept with the fingerprint of what was shown. It does nothing to
the letter until `begin`, which makes a batch of what was decided: what was shown is what is signed
(พ.ร.บ.ว่าด้วยธุรกรรมทางอิเล็กทรอนิกส์ มาตรา 9 (1)), and a letter that was changed after it was read
is read again.
"""

from BTrees.OOBTree import OOBTree
from edoc_policy import _
from edoc_policy.letters.fingerprint import fingerprint
from edoc_policy.routing import batches
from edoc_policy.routing import desk
from edoc_policy.routing.interfaces import Refused
from edoc_policy.routing.interfaces import WordsMissing
from edoc_policy.routing.personal import kept_for
from edoc_policy.thai.dates import bangkok_now
from edoc_policy.thai.text import normalise
import hashlib


KEY = "edoc.queue"
DECISIONS = ("sign", "return", "later")
URGENCY = ("most_urgent", "very_urgent", "urgent", "normal")


def waiting(holding):
    """Brains of the letters that wait for the signature of a capacity: the urgent first, then the
    oldest. Loads no letter."""
    if holding is None:
        return []
    found = desk.search([f"sign:{holding.post_uid}"])
    return sorted(found, key=lambda brain: URGENCY.index((brain.edoc_row or {})["urgency"]))


def decisions(agency, actor):
    """{UID: decision} of what still waits: dicts of decision, seen, words, opened (numbers of the
    enclosures that were opened), at (aware datetime)."""
    kept = kept_for(agency, KEY, _person(actor)) if actor.holding is not None else None
    if not kept:
        return {}
    uids = {brain.UID for brain in waiting(actor.holding)}
    return {uid: dict(each) for uid, each in kept.items() if uid in uids}


def decide(agency, actor, letter_of, uid, decision, seen, words="", opened=()):
    """Keep what `actor` decides on the letter `uid`, whose fingerprint was `seen` when it was shown.

    `letter_of`: gives the letter of a brain, as far as the person may see it. Raises Refused: it
    does not wait for him (any more), or it was changed while he read it; WordsMissing for a return
    without a reason.
    """
    words = normalise(words or "").strip()
    brain = next((each for each in waiting(actor.holding) if uid == each.UID), None)
    if brain is None:
        raise Refused(_("เรื่องนี้ไม่ได้รอท่านลงนามแล้ว ยังไม่มีอะไรเปลี่ยน"))
    if decision not in DECISIONS:
        raise Refused(_("เลือกว่าจะลงนาม ส่งคืน หรือไว้ทีหลัง"))
    if fingerprint(letter_of(brain)) != seen:
        raise Refused(_("เรื่องนี้ถูกแก้หลังจากที่เปิดให้ท่านอ่าน อ่านฉบับปัจจุบันแล้วตัดสินอีกครั้ง"))
    if decision == "return" and not words:
        raise WordsMissing
    kept_for(agency, KEY, _person(actor), OOBTree)[uid] = {
        "decision": decision,
        "seen": seen,
        "words": words,
        "opened": tuple(opened),
        "at": bangkok_now(),
    }


def decided(agency, actor, letter_of):
    """[(brain, letter, decision, whether it was changed since)] of what was decided, in the order
    of the queue."""
    known = decisions(agency, actor)
    found = []
    for brain in waiting(actor.holding):
        if brain.UID in known:
            letter, each = letter_of(brain), known[brain.UID]
            found.append((brain, letter, each, fingerprint(letter) != each["seen"]))
    return found


def begin(agency, actor, letter_of, id, listed, passphrase):
    """Begin the batch of what was decided; what was changed since stays in the queue.

    `listed`: `digest` of the list that was confirmed, so that nothing is signed that came to the
    list after it was shown. Raises Refused as `batches.begin`; a batch that has begun already with
    this id is returned as it is.
    """
    known = batches.find(agency, actor, id)
    if known is not None:
        return known
    found = [each for each in decided(agency, actor, letter_of) if not each[3]]
    if all(each["decision"] == "later" for _brain, _letter, each, _changed in found):
        raise Refused(_("ไม่มีฉบับที่ตัดสินว่าจะลงนามหรือส่งคืน อ่านและตัดสินในแฟ้มลงนามก่อน"))
    if digest(found) != listed:
        raise Refused(_("รายการเปลี่ยนไปจากที่แสดงไว้ ตรวจรายการนี้อีกครั้งก่อนลงนาม"))
    items = [
        batches.item(
            letter,
            each["decision"],
            each["seen"],
            **({"words": each["words"]} if each["decision"] == "return" else {}),
        )
        for _brain, letter, each, _changed in found
    ]
    batch = batches.begin(agency, actor, "sign", items, id, passphrase)
    for place, each in enumerate(items):
        if each["act"] == "later":
            batch.settle(place, batches.LATER)
    kept = kept_for(agency, KEY, _person(actor))
    for uid in list(kept):
        del kept[uid]
    return batch


def digest(found):
    """Changes whenever another letter, another text or another decision is listed."""
    lines = sorted(
        f"{brain.UID} {each['decision']} {each['seen']}" for brain, _l, each, _c in found
    )
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _person(actor):
    return actor.userid, actor.holding.post_uid
