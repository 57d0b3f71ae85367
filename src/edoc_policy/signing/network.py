"""The room's one way to the network: an event loop in a thread of its own, one HTTP session a
configuration, and questions only to hosts on the list.

A TLS context costs 18 ms, an unclosed session a warning, and an uploaded file names any address
it likes; so all three are made here and nowhere else.
"""

from contextlib import asynccontextmanager
from edoc_policy.signing.policy import host_of
from pyhanko_certvalidator.fetchers import FetcherBackend
from pyhanko_certvalidator.fetchers import Fetchers
from pyhanko_certvalidator.fetchers.aiohttp_fetchers import AIOHttpFetcherBackend
from pyhanko_certvalidator.fetchers.api import FetchLimits
import aiohttp
import asyncio
import os
import threading


BIGGEST_ANSWER = 20 * 1024 * 1024
FEW = FetchLimits(max_requests=40, max_cert_requests=5)


class HostNotListed(aiohttp.ClientError):
    """An address outside the list; `str()` names the host."""


def only(hosts):
    """Middleware that lets questions through to `hosts` (`host:port`) only, redirects included."""

    async def guard(request, handler):
        host = host_of(str(request.url))
        if host not in hosts:
            raise HostNotListed(host or "?")
        response = await handler(request)
        if (response.content_length or 0) > BIGGEST_ANSWER:
            response.close()
            raise aiohttp.ClientPayloadError("answer too large")
        return response

    return guard


class Worker:
    """A thread with an event loop. Any thread may call `run`."""

    def __init__(self):
        self.pid = os.getpid()
        self.loop = asyncio.new_event_loop()
        self._sessions = {}
        threading.Thread(target=self._main, name="edoc-signing", daemon=True).start()

    def _main(self):
        asyncio.set_event_loop(self.loop)
        self.loop.run_forever()

    def run(self, coroutine, timeout=None):
        """Run to its end from another thread and return its result; seconds, then TimeoutError."""
        future = asyncio.run_coroutine_threadsafe(coroutine, self.loop)
        try:
            return future.result(timeout)
        except TimeoutError:
            future.cancel()
            raise

    def session(self, config):
        """The HTTP session for this list of hosts. Only from within the loop."""
        hosts = config.hosts
        if hosts not in self._sessions:
            self._sessions[hosts] = aiohttp.ClientSession(
                middlewares=(only(hosts),), trust_env=False
            )
        return self._sessions[hosts]

    def fetchers(self, config):
        """Fresh OCSP and CRL fetchers over that session; certificates are never fetched."""
        return _fetchers(self.session(config), config)


class _Backend(FetcherBackend):
    """Fetchers over a given session, in the shape that pyHanko's validation asks for."""

    def __init__(self, session, config):
        self.session = session
        self.config = config

    def get_fetchers(self):
        return _fetchers(self.session, self.config)

    async def close(self):
        """Whoever made the session closes it."""


@asynccontextmanager
async def private_session(config):
    """A backend for one validation in a loop of its own: it may be slow, signing must not wait."""
    async with aiohttp.ClientSession(middlewares=(only(config.hosts),), trust_env=False) as session:
        yield _Backend(session, config)


def _fetchers(session, config):
    made = AIOHttpFetcherBackend(
        session, per_request_timeout=config.timeout, limits=FEW
    ).get_fetchers()
    return Fetchers(ocsp_fetcher=made.ocsp_fetcher, crl_fetcher=made.crl_fetcher, cert_fetcher=None)


_worker = None
_lock = threading.Lock()


def worker():
    """The worker of this process; a forked child gets its own."""
    global _worker
    with _lock:
        if _worker is None or _worker.pid != os.getpid():
            _worker = Worker()
        return _worker
