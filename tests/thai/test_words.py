"""Thai is cut into words as a reader would, and nothing of the text is lost."""

from edoc_policy.thai.words import lines
from edoc_policy.thai.words import words
import pytest


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("จัดประชุมคณะกรรมการ", ["จัด", "ประชุม", "คณะกรรมการ"]),
        ("งบประมาณรายจ่าย", ["งบประมาณ", "รายจ่าย"]),
        ("ครั้งที่ ๓/๒๕๖๙", ["ครั้ง", "ที่", " ", "๓", "/", "๒๕๖๙"]),
        ("ใช้ e-Document", ["ใช้", " ", "e", "-", "Document"]),
        ("จังหวัดฟฟหฟ", ["จังหวัด", "ฟฟหฟ"]),
        ("", []),
    ],
)
def test_a_run_of_letters_is_cut_into_words(text, found):
    assert words(text) == found


@pytest.mark.parametrize("text", ["ก็", "ํา", "ที่ 1 (ก)\nข้อ ๒", "เเละ\u0e48", "😀ไทย"])
def test_joined_the_words_are_the_text(text):
    assert "".join(words(text)) == text


def test_lines_break_between_words():
    assert lines("เพื่อโปรดพิจารณาให้ความเห็นชอบ", 16) == ["เพื่อโปรดพิจารณาให้", "ความเห็นชอบ"]
    assert lines("ฟ" * 7, 3) == ["ฟฟฟ", "ฟฟฟ", "ฟ"]
