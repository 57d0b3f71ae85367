"""Checks that pyHanko 0.38 does not make; each is a forgery or an unsigned channel it lets pass.

A finding is a code (see `words.FINDINGS`) with the ETSI indication it leads to.
"""

from edoc_policy.signing.certificates import EC_BITS
from edoc_policy.signing.certificates import RSA_BITS
from edoc_policy.signing.report import FAILED
from edoc_policy.signing.report import INDETERMINATE
from pyhanko.sign.diff_analysis import CatalogModificationRule
from pyhanko.sign.diff_analysis import DocInfoRule
from pyhanko.sign.diff_analysis import DSSCompareRule
from pyhanko.sign.diff_analysis import FormUpdatingRule
from pyhanko.sign.diff_analysis import MetadataUpdateRule
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.diff_analysis import ObjectStreamRule
from pyhanko.sign.diff_analysis import SigFieldCreationRule
from pyhanko.sign.diff_analysis import SigFieldModificationRule
from pyhanko.sign.diff_analysis import StandardDiffPolicy
from pyhanko.sign.diff_analysis import XrefStreamRule


_EVIDENCE = ModificationLevel.LTA_UPDATES

LETTER_POLICY = StandardDiffPolicy(
    global_rules=[
        CatalogModificationRule(),
        *(
            rule.as_qualified(_EVIDENCE)
            for rule in (
                DocInfoRule(),
                XrefStreamRule(),
                ObjectStreamRule(),
                DSSCompareRule(),
                MetadataUpdateRule(),
            )
        ),
    ],
    form_rule=FormUpdatingRule(
        field_rules=[
            SigFieldCreationRule(allow_new_visible_after_certify=False),
            SigFieldModificationRule(),
        ]
    ),
)
"""What may be added to a signed letter: signatures and evidence. Filling other form fields is how
shadow documents replace text, so the rule for it is left out."""

WEAK_DIGESTS = {"md2", "md5", "sha1"}
ESS = {"signing_certificate", "signing_certificate_v2"}

CONSEQUENCES = {
    "digest": (FAILED, "HASH_FAILURE"),
    "cryptography": (FAILED, "SIG_CRYPTO_FAILURE"),
    "changed": (FAILED, "FORMAT_FAILURE"),
    "partial": (FAILED, "FORMAT_FAILURE"),
    "trailing": (FAILED, "FORMAT_FAILURE"),
    "padding": (FAILED, "FORMAT_FAILURE"),
    "unreadable": (FAILED, "FORMAT_FAILURE"),
    "revoked": (FAILED, "REVOKED"),
    "not-yet-valid": (FAILED, "NOT_YET_VALID"),
    "expired": (INDETERMINATE, "EXPIRED"),
    "weak": (INDETERMINATE, "CRYPTO_CONSTRAINTS_FAILURE"),
    "usage": (INDETERMINATE, "CHAIN_CONSTRAINTS_FAILURE"),
    "no-certificate-reference": (INDETERMINATE, "SIG_CONSTRAINTS_FAILURE"),
    "unknown-kind": (INDETERMINATE, "SIG_CONSTRAINTS_FAILURE"),
    "hybrid": (INDETERMINATE, "GENERIC"),
    "untrusted": (INDETERMINATE, "NO_CERTIFICATE_CHAIN_FOUND"),
    "revocation-unknown": (INDETERMINATE, "TRY_LATER"),
    "timestamp": (INDETERMINATE, "GENERIC"),
    "other": (INDETERMINATE, "GENERIC"),
}
"""Finding -> (indication, sub-indication), gravest first."""


def by_gravity(findings):
    """The findings once each, gravest first."""
    order = list(CONSEQUENCES)
    return tuple(sorted(set(findings), key=order.index))


def extra_findings(signature, data, best_time, now):
    """Findings for an EmbeddedPdfSignature in a file of bytes `data`, judged at `now`.

    `best_time`: the aware datetime at which the signature is known to have existed, or None.
    """
    certificate = signature.signer_cert
    found = []
    if best_time and best_time > certificate.not_valid_after:
        found.append("expired")
    if (best_time or now) < certificate.not_valid_before:
        found.append("not-yet-valid")
    if trailing(data):
        found.append("trailing")
    if padding(signature.pkcs7_content):
        found.append("padding")
    if weak(signature):
        found.append("weak")
    if signature.sig_object.get("/SubFilter") == "/ETSI.CAdES.detached":
        names = {attribute["type"].native for attribute in signature.signer_info["signed_attrs"]}
        if not names & ESS:
            found.append("no-certificate-reference")
    return found


def trailing(data):
    """Whether bytes that mean something stand after the last %%EOF."""
    end = data.rfind(b"%%EOF")
    return end >= 0 and bool(data[end + 5 :].strip(b"\r\n\t \0"))


def padding(contents):
    """Whether something stands between the DER of /Contents and its end: no ByteRange covers it."""
    if len(contents) < 2:
        return True
    length, head = contents[1], 2
    if length == 0x80:
        return True  # BER of indefinite length: not DER
    if length > 0x80:
        count = length & 0x7F
        length, head = int.from_bytes(contents[2 : 2 + count], "big"), 2 + count
    return bool(contents[head + length :].strip(b"\0"))


def weak(signature):
    """Whether digest or key is weaker than ETSI TS 119 312 allows."""
    if signature.md_algorithm in WEAK_DIGESTS:
        return True
    public = signature.signer_cert.public_key
    return public.bit_size < (RSA_BITS if public.algorithm == "rsa" else EC_BITS)
