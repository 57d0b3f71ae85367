"""The letters that stand where an emblem will be."""

from edoc_theme.shell import initials
import pytest


@pytest.mark.parametrize(
    ("short_name", "title", "letters"),
    [
        ("", "จังหวัดปทุมธานี", "ปท"),
        ("ปท", "จังหวัดปทุมธานี", "ปท"),
        ("", "เทศบาลเมืองท่าโขลง", "ทข"),
        ("จังหวัดปทุมธานี", "จังหวัดปทุมธานี", "ปท"),
        (None, "Ministry", "Mi"),
        (None, None, ""),
    ],
)
def test_an_agency_without_emblem_is_known_by_the_letters_of_its_own_name(
    short_name, title, letters
):
    assert initials(short_name, title) == letters
