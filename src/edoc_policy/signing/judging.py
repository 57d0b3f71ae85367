"""Judging one signature: what pyHanko's engine says, and our hardening around it."""

from edoc_policy.signing import hardening
from edoc_policy.signing.certificates import subject
from edoc_policy.signing.process import chain_is_trusted
from edoc_policy.signing.process import known_in
from edoc_policy.signing.process import run
from edoc_policy.signing.report import PASSED
from edoc_policy.signing.report import SignatureReport
from pyhanko.sign.diff_analysis import DiffResult
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.generic_cms import validate_sig_integrity
from pyhanko.sign.validation.status import SignatureCoverageLevel
import logging


CHANGES = {
    ModificationLevel.NONE: "none",
    ModificationLevel.LTA_UPDATES: "evidence",
    ModificationLevel.FORM_FILLING: "signatures",
}
FINDING_OF = {
    "HASH_FAILURE": "digest",
    "SIG_CRYPTO_FAILURE": "cryptography",
    "FORMAT_FAILURE": "unreadable",
    "REVOKED": "revoked",
    "REVOKED_NO_POE": "revoked",
    "REVOKED_CA_NO_POE": "revoked",
    "NOT_YET_VALID": "not-yet-valid",
    "EXPIRED": "expired",
    "OUT_OF_BOUNDS_NO_POE": "expired",
    "OUT_OF_BOUNDS_NOT_REVOKED": "expired",
    "CRYPTO_CONSTRAINTS_FAILURE": "weak",
    "CRYPTO_CONSTRAINTS_FAILURE_NO_POE": "weak",
    "CHAIN_CONSTRAINTS_FAILURE": "usage",
    "NO_CERTIFICATE_CHAIN_FOUND": "untrusted",
    "NO_SIGNING_CERTIFICATE_FOUND": "untrusted",
    "CERTIFICATE_CHAIN_GENERAL_FAILURE": "untrusted",
    "TRY_LATER": "revocation-unknown",
    "REVOCATION_OUT_OF_BOUNDS_NO_POE": "revocation-unknown",
    "NO_POE": "timestamp",
    "TIMESTAMP_ORDER_FAILURE": "timestamp",
}
logger = logging.getLogger(__name__)


async def judge(signature, case):
    """Return the SignatureReport of an EmbeddedPdfSignature; never raises for its content."""
    try:
        return await _judge(signature, case)
    except (Exception, RecursionError) as error:
        logger.info("Signature %s unreadable: %s", signature.field_name, type(error).__name__)
        hybrid = case.reader.xrefs.hybrid_xrefs_present
        return _concluded({"field": signature.field_name}, ["hybrid" if hybrid else "unreadable"])


async def _judge(signature, case):
    signature.compute_integrity_info(diff_policy=hardening.LETTER_POLICY)
    local = known_in(case)
    outcome = await run(signature, case, local)
    status, now = outcome.status, case.timing().validation_time
    findings = _integrity(signature)
    findings += hardening.extra_findings(signature, case.pdf, outcome.best_time, now)
    trusted = outcome.passed or await chain_is_trusted(signature, case)
    if not outcome.passed:
        findings.append(_finding_of(outcome, trusted))
    elif not findings and (status is None or not status.bottom_line):
        findings.append("other")
    intact = _intact(signature)
    changes = _changes(signature) if intact else "content"
    return _concluded(
        {
            **_who(signature),
            "field": signature.field_name,
            "claimed_at": signature.self_reported_timestamp,
            "timestamp": outcome.timestamp,
            "signed_at": outcome.best_time or signature.self_reported_timestamp,
            "intact": intact,
            "trusted": trusted,
            "whole_file": intact and changes in ("none", "evidence"),
            "changes": changes,
            "revocation": _revocation(outcome, findings),
            "level": _level(signature, outcome.timestamp, local),
            "digest": signature.md_algorithm,
        },
        findings,
    )


def _intact(signature):
    """Whether the signed bytes are those that were signed, whatever the certificate is worth.

    The engine's status says nothing of it when it stops at the certificate.
    """
    try:
        return all(
            validate_sig_integrity(
                signature.signer_info, signature.signer_cert, "data", signature.compute_digest()
            )
        )
    except (SignatureValidationError, ValueError):
        return False


def _integrity(signature):
    found = []
    if signature.coverage < SignatureCoverageLevel.ENTIRE_REVISION:
        found.append("partial")
    elif not signature.summarise_integrity_info()["docmdp_ok"] or _changes(signature) == "content":
        found.append("changed")
    return found


def _changes(signature):
    result = signature.diff_result
    if not isinstance(result, DiffResult):
        return "content"
    return CHANGES.get(result.modification_level, "content")


def _finding_of(outcome, trusted):
    if outcome.timestamp_failed:
        return "timestamp"
    finding = FINDING_OF.get(outcome.indication.standard_name, "other")
    # pyHanko calls missing revocation data a failure of the chain
    return "revocation-unknown" if finding == "untrusted" and trusted else finding


def _revocation(outcome, findings):
    if "revoked" in findings:
        return "revoked"
    return "good" if outcome.passed else "unknown"


def _level(signature, timestamp, local):
    evidence = bool(local.known_ocsps or local.known_crls)
    if timestamp is None:
        return "B-B"
    if not evidence:
        return "B-T"
    later = [
        stamp.signed_revision
        for stamp in signature.reader.embedded_timestamp_signatures
        if stamp.signed_revision > signature.signed_revision
    ]
    return "B-LTA" if later else "B-LT"


def _who(signature):
    certificate = signature.signer_cert
    names = subject(certificate)
    public = certificate.public_key
    return {
        "signer": names["name"],
        "post": names["post"],
        "unit": names["unit"],
        "agency": names["agency"],
        "issuer": certificate.issuer.native.get("common_name"),
        "serial": f"{certificate.serial_number:x}",
        "valid_from": certificate.not_valid_before,
        "valid_to": certificate.not_valid_after,
        "key": f"{public.algorithm.upper()}-{public.bit_size}",
    }


def _concluded(facts, findings):
    """The report with the indication that its gravest finding leads to."""
    findings = hardening.by_gravity(findings)
    if findings:
        indication, sub_indication = hardening.CONSEQUENCES[findings[0]]
    else:
        indication, sub_indication = PASSED, None
    return SignatureReport(
        indication=indication, sub_indication=sub_indication, findings=findings, **facts
    )
