"""Validation of signed PDFs: every file gets a Report, whatever it contains; nothing is raised.

This module reads the file as a whole; `judging` judges one signature of it.
"""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from datetime import UTC
from edoc_policy.signing import hardening
from edoc_policy.signing import upstream
from edoc_policy.signing.judging import judge
from edoc_policy.signing.names import same_person
from edoc_policy.signing.network import private_session
from edoc_policy.signing.policy import SigningConfig
from edoc_policy.signing.process import Case
from edoc_policy.signing.process import token_time_of
from edoc_policy.signing.report import FAILED
from edoc_policy.signing.report import INDETERMINATE
from edoc_policy.signing.report import NO_SIGNATURE
from edoc_policy.signing.report import PASSED
from edoc_policy.signing.report import Report
from edoc_policy.signing.report import SignatureReport
from io import BytesIO
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields
import asyncio
import hashlib
import logging


logger = logging.getLogger(__name__)


def validate(pdf, *, trust=None, at=None, online=True, expected=None):
    """Validate a PDF that came from ourselves or from a logged-in official.

    `pdf`: bytes. `trust`: SigningConfig, default that of the environment. `at`: aware datetime to
    judge as of (then nothing is fetched). `online`: whether OCSP and CRLs may be asked, only from
    hosts of the configuration. `expected`: full names that must be among the signers.
    For files of strangers use `sandbox.validate_untrusted`. Returns a Report.
    """
    config = trust or SigningConfig.from_env()
    now = at or datetime.now(UTC)
    facts = {"checked_at": now, "sha256": hashlib.sha256(pdf).hexdigest(), "size": len(pdf)}
    problem = problem_before_reading(pdf, config.limits)
    if problem:
        return unjudged(problem, facts)
    try:
        return _run(_validate(pdf, config, at, online, tuple(expected or ()), facts))
    except (Exception, RecursionError) as error:  # hostile files break parsers in any way
        logger.info("Unreadable PDF: %s", type(error).__name__)
        return unjudged("damaged", facts)


def problem_before_reading(pdf, limits):
    """Why a file is not even opened, as a code of `words.PROBLEMS`, or None."""
    if len(pdf) > limits.size:
        return "too-large"
    if not pdf[:1024].lstrip().startswith(b"%PDF-"):
        return "not-pdf"
    if b"startxref" not in pdf:
        return "truncated"
    if pdf.count(b"startxref") > limits.revisions:
        return "too-many-revisions"
    return None


def unjudged(problem, facts):
    """The report on a file that could not be judged."""
    wrong = problem in ("not-pdf", "truncated", "damaged")
    return Report(verdict=FAILED if wrong else INDETERMINATE, problem=problem, **facts)


def _run(coroutine):
    """The result of a coroutine, also when the calling thread has a loop of its own."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(coroutine)
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, coroutine).result()


async def _validate(pdf, config, at, online, expected, facts):
    upstream.mend()
    reader = PdfFileReader(BytesIO(pdf))
    if reader.encrypted:
        return unjudged("encrypted", facts)
    if reader.xrefs.total_revisions > config.limits.revisions:
        return unjudged("too-many-revisions", facts)
    fields = sum(1 for _ in enumerate_sig_fields(reader, filled_status=True))
    if fields > config.limits.signatures:
        return unjudged("too-many-signatures", facts)
    found = [s for s in reader.embedded_signatures if s.sig_object_type != "/DocTimeStamp"]
    stamps = reader.embedded_timestamp_signatures
    if not fields or (not found and len(stamps) == fields):
        return _unsigned(pdf, facts, expected)
    async with private_session(config) as backend:
        case = Case(pdf, reader, config, at, backend if online else None)
        signatures = tuple([await judge(signature, case) for signature in found])
    if len(found) + len(stamps) < fields:
        signatures += (_unknown_kind(),)
    missing = _missing(expected, signatures)
    return Report(
        verdict=_verdict(signatures, missing),
        signatures=signatures,
        document_timestamps=tuple(token_time_of(stamp.signed_data) for stamp in stamps),
        missing=missing,
        **facts,
    )


def _unsigned(pdf, facts, expected):
    """No signature; "removed" where an earlier revision of the file still shows one."""
    problem = "signature-removed" if b"/ByteRange" in pdf else "no-signature"
    return Report(verdict=NO_SIGNATURE, problem=problem, missing=expected, **facts)


def _unknown_kind():
    indication, sub_indication = hardening.CONSEQUENCES["unknown-kind"]
    return SignatureReport(
        field="", indication=indication, sub_indication=sub_indication, findings=("unknown-kind",)
    )


def _missing(expected, signatures):
    signers = [s.signer for s in signatures if s.signer]
    return tuple(name for name in expected if not any(same_person(name, s) for s in signers))


def _verdict(signatures, missing):
    """Every signature must pass, and every expected signer be among them."""
    indications = {s.indication for s in signatures}
    if FAILED in indications:
        return FAILED
    if indications == {PASSED} and not missing:
        return PASSED
    return INDETERMINATE
