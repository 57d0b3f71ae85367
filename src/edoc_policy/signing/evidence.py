"""Evidence appended to a signed file: revocation data and document timestamps.

ETSI EN 319 142-1, 5.4.2 (security store) and 5.4.3 (document timestamp). What cannot be had is
left out and said so; nothing here fails for an authority that is down.
"""

from edoc_policy.signing.certificates import validation_context
from edoc_policy.signing.network import worker
from edoc_policy.signing.revision import Revision
from edoc_policy.signing.signer import Authorities
from edoc_policy.signing.signer import DIGEST
from edoc_policy.signing.signer import GivenToken
from edoc_policy.signing.signer import TOKEN_ROOM
from edoc_policy.signing.signer import token_time
from io import BytesIO
from pyhanko.sign.general import extract_certificate_info
from pyhanko.sign.signers import PdfTimeStamper
from pyhanko.sign.signers.pdf_signer import TimestampDSSContentSettings
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko_certvalidator import CertificateValidator
import logging


logger = logging.getLogger(__name__)


async def with_revocation(pdf, certificates, config):
    """The file with its security store, or None when the authorities do not answer.

    `certificates`: those to be vouched for, each with the ones that came with it:
    [(certificate, others)]. Asked anew for each letter: data from after the signature proves more.
    """
    if not config.trust:
        return None
    context = validation_context(config, worker().fetchers(config), revocation="hard-fail")
    try:
        paths = [
            await CertificateValidator(
                certificate, intermediate_certs=others, validation_context=context
            ).async_validate_usage(key_usage=set())
            for certificate, others in certificates
        ]
        writer = Revision(BytesIO(pdf))
        store = DocumentSecurityStore.supply_dss_in_writer(
            writer,
            None,
            certs=_lacking(paths, certificates),
            validation_context=context,
        )
        for stream in (*store.certs.values(), *store.ocsps, *store.crls):
            if stream.get_pdf_handler() is writer:
                stream.get_object().compress()
    except Exception as error:  # down, slow, or answering nonsense: the signature stands
        logger.warning("Revocation data not complete: %s", type(error).__name__)
        return None
    output = BytesIO()
    writer.write(output)
    return output.getvalue()


def _lacking(paths, certificates):
    """The certificates of validation paths that are neither root nor in the signature already."""
    held = {held.dump() for certificate, others in certificates for held in (certificate, *others)}
    return [one for path in paths for one in list(path)[1:] if one.dump() not in held]


def vouched(certificate, others, tokens):
    """What `with_revocation` asks for: a signer and the authorities of its timestamp tokens.

    `tokens`: SignedData of timestamp tokens.
    """
    wanted = [(certificate, list(others))]
    for token in tokens:
        found = extract_certificate_info(token)
        wanted.append((found.signer_cert, found.other_certs))
    return wanted


async def with_document_timestamp(pdf, config):
    """(file with a document timestamp over all of it, its time), or None."""
    if not config.tsa_urls:
        return None
    tokens = GivenToken(Authorities(config, worker().session(config)).ask)
    context = validation_context(config, worker().fetchers(config), revocation="hard-fail")
    try:
        output = await PdfTimeStamper(tokens).async_timestamp_pdf(
            Revision(BytesIO(pdf)),
            DIGEST,
            validation_context=context if config.trust else None,
            bytes_reserved=2 * TOKEN_ROOM,
            dss_settings=TimestampDSSContentSettings(include_vri=False, update_before_ts=True),
            embed_roots=False,
        )
    except Exception as error:
        logger.warning("No document timestamp: %s", type(error).__name__)
        return None
    return output.getvalue(), token_time(tokens.last)
