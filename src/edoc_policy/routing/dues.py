"""กำหนดเวลาของงาน: read as officials type it, proposed from the letter or from the agency's rule."""

from datetime import datetime
from datetime import timedelta
from edoc_policy import _
from edoc_policy.agencies.agency import agency_of
from edoc_policy.letters.typed import END_OF_DAY
from edoc_policy.letters.typed import MomentConverter
from edoc_policy.letters.typed import parse_moment
from edoc_policy.routing.interfaces import Refused
from edoc_policy.thai.dates import BANGKOK
from edoc_policy.thai.dates import bangkok_now
from edoc_policy.thai.shown import long_moment


def proposed(letter, now=None):
    """When what is asked of a letter ought to be done (aware datetime), or None: the time it says
    itself (ด่วนภายใน, ข้อ 28), else so many days from now by its urgency, as the agency has set."""
    now = now or bangkok_now()
    if letter.within is not None and letter.within > now:
        return letter.within
    for row in agency_of(letter).due_days or ():
        if row["urgency"] == letter.urgency:
            day = now.date() + timedelta(days=row["days"])
            return datetime.combine(day, END_OF_DAY, BANGKOK)
    return None


def read(text, now=None):
    """The moment a text means, or None for an empty one. Raises Refused for what is no moment, and
    for one that has passed."""
    if not str(text or "").strip():
        return None
    try:
        moment = parse_moment(text)
    except ValueError:
        raise Refused(MomentConverter.example) from None
    if moment <= (now or bangkok_now()):
        raise Refused(
            _("กำหนด ${when} ผ่านไปแล้ว ใส่เวลาที่ยังไม่ถึง", mapping={"when": long_moment(moment)})
        )
    return moment
