"""Buddhist-era dates in Bangkok time, as official letters, registers and users write them.

Sources: ภาคผนวก 1 and แบบที่ 1 of the saraban regulation (long form), แบบที่ 13 (short form).
The store keeps the Common Era in ISO form; the Buddhist era is only shown.
"""

from calendar import month_name
from calendar import monthrange
from datetime import date
from datetime import datetime
from datetime import timedelta
from datetime import timezone
from edoc_policy import _
from edoc_policy.thai import digits
import re


BANGKOK = timezone(timedelta(hours=7), "Asia/Bangkok")
"""Thailand's one zone, without summer time since 1920; needs no system tzdata."""

ERA = 543

MONTHS = (
    _("มกราคม"),
    _("กุมภาพันธ์"),
    _("มีนาคม"),
    _("เมษายน"),
    _("พฤษภาคม"),
    _("มิถุนายน"),
    _("กรกฎาคม"),
    _("สิงหาคม"),
    _("กันยายน"),
    _("ตุลาคม"),
    _("พฤศจิกายน"),
    _("ธันวาคม"),
)
SHORT_MONTHS = (
    _("ม.ค."),
    _("ก.พ."),
    _("มี.ค."),
    _("เม.ย."),
    _("พ.ค."),
    _("มิ.ย."),
    _("ก.ค."),
    _("ส.ค."),
    _("ก.ย."),
    _("ต.ค."),
    _("พ.ย."),
    _("ธ.ค."),
)
WEEKDAYS = (
    _("จันทร์"),
    _("อังคาร"),
    _("พุธ"),
    _("พฤหัสบดี"),
    _("ศุกร์"),
    _("เสาร์"),
    _("อาทิตย์"),
)

_NUMERIC = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{2,4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_WORDED = re.compile(r"(\d{1,2})\s*([ก-๎.]+?)\s*(?:พ\.?\s?ศ\.?)?\s*(\d{2,4})")


class NoSuchDay(ValueError):
    """A month does not have that many days; `message` says how many it has."""

    def __init__(self, year, month):
        facts = {"month": MONTHS[month - 1], "days": monthrange(year, month)[1]}
        facts |= {"be": str(year + ERA), "ce": str(year)}
        # The English text takes ${ce} where the Thai one takes ${be}.
        self.message = _("เดือน${month} ${be} มี ${days} วัน", mapping=facts)
        super().__init__(self.message)


def bangkok_now():
    """The present moment as an aware datetime in Bangkok."""
    return datetime.now(BANGKOK)


def in_bangkok(moment):
    """An aware datetime as the clock in Bangkok shows it; a naive one is taken as Bangkok's."""
    if moment.tzinfo is None:
        return moment.replace(tzinfo=BANGKOK)
    return moment.astimezone(BANGKOK)


def bangkok_date(moment=None):
    """The calendar day in Bangkok of a moment (None: now); a plain date is returned as it is."""
    if moment is None:
        return bangkok_now().date()
    if isinstance(moment, datetime):
        return in_bangkok(moment).date()
    return moment


def be_year(day):
    """The year of the Buddhist era (int) of a date, or of a moment by Bangkok's calendar."""
    return bangkok_date(day).year + ERA


def long_date(day, thai_digits=True, era=False):
    """ "๑๙ ตุลาคม ๒๕๖๙" for letters; with `era` "๑๙ ตุลาคม พ.ศ. ๒๕๖๙" for orders."""
    day = bangkok_date(day)
    text = f"{day.day} {MONTHS[day.month - 1]} {'พ.ศ. ' if era else ''}{be_year(day)}"
    return digits.thai(text) if thai_digits else text


def english_date(day):
    """ "19 October B.E. 2569 (2026)" for letters in English (ภาคผนวก 4)."""
    day = bangkok_date(day)
    return f"{day.day} {month_name[day.month]} B.E. {be_year(day)} ({day.year})"


def short_date(day, thai_digits=False):
    """ "19 ต.ค. 69" for lists; with Thai digits "๑๙ ต.ค. ๖๙" for registers."""
    day = bangkok_date(day)
    text = f"{day.day} {SHORT_MONTHS[day.month - 1]} {be_year(day) % 100:02d}"
    return digits.thai(text) if thai_digits else text


def weekday_date(day, thai_digits=True):
    """ "วันพฤหัสบดีที่ ๒๒ ตุลาคม ๒๕๖๙", the heading of a day in a register."""
    day = bangkok_date(day)
    return f"วัน{WEEKDAYS[day.weekday()]}ที่ {long_date(day, thai_digits)}"


def clock(moment, thai_digits=False):
    """ "14.07 น." by Bangkok's clock; with Thai digits "๑๔.๐๗ น."."""
    text = f"{in_bangkok(moment):%H.%M} น."
    return digits.thai(text) if thai_digits else text


def parse_year(text):
    """The BE year (int) a user typed as 2569, 69, ๒๕๖๙ or 2026.

    Two digits are years of the 26th century BE; four digits from 2400 on are BE, else CE.
    Show the result back to the user. Raises ValueError for anything else.
    """
    typed = digits.arabic(str(text)).strip().removeprefix("พ.ศ.").strip()
    if not re.fullmatch(r"\d{2}|\d{4}", typed):
        raise ValueError(f"not a year: {text!r}")
    year = int(typed)
    if len(typed) == 2:
        return 2500 + year
    if 2400 <= year <= 2700:
        return year
    if 1857 <= year <= 2157:
        return year + ERA
    raise ValueError(f"not a year of our time: {text!r}")


def parse_date(text):
    """The date a user typed: 19 ต.ค. 69, ๑๙ ตุลาคม ๒๕๖๙, 19/10/2569 or 2026-10-19.

    Raises ValueError if it is no date, NoSuchDay for 29 กุมภาพันธ์ outside a leap year.
    """
    typed = digits.arabic(str(text)).strip()
    if match := _ISO.fullmatch(typed):
        year, month, day = match[1], int(match[2]), int(match[3])
    elif match := _NUMERIC.fullmatch(typed):
        day, month, year = int(match[1]), int(match[2]), match[3]
    elif match := _WORDED.fullmatch(typed):
        day, month, year = int(match[1]), _month(match[2]), match[3]
    else:
        raise ValueError(f"not a date: {text!r}")
    year = parse_year(year) - ERA
    if 1 <= month <= 12 and monthrange(year, month)[1] < day <= 31:
        raise NoSuchDay(year, month)
    return date(year, month, day)


def _month(name):
    bare = name.replace(".", "")
    for position, (full, short) in enumerate(zip(MONTHS, SHORT_MONTHS, strict=True), 1):
        if bare in (full, short.replace(".", "")):
            return position
    raise ValueError(f"not a month: {name!r}")
