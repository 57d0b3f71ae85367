"""The door of `signing` for others to hold a key in another way (PKCS#11, remote signing …)."""

from zope.interface import Attribute
from zope.interface import Interface


class IUnlockedKey(Interface):
    """A private key that its owner has unlocked; lives in memory only and is closed after use."""

    userid = Attribute("str: whose key this is")
    certificate = Attribute("asn1crypto x509.Certificate of the key")
    chain = Attribute("tuple of asn1crypto x509.Certificate: the authorities above it")
    signature_size = Attribute("int: most bytes one raw signature takes")

    def sign(data, digest_algorithm):
        """Return the raw signature (PKCS#1 v1.5 or ECDSA) over `data: bytes`.

        `digest_algorithm` is "sha256", "sha384" or "sha512". Raises KeyClosed after `close()`.
        """

    def lend():
        """Return the same key as another IUnlockedKey, to be closed by itself."""

    def close():
        """Forget the key."""


class IKeyProvider(Interface):
    """Where the keys of people are kept, and how their owners unlock them."""

    def certificate_of(userid):
        """Return the person's certificate as far as it is known without the passphrase, or None."""

    def unlock(userid, passphrase):
        """Return an IUnlockedKey.

        Raises NoKey, WrongPassphrase, KeyLocked or BrokenKey (all SigningRefused).
        """
