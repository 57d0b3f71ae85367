"""On PostgreSQL as on files: a letter goes its way, and numbers drawn at once have no gap."""

from instance.course import Client
from instance.processes import DEMO
from tests.rest.house import at_once
from tests.rest.house import enclosures
from tests.rest.house import House
from tests.rest.house import PASSPHRASE
from tests.rest.house import staff
from tests.services.postgres import build
from tests.services.postgres import postgres
from tests.services.site import Site
import psycopg2
import pytest


BLOBS = "blob_chunk where lo_get(chunk)"
PROVINCE, RECEIVER = staff("pt-prov"), staff("samkhok")


@pytest.fixture(scope="module")
def dsn():
    with postgres() as dsn:
        yield dsn


@pytest.fixture(scope="module")
def house(dsn, pki, tmp_path_factory):
    """The suite with people and agencies, on that database."""
    folder = tmp_path_factory.mktemp("postgres")
    site = Site(folder, pki)
    site.place = build(folder / "built", pki, "postgres.cfg", postgres_dsn=dsn)
    site.place.run_script(DEMO, "no-letters")
    site.start()
    yield House(site, None, Client(site.url))
    site.kill()


def test_a_letter_is_sealed_sent_and_registered(house):
    rows = enclosures("แนบ.txt", "text/plain", "แนบ".encode())
    address = house.sealed(PROVINCE, recipients=[{"agency": RECEIVER.agency}], enclosures=rows)
    assert house.act(PROVINCE.registrar, address, "send").ok
    house.until_delivered(PROVINCE, address)
    sent = house.get(PROVINCE.drafter, address)
    (item,) = house.get(RECEIVER.registrar, f"{RECEIVER.agency}/@tray/incoming")["items"]
    assert item["number"] == sent["number"]
    assert house.act(RECEIVER.registrar, item["@id"], "register").ok
    files = [
        house.ask(userid, "GET", f"{letter}/@@file?tab=letter", Accept="*/*").content
        for userid, letter in ((PROVINCE.drafter, address), (RECEIVER.drafter, item["@id"]))
    ]
    assert files[0] == files[1]
    found = house.get(PROVINCE.drafter, "@edoc-search?q=ประชุม")["items"]
    assert [each["@id"] for each in found] == [address]
    journal = house.get(PROVINCE.signatory, f"{PROVINCE.agency}/@journal?verify=1")
    assert journal["verification"]["ok"] is True


def test_numbers_drawn_at_once_are_consecutive(house):
    first = house.next_number(PROVINCE)
    house.client.login(PROVINCE.signatory)

    def sign(address):
        return lambda: house.act(PROVINCE.signatory, address, "sign", passphrase=PASSPHRASE)

    answers = at_once(*[sign(house.pending(PROVINCE)) for _ in range(12)])
    assert {answer.status_code for answer in answers} == {200}
    path = f"{PROVINCE.agency}/@registers?book=send"
    drawn = {row["running"] for row in house.get(PROVINCE.registrar, path)["items"]}
    assert drawn >= set(range(first, first + len(answers)))
    assert house.next_number(PROVINCE) == first + len(answers)


def test_objects_and_files_lie_in_the_database(house, dsn):
    address = house.draft(PROVINCE, enclosures=enclosures("แนบ.txt", "text/plain", b"enclosed"))
    uid = house.get(PROVINCE.drafter, address)["UID"]
    with psycopg2.connect(dsn) as connection, connection.cursor() as cursor:
        for kept, where in ((uid.encode(), "object_state where state"), (b"enclosed", BLOBS)):
            cursor.execute(f"select count(*) from {where} like %s", [b"%" + kept + b"%"])
            assert cursor.fetchone()[0], kept
