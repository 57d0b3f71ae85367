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
from pyhanko_certvalidator.context import CertValidationPolicySpec
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


async def run(signature, case, local):
    """(AdES result, best signature time or None, timestamp or None, whether a token was judged)."""
    spec, timing = case.spec(local), case.timing()
    token = next(extract_tst_data_iter(signature.signer_info, signed=False), None)
    later = [
        stamp
        for stamp in case.reader.embedded_timestamp_signatures
        if stamp.signed_revision > signature.signed_revision
    ]
    if token is not None and later:
        result = await ades.ades_lta_validation(signature, spec, timing_info=timing)
        return result, result.best_signature_time, token_time_of(token), True
    if token is not None:
        result = await _with_time(signature, spec, timing)
        best = result.best_signature_time
        passed = result.ades_subindic is AdESPassed.OK
        if passed and signature.signer_cert.not_valid_after < timing.validation_time:
            result = await _as_of_evidence(signature, case, local, result, _with_time)
        return result, best if passed else None, token_time_of(token) if passed else None, True
    result = await _basic(signature, spec, timing)
    if not later:
        return result, None, None, False
    stamp = await _document_timestamp(later[0], spec, timing)
    if stamp.ades_subindic is not AdESPassed.OK:
        return stamp, None, None, True
    best = token_time_of(later[0].signed_data)
    if result.ades_subindic.standard_name == "OUT_OF_BOUNDS_NO_POE":
        result = await _as_of_evidence(signature, case, local, result, _basic)
    return result, best, best, True


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


async def _as_of_evidence(signature, case, local, result, process):
    """The certificate has expired since: judge as of the last revocation data made before that.

    pyHanko 0.38 stops at "expired" and never looks whether it had been revoked.
    """
    end = signature.signer_cert.not_valid_after
    made = [
        container.issuance_date
        for container in (*local.known_ocsps, *local.known_crls)
        if container.issuance_date and container.issuance_date <= end
    ]
    if not made:
        return replace(result, ades_subindic=AdESIndeterminate.OUT_OF_BOUNDS_NO_POE)
    return await process(signature, case.spec(local), case.timing(max(made)))


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
