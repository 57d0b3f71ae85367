"""The door of the journal: who has one, who acts, what a check of it says."""

from dataclasses import dataclass
from edoc_policy import _
from typing import NamedTuple
from zope.annotation.interfaces import IAttributeAnnotatable


SYSTEM_NAME = _("ระบบ")
"""Who acts where no person does. Journal and timeline keep it in Thai, pages translate it."""


class IJournalled(IAttributeAnnotatable):
    """An object that keeps a journal of what happens in it; the agency is one.

    A refused request to anything below such an object is recorded in its journal.
    """


@dataclass(frozen=True)
class Recorded:
    """Event: a line has been entered in the journal of `agency`, not yet committed."""

    agency: object
    act: str
    outcome: str


class Actor(NamedTuple):
    """Who acts: user id, full name, post or capacity as shown to officials."""

    userid: str
    fullname: str = ""
    post: str = ""


class Verification(NamedTuple):
    """What a check of a journal found.

    `ok`; the number of the first bad entry `broken_at` (int or None); `why` in words (or None);
    how many entries were read, `count`; the hash of the last good one, `head`, to be kept
    elsewhere: only a head kept outside shows that a whole journal was written anew.
    """

    ok: bool
    broken_at: int | None
    why: str | None
    count: int = 0
    head: str = ""
