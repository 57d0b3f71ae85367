"""Standing in over HTTP: orders, absences, acting in the post of another, and what is refused."""

from datetime import timedelta
from edoc_policy.thai.dates import bangkok_date
from instance.processes import PEOPLE
from tests.rest.examples import compare
from tests.rest.examples import exchange
from tests.rest.house import staff
import pytest


PEOPLE_OF, OTHERS = staff("lamsamkaeo"), staff("samkhok")
PATH = "lamsamkaeo/@stand-ins"
BASIS = "คำสั่งเทศบาลเมืองลำสามแก้ว ที่ 41/2569"
ACTING = "ปลัดเทศบาล รักษาราชการแทน นายกเทศมนตรีเมืองลำสามแก้ว"


def posts(house):
    """{title: UID} of the agency's posts."""
    items = house.get(PEOPLE_OF.head, "lamsamkaeo/@vocabularies/edoc.posts")["items"]
    return {each["title"]: each["token"] for each in items}


def name(house, userid=PEOPLE_OF.registrar, **changes):
    uids = posts(house)
    values = {
        "acted": uids["นายกเทศมนตรีเมืองลำสามแก้ว"],
        "deputy": uids["ปลัดเทศบาล"],
        "capacity": "acting",
        "basis": BASIS,
        "when": "absence",
        **changes,
    }
    return house.ask(userid, "POST", PATH, values)


@pytest.fixture
def stand_in(house):
    answer = name(house)
    assert answer.status_code == 201, answer.text
    yield answer
    house.ask(PEOPLE_OF.registrar, "DELETE", answer.json()["@id"])
    house.ask(PEOPLE_OF.signatory, "DELETE", "lamsamkaeo/@absences")


def away(house, who=PEOPLE_OF.signatory, **changes):
    first, last = bangkok_date(), bangkok_date() + timedelta(days=1)
    body = {"valid_from": first.isoformat(), "valid_to": last.isoformat(), **changes}
    return house.ask(who, "POST", "lamsamkaeo/@absences", body)


def capacity(stand_in):
    return {"X-Edoc-Capacity": stand_in.json()["id"]}


def test_a_stand_in_is_named_takes_over_in_an_absence_signs_and_gives_back(house, stand_in):
    compare("stand-in", exchange(stand_in))
    assert stand_in.json()["in_force"] is False
    address = house.pending(PEOPLE_OF)
    sign = {"act": "sign", "passphrase": PEOPLE["passphrase"]}
    early = house.ask(PEOPLE_OF.head, "POST", f"{address}/@acts", sign, **capacity(stand_in))
    assert early.status_code == 403
    gone = away(house)
    assert gone.status_code == 201, gone.text
    compare("absence", exchange(gone))
    listed = house.ask(PEOPLE_OF.drafter, "GET", PATH)
    compare("stand-ins", exchange(listed))
    assert [each["title"] for each in listed.json()["now"]] == [ACTING]
    done = house.ask(PEOPLE_OF.head, "POST", f"{address}/@acts", sign, **capacity(stand_in))
    assert done.status_code == 200, done.text
    entry = next(each for each in done.json()["endorsements"] if each["act"] == "sign")
    assert (entry["post"], entry["acting"]["basis"]) == (ACTING, BASIS)
    assert "นายกเทศมนตรีเมืองลำสามแก้ว" in done.json()["signers"][0]["position"]
    house.until(PEOPLE_OF.drafter, address, "sealed")
    back = house.ask(PEOPLE_OF.signatory, "DELETE", "lamsamkaeo/@absences")
    assert back.json()["items"] == []
    assert house.get(PEOPLE_OF.drafter, PATH)["now"] == []


def test_a_stand_in_without_order_is_refused_field_by_field(house):
    answer = name(house, basis="", valid_from="2026-12-31", valid_to="2026-12-01")
    assert answer.status_code == 400
    assert [each["field"] for each in answer.json()["problems"]] == ["basis", "valid_to"]
    compare("stand-in-refused", exchange(answer))


def test_an_ended_one_stays_among_the_past(house):
    made = name(house, when="dates", basis="คำสั่ง ที่ 7/2569").json()
    ended = house.ask(PEOPLE_OF.registrar, "DELETE", made["@id"])
    assert ended.json()["in_force"] is False
    assert made["id"] in [each["id"] for each in house.get(PEOPLE_OF.drafter, PATH)["past"]]
    assert house.ask(PEOPLE_OF.registrar, "DELETE", made["@id"]).status_code == 404


@pytest.mark.parametrize(
    ("userid", "method", "path", "status"),
    [
        (PEOPLE_OF.drafter, "POST", PATH, 401),
        (OTHERS.registrar, "GET", PATH, 401),
        (OTHERS.head, "POST", "lamsamkaeo/@absences", 401),
    ],
)
def test_who_has_no_right_is_refused(house, userid, method, path, status):
    assert house.ask(userid, method, path, {} if method == "POST" else None).status_code == status


def test_another_is_declared_away_by_a_registrar_alone(house):
    assert away(house, PEOPLE_OF.drafter, userid=PEOPLE_OF.head).status_code == 401
    assert away(house, PEOPLE_OF.registrar, userid=PEOPLE_OF.head).status_code == 201
    path = f"lamsamkaeo/@absences?userid={PEOPLE_OF.head}"
    assert house.ask(PEOPLE_OF.registrar, "DELETE", path).json()["items"] == []


@pytest.mark.parametrize(
    "changes", [{"valid_from": "31 ก.พ. 2569"}, {"kinds": "order"}, {"basis": 7}, {"kinds": [3]}]
)
def test_a_value_of_the_wrong_shape_is_told(house, changes):
    answer = name(house, **changes)
    assert answer.status_code == 400
    assert next(iter(changes)) in answer.json()["message"]
