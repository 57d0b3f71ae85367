"""The figures of an office over HTTP: as a page, as JSON, as a file, for those who may see them."""

from io import BytesIO
from openpyxl import load_workbook
from tests.rest.house import staff


PEOPLE = staff("bangkadi")


def test_what_was_done_is_counted_at_once(house):
    def counts():
        return house.get(PEOPLE.signatory, f"{PEOPLE.agency}/@statistics")["by_act"]

    before = counts()
    house.pending(PEOPLE)
    after = counts()
    for act in ("create", "submit", "endorse"):
        assert after[act]["count"] == before[act]["count"] + 1
    assert after["sign"]["count"] == before["sign"]["count"]
    assert after["endorse"]["within_day"] == 1


def test_the_page_shows_charts_and_the_tables_behind_them(house):
    house.pending(PEOPLE)
    page = house.ask(
        PEOPLE.signatory, "GET", f"{PEOPLE.agency}/@@statistics", Accept="text/html"
    ).text
    assert page.count('<svg class="chart bars"') == 3
    assert "เวลาที่เรื่องรอแต่ละขั้น" in page
    assert "%s" not in page


def test_the_file_says_the_same_as_the_service(house):
    house.pending(PEOPLE)
    said = house.get(PEOPLE.signatory, f"{PEOPLE.agency}/@statistics")
    address = f"{PEOPLE.agency}/@@statistics-export"
    book = load_workbook(BytesIO(house.ask(PEOPLE.signatory, "GET", address).content))
    counted = {row[0].value: [cell.value for cell in row[1:]] for row in book.worksheets[0].rows}
    assert counted["เสนอ"] == [*said["by_month"]["submit"], sum(said["by_month"]["submit"])]


def test_who_drafts_sees_no_figures_and_a_head_those_of_his_unit(house):
    address = f"{PEOPLE.agency}/@statistics"
    assert house.ask(PEOPLE.drafter, "GET", address).status_code in (401, 403)
    assert house.ask("mayor.thakhlong", "GET", address).status_code in (401, 403, 404)
    assert house.ask(PEOPLE.head, "GET", address).status_code == 200
