"""Validation of signed PDFs: pyHanko's AdES engine (EN 319 102-1) with our hardening around it.

The process follows what the file holds: basic, with time, or with archive timestamps; pyHanko
0.38 demands past validation in the last one, so it is used only where an archive timestamp exists.
Never raises for what a file contains: every file gets a Report.
"""

from dataclasses import dataclass
from dataclasses import replace
from datetime import datetime
from datetime import UTC
from edoc_policy.signing import hardening
from edoc_policy.signing import upstream
from edoc_policy.signing.certificates import subject
from edoc_policy.signing.certificates import USAGES
from edoc_policy.signing.names import same_person
from edoc_policy.signing.network import Backend
from edoc_policy.signing.policy import SigningConfig
from edoc_policy.signing.report import FAILED
from edoc_policy.signing.report import INDETERMINATE
from edoc_policy.signing.report import NO_SIGNATURE
from edoc_policy.signing.report import PASSED
from edoc_policy.signing.report import Report
from edoc_policy.signing.report import SignatureReport
from io import BytesIO
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.ades.report import AdESStatus
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation import ades
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.generic_cms import extract_tst_data_iter
from pyhanko.sign.validation.policy_decl import CertificateFetchingRule
from pyhanko.sign.validation.policy_decl import LocalKnowledge
from pyhanko.sign.validation.policy_decl import PdfSignatureValidationSpec
from pyhanko.sign.validation.policy_decl import RevinfoOnlineFetchingRule
from pyhanko.sign.validation.policy_decl import RevocationInfoGatheringSpec
from pyhanko.sign.validation.policy_decl import SignatureValidationSpec
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import PdfSignatureStatus
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator.context import CertValidationPolicySpec
from pyhanko_certvalidator.ltv.types import ValidationTimingInfo
from pyhanko_certvalidator.policy_decl import CertRevTrustPolicy
from pyhanko_certvalidator.policy_decl import REQUIRE_REVINFO
from pyhanko_certvalidator.registry import SimpleTrustManager
import asyncio
import hashlib
import logging
