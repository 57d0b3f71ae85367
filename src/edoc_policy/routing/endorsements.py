"""เกษียน: what was done with a letter, by whom, as what, with which words. Only ever appended.

Each entry holds the hash of what its writer saw and is chained to the one before, so that whoever
changes, drops or slips in one is found out (`verify`).
"""

from edoc_policy.letters.fingerprint import fingerprint
from edoc_policy.thai.dates import bangkok_now
from persistent.list import PersistentList
from zope.annotation.interfaces import IAnnotations
from zope.i18n import translate
import hashlib
import json


KEY = "edoc.endorsements"


def endorsements(letter):
    """The endorsements of a letter, oldest first: dicts of act, verb, at (aware datetime), userid,
    fullname, post, post_uid, words, revision, acting (None: in his own post), seen (SHA-256 of what
    its writer had before him) and hash (SHA-256 of the entry and of the hash before it)."""
    return tuple(IAnnotations(letter).get(KEY, ()))


def endorse(letter, act, verb, actor, words="", acting=None, **more):
    """Append an endorsement and return it; `acting` as `standing.told`, `more`: what else belongs to
    it, plain values."""
    notes = IAnnotations(letter)
    if KEY not in notes:
        notes[KEY] = PersistentList()
    entry = {
        "act": act,
        "verb": verb,
        "at": bangkok_now(),
        "userid": actor.userid,
        "fullname": actor.fullname,
        "post": actor.post_title,
        "post_uid": actor.holding.post_uid if actor.holding is not None else None,
        "words": words,
        "revision": getattr(letter, "revision", 0),
        "acting": acting,
        "seen": fingerprint(letter),
        **more,
    }
    entry["hash"] = _hash(entry, notes[KEY][-1]["hash"] if notes[KEY] else "")
    notes[KEY].append(entry)
    return entry


def verify(letter):
    """The number (from 1) of the first endorsement that was changed, dropped or slipped in, or None."""
    before = ""
    for number, entry in enumerate(endorsements(letter), 1):
        if entry.get("hash") != _hash(entry, before):
            return number
        before = entry["hash"]
    return None


def _hash(entry, before):
    said = {key: value for key, value in entry.items() if key != "hash"}
    said |= {"verb": translate(entry["verb"], target_language="th"), "at": entry["at"].isoformat()}
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(f"{before}\n{text}".encode()).hexdigest()
