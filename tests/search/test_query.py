"""One search box: a number in either script, or words; only what the user may view."""

from edoc_policy.search import query
from edoc_policy.search import setup
from pathlib import Path
from plone.app.testing import login
import json
import pytest


SAMPLE = json.loads((Path(__file__).parents[1] / "fixtures/sample_letters.json").read_text("utf-8"))


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("ว 1287", "ว1287"),
        ("ว. ๑๒๘๗", "ว.1287"),
        ("๑๒๘๗", "1287"),
        ("ปท ๐๐๑๗.๓/ว ๑๒๘๗", "ปท0017.3/ว1287"),
        ("ที่ ปท 52901/845", "ปท52901/845"),
        ("/ว1287", "/ว1287"),
        ("0017.3/845", "0017.3/845"),
        ("๑๒๔/๒๕๖๙", "124/2569"),
        ("ประชุม", None),
        ("ประชุม 2569", None),
        ("ว่า 12", None),
        ("COVID-19", None),
        ("", None),
    ],
)
def test_a_number_is_known_from_words(typed, key):
    assert query.number_in(typed) == key


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("ประชุม เทศบาล", '"ประชุม" "เทศบาล"'),
        ('"ประชุม เทศบาล" ลด', '"ประชุม เทศบาล" "ลด"'),
        ("“ประชุม เทศบาล”", '"ประชุม เทศบาล"'),
        ("-ประชุม AND (ลด) OR *", '"-ประชุม" "AND" "(ลด)" "OR"'),
        ('ประ"ชุม', '"ประชุม"'),
        ("?! ๆ", ""),
    ],
)
def test_what_is_typed_is_asked_for_literally(typed, asked):
    assert query.text_query(typed) == asked


def test_the_box_finds_by_number_and_by_words(letters):
    for case in SAMPLE["cases"]["search"]:
        expected = set(case.get("must_match", ())) - {"L12"}  # its words stand in its agenda
        assert expected <= letters.find(case["query"]), case
    assert letters.find("ว 1287") == letters.find("๑๒๘๗") == {"L01"}
    assert letters.find("ปท 0017.3/ว1287") == letters.find("0017.3/ว๑๒๘๗") == {"L01"}
    assert letters.find("ปท 0017.3/845") == set()


def test_a_number_no_letter_has_is_looked_for_as_words(letters):
    found = query.find(letters.portal, "๒๓")
    assert (found.by, found.total) == ("text", 1)
    assert query.find(letters.portal, "845").by == "number"
    assert query.find(letters.portal, words="845").by == "text"


def test_a_slip_of_the_finger_is_met_with_the_numbers_that_exist(letters):
    assert query.near(letters.portal, "ว 1278") == ["ว 1287"]
    assert query.near(letters.portal, "๘๕๔") == ["845"]
    assert query.near(letters.portal, "ประชุม") == query.near(letters.portal, "999") == []


def test_a_search_narrows_by_agency_and_side(letters):
    assert letters.find("e-Document", agency="thakhlong") == {"L02"}
    assert letters.find("e-Document", party="thakhlong") == {"L01", "L02"}
    with pytest.raises(ValueError, match="kind"):
        letters.find("ประชุม", kind="order")


def test_a_batch_tells_how_many_there_are_in_all(letters):
    everything = query.find(letters.portal, "e-Document")
    assert everything.total == len(everything.brains) > 4
    second = query.find(letters.portal, "e-Document", start=2, size=2)
    assert [brain.getId for brain in second.brains] == [
        brain.getId for brain in everything.brains[2:4]
    ]
    assert second.total == everything.total
    assert query.find(letters.portal, "?!").total == 0


def test_what_a_user_may_not_view_is_neither_found_nor_counted(letters):
    login(letters.portal, "dao")
    found = query.find(letters.portal, "ประชุม")
    assert (found.brains, found.total) == ([], 0)


def test_the_indexes_come_once_and_go_without_trace(rooms_session, rooms):
    portal = rooms["portal"]
    catalog = portal.portal_catalog
    before = (sorted(catalog.indexes()), sorted(catalog.objectIds()))
    assert setup.add_indexes(portal) == ["edoc_text", "edoc_number"]
    assert setup.add_indexes(portal) == []
    assert "edoc_lexicon" in catalog.objectIds()
    setup.remove_indexes(portal)
    setup.remove_indexes(portal)
    assert (sorted(catalog.indexes()), sorted(catalog.objectIds())) == before
