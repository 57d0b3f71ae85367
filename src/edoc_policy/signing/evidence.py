"""Evidence appended to a signed file: revocation data and document timestamps.

ETSI EN 319 142-1, 5.4.2 (security store) and 5.4.3 (document timestamp). What cannot be had is
left out and said so; nothing here fails for an authority that is down.
"""

from edoc_policy.signing.certificates import validation_context
from edoc_policy.signing.network import worker
from edoc_policy.signing.signer import Authorities
from edoc_policy.signing.signer import DIGEST
from edoc_policy.signing.signer import GivenToken
from edoc_policy.signing.signer import TOKEN_ROOM
from edoc_policy.signing.signer import token_time
from io import BytesIO
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.signers import PdfTimeStamper
from pyhanko.sign.signers.pdf_signer import TimestampDSSContentSettings
from pyhanko.sign.validation.dss import async_add_validation_info
import logging


logger = logging.getLogger(__name__)


async def with_revocation(pdf, config):
    """The file with its security store, or None when the authorities do not answer."""
    if not config.trust:
        return None
    try:
        reader = PdfFileReader(BytesIO(pdf))
        output = await async_add_validation_info(
            reader.embedded_regular_signatures[-1],
            validation_context(config, worker().fetchers(config), revocation="hard-fail"),
            add_vri_entry=False,
            embed_roots=False,
        )
    except Exception as error:  # down, slow, or answering nonsense: the signature stands
        logger.warning("Revocation data not complete: %s", type(error).__name__)
        return None
    return output.getvalue()


async def with_document_timestamp(pdf, config):
    """(file with a document timestamp over all of it, its time), or None."""
    if not config.tsa_urls:
        return None
    tokens = GivenToken(Authorities(config, worker().session(config)).ask)
    context = validation_context(config, worker().fetchers(config), revocation="hard-fail")
    try:
        output = await PdfTimeStamper(tokens).async_timestamp_pdf(
            IncrementalPdfFileWriter(BytesIO(pdf)),
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
