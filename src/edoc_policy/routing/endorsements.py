"""เกษียน: what was done with a letter, by whom, as what, with which words. Only ever appended."""

from edoc_policy.thai.dates import bangkok_now
from persistent.list import PersistentList
from zope.annotation.interfaces import IAnnotations


KEY = "edoc.endorsements"


def endorsements(letter):
    """The endorsements of a letter, oldest first: dicts of act, verb, at (aware datetime),
    userid, fullname, post, post_uid, words, revision, acting (None: in his own post)."""
    return tuple(IAnnotations(letter).get(KEY, ()))


def endorse(letter, act, verb, actor, words="", acting=None):
    """Append an endorsement and return it; `acting` as `standing.told`."""
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
    }
    notes[KEY].append(entry)
    return entry
