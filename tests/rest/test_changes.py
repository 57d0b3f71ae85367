"""Changing a draft and reading what came: what REST does beside the course of events."""

from tests.rest.house import enclosures
from tests.rest.house import staff
from tests.rest.house import upload
import pytest


PROVINCE, OURS = staff("pt-prov"), staff("samkhok")
FIRST, SECOND = "แนบหนึ่ง".encode(), "แนบสอง".encode()


@pytest.fixture
def draft(house):
    """A draft with two files of one name."""
    rows = [row for data in (FIRST, SECOND) for row in enclosures("แนบ.txt", "text/plain", data)]
    return house.draft(OURS, enclosures=rows)


def change(house, address, rows):
    return house.ask(OURS.drafter, "PATCH", address, {"enclosures": rows})


def contents(house, address):
    """The bytes behind each enclosure."""
    rows = house.get(OURS.drafter, address)["enclosures"]
    return [
        house.ask(OURS.drafter, "GET", row["file"]["download"], Accept="*/*").content
        for row in rows
    ]


def test_a_row_sent_back_as_it_was_read_keeps_its_file(house, draft):
    first, second = house.get(OURS.drafter, draft)["enclosures"]
    third = {"title": "ใหม่", "quantity": "๑", "file": upload("ค.txt", "text/plain", b"three")}
    answer = change(house, draft, [{**second, "title": "อีกชื่อ"}, third, first])
    assert answer.status_code == 200, answer.text
    rows = answer.json()["enclosures"]
    assert [row["title"] for row in rows] == ["อีกชื่อ", "ใหม่", first["title"]]
    assert contents(house, draft) == [SECOND, b"three", FIRST]


def test_the_address_alone_is_enough_and_a_file_sent_along_replaces_it(house, draft):
    first, second = house.get(OURS.drafter, draft)["enclosures"]
    first["file"] = {"download": first["file"]["download"]}
    second["file"].update(upload("ค.txt", "text/plain", b"new"))
    assert change(house, draft, [first, second]).status_code == 200
    assert contents(house, draft) == [FIRST, b"new"]


def test_without_file_a_row_lets_go_of_it(house, draft):
    first, second = house.get(OURS.drafter, draft)["enclosures"]
    answer = change(house, draft, [first, {**second, "file": None}])
    assert [bool(row["file"]) for row in answer.json()["enclosures"]] == [True, False]


@pytest.mark.parametrize("number", [0, 3, "other"])
def test_a_file_that_the_draft_does_not_hold_is_refused_by_row(house, draft, number):
    rows = house.get(OURS.drafter, draft)["enclosures"]
    wrong = rows[1]["file"]["download"].replace("enclosure-2", f"enclosure-{number}")
    if number == "other":
        other = house.draft(OURS, enclosures=enclosures("ลับ.txt", "text/plain", b"secret"))
        wrong = house.get(OURS.drafter, other)["enclosures"][0]["file"]["download"]
    rows[1]["file"] = {"download": wrong}
    answer = change(house, draft, rows)
    assert answer.status_code == 400
    (problem,) = answer.json()["problems"]
    assert (problem["field"], problem["row"]) == ("enclosures", 2)
    assert contents(house, draft) == [FIRST, SECOND]


def test_the_registry_acknowledges_a_letter_by_reading_it_over_rest(house):
    address = house.sealed(PROVINCE, recipients=[{"agency": OURS.agency}])
    assert house.act(PROVINCE.registrar, address, "send").ok
    house.until_delivered(PROVINCE, address)
    number = house.get(PROVINCE.drafter, address)["number"]
    tray = house.get(OURS.registrar, f"{OURS.agency}/@tray/incoming")["items"]
    incoming = next(item["@id"] for item in tray if item["number"] == number)

    def told():
        return house.get(PROVINCE.drafter, address)["deliveries"][0]["state"]

    house.get(OURS.drafter, incoming)
    assert told() == "delivered"
    house.get(OURS.registrar, incoming)
    assert told() == "acknowledged"
    line = house.journal(PROVINCE)[0]
    assert (line["act"], line["actor"]) == ("acknowledged", OURS.registrar)
    house.get(OURS.registrar, incoming)
    assert house.journal(PROVINCE)[0] == line


def test_a_letter_that_nobody_has_opened_is_recalled_by_its_registrar(house):
    people = staff("samkhok")
    address = house.sealed(people, recipients=[{"agency": "bangkadi"}, {"agency": "latsawai"}])
    assert house.act(people.registrar, address, "send").status_code == 200
    house.until_delivered(people, address)
    answer = house.act(people.registrar, address, "recall")
    assert answer.status_code == 200, answer.text
    assert {row["state"] for row in answer.json()["deliveries"]} == {"recalled"}
