"""Who guesses an address, fires a transition, or writes past the acts: refused and journaled."""

from instance.processes import PEOPLE as DEMO
from tests.rest.house import enclosures
from tests.rest.house import PASSPHRASE
from tests.rest.house import staff
import pytest
import re
import requests


PROVINCE, OURS, THEIRS = staff("pt-prov"), staff("thakhlong"), staff("latsawai")
GOES_ON = (200, 201, 204)


@pytest.fixture(scope="module")
def draft(house):
    return house.draft(OURS, enclosures=enclosures("ก.txt", "text/plain", "ลับของเรา".encode()))


@pytest.fixture(scope="module")
def sealed(house):
    return house.sealed(OURS)


@pytest.fixture(scope="module")
def incoming(house):
    """A letter of the province in our incoming tray."""
    address = house.sealed(PROVINCE, recipients=[{"agency": OURS.agency}])
    assert house.act(PROVINCE.registrar, address, "send").ok
    number = house.get(PROVINCE.drafter, address)["number"]

    def arrived():
        items = house.get(OURS.registrar, f"{OURS.agency}/@tray/incoming")["items"]
        return next((item["@id"] for item in items if item["number"] == number), None)

    while not (found := arrived()):
        pass
    return found


def browser(house, userid):
    """A person with a session cookie, as in a browser."""
    session = requests.Session()
    form = {"__ac_name": userid, "__ac_password": DEMO["password"], "buttons.login": "1"}
    session.post(f"{house.client.url}/login", data=form, timeout=60)
    assert "__ac" in session.cookies
    return session


def last(house):
    """The number of our journal's newest line."""
    return house.journal(OURS)[0]["seq"]


def refusals(house, after):
    """The refusals of their registrar in our journal after a line."""
    return [
        line
        for line in house.journal(OURS)
        if line["seq"] > after and (line["actor"], line["outcome"]) == (THEIRS.registrar, "refused")
    ]


REQUESTS = [
    ("GET", "", None),
    ("GET", "/@acts", None),
    ("GET", "/@@file?tab=letter", None),
    ("GET", "/@@file?tab=enclosure-1", None),
    ("GET", "/@@page.png", None),
    ("GET", "/@workflow", None),
    ("GET", "/@history", None),
    ("PATCH", "", {"title": "ของเราแล้ว"}),
    ("DELETE", "", None),
    ("POST", "/@acts", {"act": "submit"}),
    ("POST", "/@acts", {"act": "register"}),
]


@pytest.mark.parametrize("which", ["draft", "sealed", "incoming"])
@pytest.mark.parametrize(("method", "tail", "body"), REQUESTS)
def test_a_letter_of_another_agency_is_refused_and_journaled(
    house, request, which, method, tail, body
):
    address = request.getfixturevalue(which)
    before = last(house)
    answer = house.ask(THEIRS.registrar, method, f"{address}{tail}", body)
    assert answer.status_code == 401, answer.text
    assert "ขอเชิญ" not in answer.text
    found = refusals(house, before)
    assert len(found) == 1
    assert found[0]["subject"].endswith(address[-17:])
    assert found[0]["facts"]["method"] == method


@pytest.mark.parametrize("tail", ["", "/@@letter", "/@@file", "/@@page.png", "/edit", "/@@act"])
@pytest.mark.parametrize("which", ["draft", "incoming"])
def test_the_same_holds_in_a_browser(house, request, which, tail):
    address = request.getfixturevalue(which)
    session = browser(house, THEIRS.registrar)
    before = last(house)
    answer = session.get(f"{address}{tail}", timeout=60)
    assert answer.status_code == 403
    assert "ขอเชิญ" not in answer.text
    assert len(refusals(house, before)) == 1


def test_an_act_from_a_form_of_another_agency_is_refused(house, incoming):
    session = browser(house, THEIRS.registrar)
    own = session.get(f"{house.client.url}/{THEIRS.agency}/@@receive-letter", timeout=60).text
    token = re.search(r'"_authenticator"\s[^>]*value="([0-9a-f]+)"', own)[1]
    before = last(house)
    form = {"act": "register", "_authenticator": token}
    answer = session.post(f"{incoming}/@@act", data=form, timeout=60)
    assert answer.status_code == 403
    assert house.state(incoming, OURS.registrar) == "delivered"
    assert len(refusals(house, before)) == 1


@pytest.mark.parametrize("service", ["@tray/incoming", "@registers", "@journal", "@letters"])
def test_nor_are_the_services_of_another_agency_open(house, service):
    method = "POST" if service == "@letters" else "GET"
    body = {"title": "แทรก"} if method == "POST" else None
    answer = house.ask(THEIRS.drafter, method, f"{OURS.agency}/{service}", body)
    assert answer.status_code == 401, answer.text


def test_search_does_not_tell_of_letters_of_another_agency(house, draft):
    house.ask(OURS.drafter, "PATCH", draft, {"title": "เรื่องซ่อนกระต่าย"})
    ours = house.get(OURS.drafter, "@edoc-search?q=ซ่อนกระต่าย")
    assert [item["@id"] for item in ours["items"]] == [draft]
    for path in ("@edoc-search?q=ซ่อนกระต่าย", "@search?SearchableText=ซ่อนกระต่าย", "@search"):
        assert "ซ่อนกระต่าย" not in str(house.get(THEIRS.drafter, path).get("items"))
    assert house.get(None, "@search?portal_type=edoc.external")["items"] == []


TRANSITIONS = ("submit", "endorse", "sign", "sealed", "send", "cancel", "register", "recalled")


