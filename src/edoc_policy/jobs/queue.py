"""Jobs: named functions that run after the request, in a worker thread beside it.

The queue is huey's SQLite queue (``EDOC_JOBS``), so that what was promised before a crash
is done after it. A job gets the site and keyword arguments of plain values; it runs in its
own ZODB connection and transaction as the system user, must be idempotent, and is retried
with back-off. Secrets never travel through the queue: they stay in memory (`signing.vault`).
"""

from AccessControl.SecurityManagement import getSecurityManager
from AccessControl.SecurityManagement import newSecurityManager
from AccessControl.SecurityManagement import setSecurityManager
from AccessControl.users import system
from huey import crontab
from huey import SqliteHuey
from huey.consumer import Consumer
from pathlib import Path
from Testing.makerequest import makerequest
from zope.component.hooks import getSite
from zope.component.hooks import setSite
from zope.globalrequest import getRequest
from zope.globalrequest import setRequest
import functools
import logging
import os
import transaction
import Zope2


logger = logging.getLogger(__name__)

RETRIES = 6
RETRY_DELAY = 5  # seconds before the first retry; doubled before each further one
RETRY_BACKOFF = 2
CONFLICT_ATTEMPTS = 5
MINUTE = 60  # seconds after which a tick that waited behind slow work is left out

_jobs = {}
_sweeps = []
_hourly = []
_regular = []
_workers = []


@functools.cache
def _queue():
    """The queue and its one task, in the SQLite file that ``EDOC_JOBS`` names."""
    path = Path(os.environ.get("EDOC_JOBS", "var/jobs.sqlite"))
    path.parent.mkdir(parents=True, exist_ok=True)
    huey = SqliteHuey("edoc", filename=str(path), results=False, strict_fifo=True)
    task = huey.task(
        name="run", retries=RETRIES, retry_delay=RETRY_DELAY, retry_backoff=RETRY_BACKOFF
    )(_run)
    huey.periodic_task(crontab(minute="0"), name="every_hour")(_look)
    huey.periodic_task(crontab(), name="tick", expires=MINUTE)(_tick)
    return huey, task


def job(function):
    """Register `function(site, **values)` as the job of its own name."""
    _jobs[function.__name__] = function
    return function


def sweep(function):
    """Register `function(site)`: at every start it asks for what a crash has left undone."""
    _sweeps.append(function)
    return function


def every_hour(function):
    """Register `function(site)`: asked at every start and every hour for what time has brought.

    It is asked again by each instance, and late after a downtime: it must be idempotent.
    """
    _hourly.append(function)
    return function


def regularly(function):
    """Register `function(site)` to be run every minute, in a transaction of its own.

    What it finds to do it asks for by `enqueue`. Several instances may run it at the same time.
    """
    _jobs[function.__name__] = function
    _regular.append(function)
    return function


def enqueue(name, **values):
    """Ask for job `name` once the present transaction has been committed."""
    site_path = "/".join(getSite().getPhysicalPath())
    transaction.get().addAfterCommitHook(_put, args=(name, site_path, values))


def drain():
    """Do here and now what waits in the queue, instead of the worker; for scripts."""
    huey, _task = _queue()
    while _workers:
        _workers.pop().stop(graceful=True)
    while (task := huey.dequeue()) is not None:
        huey.execute(task)


def _put(committed, name, site_path, values):
    if committed:
        _huey, task = _queue()
        task(name, site_path, values)


def sweep_sites(root):
    """Ask every site of the database for its undone work."""
    _ask_sites(root, _sweeps)


def look_at_sites(root):
    """Ask every site of the database for what time has brought."""
    _ask_sites(root, _hourly)


def _ask_sites(root, functions):
    for site in root.objectValues("Plone Site"):
        setSite(site)
        for function in functions:
            function(site)


def _look():
    _put(True, "look_at_sites", "", {})


_jobs["sweep_sites"] = sweep_sites
_jobs["look_at_sites"] = look_at_sites


def ask_regular(root):
    """Ask every site of the database for its regular work."""
    for site in root.objectValues("Plone Site"):
        setSite(site)
        for function in _regular:
            enqueue(function.__name__)


_jobs["ask_regular"] = ask_regular


def _tick():
    _run("ask_regular", "", {})


def _run(name, site_path, values):
    before = getSite(), getSecurityManager(), getRequest()
    root = Zope2.app()
    try:
        app = makerequest(root)
        setRequest(app.REQUEST)
        newSecurityManager(None, system)
        for attempt in transaction.manager.attempts(CONFLICT_ATTEMPTS):
            with attempt:
                site = app.unrestrictedTraverse(site_path) if site_path else app
                setSite(site if site_path else None)
                _jobs[name](site, **values)
    except Exception:
        logger.exception("Job %s %r failed", name, values)
        raise
    finally:
        transaction.abort()
        root._p_jar.close()
        setSite(before[0])
        setSecurityManager(before[1])
        setRequest(before[2])


class _Worker(Consumer):
    """huey's consumer as a guest in Zope's process, whose signals are Zope's own."""

    def _set_signal_handlers(self):
        pass


def start_worker(event):
    """Start the worker thread with the server (`IProcessStarting`)."""
    if os.environ.get("EDOC_JOBS"):
        huey, _task = _queue()
        worker = _Worker(huey, workers=1, worker_type="thread", periodic=True)
        worker.start()
        _workers.append(worker)
        _put(True, "sweep_sites", "", {})
        _look()
