"""Sealing: what is signed stays, what the network cannot give is said and made good later."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from edoc_policy.signing import errors
from edoc_policy.signing import signer
from edoc_policy.signing.keys import UnlockedKey
from edoc_policy.signing.report import PASSED
from edoc_policy.signing.sealing import complete
from edoc_policy.signing.sealing import seal
from edoc_policy.signing.validation import validate
from http.server import BaseHTTPRequestHandler
from http.server import ThreadingHTTPServer
from io import BytesIO
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.general import extract_certificate_info
from pyhanko.sign.validation.dss import DocumentSecurityStore
from tests.signing.conftest import GOVERNOR
from tests.signing.conftest import GOVERNOR_NAME
from threading import Thread
import logging
import pikepdf
import pytest
import time


def make(ca, letter, config=None, **options):
    return seal(
        letter.pdf,
        field_name=letter.signature_box.field,
        key=options.pop("key", None) or ca.key(),
        config=config or ca.config,
        **options,
    )


@pytest.fixture
def strange_authority():
    """An authority that answers as the test says: function request -> (status, type, body)."""
    answer = {}

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            status, kind, data = answer["how"](body)
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    answer["url"] = f"http://127.0.0.1:{server.server_port}/tsa"
    yield answer
    server.shutdown()


def test_a_sealed_letter_holds_signature_timestamp_and_revocation_data(sealed):
    assert (sealed.level, sealed.missing) == ("B-LT", ())
    assert sealed.signer == GOVERNOR_NAME
    assert sealed.signed_at.utcoffset().total_seconds() == 7 * 3600


def test_sealing_only_appends(letter, sealed):
    assert sealed.pdf.startswith(letter.pdf)


def test_what_is_appended_is_small(ca, letter, block, sealed):
    made = make(ca, letter, appearance_pdf=block)
    assert len(made.pdf) < 60_000
    held = extract_certificate_info(
        PdfFileReader(BytesIO(made.pdf)).embedded_signatures[0].signed_data
    )
    again = {held.signer_cert.issuer_serial, *(one.issuer_serial for one in held.other_certs)}
    store = DocumentSecurityStore.read_dss(PdfFileReader(BytesIO(made.pdf)))
    assert not again & set(store.certs)


def test_the_metadata_stay_those_of_the_letter(letter, sealed):
    with pikepdf.open(BytesIO(letter.pdf)) as before, pikepdf.open(BytesIO(sealed.pdf)) as after:
        assert before.Root.Metadata.read_bytes() == after.Root.Metadata.read_bytes()
        assert dict(before.docinfo) == dict(after.docinfo)


@pytest.mark.parametrize("expected", [10, 100_000])
def test_a_timestamp_that_takes_more_or_less_than_those_before_is_kept(
    ca, letter, monkeypatch, expected
):
    monkeypatch.setitem(signer._taken, ca.config.tsa_urls, expected)
    made = make(ca, letter)
    assert made.level == "B-LT"
    assert validate(made.pdf, trust=ca.config).verdict == PASSED


def test_a_letter_without_an_appearance_can_be_sealed(ca, letter):
    assert validate(make(ca, letter).pdf, trust=ca.config).verdict == PASSED


def test_an_authority_that_is_down_costs_the_timestamp_not_the_signature(ca, letter):
    made = make(ca, letter, ca.silent)
    assert (made.level, made.missing) == ("B-B", ("timestamp",))
    report = validate(made.pdf, trust=ca.config)
    assert report.verdict == PASSED
    assert report.signatures[0].timestamp is None


def test_the_second_authority_is_asked_when_the_first_is_down(ca, letter):
    config = replace(ca.config, tsa_urls=(*ca.silent.tsa_urls, ca.tsa))
    assert make(ca, letter, config).level == "B-LT"


def test_ocsp_and_crl_down_cost_the_revocation_data_not_the_signature(ca, letter):
    class Deaf(type(ca.config)):
        """Reaches the timestamp authority, nobody else."""

        def for_signer(self, certificate, chain=()):
            return replace(self, trust=ca.config.trust, others=tuple(chain))

        @property
        def hosts(self):
            return frozenset()

    made = make(ca, letter, Deaf(tsa_urls=(), trust=ca.config.trust))
    assert (made.level, made.missing) == ("B-B", ("timestamp", "revocation"))
    assert validate(made.pdf, trust=ca.config).signatures[0].intact


GARBAGE = {
    "a web page": lambda body: (200, "text/html", b"<html>hello</html>"),
    "noise": lambda body: (200, "application/timestamp-reply", bytes(range(256))),
    "nothing": lambda body: (200, "application/timestamp-reply", b""),
    "an error": lambda body: (500, "text/plain", b"no"),
    "a refusal": lambda body: (200, "application/timestamp-reply", b"\x30\x05\x30\x03\x02\x01\x02"),
}


@pytest.mark.parametrize("what", list(GARBAGE))
def test_an_authority_that_answers_nonsense_costs_only_the_timestamp(
    ca, letter, strange_authority, what
):
    strange_authority["how"] = GARBAGE[what]
    made = make(ca, letter, replace(ca.config, tsa_urls=(strange_authority["url"],)))
    assert (made.level, made.missing) == ("B-B", ("timestamp",))


def test_an_authority_that_does_not_answer_in_time_is_left(ca, letter, strange_authority):
    strange_authority["how"] = lambda body: time.sleep(3) or (200, "text/plain", b"")
    config = replace(ca.config, tsa_urls=(strange_authority["url"],), timeout=0.5)
    began = time.monotonic()
    made = make(ca, letter, config)
    assert time.monotonic() - began < 2.5
    assert "timestamp" in made.missing


def test_what_a_dead_authority_left_out_is_completed_later(ca, letter):
    unfinished = make(ca, letter, ca.silent)
    completed = complete(unfinished.pdf, config=ca.config)
    assert completed.missing == ()
    assert completed.pdf.startswith(unfinished.pdf)
    report = validate(completed.pdf, trust=ca.config)
    assert report.verdict == PASSED
    assert report.signatures[0].timestamp is not None
    assert report.signatures[0].level == completed.level == "B-LTA"


def test_completing_changes_nothing_while_the_authority_is_still_down(ca, letter):
    unfinished = make(ca, letter, ca.silent)
    again = complete(unfinished.pdf, config=ca.silent)
    assert again.missing == ("timestamp",)
    assert validate(again.pdf, trust=ca.config).verdict == PASSED


def test_many_threads_seal_at_once(ca, letter):
    with ThreadPoolExecutor(6) as pool:
        made = list(pool.map(lambda n: make(ca, letter), range(6)))
    assert {one.level for one in made} == {"B-LT"}
    assert {validate(one.pdf, trust=ca.config).verdict for one in made} == {PASSED}


def test_the_key_signs_once_a_letter(ca, letter):
    class Counting:
        def __init__(self, key):
            self.key, self.signed = key, 0

        def __getattr__(self, name):
            return getattr(self.key, name)

        def sign(self, data, digest_algorithm):
            self.signed += 1
            return self.key.sign(data, digest_algorithm)

    key = Counting(ca.key())
    make(ca, letter, key=key)
    assert key.signed == 1


def test_a_closed_key_seals_nothing(ca, letter):
    key = ca.key()
    key.close()
    with pytest.raises(errors.KeyClosed):
        make(ca, letter, key=key)


def encrypted(pdf):
    with pikepdf.open(BytesIO(pdf)) as opened:
        out = BytesIO()
        opened.save(out, encryption=pikepdf.Encryption(user="u", owner="o"))
    return out.getvalue()


@pytest.mark.parametrize(
    ("why", "change"),
    [
        ("not-pdf", lambda pdf: b"MZ" + pdf),
        ("not-pdf", lambda pdf: pdf[: len(pdf) // 2]),
        ("encrypted", encrypted),
    ],
)
def test_a_file_that_cannot_be_sealed_is_refused_with_its_reason(ca, letter, why, change):
    with pytest.raises(errors.SealingFailed) as caught:
        seal(change(letter.pdf), field_name="x", key=ca.key(), config=ca.config)
    assert caught.value.facts == {"why": why}


def test_only_an_empty_field_that_exists_is_signed(ca, letter, sealed):
    with pytest.raises(errors.SealingFailed) as caught:
        seal(letter.pdf, field_name="Elsewhere", key=ca.key(), config=ca.config)
    assert caught.value.facts == {"why": "no-field"}
    with pytest.raises(errors.SealingFailed) as caught:
        seal(sealed.pdf, field_name=sealed.field_name, key=ca.key(), config=ca.config)
    assert caught.value.facts == {"why": "field-used"}


def test_no_secret_is_logged_or_shown_while_sealing(ca, letter, keys, caplog):
    caplog.set_level(logging.DEBUG)
    key = keys.unlock(GOVERNOR, ca.passphrase)
    made = make(ca, letter, ca.silent, key=key)
    shown = caplog.text + repr(made) + repr(key)
    assert isinstance(key, UnlockedKey)
    assert ca.passphrase not in shown
    assert "RSAPrivateKey" not in shown
    assert ca.passphrase.encode() not in made.pdf
