"""pyHanko signers over an unlocked key: the key is parsed once and used once a signature.

pyHanko 0.38's SimpleSigner parses and checks the private key twice a signature (33 ms each for
RSA-2048), and signs once more to guess the size. Here the size is known, and the timestamp is
asked for after the signature exists: a timestamp authority that is down costs the timestamp only.
"""

from asn1crypto.cms import ContentInfo
from edoc_policy.signing.cms import container
from edoc_policy.signing.cms import signed_attributes
from hashlib import sha256
from pyhanko.sign.signers import Signer
from pyhanko.sign.timestamps import TimeStamper
from pyhanko.sign.timestamps.aiohttp_client import HTTPTimeStamper
import logging


DIGEST = "sha256"
TOKEN_ROOM = 9000  # bytes that hold any timestamp token with its certificates
SLACK = 256  # bytes by which tokens of one authority differ: serial number, fraction of a second
_taken = {}  # addresses of authorities: bytes of the largest token they gave
logger = logging.getLogger(__name__)


class KeySigner(Signer):
    """Signs with an IUnlockedKey. `stamp`: coroutine function digest -> token or None.

    `token_room`: bytes kept free for the token. One that is larger is left out, and `outgrown`.
    """

    def __init__(self, key, stamp=None, token_room=TOKEN_ROOM):
        super().__init__(signing_cert=key.certificate)
        self.key = key
        # a root is known to whoever trusts it, or worth nothing
        self.chain = [c for c in key.chain if c.self_signed == "no"]
        self.stamp = stamp
        self.token_room = token_room if stamp else 0
        self.token = None
        self.outgrown = False

    @property
    def room(self):
        """Hex digits to reserve in the file for this signer's container."""
        certificates = sum(len(c.dump()) for c in (self.key.certificate, *self.chain))
        return 2 * (certificates + self.key.signature_size + 1000 + self.token_room)

    async def async_sign(self, data_digest, digest_algorithm, **options):
        """The container for a SHA-256 digest of the signed bytes; pyHanko's options are its own."""
        if digest_algorithm != DIGEST:
            raise ValueError(digest_algorithm)
        certificate = self.key.certificate
        attributes = signed_attributes(certificate, data_digest)
        signature = self.key.sign(attributes, DIGEST)
        token = None
        if self.stamp is not None:
            self.token = await self.stamp(sha256(signature).digest())
            token = self.token and self.token.dump()
        if token and len(token) > self.token_room:
            self.token, token, self.outgrown = None, None, True
        return ContentInfo.load(container(certificate, self.chain, attributes, signature, token))


class GivenToken(TimeStamper):
    """A time stamper that hands out answers of `ask`, for pyHanko's document timestamps."""

    def __init__(self, ask):
        super().__init__()
        self.ask = ask
        self.last = None

    async def async_timestamp(self, message_digest, md_algorithm):
        self.last = await self.ask(message_digest)
        if self.last is None:
            raise OSError("no timestamp authority answered")
        return self.last


class Authorities:
    """The timestamp authorities of an installation, asked in their order (RFC 3161)."""

    def __init__(self, config, session):
        self.urls = config.tsa_urls
        self.stampers = [
            HTTPTimeStamper(url, timeout=config.timeout, session=session) for url in config.tsa_urls
        ]

    @property
    def rooms(self):
        """Bytes to keep free for a token: what the largest so far took, then what any takes."""
        if self.urls in _taken:
            yield min(_taken[self.urls] + SLACK, TOKEN_ROOM)
        yield TOKEN_ROOM

    async def ask(self, digest):
        """The first good token (a cms.ContentInfo) over a SHA-256 digest, or None."""
        for stamper in self.stampers:
            try:
                token = await stamper.async_timestamp(digest, DIGEST)
                problem = token_problem(token, digest)
            except Exception as error:  # whatever an authority sends, the signature goes on
                problem = type(error).__name__
            if problem is None:
                _taken[self.urls] = max(_taken.get(self.urls, 0), len(token.dump()))
                return token
            logger.warning("Timestamp authority %s: %s", stamper.url, problem)
        return None


def token_problem(token, digest):
    """Why a timestamp token is not one for this digest, or None. Trust is judged later."""
    info = token["content"]["encap_content_info"]["content"].parsed
    if info["message_imprint"]["hashed_message"].native != digest:
        return "other imprint"
    if len(token.dump()) > TOKEN_ROOM:
        return "token too large"
    return None


def token_time(token):
    """The aware datetime a token attests."""
    return token["content"]["encap_content_info"]["content"].parsed["gen_time"].native
