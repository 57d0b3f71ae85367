"""Receivers of an agency: signed, retried, never into our own network."""

from datetime import timedelta
from edoc_policy.audit import journal
from edoc_policy.notices import network
from edoc_policy.notices import sending
from edoc_policy.notices import webhooks
from edoc_policy.notices.interfaces import ITransport
from edoc_policy.notices.interfaces import Refused
from instance.processes import free_port
from instance.processes import port_is_free
from instance.processes import ROOT
from tests.office import actor
from tests.office import letter
from zope.component import getGlobalSiteManager
from zope.interface import implementer
from zope.interface import Interface
import hashlib
import hmac
import json
import os
import pytest
import subprocess
import sys
import time


@pytest.fixture
def loopback(monkeypatch, tmp_path):
    sending._down.clear()
    monkeypatch.setenv("EDOC_WEBHOOK_NETWORKS", "127.0.0.0/8 ::1/128")
    monkeypatch.setenv("EDOC_NOTICES_KEY", str(tmp_path / "notices.key"))
    return tmp_path / "notices.key"


def add(room, url, *events):
    wanted = list(events or ("to_review",))
    return webhooks.add(room.site, room.agency(), actor("registrar.pt"), url, wanted)


def retry(room):
    """Take up again what waits, as if its time had come."""
    sending._down.clear()
    for each in list(room.office().open):
        room.office().open[each] = sending._now() - timedelta(seconds=1)
    sending.send_what_waits(room.site)
    return room.transmit()


def test_a_receiver_is_told_with_a_signature_that_verifies(room, loopback, receive):
    receiver = receive()
    _hook, secret = add(room, receiver.url)
    letter("in_review", title="ขอเชิญประชุม")
    room.tell()
    (sent,) = room.transmit()
    (request,) = receiver.requests(1)
    head, body = request["headers"], request["body"].encode()
    signed = f"{head['X-Edoc-Timestamp']}.".encode() + body
    expected = hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()
    assert head["X-Edoc-Signature"] == f"sha256={expected}"
    assert (sent.state, head["X-Edoc-Id"]) == ("sent", sent.id)
    told = json.loads(body)
    assert (told["event"], told["subject"], told["to"]) == ("to_review", "ขอเชิญประชุม", ["head.pt"])
    assert abs(int(head["X-Edoc-Timestamp"]) - sent.made_at.timestamp()) < 60


def test_one_that_fails_first_gets_it_later_under_the_same_id(room, loopback, receive):
    receiver = receive(500, 302, 429)
    add(room, receiver.url)
    letter("in_review")
    room.tell()
    (sent,) = room.transmit()
    assert (sent.state, sent.words) == ("queued", "ปลายทางตอบ 500 แทน 2xx")
    retry(room)
    assert sent.words == "ปลายทางตอบ 302 แทน 2xx"
    retry(room)
    retry(room)
    assert (sent.state, sent.attempts) == ("sent", 3)
    requests = receiver.requests(4)
    assert {each["headers"]["X-Edoc-Id"] for each in requests} == {sent.id}
    assert {each["path"] for each in requests} == {"/edoc"}  # the redirect was not followed


def test_a_receiver_that_is_down_is_tried_again(room, loopback, receive):
    receiver = receive()
    receiver.stop()
    add(room, receiver.url)
    letter("in_review")
    room.tell()
    (sent,) = room.transmit()
    assert sent.state == "queued"
    assert sent.words == "127.0.0.1 ติดต่อไม่ได้: เครื่องนั้นไม่รับการเชื่อมต่อ"


def test_the_receiver_of_the_documentation_takes_what_is_signed_and_nothing_else(room, loopback):
    page = (ROOT / "docs" / "rest" / "receiver.md").read_text("utf-8")
    program = page.partition("```python\n")[2].partition("```")[0]
    port = free_port()
    url = f"http://127.0.0.1:{port}/"
    _hook, secret = add(room, url)
    environment = {**os.environ, "PORT": str(port), "SECRET": secret}
    command = [sys.executable, "-c", program]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) as process:
        try:
            until = time.monotonic() + 20
            while port_is_free(port) and time.monotonic() < until:
                time.sleep(0.05)
            letter("in_review", title="ขอเชิญประชุม")
            room.tell()
            (sent,) = room.transmit()
            assert (sent.state, sent.words) == ("sent", "")
            assert "ขอเชิญประชุม" in process.stdout.readline().decode()
            now = str(int(time.time()))
            for stamp, signed, status in (
                (now, b"{}", 401),
                (str(int(now) - 1000), b'{"id": "x"}', 401),
            ):
                head = {
                    "X-Edoc-Timestamp": stamp,
                    "X-Edoc-Signature": webhooks.signature(secret, stamp, signed),
                }
                assert network.post(url, b'{"id": "x"}', head) == status
        finally:
            process.kill()


