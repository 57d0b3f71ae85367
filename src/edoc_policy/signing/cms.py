"""The signature container of PAdES B-B, composed as DER: RFC 5652 SignedData, EN 319 142-1 table 1.

Signed attributes: content-type, message-digest, signing-certificate-v2 (RFC 5035). asn1crypto
takes 25 ms to encode the same, eighty times the RSA operation, because it rebuilds every
certificate; here they are copied as they are.
"""

from asn1crypto.algos import DigestAlgorithm
from asn1crypto.algos import SignedDigestAlgorithm
from asn1crypto.core import Integer
from asn1crypto.core import ObjectIdentifier
from hashlib import sha256


INTEGER, OCTET_STRING, SEQUENCE, SET = 0x02, 0x04, 0x30, 0x31
CONTEXT_0, CONTEXT_1 = 0xA0, 0xA1
VERSION_1 = b"\x02\x01\x01"


def tlv(tag, *parts):
    """One DER element: tag, length, the parts one after another."""
    body = b"".join(parts)
    size = len(body)
    if size < 0x80:
        return bytes((tag, size)) + body
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes((tag, 0x80 | len(length))) + length + body


def oid(dotted):
    return ObjectIdentifier(dotted).dump()


def attribute(kind, value):
    """Attribute ::= SEQUENCE { type, SET OF value } with one value."""
    return tlv(SEQUENCE, kind, tlv(SET, value))


DATA = oid("1.2.840.113549.1.7.1")
SIGNED_DATA = oid("1.2.840.113549.1.7.2")
CONTENT_TYPE = oid("1.2.840.113549.1.9.3")
MESSAGE_DIGEST = oid("1.2.840.113549.1.9.4")
TIMESTAMP_TOKEN = oid("1.2.840.113549.1.9.16.2.14")
SIGNING_CERTIFICATE_V2 = oid("1.2.840.113549.1.9.16.2.47")
SHA256 = DigestAlgorithm({"algorithm": "sha256"}).dump()
ALGORITHMS = {
    "rsa": SignedDigestAlgorithm({"algorithm": "sha256_rsa"}).dump(),
    "ec": SignedDigestAlgorithm({"algorithm": "sha256_ecdsa"}).dump(),
}


def signed_attributes(certificate, digest):
    """The attributes to be signed, as a DER SET OF. `digest`: SHA-256 over the ByteRange."""
    # ESSCertIDv2: SHA-256 is the default algorithm and therefore left out
    reference = tlv(SEQUENCE, tlv(OCTET_STRING, sha256(certificate.dump()).digest()))
    attributes = (
        attribute(CONTENT_TYPE, DATA),
        attribute(MESSAGE_DIGEST, tlv(OCTET_STRING, digest)),
        attribute(SIGNING_CERTIFICATE_V2, tlv(SEQUENCE, tlv(SEQUENCE, reference))),
    )
    return tlv(SET, *sorted(attributes))


def container(certificate, chain, attributes, signature, token=None):
    """ContentInfo with detached SignedData.

    `attributes`: what `signed_attributes` gave. `signature`: raw, over it. `token`: DER of a
    timestamp token over the signature, or None.
    """
    number = Integer(certificate.serial_number).dump()
    signer = tlv(SEQUENCE, certificate.issuer.dump(), number)
    unsigned = tlv(CONTEXT_1, attribute(TIMESTAMP_TOKEN, token)) if token else b""
    signer_info = tlv(
        SEQUENCE,
        VERSION_1,
        signer,
        SHA256,
        bytes((CONTEXT_0,)) + attributes[1:],  # IMPLICIT: the tag only differs
        ALGORITHMS[certificate.public_key.algorithm],
        tlv(OCTET_STRING, signature),
        unsigned,
    )
    signed_data = tlv(
        SEQUENCE,
        VERSION_1,
        tlv(SET, SHA256),
        tlv(SEQUENCE, DATA),
        tlv(CONTEXT_0, *sorted({c.dump() for c in (certificate, *chain)})),
        tlv(SET, signer_info),
    )
    return tlv(SEQUENCE, SIGNED_DATA, tlv(CONTEXT_0, signed_data))
