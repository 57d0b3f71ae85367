"""The order of the Thai dictionary."""

from edoc_policy.thai import collation
from pathlib import Path
import json


SORTING = json.loads(
    (Path(__file__).parents[1] / "fixtures/sample_letters.json").read_text("utf-8")
)["cases"]["sorting"]


def in_order(*words):
    return sorted(set(words), key=collation.sort_key) == list(words)


def test_agencies_stand_as_in_the_dictionary():
    assert sorted(SORTING["input"], key=collation.sort_key) == SORTING["expect"]


def test_tone_marks_decide_only_between_words_otherwise_alike():
    assert in_order("กา", "ก่า", "ก้า", "กาง", "ข้า", "ขาย")
    assert in_order("เก็ง", "เก่ง", "เก้ง", "เกณฑ์")


def test_numbers_sort_by_value_in_either_script():
    assert in_order("ข้อ ๒", "ข้อ 10", "ข้อ ๑๐๐")
    assert in_order("ข้อ 1.2", "ข้อ ๑.๑๐", "ข้อ 12")
    assert collation.sort_key("ข้อ ๐๗") == collation.sort_key("ข้อ 7")


def test_numbers_stand_before_latin_before_thai():
    assert in_order("๑๐", "e-Document", "กา")


def test_spaces_and_punctuation_do_not_count():
    assert in_order("เทศบาล", "เทศบาล-เมือง", "เทศบาลเมืองบางกะดี")


def test_a_key_is_printable():
    assert collation.sort_key("เทศบาล ๖ แห่ง\n").isprintable()
