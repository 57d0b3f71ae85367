"""ไม่อยู่: an official says from when to when he is away from his posts in an agency.

On these days who stands in for them by order takes over, and gives them back by himself. Whole days
of Bangkok; who is back before his time says so and is there at once.
"""

from datetime import timedelta
from edoc_policy import _
from edoc_policy.agencies.agency import agency_of
from edoc_policy.agencies.days import holds
from edoc_policy.agencies.days import overlap
from edoc_policy.agencies.naming import end_with_the_holder_back
from edoc_policy.agencies.posts import fullname_of
from edoc_policy.agencies.posts import posts_named
from edoc_policy.agencies.standins import stand_ins_of
from edoc_policy.audit import journal
from edoc_policy.thai.dates import bangkok_date


DAY = timedelta(days=1)


class InvalidAbsence(Exception):
    """Nothing was entered; `message` says why."""

    def __init__(self, message):
        super().__init__(message)
        self.message = message


def go_away(agency, userid, first, last, actor):
    """Note that `userid` is away from his posts in `agency` from day to day, both included.

    Returns the posts. `actor`: as for `journal.record`. Raises InvalidAbsence.
    """
    row = {"userid": userid, "valid_from": first, "valid_to": last}
    if first is None or last is None:
        raise InvalidAbsence(_("ใส่วันแรกและวันสุดท้ายที่ไม่อยู่"))
    if last < first:
        raise InvalidAbsence(_("วันสุดท้ายอยู่ก่อนวันแรก ตรวจวันที่"))
    if last < bangkok_date():
        raise InvalidAbsence(_("ช่วงนั้นผ่านไปแล้ว แจ้งได้ตั้งแต่วันนี้ไป"))
    posts = [post for post in _posts(agency, userid) if _is_held(post, row)]
    if not posts:
        raise InvalidAbsence(_("ไม่มีตำแหน่งในส่วนราชการนี้ในช่วงนั้น"))
    if any(overlap(row, each) for post in posts for each in _own(post, userid)):
        raise InvalidAbsence(_("ช่วงนี้ทับกับที่แจ้งไว้แล้ว ยกเลิกของเดิมก่อน"))
    for post in posts:
        post.absences = (*post.absences, row)
    _enter(agency, "go_away", actor, userid, row)
    return posts


def come_back(agency, userid, actor, first=None):
    """End the absence that began on `first`, by default the present one, at once; a coming one is
    taken back. Who stands in by an order of these days ends with it. Returns whether there was one.
    """
    today, ended = bangkok_date(), None
    for post in _posts(agency, userid):
        kept = []
        for row in post.absences:
            asked = row["valid_from"] == first if first else holds(row, today)
            if row["userid"] != userid or not asked or row["valid_to"] < today:
                kept.append(row)
                continue
            ended = row
            if row["valid_from"] < today:
                kept.append({**row, "valid_to": today - DAY})
        post.absences = tuple(kept)
        if first is None or first <= today:
            before = stand_ins_of(post)
            end_with_the_holder_back(agency, post, actor)
            ended = ended or (before != stand_ins_of(post) and {"userid": userid})
    if ended:
        _enter(agency, "come_back", actor, userid, ended)
    return bool(ended)


def absences_of(agency, userid):
    """His absences from today on, in their order: dicts of valid_from, valid_to."""
    found = {}
    for post in _posts(agency, userid):
        for row in _own(post, userid):
            if row["valid_to"] >= bangkok_date():
                found[row["valid_from"]] = row
    return [found[day] for day in sorted(found)]


def _posts(agency, userid):
    return [p for p in posts_named(userid) if agency_of(p).getId() == agency.getId()]


def _own(post, userid):
    return [row for row in post.absences if row["userid"] == userid]


def _is_held(post, row):
    held = (each for each in post.holders or () if each["userid"] == row["userid"])
    return any(overlap(each, row) for each in held)


def _enter(agency, act, actor, userid, row):
    days = {name: row[name] for name in ("valid_from", "valid_to") if name in row}
    who = fullname_of(userid)
    journal.record(agency, act, actor, "/".join(agency.getPhysicalPath()), absent=who, **days)
