"""What a draft said each time it was submitted, kept so that two submissions can be compared.

Fields only, as compressed JSON in an annotation of the document; of files their names and hashes.
"""

from edoc_policy.letters.fingerprint import fields_text
from edoc_policy.thai.dates import bangkok_now
from persistent.list import PersistentList
from zope.annotation.interfaces import IAnnotations
import json
import zlib


KEY = "edoc.submissions"


def keep(letter, entry):
    """Keep the fields as they are submitted; `entry`: place of the endorsement of this submission."""
    notes = IAnnotations(letter)
    if KEY not in notes:
        notes[KEY] = PersistentList()
    packed = zlib.compress(fields_text(letter).encode())
    kept = {"at": bangkok_now(), "revision": letter.revision, "entry": entry, "fields": packed}
    notes[KEY].append(kept)


def submissions(letter):
    """The submissions, oldest first: dicts of at (aware datetime), revision, entry."""
    kept = IAnnotations(letter).get(KEY, ())
    return [{key: each[key] for key in ("at", "revision", "entry")} for each in kept]


def fields_at(letter, number):
    """{field: plain value} of a submission, counted from 1; None: as the draft is now."""
    if number is None:
        return json.loads(fields_text(letter))
    return json.loads(zlib.decompress(IAnnotations(letter)[KEY][number - 1]["fields"]))