@pytest.mark.parametrize("userid", [OURS.drafter, OURS.registrar, "admin"])
@pytest.mark.parametrize("which", ["draft", "sealed", "incoming"])
def test_no_transition_is_fired_past_the_acts(house, request, which, userid):
    address = request.getfixturevalue(which)
    before = house.get(OURS.drafter, address)
    session = house.site.rest(userid)
    assert session.get(f"{address}/@workflow", timeout=60).json().get("transitions", []) == []
    for transition in TRANSITIONS:
        answer = session.post(f"{address}/@workflow/{transition}", json={}, timeout=60)
        # plone.restapi says yes to the state that the letter is in already
        assert answer.status_code in (400, 401, 403) or before["review_state"] == transition
    assert house.get(OURS.drafter, address) == before


@pytest.mark.parametrize("userid", [OURS.signatory, PROVINCE.drafter, "admin"])
def test_a_draft_is_changed_by_drafters_only(house, draft, userid):
    answer = house.site.rest(userid).patch(draft, json={"title": "อื่น"}, timeout=60)
    assert answer.status_code == 401, answer.text
    assert house.get(OURS.drafter, draft)["title"] != "อื่น"


@pytest.mark.parametrize("userid", [OURS.drafter, OURS.registrar, OURS.signatory, "admin"])
def test_nobody_changes_moves_or_removes_what_is_sealed_or_received(
    house, sealed, incoming, userid
):
    session = house.site.rest(userid)
    for address in (sealed, incoming):
        before = house.get(OURS.drafter, address)
        assert before["review_state"] in ("sealed", "delivered")
        calls = (
            ("PATCH", "", {"title": "อื่น"}),
            ("DELETE", "", None),
            ("POST", "/@lock", {}),
            ("PUT", "", {"title": "อื่น"}),
        )
        for method, tail, body in calls:
            answer = session.request(method, f"{address}{tail}", json=body, timeout=60)
            assert answer.status_code in (401, 403, 404, 405, 501), (method, tail, answer.text)
        for service in ("@move", "@copy"):
            session.post(f"{house.client.url}/{service}", json={"source": address}, timeout=60)
        assert house.get(OURS.drafter, address) == before


@pytest.mark.parametrize("where", ["outgoing", "incoming", ""])
@pytest.mark.parametrize(
    "kind", ["edoc.external", "edoc.incoming", "edoc.tray", "Document", "File"]
)
@pytest.mark.parametrize("userid", [OURS.drafter, OURS.registrar, "admin"])
def test_nothing_is_laid_into_an_agency_past_its_services(house, where, kind, userid):
    answer = house.site.rest(userid).post(
        f"{house.client.url}/{OURS.agency}/{where}",
        json={"@type": kind, "title": "แทรก", "number_text": "ปท ๑"},
        timeout=60,
    )
    assert answer.status_code in (400, 401, 403), answer.text


@pytest.mark.parametrize("tail", ["/@sharing", "/@rules", "/@comments"])
def test_who_works_in_an_agency_does_not_share_its_letters_further(house, draft, tail):
    body = {"entries": [{"id": THEIRS.drafter, "type": "user", "roles": {"Reader": True}}]}
    answer = house.ask(OURS.drafter, "POST", f"{draft}{tail}", body)
    assert answer.status_code not in GOES_ON, answer.text
    assert house.ask(THEIRS.drafter, "GET", draft).status_code == 401


def test_who_may_read_but_not_draft_makes_no_letter(house):
    values = house.values(PROVINCE)
    for userid in (PROVINCE.signatory, PROVINCE.registrar):
        answer = house.ask(userid, "POST", f"{PROVINCE.agency}/@letters", values)
        assert answer.status_code == 401


def test_a_letter_in_review_or_later_is_changed_by_nobody(house):
    address = house.submitted(OURS)
    for userid in (OURS.drafter, OURS.head, OURS.signatory):
        assert house.ask(userid, "PATCH", address, {"title": "อื่น"}).status_code == 401
    assert house.act(OURS.head, address, "endorse").ok
    for userid in (OURS.drafter, OURS.head, OURS.signatory):
        assert house.ask(userid, "PATCH", address, {"title": "อื่น"}).status_code == 401


def test_a_letter_is_signed_only_by_the_one_whose_name_it_bears(house):
    address = house.pending(OURS)
    for userid in (OURS.drafter, OURS.head, OURS.registrar):
        answer = house.act(userid, address, "sign", passphrase=PASSPHRASE)
        assert answer.status_code == 403
        assert "นายจำลอง แบบอย่าง" in answer.json()["message"]
    answer = house.act(PROVINCE.signatory, address, "sign", passphrase=PASSPHRASE)
    assert answer.status_code == 401


def test_a_draft_thrown_away_is_told_in_the_journal(house):
    address = house.draft(OURS, title="ร่างที่ทิ้ง")
    assert house.ask(OURS.drafter, "DELETE", address).status_code == 204
    newest = house.journal(OURS)[0]
    assert (newest["act"], newest["actor"]) == ("delete", OURS.drafter)
    assert newest["facts"]["title"] == "ร่างที่ทิ้ง"


def test_a_draft_that_is_not_complete_is_told_all_that_is_missing(house):
    address = house.draft(OURS, recipients=[], body="")
    answer = house.act(OURS.drafter, address, "submit")
    assert answer.status_code == 403
    told = answer.json()
    assert [each["field"] for each in told["problems"]] == ["recipients", "body"]
    assert told["message"] == "ยังไม่มีผู้รับ (ข้อ 11.5) · ยังไม่มีข้อความ (ข้อ 11.8)"
    acts = house.get(OURS.drafter, f"{address}/@acts")["items"]
    (submit,) = [each for each in acts if each["act"] == "submit"]
    assert submit["reason"] == "ยังไม่มีผู้รับ (ข้อ 11.5) และอีก 1 จุด"
