"""Notices over HTTP, with a worker, a mail server and a receiver: the bell, the choices, what was sent."""

from tests.rest.examples import compare
from tests.rest.examples import exchange
from tests.rest.house import staff
from tests.services.mailserver import MailServer
from tests.services.receiver import Receiver
from urllib.parse import urlsplit
import pytest
import re
import requests
import time


PEOPLE, OTHERS = staff("bangkadi"), staff("samkhok")
PATIENCE = 90


def until(find, done=bool):
    """What `find()` returns once it is `done`."""
    end = time.monotonic() + PATIENCE
    while not done(found := find()):
        assert time.monotonic() < end, found
        time.sleep(0.5)
    return found


def example(answer):
    """An exchange as documentation, without the ids and counts of this run."""
    text = re.sub(r"\b[0-9a-f]{25}\b", "<id>", exchange(answer))
    return re.sub(r'"unread": [0-9]+', '"unread": "<n>"', text)


def notices(house, userid, **asked):
    query = "&".join(f"{name}={value}" for name, value in asked.items())
    return house.get(userid, f"@notices?{query}")


def told(house, userid, address, event):
    """The notice of an event about the letter at `address`, once it is there."""
    path = urlsplit(address).path

    def find():
        items = notices(house, userid)["items"]
        return next((i for i in items if i["event"] == event and i["url"].endswith(path)), None)

    return until(find)


@pytest.fixture(scope="module")
def exim(house):
    with MailServer() as server:
        _set_up(house, server)
        yield server


def _set_up(house, server):
    operator = house.site.rest("admin")
    settings = {
        "plone.smtp_host": server.host,
        "plone.smtp_port": server.port,
        "plone.email_from_address": "saraban@bangkadi.example",
    }
    answer = operator.patch(f"{house.site.url}/@registry", json=settings)
    assert answer.status_code == 204, answer.text


def test_who_is_asked_hears_it_and_marks_it_as_read(house):
    house.ask(PEOPLE.head, "PATCH", "@notices", {"read": "all"})
    address = house.submitted(PEOPLE, title="ขอเชิญประชุมแจ้งเตือน")
    notice = told(house, PEOPLE.head, address, "to_review")
    assert (notice["subject"], notice["unread"]) == ("ขอเชิญประชุมแจ้งเตือน", True)
    answer = house.ask(PEOPLE.head, "GET", "@notices?unread=1")
    compare("notices", example(answer))
    before = answer.json()["unread"]
    marked = house.ask(PEOPLE.head, "PATCH", "@notices", {"read": [notice["id"]]})
    assert marked.json()["unread"] == before - 1
    compare("notices-read", example(marked))
    assert told(house, PEOPLE.head, address, "to_review")["unread"] is False
    assert house.ask(PEOPLE.head, "PATCH", "@notices", {"read": "all"}).json()["unread"] == 0


def test_nobody_reads_or_marks_the_notices_of_others(house):
    address = house.submitted(PEOPLE)
    notice = told(house, PEOPLE.head, address, "to_review")
    house.ask(OTHERS.head, "PATCH", "@notices", {"read": [notice["id"]]})
    assert told(house, PEOPLE.head, address, "to_review")["unread"]
    urls = [each["url"] for each in notices(house, OTHERS.head)["items"]]
    assert notice["url"] not in urls
    assert house.ask(None, "GET", "@notices").status_code == 401


@pytest.mark.parametrize("body", [{}, {"read": 5}, {"read": [5]}, {"read": "some"}])
def test_a_wrong_mark_is_refused(house, body):
    assert house.ask(PEOPLE.head, "PATCH", "@notices", body).status_code == 400


def test_a_person_chooses_what_comes_by_mail(house, exim):
    asked = {"email": {"to_review": "none"}, "hour": 7}
    answer = house.ask(PEOPLE.head, "PATCH", "@notice-settings", asked)
    assert (answer.json()["email"]["to_review"], answer.json()["hour"]) == ("none", 7)
    compare("notice-settings", exchange(answer))
    wrong = house.ask(PEOPLE.head, "PATCH", "@notice-settings", {"email": {"to_review": "x"}})
    assert wrong.status_code == 400
    assert house.get(PEOPLE.head, "@notice-settings")["email"]["to_review"] == "none"
    house.ask(PEOPLE.head, "PATCH", "@notice-settings", {"email": {"to_review": "now"}})


