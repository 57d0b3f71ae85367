"""The services that other tests stand on do what those tests believe of them."""

from asn1crypto import tsp
from cryptography import x509
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID
from instance.processes import PEOPLE
from pathlib import Path
import hashlib
import pypdfium2
import pytest
import requests


@pytest.fixture
def plain_pdf(tmp_path):
    """A PDF that conforms to nothing."""
    document = pypdfium2.PdfDocument.new()
    document.new_page(595, 842)
    document.save(tmp_path / "plain.pdf")
    return tmp_path / "plain.pdf"


def test_every_demo_person_has_a_key_that_names_them(pki):
    for person in PEOPLE["people"]:
        data = (pki.folder / "p12" / f"{person['userid']}.p12").read_bytes()
        held = pkcs12.load_pkcs12(data, pki.passphrase.encode())
        names = held.cert.certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
        assert [name.value for name in names] == [person["fullname"]]


def test_the_authority_stamps_a_digest_with_the_time(pki):
    digest = hashlib.sha256(b"letter").digest()
    request = tsp.TimeStampReq(
        {
            "version": 1,
            "message_imprint": {
                "hash_algorithm": {"algorithm": "sha256"},
                "hashed_message": digest,
            },
            "cert_req": True,
        }
    )
    answer = requests.post(
        pki.tsa,
        data=request.dump(),
        headers={"Content-Type": "application/timestamp-query"},
        timeout=10,
    )
    stamp = tsp.TimeStampResp.load(answer.content)["time_stamp_token"]["content"]
    info = stamp["encap_content_info"]["content"].parsed
    assert info["message_imprint"]["hashed_message"].native == digest


def test_the_revocation_list_holds_the_revoked_certificate_and_no_other(pki):
    data = requests.get(f"{pki.url}/th/crls/issuing/latest.crl", timeout=10).content
    revoked = x509.load_pem_x509_certificate(
        (pki.folder / "certs" / "revoked.cert.pem").read_bytes()
    )
    listed = [entry.serial_number for entry in x509.load_der_x509_crl(data)]
    assert listed == [revoked.serial_number]


def test_the_site_answers_in_thai(site):
    answer = requests.get(site.url, headers={"Accept-Language": "en"}, timeout=60)
    assert answer.ok
    assert 'lang="th"' in answer.text


def test_what_was_written_before_the_server_was_killed_is_there_after_it(new_site):
    admin = new_site.rest("admin")
    made = admin.post(new_site.url, json={"@type": "Document", "title": "ก่อนดับ"}, timeout=60)
    assert made.status_code == 201, made.text
    new_site.kill()
    with pytest.raises(requests.ConnectionError):
        admin.get(new_site.url, timeout=5)
    new_site.start()
    assert admin.get(made.json()["@id"], timeout=60).json()["title"] == "ก่อนดับ"


def test_a_browser_shows_the_site(visit):
    page = visit()
    page.goto("/edoc")
    assert page.locator("html").get_attribute("lang") == "th"


def test_verapdf_refuses_a_file_that_only_calls_itself_pdf(pdfa, plain_pdf):
    with pytest.raises(AssertionError, match="FAIL 3a"):
        pdfa("3a", plain_pdf)


def test_pdfsig_finds_no_signature_where_there_is_none(signatures, plain_pdf: Path):
    assert "does not contain any signatures" in signatures(plain_pdf)
