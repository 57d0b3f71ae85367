"""Dates, times, years and numbers as officials type them: 28 ต.ค. 69, ๙.๓๐ น., 2569 or 2026.

What was understood is shown back in full. What cannot be understood is told in words.
"""

from datetime import datetime
from datetime import time
from edoc_policy import _
from edoc_policy.thai import dates
from edoc_policy.thai import digits
from z3c.form.browser.text import TextWidget
from z3c.form.converter import BaseDataConverter
from z3c.form.converter import FormatterValidationError
from z3c.form.interfaces import IFieldWidget
from z3c.form.interfaces import ITextWidget
from z3c.form.widget import FieldWidget
from zope import schema
from zope.component import adapter
from zope.interface import implementer
from zope.schema.interfaces import IDate
from zope.schema.interfaces import IDatetime
from zope.schema.interfaces import IInt
from zope.schema.interfaces import ITime
import re


_TIME = re.compile(r"(\d{1,2})[.:](\d{2})(?:\s*น\.?)?")
_MOMENT = re.compile(r"(.+?)\s+(?:เวลา\s*)?(\d{1,2}[.:]\d{2}(?:\s*น\.?)?)")

#: The end of office hours, when a day is named without a time (เวลาราชการ 08.30–16.30 น.:
#: ระเบียบว่าด้วยกำหนดเวลาทำงานและวันหยุดราชการ พ.ศ. 2502).
END_OF_DAY = time(16, 30)


class IBEYear(IInt):
    """A year of the Buddhist era."""


@implementer(IBEYear)
class BEYear(schema.Int):
    """A year of the Buddhist era, however it was typed."""


class IBaht(IInt):
    """A sum of money in whole baht."""


@implementer(IBaht)
class Baht(schema.Int):
    """A sum of money in whole baht, with or without commas."""


class ITypedWidget(ITextWidget):
    """A line into which one types a date, a time, a year or a number."""


@implementer(ITypedWidget)
class TypedWidget(TextWidget):
    """See ITypedWidget."""

    klass = "text-widget form-control"


@implementer(IFieldWidget)
def typed(field, request):
    """The widget of such a field."""
    return FieldWidget(field, TypedWidget(request))


def parse_time(text):
    """The time of day a user typed: 9.30, 09:30, ๐๙.๓๐ น. Raises ValueError if it is none."""
    match = _TIME.fullmatch(digits.arabic(str(text)).strip())
    if match is None:
        raise ValueError(f"not a time: {text!r}")
    return time(int(match[1]), int(match[2]))


def parse_moment(text):
    """The moment (aware, Bangkok) a user typed: 28 ต.ค. 69 12.00, ๒๘ ตุลาคม ๒๕๖๙ เวลา ๑๒.๐๐ น., ISO
    8601, or a day alone, which means the end of its office hours. Raises ValueError if it is none."""
    typed = digits.arabic(str(text)).strip()
    try:
        moment = datetime.fromisoformat(typed) if "T" in typed else None
    except ValueError:
        moment = None
    if moment is not None:
        return dates.in_bangkok(moment)
    match = _MOMENT.fullmatch(typed)
    day, at = (match[1], parse_time(match[2])) if match else (typed, END_OF_DAY)
    return datetime.combine(dates.parse_date(day), at, dates.BANGKOK)


def typed_moment(moment):
    """ "28 ตุลาคม 2569 เวลา 12.00 น." as it stands in a field."""
    return f"{dates.long_date(moment, False)} เวลา {dates.clock(moment)}"


def clock_time(value, thai_digits=False):
    """ "09.30 น." of a datetime.time."""
    text = f"{value:%H.%M} น."
    return digits.thai(text) if thai_digits else text


class _Converter(BaseDataConverter):
    """Between what is typed and a value; `example` tells how it is typed."""

    example = ""

    def toWidgetValue(self, value):
        """What stands in the field."""
        return "" if value is self.field.missing_value else self.shown(value)

    def toFieldValue(self, value):
        """What was meant. Raises FormatterValidationError with words."""
        if not str(value or "").strip():
            return self.field.missing_value
        try:
            return self.understood(value)
        except ValueError as error:
            message = getattr(error, "message", self.example)
            raise FormatterValidationError(message, value) from None


@adapter(IDate, ITypedWidget)
class DateConverter(_Converter):
    """28 ต.ค. 69, ๒๘ ตุลาคม ๒๕๖๙, 28/10/2569, 2026-10-28."""

    example = _("ไม่มีวันที่นี้ในปฏิทิน ใส่เช่น 28 ต.ค. 2569")
    understood = staticmethod(dates.parse_date)

    def shown(self, value):
        """In full."""
        return dates.long_date(value, False)


@adapter(ITime, ITypedWidget)
class TimeConverter(_Converter):
    """9.30, ๐๙.๓๐ น."""

    example = _("ใส่เวลาเช่น 09.30")
    understood = staticmethod(parse_time)

    def shown(self, value):
        """In full."""
        return clock_time(value)


@adapter(IDatetime, ITypedWidget)
class MomentConverter(_Converter):
    """28 ต.ค. 69 12.00, 28/10/2569."""

    example = _("ใส่วันและเวลาเช่น 28 ต.ค. 2569 12.00")
    understood = staticmethod(parse_moment)

    def shown(self, value):
        """In full."""
        return typed_moment(value)


@adapter(IInt, ITypedWidget)
class NumberConverter(_Converter):
    """12, ๑๒."""

    example = _("ใส่เป็นตัวเลข เช่น 12")

    def understood(self, text):
        """A whole number in either script."""
        return int(digits.arabic(text).strip())

    def shown(self, value):
        """In Arabic digits."""
        return str(value)


@adapter(IBEYear, ITypedWidget)
class YearConverter(NumberConverter):
    """2569, 69, ๒๕๖๙, 2026."""

    example = _("ใส่ปี พ.ศ. เช่น 2569")
    understood = staticmethod(dates.parse_year)


@adapter(IBaht, ITypedWidget)
class BahtConverter(NumberConverter):
    """1250000, ๑,๒๕๐,๐๐๐, 1,250,000 บาท."""

    example = _("ใส่วงเงินเป็นจำนวนเต็มบาท เช่น 1,250,000")

    def understood(self, text):
        """Whole baht, none of them owed."""
        found = super().understood(text.replace(",", "").removesuffix("บาท"))
        if found < 0:
            raise ValueError(found)
        return found

    def shown(self, value):
        """With commas."""
        return f"{value:,}"
