"""A certification authority that answers, and a real letter to be signed."""

from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from dataclasses import dataclass
from dataclasses import replace
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from edoc_policy.rendering import LetterData
from edoc_policy.rendering import render
from edoc_policy.rendering.stamps import signature_stamp
from edoc_policy.signing.keys import DirectoryKeys
from edoc_policy.signing.keys import UnlockedKey
from edoc_policy.signing.policy import read_certificates
from edoc_policy.signing.policy import SigningConfig
from edoc_policy.signing.sealing import seal
from pathlib import Path
import pytest
import shutil


USAGES = (
    "digital_signature",
    "content_commitment",
    "key_encipherment",
    "data_encipherment",
    "key_agreement",
    "key_cert_sign",
    "crl_sign",
    "encipher_only",
    "decipher_only",
)
GOVERNOR = "governor.pt"
GOVERNOR_NAME = "นายสมมติ ตัวอย่างดี"


@dataclass(frozen=True)
class Authority:
    """The running authority: its folder, its address, the passphrase of its PKCS#12 files."""

    folder: Path
    url: str
    tsa: str
    passphrase: str

    @property
    def config(self):
        return SigningConfig(
            tsa_urls=(self.tsa,),
            trust=read_certificates((self.folder / "trust.pem").read_bytes()),
            others=read_certificates((self.folder / "issuing.pem").read_bytes()),
            timeout=5,
        )

    @property
    def silent(self):
        """The same roots, but every authority's port is closed."""
        return replace(self.config, tsa_urls=("http://127.0.0.1:9/tsa",))

    def key(self, userid=GOVERNOR):
        """An unlocked key of a person, or of `refused/<why>`."""
        folder = self.folder / (
            "p12" if (self.folder / f"p12/{userid}.p12").exists() else "refused"
        )
        return DirectoryKeys(folder, attempts=NoCount()).unlock(userid, self.passphrase)

    def own_key(self, bits=2048, lasts=timedelta(days=365), crl=None):
        """A key whose certificate the authority's key signs here and now; OCSP knows nothing of
        it, the CRL does not list it."""
        issuer = x509.load_pem_x509_certificate((self.folder / "issuing.pem").read_bytes())
        above = serialization.load_pem_private_key(
            (self.folder / "keys/issuing.pem").read_bytes(), None
        )
        own, now = rsa.generate_private_key(65537, bits), datetime.now(UTC)
        address = x509.UniformResourceIdentifier(crl or f"{self.url}/th/crls/issuing/latest.crl")
        usage = dict.fromkeys(USAGES, False) | {"content_commitment": True}
        certificate = (
            x509.CertificateBuilder()
            .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, GOVERNOR_NAME)]))
            .issuer_name(issuer.subject)
            .public_key(own.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - timedelta(days=1))
            .not_valid_after(now + lasts)
            .add_extension(x509.KeyUsage(**usage), critical=True)
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer.public_key()), False
            )
            .add_extension(
                x509.CRLDistributionPoints([x509.DistributionPoint([address], None, None, None)]),
                False,
            )
            .sign(above, hashes.SHA256())
        )
        der = serialization.Encoding.DER
        certificates = [asn1.Certificate.load(c.public_bytes(der)) for c in (certificate, issuer)]
        return UnlockedKey("own", own, certificates[0], certificates[1:])


class NoCount:
    """Attempts that are not counted."""

    def begin(self, name):
        return 9, 0

    def succeed(self, name):
        pass


@pytest.fixture(scope="session")
def ca(pki):
    return Authority(pki.folder, pki.url, pki.tsa, pki.passphrase)


@pytest.fixture
def keys(ca, tmp_path):
    """A key directory of one's own, holding the governor's file."""
    shutil.copy(ca.folder / "p12" / f"{GOVERNOR}.p12", tmp_path)
    return DirectoryKeys(tmp_path)


@pytest.fixture(scope="session")
def letter():
    """A numbered letter ready to be signed (a Rendition)."""
    data = LetterData(
        number="ปท 0017.3/ว 1287",
        agency_name="จังหวัดปทุมธานี",
        address_lines=("ศาลากลางจังหวัดปทุมธานี", "ถนนปทุมธานี–สามโคก ปท 12000"),
        date_text="19 ตุลาคม 2569",
        subject="ขอเชิญประชุมรับฟังแนวทางการขับเคลื่อนการใช้ระบบ e-Document",
        addressee="นายกเทศมนตรีเมืองท่าโขลง",
        body_html="<p>ด้วยจังหวัดปทุมธานีจะจัดประชุมในวันที่ 26 ตุลาคม 2569</p>",
        signer_name=GOVERNOR_NAME,
        signer_position_lines=("ผู้ว่าราชการจังหวัดปทุมธานี",),
    )
    return render(data, timestamp=datetime.fromisoformat("2026-10-19T09:00:00+07:00"))


@pytest.fixture(scope="session")
def block(letter):
    """What shows in the signature's field: one page as large as the field."""
    box = letter.signature_box
    return signature_stamp(["ลงลายมือชื่ออิเล็กทรอนิกส์แล้ว", "19 ต.ค. 69 09.00 น."], box.width, box.height)


@pytest.fixture(scope="session")
def sealed(ca, letter, block):
    """The letter sealed by the governor at level B-LT."""
    return seal(
        letter.pdf,
        field_name=letter.signature_box.field,
        key=ca.key(),
        appearance_pdf=block,
        config=ca.config,
    )
