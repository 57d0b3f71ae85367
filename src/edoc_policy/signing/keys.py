"""Keys of people: one PKCS#12 file each, unlocked by its owner's passphrase for one act of signing.

The passphrase is never stored; the key is parsed once and lives in memory until `close()`
(DOMAIN 4.3: the order's signer uses a personal certificate of the organisation).
"""

from asn1crypto import x509
from asn1crypto.pkcs12 import Pfx
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.hazmat.primitives.serialization.pkcs12 import load_key_and_certificates
from edoc_policy.signing.errors import BrokenKey
from edoc_policy.signing.errors import KeyClosed
from edoc_policy.signing.errors import KeyLocked
from edoc_policy.signing.errors import NoKey
from edoc_policy.signing.errors import WrongPassphrase
from edoc_policy.signing.interfaces import IKeyProvider
from edoc_policy.signing.interfaces import IUnlockedKey
from edoc_policy.signing.lockout import Attempts
from math import ceil
from pathlib import Path
from zope.interface import implementer
import os
import re


USERID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._@+-]{0,99}")
DIGESTS = {"sha256": hashes.SHA256, "sha384": hashes.SHA384, "sha512": hashes.SHA512}
KINDS = (rsa.RSAPrivateKey, ec.EllipticCurvePrivateKey)
BIGGEST_FILE = 1024 * 1024


@implementer(IUnlockedKey)
class UnlockedKey:
    """See IUnlockedKey. Says nothing of itself, cannot be pickled or copied."""

    __slots__ = ("__private", "certificate", "chain", "signature_size", "userid")

    def __init__(self, userid, private, certificate, chain):
        self.userid = userid
        self.certificate = certificate
        self.chain = tuple(chain)
        self.__private = private
        if isinstance(private, rsa.RSAPrivateKey):
            self.signature_size = (private.key_size + 7) // 8
        else:  # DER of two integers of the curve's size
            self.signature_size = 2 * ((private.key_size + 7) // 8 + 3) + 3

    def sign(self, data, digest_algorithm):
        """Return the raw signature over `data`; see IUnlockedKey."""
        private, digest = self.__private, DIGESTS[digest_algorithm]()
        if private is None:
            raise KeyClosed
        if isinstance(private, rsa.RSAPrivateKey):
            return private.sign(data, padding.PKCS1v15(), digest)
        return private.sign(data, ec.ECDSA(digest))

    def lend(self):
        """The same key once more, to be closed by itself. Raises KeyClosed."""
        if self.closed:
            raise KeyClosed
        return UnlockedKey(self.userid, self.__private, self.certificate, self.chain)

    @property
    def closed(self):
        return self.__private is None

    def close(self):
        """Forget the key. (Python cannot overwrite it in memory; it is only let go.)"""
        self.__private = None

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()

    def __repr__(self):
        return "<UnlockedKey>"

    def __reduce_ex__(self, protocol):
        raise TypeError("an unlocked key stays in the memory of its process")


@implementer(IKeyProvider)
class DirectoryKeys:
    """PKCS#12 files `<userid>.p12` in one directory outside the database."""

    def __init__(self, directory, attempts=None):
        self.directory = Path(directory)
        self.attempts = attempts or Attempts(self.directory / "attempts.sqlite")

    @classmethod
    def from_env(cls, environ=None):
        """Keys in the directory EDOC_KEYS. Raises NoKey where it is not set."""
        directory = (os.environ if environ is None else environ).get("EDOC_KEYS")
        if not directory:
            raise NoKey
        return cls(directory)

    def _file(self, userid):
        if not USERID.fullmatch(userid or ""):
            raise NoKey
        path = self.directory / f"{userid}.p12"
        if not path.is_file() or path.stat().st_size > BIGGEST_FILE:
            raise NoKey
        return path

    def has(self, userid):
        """Whether there is a key file for this person."""
        try:
            return bool(self._file(userid))
        except NoKey:
            return False

    def certificate_of(self, userid):
        """None: a PKCS#12 file says nothing without its passphrase."""
        return

    def unlock(self, userid, passphrase):
        """Open the person's PKCS#12 file with `passphrase: str`.

        Raises NoKey, KeyLocked (ten wrong in fifteen minutes), WrongPassphrase, BrokenKey.
        """
        data = self._file(userid).read_bytes()
        if not _is_pkcs12(data):
            raise BrokenKey
        left, wait = self.attempts.begin(userid)
        if left < 0:
            raise KeyLocked(minutes=ceil(wait / 60))
        opened = _open_pkcs12(data, passphrase)
        if opened is None:
            if left == 0:
                raise KeyLocked(minutes=ceil(self.attempts.window / 60))
            raise WrongPassphrase(left=left)
        self.attempts.succeed(userid)
        private, certificate, others = opened
        if not isinstance(private, KINDS) or certificate is None:
            raise BrokenKey
        if private.public_key() != certificate.public_key():
            raise BrokenKey
        return UnlockedKey(userid, private, _asn1(certificate), [_asn1(c) for c in others])


def _open_pkcs12(data, passphrase):
    """(private, certificate, others), or None when the passphrase does not open it."""
    try:
        return load_key_and_certificates(data, passphrase.encode("utf-8"))
    except ValueError:
        # not chained, so that nothing of the call shows in a traceback
        pass
    except UnsupportedAlgorithm:
        raise BrokenKey from None
    return None


def _is_pkcs12(data):
    """Whether the outer structure can be read; a damaged file is no wrong passphrase."""
    try:
        return Pfx.load(data)["auth_safe"]["content_type"].native == "data"
    except (ValueError, TypeError):
        return False


def _asn1(certificate):
    return x509.Certificate.load(certificate.public_bytes(Encoding.DER))
