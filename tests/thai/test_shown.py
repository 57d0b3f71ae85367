"""Dates as pages show them: Thai without any catalogue; English is looked at in tests/theme."""

from datetime import date
from datetime import datetime
from edoc_policy.thai import shown
from edoc_policy.thai.dates import BANGKOK
import pytest


DAY = date(2026, 10, 22)
MOMENT = datetime.fromisoformat("1957-10-22T07:07:00+00:00")


@pytest.mark.parametrize(
    ("message", "thai"),
    [
        (shown.short(DAY), "22 ต.ค. 69"),
        (shown.long(DAY), "22 ตุลาคม 2569"),
        (shown.weekday(DAY), "วันพฤหัสบดีที่ 22 ตุลาคม 2569"),
        (shown.printed(DAY), "๒๒ ตุลาคม ๒๕๖๙"),
        (shown.clock(MOMENT), "14.07 น."),
        (shown.short_moment(MOMENT), "22 ต.ค. 00 14.07 น."),
        (shown.recent_moment(MOMENT), "22 ต.ค. 00 14.07 น."),
        (shown.long_moment(MOMENT), "22 ตุลาคม 2500 14.07 น."),
        (shown.year(2569), "2569"),
    ],
)
def test_a_date_is_said_in_thai_without_a_catalogue(message, thai):
    assert shown.in_thai(message) == thai


def test_this_year_needs_no_year():
    now = datetime.now(BANGKOK).replace(month=3, day=9, hour=9, minute=30)
    assert shown.in_thai(shown.recent_moment(now)) == "9 มี.ค. 09.30 น."
