"""certomancer's animator as a service that real clients accept.

Four things `certomancer animate` lacks, each found by running it:
- times with whole seconds (RFC 6960, 4.2.2.1: no fractions; NSS calls the others malformed),
- the parsed private key is kept; reading and checking it took 33 ms (RSA-2048) of every answer,
- OCSP over GET (RFC 6960, appendix A.1), which NSS tries first,
- several threads and kept connections (waitress, see pki.py).
"""

from certomancer.integrations import animator
from cryptography.hazmat.primitives import serialization
from datetime import datetime
from datetime import UTC
from functools import lru_cache
from functools import partial
from urllib.parse import unquote
import base64
import binascii
import io


def keep_parsed_keys() -> None:
    """Parse each private key once, and unchecked: they are our own. For this process alone."""
    for name in ("load_der_private_key", "load_pem_private_key"):
        parse = partial(getattr(serialization, name), unsafe_skip_rsa_key_validation=True)
        setattr(serialization, name, lru_cache(64)(parse))


def application(config):
    """Return the WSGI application for a `CertomancerConfig`."""
    animator._now = lambda: datetime.now(UTC).replace(microsecond=0)
    store = animator.AnimatorArchStore(config.pki_archs)
    answer = animator.Animator(store, with_web_ui=False, allow_time_override=True)

    def ocsp_over_get(environ, start_response):
        path = environ["PATH_INFO"].split("/")
        if environ["REQUEST_METHOD"] == "GET" and len(path) > 4 and path[2] == "ocsp":
            try:
                request = base64.b64decode(unquote("/".join(path[4:])), validate=True)
            except binascii.Error:
                start_response("400 Bad Request", [("Content-Type", "text/plain")])
                return [b"not an OCSP request"]
            environ |= {
                "REQUEST_METHOD": "POST",
                "PATH_INFO": "/".join(path[:4]),
                "CONTENT_LENGTH": str(len(request)),
                "CONTENT_TYPE": "application/ocsp-request",
                "wsgi.input": io.BytesIO(request),
            }
        return answer(environ, start_response)

    return ocsp_over_get
