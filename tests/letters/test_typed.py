"""What officials type for dates, times, years and numbers is understood or refused in words."""

from datetime import date
from datetime import time
from edoc_policy.exchange.jsonvalues import draft_values
from edoc_policy.letters.evidence import IMeeting
from edoc_policy.letters.interfaces import InvalidDraft
from edoc_policy.letters.schemas import IAmount
from edoc_policy.letters.typed import BahtConverter
from edoc_policy.letters.typed import DateConverter
from edoc_policy.letters.typed import NumberConverter
from edoc_policy.letters.typed import parse_moment
from edoc_policy.letters.typed import TimeConverter
from edoc_policy.letters.typed import YearConverter
from edoc_policy.thai.shown import in_thai
from z3c.form.converter import FormatterValidationError
import pytest


def converter(kind, field):
    return kind(IMeeting[field], None)


@pytest.mark.parametrize(
    "text", ["28 ต.ค. 69", "๒๘ ตุลาคม ๒๕๖๙", "28/10/2569", "2026-10-28", "28 ตุลาคม พ.ศ. 2569"]
)
def test_a_date_is_understood_as_it_is_typed_and_shown_in_full(text):
    dates = converter(DateConverter, "held_on")
    assert dates.toFieldValue(text) == date(2026, 10, 28)
    assert dates.toWidgetValue(date(2026, 10, 28)) == "28 ตุลาคม 2569"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("29 ก.พ. 2570", "เดือนกุมภาพันธ์ 2570 มี 28 วัน"),
        ("2027-02-29", "เดือนกุมภาพันธ์ 2570 มี 28 วัน"),
        ("๓๑ เม.ย. ๖๙", "เดือนเมษายน 2569 มี 30 วัน"),
    ],
)
def test_of_a_day_that_a_month_does_not_have_it_is_said_how_many_it_has(text, said):
    with pytest.raises(FormatterValidationError) as refused:
        converter(DateConverter, "held_on").toFieldValue(text)
    assert in_thai(refused.value.args[0]) == said
    with pytest.raises(InvalidDraft) as refused:
        draft_values({"held_on": text})
    (problem,) = refused.value.problems
    assert in_thai(problem.message) == said


@pytest.mark.parametrize("text", ["32 ต.ค. 69", "19 ตลก 69", "วันนี้", "28 ตุลาคม"])
def test_a_day_that_is_not_in_the_calendar_is_refused_in_words(text):
    with pytest.raises(FormatterValidationError, match="ปฏิทิน"):
        converter(DateConverter, "held_on").toFieldValue(text)


def test_the_leap_day_of_a_leap_year_is_a_date():
    assert converter(DateConverter, "held_on").toFieldValue("29 ก.พ. 2567") == date(2024, 2, 29)


@pytest.mark.parametrize("text", ["2569", "69", "2026", "๒๕๖๙", "พ.ศ. ๒๕๖๙"])
def test_a_year_is_of_the_buddhist_era_however_typed(text):
    assert converter(YearConverter, "meeting_year").toFieldValue(text) == 2569


@pytest.mark.parametrize("text", ["256", "ปีนี้", "1026"])
def test_what_is_no_year_is_refused_in_words(text):
    with pytest.raises(FormatterValidationError, match="ใส่ปี"):
        converter(YearConverter, "meeting_year").toFieldValue(text)


@pytest.mark.parametrize("text", ["9.30", "09:30", "๐๙.๓๐ น.", "9.30 น"])
def test_a_time_of_day(text):
    times = converter(TimeConverter, "started_at")
    assert times.toFieldValue(text) == time(9, 30)
    assert times.toWidgetValue(time(9, 30)) == "09.30 น."


def test_a_time_that_no_clock_shows_is_refused():
    with pytest.raises(FormatterValidationError):
        converter(TimeConverter, "started_at").toFieldValue("25.00")


def test_a_number_in_either_script_and_nothing_for_nothing():
    numbers = converter(NumberConverter, "meeting_number")
    assert (numbers.toFieldValue("๑๒"), numbers.toFieldValue("12")) == (12, 12)
    assert numbers.toFieldValue(" ") is None
    with pytest.raises(FormatterValidationError):
        numbers.toFieldValue("สิบสอง")


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("28 ต.ค. 69 12.00", 12),
        ("๒๘ ตุลาคม ๒๕๖๙ เวลา ๑๒.๐๐ น.", 12),
        ("28/10/2569 12:00", 12),
        ("2026-10-28T12:00", 12),
        ("2026-10-28T05:00Z", 12),
        ("28 ต.ค. 2569", 16),
    ],
)
def test_a_moment_is_understood_as_it_is_typed(text, hour):
    moment = parse_moment(text)
    assert (moment.date(), moment.hour) == (date(2026, 10, 28), hour)
    assert moment.utcoffset().total_seconds() == 7 * 3600


@pytest.mark.parametrize("text", ["", "12.00", "29 ก.พ. 2569 12.00", "28 ต.ค. 69 25.00", "พรุ่งนี้"])
def test_what_is_no_moment_is_not_understood(text):
    with pytest.raises(ValueError, match=r"not a|must be|out of range|มี"):
        parse_moment(text)


@pytest.mark.parametrize("text", ["1250000", "1,250,000", "๑,๒๕๐,๐๐๐ บาท", " ๑๒๕๐๐๐๐ "])
def test_a_sum_is_understood_as_it_is_typed(text):
    sums = BahtConverter(IAmount["amount"], None)
    assert sums.toFieldValue(text) == 1_250_000
    assert sums.toWidgetValue(1_250_000) == "1,250,000"


@pytest.mark.parametrize("text", ["หนึ่งล้าน", "1250000.50", "-5"])
def test_what_is_no_sum_is_refused_in_words(text):
    with pytest.raises(FormatterValidationError) as refused:
        BahtConverter(IAmount["amount"], None).toFieldValue(text)
    assert "1,250,000" in in_thai(refused.value.args[0])
