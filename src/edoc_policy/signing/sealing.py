"""Sealing: a PAdES signature over a finished letter, as high a level as the network allows.

ETSI EN 319 142-1: B-B is the signature, B-T adds a trusted timestamp, B-LT the certificates and
revocation data to judge it later. Timestamp authority or OCSP down costs a level, never the
signature; `complete` brings the level back later without touching what is signed.
"""

from dataclasses import dataclass
from datetime import datetime
from datetime import UTC
from edoc_policy.signing.appearance import style
from edoc_policy.signing.certificates import subject
from edoc_policy.signing.errors import SealingFailed
from edoc_policy.signing.errors import SigningRefused
from edoc_policy.signing.evidence import vouched
from edoc_policy.signing.evidence import with_document_timestamp
from edoc_policy.signing.evidence import with_revocation
from edoc_policy.signing.network import worker
from edoc_policy.signing.policy import SigningConfig
from edoc_policy.signing.revision import Revision
from edoc_policy.signing.signer import Authorities
from edoc_policy.signing.signer import DIGEST
from edoc_policy.signing.signer import KeySigner
from edoc_policy.signing.signer import token_time
from io import BytesIO
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata
from pyhanko.sign.signers import PdfSigner
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes
from pyhanko.sign.validation.generic_cms import extract_tst_data_iter
from zoneinfo import ZoneInfo
import logging


TIMESTAMP = "timestamp"
REVOCATION = "revocation"
BANGKOK = ZoneInfo("Asia/Bangkok")
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Sealed:
    """A sealed file. `signed_at`: the timestamp's time, else the server's (aware, Bangkok).
    `missing`: what is still to be had by `complete`: "timestamp", "revocation".
    """

    pdf: bytes
    level: str
    signed_at: datetime
    signer: str
    serial: str
    field_name: str
    missing: tuple[str, ...] = ()

    def __repr__(self):
        return f"<Sealed {self.level} {len(self.pdf)} bytes>"


def seal(
    pdf,
    *,
    field_name,
    key,
    reason=None,
    location=None,
    appearance_pdf=None,
    config=None,
    now=None,
):
    """Sign the empty field `field_name` of a PDF with an unlocked key.

    `pdf`, `appearance_pdf` (one page, drawn into the field): bytes. `config`: SigningConfig,
    default that of the environment. `now`: aware datetime of the claimed signing time.
    The result begins with `pdf`, byte for byte. Raises SealingFailed, KeyClosed.
    Blocks; may be called from any thread.
    """
    config = config or SigningConfig.from_env()
    now = (now or datetime.now(UTC)).astimezone(BANGKOK)
    config = config.for_signer(key.certificate, key.chain)
    return worker().run(_seal(pdf, field_name, key, reason, location, appearance_pdf, config, now))


def complete(pdf, *, config=None):
    """Bring a sealed file of level B-B or B-T to what is possible now.

    A missing signature timestamp cannot be put in afterwards without touching the signature
    container, so a document timestamp (EN 319 142-1 5.4.3) over the whole file proves that the
    signature existed; then certificates, OCSP and CRLs go into the security store (5.4.2). Both are
    appended revisions. Returns a Sealed; raises SealingFailed where there is no signature.
    """
    return worker().run(_complete(pdf, config or SigningConfig.from_env()))


async def _seal(pdf, field_name, key, reason, location, appearance_pdf, config, now):
    authorities = Authorities(config, worker().session(config))
    for room in authorities.rooms:
        signer = KeySigner(key, authorities.ask if config.tsa_urls else None, room)
        metadata = PdfSignatureMetadata(
            field_name=field_name,
            md_algorithm=DIGEST,
            subfilter=SigSeedSubFilter.PADES,
            name=signer.subject_name,
            reason=reason,
            location=location,
        )
        writer = _writer(pdf, field_name)
        signed = await _sign(writer, signer, metadata, style(appearance_pdf), now)
        if not signer.outgrown:
            break
    if not signed.startswith(pdf):
        raise SealingFailed(why="broken")
    when = token_time(signer.token).astimezone(BANGKOK) if signer.token else now
    missing = () if signer.token else (TIMESTAMP,)
    tokens = [signer.token["content"]] if signer.token else []
    wanted = vouched(key.certificate, key.chain, tokens)
    final = await with_revocation(signed, wanted, config)
    if final is None:
        missing += (REVOCATION,)
    return Sealed(
        pdf=final or signed,
        level=_level(missing),
        signed_at=when,
        signer=subject(key.certificate)["name"],
        serial=f"{key.certificate.serial_number:x}",
        field_name=field_name,
        missing=missing,
    )