def test_mail_comes_and_what_was_sent_is_shown_to_the_registry_alone(house, exim):
    exim.clear()
    address = house.submitted(PEOPLE, title="ขอเชิญประชุมทางไปรษณีย์")
    (message,) = exim.messages(1, PATIENCE)
    assert message["Subject"] == "มีเรื่องเสนอให้ท่านพิจารณา · ขอเชิญประชุมทางไปรษณีย์"
    assert urlsplit(address).path in message.get_body(("plain",)).get_content()
    sent = until(
        lambda: house.ask(PEOPLE.registrar, "GET", "bangkadi/@notices-sent"),
        lambda answer: answer.json()["items"][0]["state"] == "sent",
    )
    compare("notices-sent", example(sent))
    for userid in (PEOPLE.head, OTHERS.registrar, None):
        assert house.ask(userid, "GET", "bangkadi/@notices-sent").status_code == 401
        again = house.ask(userid, "POST", "bangkadi/@notices-sent", {"again": []})
        assert again.status_code == 401


def test_a_mail_server_that_comes_back_gets_what_waited(house, exim):
    exim.clear()
    exim.stop()
    house.submitted(PEOPLE, title="ตอนแม่ข่ายล่ม")
    find = "bangkadi/@notices-sent?state=queued"
    queued = until(
        lambda: house.get(PEOPLE.registrar, find)["items"],
        lambda items: items and items[0]["words"],
    )
    assert queued[0]["words"].startswith("เครื่องแม่ข่ายไปรษณีย์ไม่รับ")
    exim.start()
    end = time.monotonic() + 200
    while not (messages := exim.messages(1, 5)):
        assert time.monotonic() < end
    assert "ตอนแม่ข่ายล่ม" in messages[0]["Subject"]
    assert len(exim.messages()) == 1


def test_a_receiver_is_added_told_and_dropped(house, tmp_path):
    receiver = Receiver(tmp_path, 503)
    private = house.ask(
        PEOPLE.registrar,
        "POST",
        "bangkadi/@webhooks",
        {"url": "https://receiver.example.go.th/edoc", "events": ["to_review", "arrived"]},
    )
    assert private.status_code == 201, private.text
    text = exchange(private).replace(private.json()["secret"], "edoc_<secret>")
    compare("webhook", text.replace(private.json()["id"], "<id>"))
    listed = house.get(PEOPLE.registrar, "bangkadi/@webhooks")
    assert "secret" not in listed["items"][0]
    address = private.json()["@id"]
    fresh = house.ask(PEOPLE.registrar, "PATCH", address, {"secret": "new"})
    assert fresh.json()["secret"] != private.json()["secret"]
    change = house.ask(PEOPLE.registrar, "PATCH", address, {"url": receiver.url})
    assert "secret" not in change.json()
    house.submitted(PEOPLE)
    # The operator has not allowed our own network.
    failed = until(
        lambda: house.get(PEOPLE.registrar, "bangkadi/@notices-sent?state=failed")["items"]
    )
    assert "เครือข่ายภายใน" in failed[0]["words"]
    assert receiver.requests() == []
    again = house.ask(
        PEOPLE.registrar, "POST", "bangkadi/@notices-sent", {"again": [failed[0]["id"]]}
    )
    assert again.json()["again"] == 1
    compare("notices-again", exchange(again).replace(failed[0]["id"], "<id>"))
    assert house.ask(OTHERS.registrar, "DELETE", address).status_code == 401
    assert house.ask(PEOPLE.registrar, "DELETE", address).status_code == 204
    assert house.ask(PEOPLE.registrar, "DELETE", address).status_code == 404
    receiver.stop()


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"url": "ftp://x.go.th/", "events": ["arrived"]},
        {"url": "https://x.go.th/", "events": ["unknown"]},
        {"url": "https://x.go.th/", "events": ["arrived"], "transport": "pigeon"},
        {"url": 5, "events": 5},
    ],
    ids=range(5),
)
def test_a_wrong_receiver_is_refused_in_words(house, body):
    answer = house.ask(PEOPLE.registrar, "POST", "bangkadi/@webhooks", body)
    assert answer.status_code == 400
    assert answer.json()["message"]
    assert house.ask(PEOPLE.head, "POST", "bangkadi/@webhooks", body).status_code == 401


def test_the_registry_sets_what_reminds(house):
    rules = {"unacknowledged_days": 5, "holidays": ["2026-12-10"]}
    answer = house.ask(PEOPLE.registrar, "PATCH", "bangkadi/@notice-rules", rules)
    assert answer.json()["unacknowledged_days"] == 5
    compare("notice-rules", exchange(answer))
    wrong = house.ask(PEOPLE.registrar, "PATCH", "bangkadi/@notice-rules", {"deadline_days": 0})
    assert wrong.status_code == 400
    assert house.ask(PEOPLE.head, "PATCH", "bangkadi/@notice-rules", rules).status_code == 401


def test_the_page_of_a_visitor_has_no_bell(house):
    assert "ed-bell" not in requests.get(house.site.url, timeout=60).text
