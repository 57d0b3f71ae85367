"""Dates and times as pages show them: Messages, so that each reader has them in his own language.

Thai as in `dates`. In English the months have their English names and years are of the common
era; the year of a register stays of the Buddhist era and says so (`year`). What is printed on
letters or stored in books is text of `dates`.
"""

from edoc_policy import _
from edoc_policy.thai.dates import bangkok_date
from edoc_policy.thai.dates import be_year
from edoc_policy.thai.dates import in_bangkok
from edoc_policy.thai.dates import long_date
from edoc_policy.thai.dates import MONTHS
from edoc_policy.thai.dates import SHORT_MONTHS
from edoc_policy.thai.dates import WEEKDAYS
from zope.i18n import interpolate
from zope.i18nmessageid import Message


def long(day):
    """ "19 ตุลาคม 2569" for headings; in English "19 October 2026"."""
    return _date(day, MONTHS, be_year(day))


def short(day):
    """ "19 ต.ค. 69" for lists; in English "19 Oct 2026"."""
    return _date(day, SHORT_MONTHS, f"{be_year(day) % 100:02d}")


def _date(day, months, year):
    day = bangkok_date(day)
    # The English text takes ${ce} where the Thai one takes ${be}.
    facts = {"day": day.day, "month": months[day.month - 1], "be": str(year), "ce": str(day.year)}
    return _("${day} ${month} ${be}", mapping=facts)


def span(first, last):
    """ "19 ต.ค. 69 – 3 ม.ค. 70", one Message: zope.i18n takes two dates in one for a circle."""
    facts = {}
    for name, day in (("", bangkok_date(first)), ("2", bangkok_date(last))):
        facts[f"day{name}"], facts[f"month{name}"] = day.day, SHORT_MONTHS[day.month - 1]
        facts[f"be{name}"], facts[f"ce{name}"] = f"{be_year(day) % 100:02d}", str(day.year)
    return _("${day} ${month} ${be} – ${day2} ${month2} ${be2}", mapping=facts)


def weekday(day):
    """ "วันพฤหัสบดีที่ 22 ตุลาคม 2569"; in English "Thursday 22 October 2026"."""
    facts = {"weekday": WEEKDAYS[bangkok_date(day).weekday()], "date": long(day)}
    return _("วัน${weekday}ที่ ${date}", mapping=facts)


def clock(moment):
    """ "14.07 น." by Bangkok's clock; in English "14:07"."""
    moment = in_bangkok(moment)
    return _("${h}.${m} น.", mapping={"h": f"{moment:%H}", "m": f"{moment:%M}"})


def short_moment(moment):
    """ "19 ต.ค. 69 14.07 น."; in English "19 Oct 2026 14:07"."""
    return _("${date} ${time}", mapping={"date": short(moment), "time": clock(moment)})


def long_moment(moment):
    """ "19 ตุลาคม 2569 14.07 น."; in English "19 October 2026 14:07"."""
    return _("${date} ${time}", mapping={"date": long(moment), "time": clock(moment)})


def recent_moment(moment):
    """ "19 ต.ค. 14.07 น." this year, `short_moment` before that."""
    day = bangkok_date(moment)
    if day.year != bangkok_date().year:
        return short_moment(moment)
    facts = {"day": day.day, "month": SHORT_MONTHS[day.month - 1], "time": clock(moment)}
    return _("${day} ${month} ${time}", mapping=facts)


def lasting(span):
    """How long a timedelta is, by its two largest units: "2 วัน 3 ชม."; "ไม่ถึงนาที" below one."""
    minutes = int(span.total_seconds()) // 60
    days, hours, minutes = minutes // 1440, minutes // 60 % 24, minutes % 60
    if days:
        return _("${d} วัน ${h} ชม.", mapping={"d": days, "h": hours}) if hours else _days(days)
    if hours:
        facts = {"h": hours, "m": minutes}
        return _("${h} ชม. ${m} นาที", mapping=facts) if minutes else _("${h} ชม.", mapping=facts)
    return _("${m} นาที", mapping={"m": minutes}) if minutes else _("ไม่ถึงนาที")


def _days(days):
    return _("${d} วัน", mapping={"d": days})


def printed(day):
    """ "๑๙ ตุลาคม ๒๕๖๙" as on paper; in English "19 October 2026 (๑๙ ตุลาคม ๒๕๖๙)"."""
    return _("${be}", mapping={"be": long_date(day), "ce": long(day)})


def year(be):
    """The year of a register, "2569"; in English "2569 B.E."."""
    return _("${year}", mapping={"year": str(be)})


def in_thai(message):
    """A Message in Thai, with no catalogue at hand: the msgid is the Thai text."""
    facts = getattr(message, "mapping", None) or {}
    facts = {k: in_thai(v) if isinstance(v, Message) else v for k, v in facts.items()}
    return interpolate(message, facts)
