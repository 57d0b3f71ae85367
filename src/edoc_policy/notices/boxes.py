"""The box of a person: what is new for him, what he has read, what he wants by e-mail."""

from edoc_policy import _
from edoc_policy.notices import store
from edoc_policy.notices.events import CHOICES
from edoc_policy.notices.events import kinds
from itertools import islice
from zope.component.hooks import getSite


MANY = 100
HOURS = range(24)


class WrongChoice(ValueError):
    """A choice that there is not; `args[0]` says so in words."""


def lay(site, userid, notice):
    """Put a notice (a dict, see `giving`) into a person's box; False when it lies there already."""
    box = store.box(site, userid, create=True)
    if notice["id"] in box.items:
        return False
    box.items[notice["id"]] = notice
    box.unread.insert(notice["id"])
    for old in list(box.items.keys(min=store.id_at(store.oldest()))):
        del box.items[old]
        box.unread.discard(old)
    return True


def unread(userid, site=None):
    """How many notices a person has not read, at most MANY."""
    box = store.box(site or getSite(), userid)
    return 0 if box is None else sum(1 for _id in islice(box.unread, MANY))


def listing(site, userid, start=0, size=25, only_unread=False):
    """(notices from the newest on, each with `unread`; whether there are more)."""
    box = store.box(site, userid)
    if box is None:
        return [], False
    ids = box.unread if only_unread else box.items
    page = list(islice(ids, start, start + size + 1))
    found = [
        {**box.items[each], "unread": each in box.unread} for each in page if each in box.items
    ]
    return found[:size], len(page) > size


def find(site, userid, notice_id):
    """A notice of a person, or None."""
    box = store.box(site, userid)
    return box.items.get(notice_id) if box is not None else None


def mark(site, userid, ids):
    """Mark notices as read; unknown ids are no matter."""
    box = store.box(site, userid)
    for each in ids if box is not None else ():
        if each in box.unread:
            box.unread.remove(each)


def mark_all(site, userid):
    """Mark all that a person has as read."""
    box = store.box(site, userid)
    if box is not None and box.unread:
        box.unread.clear()


def choice(box, kind):
    """now, digest or none: how a person has a kind of notice by e-mail."""
    return (box.choices if box is not None else {}).get(kind.id, kind.email)


def choices(site, userid):
    """{"hour": int, "email": {kind: choice}} of a person."""
    box = store.box(site, userid)
    return {
        "hour": box.hour if box is not None else store.Box.hour,
        "email": {kind.id: choice(box, kind) for kind in kinds().values()},
    }


def choose(site, userid, email=None, hour=None):
    """Keep what a person wants: {kind: choice}, and the hour (0-23, Bangkok) of his digest.

    Raises WrongChoice; nothing is kept then.
    """
    email = {} if email is None else email
    if not isinstance(email, dict):
        raise WrongChoice(_("รูปแบบของค่าที่เลือกไม่ถูกต้อง"))
    for kind, value in email.items():
        if kind not in kinds() or value not in CHOICES:
            raise WrongChoice(
                _("ไม่มีตัวเลือก ${kind}: ${value}", mapping={"kind": str(kind), "value": str(value)})
            )
    if hour is not None and (type(hour) is not int or hour not in HOURS):
        raise WrongChoice(_("ชั่วโมงของสรุปประจำวันเป็นเลข 0 ถึง 23"))
    box = store.box(site, userid, create=True)
    box.choices.update(email)
    if hour is not None:
        box.hour = hour


def drop(site, userid):
    """Forget a person."""
    root = store.notices(site)
    if root is not None and userid in root.boxes:
        del root.boxes[userid]
        root.waiting.discard(userid)
