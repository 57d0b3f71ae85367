"""Which validation process of EN 319 102-1 a signature gets, and pyHanko's engine for it.

The process follows what the file holds: basic (5.3), with time (5.5), with archive timestamps
(5.6). pyHanko 0.38 runs past validation in the last one always and demands a signature timestamp
there, so it is taken only where both an archive and a signature timestamp exist.
"""

from dataclasses import dataclass
from dataclasses import replace
from datetime import datetime
from edoc_policy.signing import hardening
from edoc_policy.signing.certificates import USAGES
from edoc_policy.signing.policy import SigningConfig
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.ades.report import AdESIndeterminate
from pyhanko.sign.ades.report import AdESPassed
from pyhanko.sign.validation import ades
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko.sign.validation.errors import NoDSSFoundError
from pyhanko.sign.validation.generic_cms import extract_tst_data_iter
from pyhanko.sign.validation.policy_decl import CertificateFetchingRule
from pyhanko.sign.validation.policy_decl import LocalKnowledge
from pyhanko.sign.validation.policy_decl import PdfSignatureValidationSpec
from pyhanko.sign.validation.policy_decl import RevinfoOnlineFetchingRule
from pyhanko.sign.validation.policy_decl import RevocationInfoGatheringSpec
from pyhanko.sign.validation.policy_decl import SignatureValidationSpec
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import PdfSignatureStatus
from pyhanko_certvalidator import CertificateValidator
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.context import CertValidationPolicySpec
from pyhanko_certvalidator.errors import PathBuildingError
from pyhanko_certvalidator.errors import ValidationError
from pyhanko_certvalidator.fetchers import FetcherBackend
from pyhanko_certvalidator.ltv.types import ValidationTimingInfo
from pyhanko_certvalidator.policy_decl import CertRevTrustPolicy
from pyhanko_certvalidator.policy_decl import REQUIRE_REVINFO
from pyhanko_certvalidator.registry import SimpleTrustManager
from pyhanko_certvalidator.revinfo.archival import CRLContainer
from pyhanko_certvalidator.revinfo.archival import OCSPContainer


@dataclass(frozen=True)
class Case:
    """A file under judgement. `at`: as of when (None: now). `backend`: None where nothing is asked."""

    pdf: bytes
    reader: PdfFileReader
    config: SigningConfig
    at: datetime | None = None
    backend: FetcherBackend | None = None

    def timing(self, moment=None):
        moment = moment or self.at
        if moment is None:
            return ValidationTimingInfo.now()
        return ValidationTimingInfo(moment, moment, point_in_time_validation=True)

    def spec(self, local):
        """The validation policy: our roots, revocation data required, key usage checked."""
        policy = CertValidationPolicySpec(
            trust_manager=SimpleTrustManager.build(trust_roots=list(self.config.trust)),
            revinfo_policy=CertRevTrustPolicy(REQUIRE_REVINFO),
        )
        rule = RevinfoOnlineFetchingRule
        signature_spec = SignatureValidationSpec(
            cert_validation_policy=policy,
            key_usage_settings=KeyUsageConstraints(key_usage=USAGES, match_all_key_usages=False),
            revinfo_gathering_policy=RevocationInfoGatheringSpec(
                rule.NO_HISTORICAL_FETCH if self.backend else rule.LOCAL_ONLY,
                fetcher_backend=self.backend,
                certificate_fetching_rule=CertificateFetchingRule.NEVER_FETCH,
            ),
            local_knowledge=local,
        )
        return PdfSignatureValidationSpec(signature_spec, diff_policy=hardening.LETTER_POLICY)


@dataclass(frozen=True)
class Outcome:
    """What the engine says. `indication`: AdESSubIndic. `best_time`: when the signature is known
    to have existed, `timestamp`: what a trusted timestamp says; None where nothing proves it.
    `timestamp_failed`: the signature holds by itself, its timestamp does not.
    """

    indication: object
    status: object
    best_time: datetime | None = None
    timestamp: datetime | None = None
    timestamp_failed: bool = False

    @property
    def passed(self):
        return self.indication is AdESPassed.OK


