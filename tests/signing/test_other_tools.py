"""What other people's tools say of our letters: Poppler, OpenSSL, veraPDF."""

from edoc_policy.signing.sealing import complete
from edoc_policy.signing.sealing import seal
from tests.services.pdf import trust_store
from tests.signing import attacks
import pytest
import subprocess


def run(*command):
    done = subprocess.run(command, capture_output=True, check=False)
    # pdfsig cuts long Thai names in the middle of a character
    return done.returncode, (done.stdout + done.stderr).decode("utf-8", "replace")


@pytest.fixture(scope="session")
def nss(pki, tmp_path_factory):
    """An NSS database that trusts the authority's root."""
    return f"sql:{trust_store(tmp_path_factory.mktemp('nss'), pki.trust)}"


@pytest.fixture
def file(tmp_path):
    def write(pdf):
        path = tmp_path / "letter.pdf"
        path.write_bytes(pdf)
        return str(path)

    return write


def test_poppler_calls_the_signature_valid_and_trusted(nss, file, sealed):
    _code, said = run("pdfsig", "-nssdir", nss, file(sealed.pdf))
    assert "Signature is Valid." in said
    assert "Certificate is Trusted." in said
    assert "Signature Type: ETSI.CAdES.detached" in said


def test_poppler_sees_a_changed_byte(nss, file, sealed):
    _, first, *_ = attacks.byte_ranges(sealed.pdf)[0]
    place = sealed.pdf.index(b"stream", first // 2) + 40
    _code, said = run("pdfsig", "-nssdir", nss, file(attacks.flipped(sealed.pdf, place)))
    assert "Signature is Valid." not in said


def test_openssl_verifies_the_signature_over_the_signed_bytes(ca, sealed, tmp_path):
    start, first, second, length = attacks.byte_ranges(sealed.pdf)[0]
    contents = bytes.fromhex(sealed.pdf[first + 1 : second - 1].decode())
    (tmp_path / "signed").write_bytes(
        sealed.pdf[start:first] + sealed.pdf[second : second + length]
    )
    (tmp_path / "cms").write_bytes(contents[: 4 + int.from_bytes(contents[2:4], "big")])
    code, said = run(
        *("openssl", "cms", "-verify", "-inform", "DER", "-binary", "-cades", "-out", "/dev/null"),
        *("-in", str(tmp_path / "cms"), "-content", str(tmp_path / "signed")),
        *("-CAfile", str(ca.folder / "trust.pem"), "-purpose", "any"),
    )
    assert code == 0, said


@pytest.mark.parametrize("flavour", ["3a", "ua1"])
@pytest.mark.parametrize("state", ["sealed", "completed"])
def test_a_signed_letter_still_conforms(ca, letter, block, sealed, state, flavour, file, pdfa):
    pdf = sealed.pdf
    if state == "completed":
        field = letter.signature_box.field
        bare = seal(
            letter.pdf, field_name=field, key=ca.key(), appearance_pdf=block, config=ca.silent
        )
        pdf = complete(bare.pdf, config=ca.config).pdf
    pdfa(flavour, file(pdf))
