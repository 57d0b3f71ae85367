"""What the suite keeps for one person in one capacity: beside the letters, outside the catalog.

One small object a person and capacity, so that people at work never write to the same one.
"""

from BTrees.OOBTree import OOBTree
from zope.annotation.interfaces import IAnnotations


def kept_for(agency, key, person, make=None):
    """What is kept under `key` for `person` (user id, UID of the post); `make()` where there is none,
    None without one."""
    notes = IAnnotations(agency)
    if key not in notes:
        if make is None:
            return None
        notes[key] = OOBTree()
    people = notes[key]
    if person not in people and make is not None:
        people[person] = make()
    return people.get(person)


def all_kept(agency, key):
    """What is kept under `key`, for everybody."""
    return list(IAnnotations(agency).get(key, {}).values())