def test_the_subject_of_a_secret_letter_is_not_told(room, loopback, receive):
    receiver = receive()
    add(room, receiver.url)
    made = letter("in_review", title="แผนลับสุดยอด")
    made.secrecy = "secret"
    made.reindexObject()
    room.tell()
    room.transmit()
    (request,) = receiver.requests(1)
    told = json.loads(request["body"])
    assert (told["secret"], told["subject"], told["number"]) == (True, None, None)
    assert "ลับสุดยอด" not in request["body"]


def test_only_what_it_asked_for_is_told(room, loopback, receive):
    add(room, receive().url, "to_sign")
    letter("in_review")
    room.tell()
    assert room.transmit() == []


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/x",
        "http://localhost/x",
        "http://[::1]/x",
        "http://10.1.2.3/",
        "http://169.254.169.254/latest/meta-data",
        "http://[::ffff:10.0.0.1]/",
        "http://0.0.0.0/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://[fe80::1]/",
        "http://100.64.0.1/",
        "http://224.0.0.1/",
    ],
)
def test_our_own_network_is_not_reached(monkeypatch, url):
    monkeypatch.delenv("EDOC_WEBHOOK_NETWORKS", raising=False)
    with pytest.raises(Refused) as error:
        network.post(url, b"{}", {})
    assert "เครือข่ายภายใน" in error.value.words
    assert type(error.value) is Refused


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.go.th/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "example.go.th",
        "",
        None,
        5,
        "http://user:word@example.go.th/",
        "http://example.go.th:99999/",
        "http://example.go.th/\r\nX: y",
        "http://example.go.th/a b",
        "http://ตัวอย่าง.ไทย/",
    ],
)
def test_what_is_no_address_is_refused_in_words(room, loopback, url):
    with pytest.raises(webhooks.WrongHook) as error:
        add(room, url)
    assert "ที่อยู่ปลายทาง" in error.value.args[0]
    assert webhooks.hooks_of(room.site, "pt-prov") == []


@pytest.mark.parametrize("events", [[], ["unknown"], "to_review", [["to_review"]], None])
def test_a_receiver_wants_at_least_one_known_event(room, loopback, events):
    with pytest.raises(webhooks.WrongHook):
        webhooks.add(
            room.site, room.agency(), actor("registrar.pt"), "https://example.go.th/", events
        )


def test_the_secret_stands_nowhere_and_a_new_one_ends_the_old(room, loopback):
    hook, secret = add(room, "https://example.go.th/hook")
    assert secret.startswith("edoc_")
    assert secret.removeprefix("edoc_") not in repr(vars(hook))
    assert loopback.stat().st_mode & 0o777 == 0o600
    again = webhooks.renew(room.site, room.agency(), actor("registrar.pt"), hook.id)
    assert again != secret
    assert webhooks.secret_of(hook) == again
    loopback.write_bytes(b"another key of the operator")
    assert webhooks.secret_of(hook) != again


def test_what_is_done_to_receivers_stands_in_the_journal(room, loopback):
    hook, secret = add(room, "https://example.go.th/hook")
    webhooks.drop(room.site, room.agency(), actor("registrar.pt"), hook.id)
    drop, added = journal.entries(room.agency(), 0, 2)
    assert (added["act"], drop["act"]) == ("add_receiver", "drop_receiver")
    assert added["facts"]["receiver"] == "https://example.go.th/hook"
    assert secret not in str(journal.entries(room.agency(), 0, 5))


def test_what_waits_for_a_receiver_that_was_dropped_fails_in_words(room, loopback, receive):
    hook, _secret = add(room, receive().url)
    letter("in_review")
    room.tell()
    webhooks.drop(room.site, room.agency(), actor("registrar.pt"), hook.id)
    (sent,) = room.transmit()
    assert (sent.state, sent.words) == ("failed", "ปลายทางนี้ถูกลบแล้ว")


def test_another_transport_hangs_on_it_by_its_name(room, loopback):
    seen = []

    @implementer(ITransport)
    class Line:
        title = "LINE"

        def __init__(self, site):
            self.site = site

        def server(self, sending):
            return "line"

        def deliver(self, office, sending):
            seen.append((sending.id, webhooks.payload(self.site, office, sending)["event"]))

    manager = getGlobalSiteManager()
    manager.registerAdapter(Line, (Interface,), ITransport, "line")
    try:
        where = (room.site, room.agency(), actor("registrar.pt"), "https://api.line.example/push")
        webhooks.add(*where, ["to_review"], "line")
        letter("in_review")
        room.tell()
        (sent,) = room.transmit()
    finally:
        manager.unregisterAdapter(Line, (Interface,), ITransport, "line")
    assert seen == [(sent.id, "to_review")]
    assert sent.state == "sent"
    with pytest.raises(webhooks.WrongHook):
        webhooks.add(*where, ["to_review"], "line")