async def _sign(writer, signer, metadata, style, now):
    """Sign once, through pyHanko's session so that size and time are ours to say."""
    pdf_signer = PdfSigner(metadata, signer, stamp_style=style)
    try:
        session = pdf_signer.init_signing_session(writer, existing_fields_only=True)
        session.system_time = now
        to_sign = session.prepare_tbs_document(None, bytes_reserved=signer.room)
        digest, output = to_sign.digest_tbs_document()
        await to_sign.perform_signature(digest.document_digest, PdfCMSSignedAttributes())
    except SigningRefused:
        raise
    except Exception as error:
        logger.exception("Sealing failed")
        raise SealingFailed(why="broken") from error
    return output.getvalue()


def _writer(pdf, field_name):
    """An incremental writer over the file, once the field is known to be there and empty."""
    if not pdf.startswith(b"%PDF-"):
        raise SealingFailed(why="not-pdf")
    try:
        writer = Revision(BytesIO(pdf))
        if writer.prev.encrypted:
            raise SealingFailed(why="encrypted")
        filled = {name: value is not None for name, value, _field in enumerate_sig_fields(writer)}
    except (PdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise SealingFailed(why="not-pdf") from None
    if field_name not in filled:
        raise SealingFailed(why="no-field")
    if filled[field_name]:
        raise SealingFailed(why="field-used")
    return writer


async def _complete(pdf, config):
    signature = _last_signature(pdf)
    config = config.for_signer(signature.signer_cert, signature.other_embedded_certs)
    when, archived, missing = _proven_time(signature), False, ()
    tokens = extract_tst_data_iter(signature.signer_info, signed=False)
    wanted = vouched(signature.signer_cert, signature.other_embedded_certs, tokens)
    completed = await with_revocation(pdf, wanted, config)
    if completed is None:
        missing += (REVOCATION,)
    pdf = completed or pdf
    if when is None:
        stamped = await with_document_timestamp(pdf, config)
        if stamped is None:
            missing = (TIMESTAMP, *missing)
        else:
            archived, (pdf, when) = True, stamped
    when = when or signature.self_reported_timestamp or datetime.now(UTC)
    return Sealed(
        pdf=pdf,
        level=_level(missing, archived),
        signed_at=when.astimezone(BANGKOK),
        signer=subject(signature.signer_cert)["name"],
        serial=f"{signature.signer_cert.serial_number:x}",
        field_name=signature.field_name,
        missing=missing,
    )


def _last_signature(pdf):
    try:
        return PdfFileReader(BytesIO(pdf)).embedded_regular_signatures[-1]
    except IndexError:
        raise SealingFailed(why="no-signature") from None
    except (PdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise SealingFailed(why="not-pdf") from None


def _proven_time(signature):
    """When a signature or document timestamp says that the signature existed, or None."""
    for token in extract_tst_data_iter(signature.signer_info, signed=False):
        return token["encap_content_info"]["content"].parsed["gen_time"].native
    for stamp in signature.reader.embedded_timestamp_signatures:
        if stamp.signed_revision > signature.signed_revision:
            content = stamp.signed_data["encap_content_info"]["content"]
            return content.parsed["gen_time"].native
    return None


def _level(missing, archived=False):
    if TIMESTAMP in missing:
        return "B-B"
    if REVOCATION in missing:
        return "B-T"
    return "B-LTA" if archived else "B-LT"
