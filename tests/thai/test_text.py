"""One spelling of Thai text, clusters, search terms, letter numbers."""

from edoc_policy.thai import text
import pytest


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("ท\u0e4d\u0e32", "ทำ"),
        ("น\u0e4d\u0e49\u0e32", "น\u0e49ำ"),
        ("น\u0e49\u0e4d\u0e32", "น\u0e49ำ"),
        ("น\u0e33\u0e49", "น\u0e49ำ"),
        ("เเก้ว", "แก้ว"),
        ("ท\u0e48\u0e35", "ท\u0e35\u0e48"),
        ("ผ\u0e49\u0e39", "ผ\u0e39\u0e49"),
        ("ท\u0e35\u0e48\u0e48", "ท\u0e35\u0e48"),
        ("สิทธ\u0e4c\u0e34", "สิทธ\u0e34\u0e4c"),
        ("ประ\u200bชุม\u00a0ที่", "ประชุม ที่"),
        ("\u202eกลับ\u202c\u0007", "กลับ"),
        ("ท\uf70aาน", "ท\u0e48าน"),
        ("บรรทัด\r\nใหม่\t", "บรรทัด\nใหม่\t"),
        ("ก\u2028ข", "ก\nข"),
    ],
)
def test_what_looks_alike_becomes_the_same(typed, folded):
    assert text.normalise(typed) == folded
    assert text.normalise(folded) == folded


def test_clusters_keep_marks_with_their_consonant():
    assert text.clusters("ที่ประชุม") == ["ที่", "ป", "ร", "ะ", "ชุ", "ม"]
    assert text.clusters("เมือง ท่า") == ["เ", "มื", "อ", "ง", "ท่", "า"]


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("ว๑๒๘๗ e-Document", ["ว", "1287", "e", "document"]),
        ("COVID๑๙ทำ", ["covid", "19", "ทำ"]),
        ("ต่าง ๆ ต่างๆ ฯลฯ", ["ต่าง", "ต่าง", "ล"]),
        ("฿๕๐", ["50"]),
        ("ท\u0e4d\u0e32", ["ทำ"]),
        ("Ｅ２", ["e", "2"]),
        ("Café_х", ["café", "х"]),
        ("!?", []),
    ],
)
def test_search_terms_are_runs_of_one_kind(typed, terms):
    assert text.search_terms(typed) == terms


@pytest.mark.parametrize(
    "typed",
    ["ปท ๐๐๑๗.๓/ว ๑๒๘๗", "ปท 0017.3/ว1287", "ปท0017.3/ ว 1287", "ที่ ปท ๐๐๑๗.๓ / ว\u00a0๑๒๘๗"],
)
def test_a_letter_number_has_one_key(typed):
    assert text.number_key(typed) == "ปท0017.3/ว1287"
