"""Buddhist-era dates in Bangkok time."""

from datetime import date
from datetime import datetime
from edoc_policy.thai import dates
from pathlib import Path
import json
import pytest


CASES = json.loads((Path(__file__).parents[1] / "fixtures/sample_letters.json").read_text("utf-8"))[
    "cases"
]


@pytest.mark.parametrize("case", CASES["timezone"], ids=lambda case: case["utc"])
def test_the_year_of_a_moment_is_bangkoks(case):
    moment = datetime.fromisoformat(case["utc"])
    assert dates.bangkok_date(moment).isoformat() == case["asia_bangkok_date"]
    assert dates.be_year(moment) == case["be_year"]


@pytest.mark.parametrize("case", CASES["dates"], ids=lambda case: case["iso"])
def test_a_date_has_its_official_forms(case):
    day = date.fromisoformat(case["iso"])
    assert dates.long_date(day) == case["thai"]
    assert dates.long_date(day, thai_digits=False) == case["long"]
    assert dates.short_date(day) == case["short"]


def test_an_order_names_the_era():
    assert dates.long_date(date(2026, 10, 19), era=True) == "๑๙ ตุลาคม พ.ศ. ๒๕๖๙"


def test_a_register_writes_short_dates_in_thai_digits():
    assert dates.short_date(date(2026, 10, 19), thai_digits=True) == "๑๙ ต.ค. ๖๙"
    assert dates.short_date(date(1957, 1, 5)) == "5 ม.ค. 00"


def test_the_clock_is_bangkoks():
    moment = datetime.fromisoformat("2026-10-19T07:07:00+00:00")
    assert dates.clock(moment) == "14.07 น."
    assert dates.clock(moment, thai_digits=True) == "๑๔.๐๗ น."
    assert dates.clock(datetime(2026, 10, 19, 9, 30)) == "09.30 น."


def test_a_day_heads_its_part_of_a_register():
    assert dates.weekday_date(date(2026, 10, 22)) == "วันพฤหัสบดีที่ ๒๒ ตุลาคม ๒๕๖๙"


@pytest.mark.parametrize("typed", ["2569", "69", "2026", "๒๕๖๙", "๖๙", " พ.ศ. 2569 "])
def test_a_year_is_understood_as_typed(typed):
    assert dates.parse_year(typed) == 2569


@pytest.mark.parametrize("typed", ["", "9", "12345", "2300", "abcd", "-69"])
def test_what_is_no_year_is_refused(typed):
    with pytest.raises(ValueError, match="not a year"):
        dates.parse_year(typed)


@pytest.mark.parametrize(
    "typed",
    ["19 ต.ค. 69", "๑๙ ตุลาคม ๒๕๖๙", "19 ตุลาคม พ.ศ. 2569", "19/10/2569", "19/10/26",
     "2026-10-19", "19 ตค 69", "๑๙ ต.ค.๖๙"],
)  # fmt: skip
def test_a_date_is_understood_as_typed(typed):
    expected = date(1983, 10, 19) if typed == "19/10/26" else date(2026, 10, 19)
    assert dates.parse_date(typed) == expected


@pytest.mark.parametrize("typed", ["", "29 ก.พ. 2569", "31 เม.ย. 69", "19 ตลก 69", "วันนี้"])
def test_what_is_no_date_is_refused(typed):
    with pytest.raises(ValueError):  # noqa: PT011
        dates.parse_date(typed)


def test_leap_day_follows_the_common_era():
    assert dates.parse_date("29 ก.พ. 2567") == date(2024, 2, 29)
