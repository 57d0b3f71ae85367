"""What is left until a time is told as people count: over midnight and over new year."""

from datetime import datetime
from edoc_policy.letters.show import due
from edoc_policy.thai.dates import BANGKOK
from edoc_policy.thai.shown import in_thai
import pytest


def at(*parts):
    return datetime(*parts, tzinfo=BANGKOK)


@pytest.mark.parametrize(
    ("when", "now", "text", "css"),
    [
        (at(2026, 10, 22, 12), at(2026, 10, 22, 10, 20), "เหลือ 1 ชม. 40 นาที", "is-wait"),
        (at(2026, 10, 23, 0, 5), at(2026, 10, 22, 23, 55), "พรุ่งนี้", "is-wait"),
        (at(2026, 10, 26, 12), at(2026, 10, 22, 23), "เหลือ 4 วัน", ""),
        (at(2027, 1, 1, 9), at(2026, 12, 31, 23, 59), "พรุ่งนี้", "is-wait"),
        (at(2026, 12, 31, 16, 30), at(2027, 1, 1, 0, 1), "เกินกำหนด 1 วัน", "is-bad"),
        (at(2026, 10, 22, 9), at(2026, 10, 22, 9), "เกินกำหนด 0 ชม. 0 นาที", "is-bad"),
        (at(2026, 10, 21, 16, 30), at(2026, 10, 22, 8), "เกินกำหนด 1 วัน", "is-bad"),
    ],
)
def test_what_is_left_is_told_by_the_calendar_of_bangkok(when, now, text, css):
    shown = due(when, now)
    assert (in_thai(shown["text"]), shown["css"]) == (text, css)


def test_without_a_time_nothing_is_left():
    assert due(None) is None
