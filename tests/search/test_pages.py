"""The search page and service, over HTTP."""

from tests.layers import Site
import json
import pytest
import transaction


JSON = "application/json"


@pytest.fixture
def site(letters, rooms):
    letters.portal["agency"]["L02"].edoc_row["secrecy"] = "secret"
    letters.portal["agency"]["L02"].reindexObject()
    transaction.commit()
    return Site(rooms)


def test_a_number_finds_its_letter_and_offers_the_words(site):
    page = site.get("@@edoc-search?q=ว 1287", site.owner).contents
    assert "พบ 1 ฉบับ" in page
    assert "ปท 0017.3/ว 1287" in page
    assert "ด่วนที่สุด" in page
    assert "19 ต.ค. 69" in page
    assert "ในเนื้อความแทน" in page
    assert "in=text" in page


def test_words_find_letters_and_a_secret_subject_stays_hidden(site):
    page = site.get("@@edoc-search?q=การตอบรับเข้าร่วมประชุม", site.owner).contents
    assert "พบ 1 ฉบับ" in page
    assert "เรื่องลับ" in page
    assert 'title="L02"' not in page


def test_what_is_typed_is_shown_as_text(site):
    page = site.get("@@edoc-search?q=<b>ไม่มี</b>", site.owner).contents
    assert "ไม่พบ “&lt;b&gt;ไม่มี&lt;/b&gt;”" in page


def test_a_number_nearly_right_is_answered_with_the_right_one(site):
    page = site.get("@@edoc-search?q=ว 1278", site.owner)
    page.getLink("ว 1287").click()
    assert "พบ 1 ฉบับ" in page.contents


def test_the_search_of_an_agency_is_over_its_own_letters(site):
    assert "พบ 1 ฉบับ" in site.get("@@edoc-search?q=845", site.owner).contents
    assert "ไม่พบ" in site.get("agency/@@edoc-search?q=845", site.owner).contents


def test_a_stranger_finds_nothing(site):
    page = site.get("@@edoc-search?q=ประชุม", site.dao).contents
    assert "ไม่พบ" in page
    assert json.loads(site.get("@edoc-search?q=ประชุม", site.dao, JSON).contents)["items"] == []


def test_search_is_a_service(site):
    answer = json.loads(site.get("@edoc-search?q=ว+๑๒๘๗", site.owner, JSON).contents)
    assert (answer["by"], answer["items_total"]) == ("number", 1)
    (item,) = answer["items"]
    assert item["@id"].endswith("/agency/L01")
    assert (item["number"], item["dated"]) == ("ปท 0017.3/ว 1287", "2026-10-19")
    words = json.loads(site.get("@edoc-search?q=e-Document&b_size=2", site.owner, JSON).contents)
    assert words["items_total"] > len(words["items"]) == 2
