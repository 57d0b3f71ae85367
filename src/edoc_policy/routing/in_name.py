"""What was done in the name of a post by who acted for it: its holder reads it on his desk.

Kept on the post, so that asking reads neither letters nor the whole journal; the journal is what
proves it.
"""

from BTrees.LOBTree import LOBTree
from itertools import islice
from plone.uuid.interfaces import IUUID
from zope.annotation.interfaces import IAnnotations


KEY = "edoc.done_in_name"


def note(post, letter, entry):
    """Note an endorsement made in the name of `post`."""
    notes = IAnnotations(post)
    if KEY not in notes:
        notes[KEY] = LOBTree()
    key = int(entry["at"].timestamp() * 1_000_000)
    while key in notes[KEY]:
        key += 1
    notes[KEY][key] = {
        "uid": IUUID(letter),
        "path": "/".join(letter.getPhysicalPath()),
        "title": letter.title,
        "number": letter.number_text,
        **{name: entry[name] for name in ("act", "verb", "at", "fullname", "post", "acting")},
    }


def done(post, since, limit=25):
    """What was done in the name of `post` from a moment on (aware datetime), newest first: dicts of
    uid, path, title, number of the letter and act, verb, at, fullname, post, acting."""
    kept = IAnnotations(post).get(KEY)
    if kept is None:
        return []
    first = int(since.timestamp() * 1_000_000)
    return list(islice((kept[key] for key in reversed(kept.keys(first))), limit))
