"""How letters are shown in lists and heads: marks, dates, words. Plain values for templates."""

from datetime import timedelta
from edoc_policy import _
from edoc_policy.letters.vocabularies import SECRECY
from edoc_policy.letters.vocabularies import title_of
from edoc_policy.letters.vocabularies import URGENCY
from edoc_policy.thai.dates import bangkok_date
from edoc_policy.thai.dates import bangkok_now
from edoc_policy.thai.digits import arabic
from edoc_policy.thai.shown import recent_moment


MARKS = {"urgent": "mark-u1", "very_urgent": "mark-u2", "most_urgent": "mark-u3"}


def marks(urgency, secrecy="normal"):
    """The marks of a letter: urgency (ข้อ 28) and secrecy, each a word with a shape."""
    found = []
    if urgency in MARKS:
        found.append({"css": MARKS[urgency], "icon": None, "text": title_of(URGENCY, urgency)})
    if secrecy != "normal":
        text = title_of(SECRECY, secrecy) or _("ลับ")
        found.append({"css": "mark-secret", "icon": "bi-lock-fill", "text": text})
    return found


def moment(when):
    """ "19 ต.ค. 14.07 น." this year, with the year before that; empty without a moment."""
    return "" if when is None else recent_moment(when)


def age(since):
    """How long ago, as a list shows it: minutes, hours or days."""
    passed = bangkok_now() - since
    if passed < timedelta(hours=1):
        return _("${n} นาที", mapping={"n": max(1, int(passed.total_seconds() // 60))})
    if passed < timedelta(days=1):
        return _("${n} ชม.", mapping={"n": int(passed.total_seconds() // 3600)})
    return _("${n} วัน", mapping={"n": passed.days})


def due(when, now=None):
    """What is left until a moment (aware) or has passed since, as a list shows it: {css, text,
    detail}. Days are those of the calendar in Bangkok; None without a moment."""
    if when is None:
        return None
    now = now or bangkok_now()
    css, text = _left(when, now)
    return {"css": css, "text": text, "detail": recent_moment(when)}


def _left(when, now):
    days = (bangkok_date(when) - bangkok_date(now)).days
    hours, minutes = divmod(int(abs(when - now).total_seconds()) // 60, 60)
    if when <= now:
        if days < 0:
            return "is-bad", _("เกินกำหนด ${n} วัน", mapping={"n": -days})
        return "is-bad", _("เกินกำหนด ${h} ชม. ${m} นาที", mapping={"h": hours, "m": minutes})
    if days == 0:
        return "is-wait", _("เหลือ ${h} ชม. ${m} นาที", mapping={"h": hours, "m": minutes})
    if days == 1:
        return "is-wait", _("พรุ่งนี้")
    return "", _("เหลือ ${n} วัน", mapping={"n": days})


def number(text):
    """A letter's number with Arabic digits, as counts and lists show it."""
    return arabic(text or "")