async def run(signature, case, local):
    """Validate an EmbeddedPdfSignature by the process that fits it; return an Outcome."""
    spec, timing = case.spec(local), case.timing()
    token = next(extract_tst_data_iter(signature.signer_info, signed=False), None)
    later = [
        stamp
        for stamp in case.reader.embedded_timestamp_signatures
        if stamp.signed_revision > signature.signed_revision
    ]
    if token is None:
        return await _by_document_timestamp(signature, case, local, later[:1])
    if later:
        result = await ades.ades_lta_validation(signature, spec, timing_info=timing)
    else:
        result = await _with_time(signature, spec, timing)
    if result.ades_subindic is not AdESPassed.OK:
        alone = await _basic(signature, spec, timing)
        alone_holds = alone.ades_subindic is AdESPassed.OK
        judged = result if alone_holds else alone
        return Outcome(judged.ades_subindic, judged.api_status, timestamp_failed=alone_holds)
    best, expired = result.best_signature_time, _expired(signature, timing)
    if expired and not later:
        result = await _as_of_evidence(signature, case, local, result, best, _with_time)
    return Outcome(result.ades_subindic, result.api_status, best, token_time_of(token))


async def _by_document_timestamp(signature, case, local, stamps):
    """A signature without a timestamp of its own: basic, and the first document timestamp if any."""
    spec, timing = case.spec(local), case.timing()
    result = await _basic(signature, spec, timing)
    if not stamps:
        return Outcome(result.ades_subindic, result.api_status)
    stamp = await _document_timestamp(stamps[0], spec, timing)
    if stamp.ades_subindic is not AdESPassed.OK:
        holds = result.ades_subindic is AdESPassed.OK
        judged = stamp if holds else result
        return Outcome(judged.ades_subindic, result.api_status, timestamp_failed=holds)
    best = token_time_of(stamps[0].signed_data)
    if _expired(signature, timing):
        result = await _as_of_evidence(signature, case, local, result, best, _basic)
    return Outcome(result.ades_subindic, result.api_status, best, best)


def _expired(signature, timing):
    return signature.signer_cert.not_valid_after < timing.validation_time


async def chain_is_trusted(signature, case):
    """Whether the signer's chain leads to a trusted root, revocation left aside."""
    context = ValidationContext(
        trust_roots=list(case.config.trust),
        other_certs=[*case.config.others, *signature.other_embedded_certs],
        moment=case.timing().validation_time,
        revocation_mode="soft-fail",
    )
    validator = CertificateValidator(signature.signer_cert, validation_context=context)
    try:
        await validator.async_validate_usage(key_usage=set())
    except (PathBuildingError, ValidationError):
        return False
    return True


async def _basic(signature, spec, timing):
    """5.3. pyHanko 0.38 forgets `status_cls` at its end, so the PDF facts are judged apart."""
    return await ades.ades_basic_validation(
        signature.signed_data,
        spec.signature_validation_spec,
        timing_info=timing,
        raw_digest=signature.compute_digest(),
    )


async def _with_time(signature, spec, timing):
    """5.5."""
    return await ades.ades_with_time_validation(
        signature.signed_data,
        spec.signature_validation_spec,
        timing_info=timing,
        raw_digest=signature.compute_digest(),
        extra_status_kwargs=signature.summarise_integrity_info(),
        status_cls=PdfSignatureStatus,
    )


async def _document_timestamp(stamp, spec, timing):
    stamp.compute_integrity_info(diff_policy=hardening.LETTER_POLICY)
    return await ades.ades_timestamp_validation(
        stamp.signed_data,
        spec.signature_validation_spec,
        stamp.compute_digest,
        timing_info=timing,
    )


async def _as_of_evidence(signature, case, local, result, best_time, process):
    """The certificate has expired since: judge as of the last evidence from before its end.

    pyHanko 0.38 stops at "expired" and never looks whether it had been revoked.
    """
    end = signature.signer_cert.not_valid_after
    made = [c.issuance_date for c in (*local.known_ocsps, *local.known_crls) if c.issuance_date]
    moments = [moment for moment in made if moment <= end]
    if not moments or best_time > end:
        return replace(result, ades_subindic=AdESIndeterminate.OUT_OF_BOUNDS_NO_POE)
    return await process(signature, case.spec(local), case.timing(max(*moments, best_time)))


def known_in(case):
    """Certificates, OCSP responses and CRLs in the file's security store, and ours."""
    others = list(case.config.others)
    try:
        store = DocumentSecurityStore.read_dss(case.reader)
    except NoDSSFoundError:
        return LocalKnowledge(known_certs=others)
    context = store.as_validation_context({"trust_roots": []})
    return LocalKnowledge(
        known_ocsps=[c for ocsp in context.ocsps for c in OCSPContainer.load_multi(ocsp)],
        known_crls=[CRLContainer(crl) for crl in context.crls],
        known_certs=[*store.load_certs(), *others],
    )


def token_time_of(signed_data):
    """The aware datetime that a timestamp token attests."""
    return signed_data["encap_content_info"]["content"].parsed["gen_time"].native
