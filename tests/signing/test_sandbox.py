"""A stranger's file may cost one child process, nothing else; the network stays on its list."""

from dataclasses import replace
from edoc_policy.signing import words
from edoc_policy.signing.network import HostNotListed
from edoc_policy.signing.network import only
from edoc_policy.signing.policy import Limits
from edoc_policy.signing.report import FAILED
from edoc_policy.signing.report import PASSED
from edoc_policy.signing.sandbox import validate_untrusted
from edoc_policy.signing.sealing import seal
from http.server import BaseHTTPRequestHandler
from http.server import ThreadingHTTPServer
from tests.signing import attacks
from threading import Thread
import aiohttp
import asyncio
import pytest
import time


@pytest.fixture
def elsewhere():
    """A server that nobody listed; `asked` says what reached it."""
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(302)
            self.send_header("Location", "http://127.0.0.1:9/secret")
            self.end_headers()

        do_POST = do_GET

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    server.asked, server.host = asked, f"127.0.0.1:{server.server_port}"
    yield server
    server.shutdown()


def test_a_childs_report_is_the_report_of_the_house(ca, sealed):
    report = validate_untrusted(sealed.pdf, trust=ca.config, expected=["สมมติ ตัวอย่างดี"])
    assert report.verdict == PASSED
    assert report.signatures[0].level == "B-LT"


def test_a_tampered_file_is_found_by_the_child_too(ca, sealed):
    report = validate_untrusted(attacks.text_over_page(sealed.pdf), trust=ca.config)
    assert report.verdict == FAILED


def test_a_file_that_takes_too_long_costs_its_child_only(ca, sealed):
    hurried = replace(ca.config, limits=replace(Limits(), seconds=0.05))
    began = time.monotonic()
    report = validate_untrusted(sealed.pdf, trust=hurried)
    assert report.problem == "timed-out"
    assert time.monotonic() - began < 2
    assert words.headline(report) == "ยังยืนยันไม่ได้"


def test_a_file_that_takes_too_much_memory_costs_its_child_only(ca, sealed):
    narrow = replace(ca.config, limits=replace(Limits(), memory=60 * 1024 * 1024))
    heavy = sealed.pdf + b"\n" * (Limits().size - len(sealed.pdf))
    assert validate_untrusted(heavy, trust=narrow).problem == "gave-up"


def test_a_file_over_the_limit_starts_no_child(ca):
    report = validate_untrusted(b"%PDF-" + b" " * Limits().size, trust=ca.config)
    assert report.problem == "too-large"
    assert "30 MB" in report.as_dict()["advice"]


def test_the_child_sees_no_secret_of_the_house(ca, sealed, monkeypatch):
    from edoc_policy.signing import sandbox

    monkeypatch.setenv("EDOC_KEYS", "/somewhere/keys")
    assert "EDOC_KEYS" not in sandbox._environment()


def test_an_address_that_a_file_names_is_not_asked(ca, letter, elsewhere):
    key = ca.own_key(crl=f"http://{elsewhere.host}/crl")
    pdf = seal(letter.pdf, field_name=letter.signature_box.field, key=key, config=ca.silent).pdf
    elsewhere.asked.clear()
    report = validate_untrusted(pdf, trust=ca.config)
    assert report.signatures[0].findings == ("revocation-unknown",)
    assert elsewhere.asked == []


def test_a_redirection_does_not_lead_off_the_list(elsewhere):
    async def ask():
        guard = only({elsewhere.host})
        async with aiohttp.ClientSession(middlewares=(guard,)) as session:
            await session.get(f"http://{elsewhere.host}/crl")

    with pytest.raises(HostNotListed):
        asyncio.run(ask())
    assert elsewhere.asked == ["/crl"]
