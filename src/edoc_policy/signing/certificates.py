"""What is asked of a signer's certificate before a number is drawn.

RFC 5280 4.1.2.5 (validity), 4.2.1.3 (key usage), 6.1 (path); the signer named in it must be the
person who signs (พ.ร.บ.ว่าด้วยธุรกรรมทางอิเล็กทรอนิกส์ มาตรา 26 (1)).
"""

from datetime import datetime
from datetime import UTC
from edoc_policy.signing.errors import CertificateExpired
from edoc_policy.signing.errors import CertificateNamesAnother
from edoc_policy.signing.errors import CertificateNotYetValid
from edoc_policy.signing.errors import CertificateRevoked
from edoc_policy.signing.errors import CertificateTooWeak
from edoc_policy.signing.errors import CertificateUntrusted
from edoc_policy.signing.errors import CertificateWrongUsage
from edoc_policy.signing.names import same_person
from edoc_policy.signing.network import worker
from edoc_policy.thai.shown import long
from pyhanko_certvalidator import CertificateValidator
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.errors import PathBuildingError
from pyhanko_certvalidator.errors import RevokedError
from pyhanko_certvalidator.errors import ValidationError


USAGES = {"digital_signature", "non_repudiation"}
RSA_BITS = 2048
EC_BITS = 256


def subject(certificate):
    """Names in a certificate's subject: dict with `name`, `post`, `unit`, `agency` (str or None)."""
    native = certificate.subject.native

    def text(key):
        value = native.get(key)
        return ", ".join(value) if isinstance(value, list) else value

    return {
        "name": text("common_name"),
        "post": text("title"),
        "unit": text("organizational_unit_name"),
        "agency": text("organization_name"),
    }


def check(key, full_name, config, now=None):
    """Refuse a certificate that may not sign as `full_name` at `now` (aware datetime, default now).

    Raises a CertificateRefused that says why. Revocation counts when the authority answers;
    one that is silent does not stop the signature (validation will tell).
    """
    certificate, now = key.certificate, now or datetime.now(UTC)
    check_facts(certificate, full_name, now)
    if config.trust:
        worker().run(_check_path(key, config.for_signer(certificate, key.chain), now))


def check_facts(certificate, full_name, now):
    """The part of `check` that needs no network: name, dates, usage, strength."""
    name = subject(certificate)["name"]
    if not same_person(name, full_name):
        raise CertificateNamesAnother(certificate_name=name or "", signer_name=full_name)
    if now < certificate.not_valid_before:
        raise CertificateNotYetValid(date=long(certificate.not_valid_before))
    if now > certificate.not_valid_after:
        raise CertificateExpired(date=long(certificate.not_valid_after))
    usage = certificate.key_usage_value
    if usage is not None and not usage.native & USAGES:
        raise CertificateWrongUsage
    public = certificate.public_key
    if public.bit_size < (RSA_BITS if public.algorithm == "rsa" else EC_BITS):
        raise CertificateTooWeak(bits=public.bit_size)


def validation_context(config, fetchers, now=None, revocation="soft-fail"):
    """A pyHanko context with this installation's roots; asks only through `fetchers`, None: nobody."""
    return ValidationContext(
        trust_roots=list(config.trust),
        other_certs=list(config.others),
        fetchers=fetchers,
        allow_fetching=fetchers is not None,
        revocation_mode=revocation,
        moment=now,
    )


async def _check_path(key, config, now):
    # the present moment is passed as None: a context with a moment never asks the network
    live = abs((now - datetime.now(UTC)).total_seconds()) < 60
    context = validation_context(config, worker().fetchers(config), None if live else now)
    try:
        await _validate(key, context)
    except TimeoutError:
        # An authority that takes the question and says nothing: judge by what is at hand.
        await _validate(key, validation_context(config, None, now))


async def _validate(key, context):
    validator = CertificateValidator(
        key.certificate, intermediate_certs=list(key.chain), validation_context=context
    )
    try:
        await validator.async_validate_usage(key_usage=set())
    except RevokedError as error:
        if error.is_ee_cert:
            raise CertificateRevoked from None
        raise CertificateUntrusted from None
    except (PathBuildingError, ValidationError):
        raise CertificateUntrusted from None
