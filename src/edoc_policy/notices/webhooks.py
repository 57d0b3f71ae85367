"""Receivers of an agency: programs to which news are posted, signed so that they know the sender.

The secret of a receiver stands nowhere in the database. It is derived (HMAC) from the key of the
operator, a file that `EDOC_NOTICES_KEY` names, and a random salt kept with the receiver; it is
shown once, when the receiver is added or given a new one. A copy of the database signs nothing.
"""

from datetime import datetime
from datetime import UTC
from edoc_policy import _
from edoc_policy.agencies.agency import agency_by_id
from edoc_policy.audit import journal
from edoc_policy.notices import messages
from edoc_policy.notices import network
from edoc_policy.notices import store
from edoc_policy.notices.events import kinds
from edoc_policy.notices.interfaces import ITransport
from edoc_policy.notices.interfaces import Later
from edoc_policy.notices.interfaces import Refused
from edoc_policy.notices.people import Staff
from edoc_policy.thai.shown import in_thai
from pathlib import Path
from persistent import Persistent
from zope.component import adapter
from zope.component import getAdapters
from zope.interface import implementer
from zope.interface import Interface
import hashlib
import hmac
import json
import os
import secrets


PERSONAL = frozenset({"email"})
MOST = 20
KEY_FILE = "EDOC_NOTICES_KEY"


class WrongHook(ValueError):
    """A receiver that cannot be kept; `args[0]` says why in words."""


class Hook(Persistent):
    """A receiver: where to, of which kinds of notices, by which transport, and the salt of its
    secret."""

    def __init__(self, hook_id, url, wanted, transport):
        self.id = hook_id
        self.url = url
        self.kinds = frozenset(wanted)
        self.transport = transport
        self.salt = secrets.token_hex(16)


def transports(site):
    """{name: title} of the transports that an agency's receiver can have."""
    found = getAdapters((site,), ITransport)
    return {name: each.title for name, each in found if name not in PERSONAL}


def add(site, agency, actor, url, wanted, transport="webhook"):
    """Add a receiver; returns (Hook, its secret, to be shown this once). Raises WrongHook."""
    office = store.office(site, agency.getId(), create=True)
    _check(site, url, wanted, transport)
    if len(office.hooks) >= MOST:
        raise WrongHook(_("มีปลายทางครบ ${n} แห่งแล้ว ลบที่ไม่ใช้ก่อน", mapping={"n": MOST}))
    hook = Hook(secrets.token_hex(8), url, wanted, transport)
    office.hooks[hook.id] = hook
    _record(agency, "add_receiver", actor, url)
    return hook, secret_of(hook)


def change(site, agency, actor, hook_id, url=None, wanted=None):
    """Change where a receiver is or what it wants; raises KeyError, WrongHook."""
    hook = store.office(site, agency.getId()).hooks[hook_id]
    url, wanted = url or hook.url, hook.kinds if wanted is None else wanted
    _check(site, url, wanted, hook.transport)
    hook.url, hook.kinds = url, frozenset(wanted)
    _record(agency, "change_receiver", actor, url)
    return hook


def renew(site, agency, actor, hook_id):
    """Give a receiver a new secret and return it; the old one ends. Raises KeyError."""
    hook = store.office(site, agency.getId()).hooks[hook_id]
    hook.salt = secrets.token_hex(16)
    _record(agency, "change_receiver", actor, hook.url)
    return secret_of(hook)


def drop(site, agency, actor, hook_id):
    """Take a receiver away; what waits for it fails in words. Raises KeyError."""
    hook = store.office(site, agency.getId()).hooks.pop(hook_id)
    _record(agency, "drop_receiver", actor, hook.url)


def hooks_of(site, agency_id):
    """The receivers of an agency."""
    office = store.office(site, agency_id)
    return list(office.hooks.values()) if office is not None else []


def secret_of(hook):
    """The secret (text) that this receiver's messages are signed with."""
    text = f"edoc receiver {hook.id} {hook.salt}"
    return "edoc_" + hmac.new(_key(), text.encode(), hashlib.sha256).hexdigest()


def signature(secret, timestamp, body):
    """What X-Edoc-Signature says of `body` (bytes) sent at `timestamp` (seconds since 1970)."""
    signed = f"{timestamp}.".encode() + body
    return "sha256=" + hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()


@implementer(ITransport)
@adapter(Interface)
class Webhook:
    """See ITransport: JSON by POST, with the headers that docs/rest/receiver.md explains."""

    title = "Webhook"

    def __init__(self, site):
        self.site = site

    def server(self, sending):
        """Each receiver counts as a server of its own."""
        return sending.to

    def deliver(self, office, sending):
        """Post one notice."""
        hook = office.hooks.get(sending.to)
        if hook is None:
            raise Refused(_("ปลายทางนี้ถูกลบแล้ว"))
        body = json.dumps(payload(self.site, office, sending), ensure_ascii=False).encode()
        timestamp = str(int(datetime.now(UTC).timestamp()))
        headers = {
            "Content-Type": "application/json; charset=utf-8",
            "User-Agent": "edoc",
            "X-Edoc-Id": sending.id,
            "X-Edoc-Timestamp": timestamp,
            "X-Edoc-Signature": signature(secret_of(hook), timestamp, body),
        }
        status = network.post(hook.url, body, headers)
        if not 200 <= status < 300:
            raise Later(_("ปลายทางตอบ ${status} แทน 2xx", mapping={"status": status}))


def payload(site, office, sending):
    """What a receiver is told of a sending with one notice."""
    (entry,) = messages.told(site, sending.notices)
    agency = agency_by_id(office.agency_id, site)
    people = Staff(agency).meant(entry.notice["tokens"]) if agency is not None else []
    return {
        "id": sending.id,
        "event": entry.notice["kind"],
        "title": in_thai(entry.title),
        "agency": office.agency_id,
        "at": entry.notice["at"],
        "url": entry.url,
        "secret": entry.secret,
        "subject": entry.subject or None,
        "number": entry.number or None,
        "to": people,
    }


def _check(site, url, wanted, transport):
    try:
        network.split(url if isinstance(url, str) else "")
    except network.WrongAddress as error:
        raise WrongHook(error.args[0]) from error
    listed = isinstance(wanted, (list, tuple, set, frozenset))
    if not listed or not wanted or not set(map(str, wanted)) <= set(kinds()):
        raise WrongHook(_("เลือกเรื่องที่จะส่งอย่างน้อยหนึ่งเรื่องจากรายการ"))
    if transport not in transports(site):
        raise WrongHook(_("ช่องทางส่ง ${name} ไม่ได้ติดตั้งอยู่", mapping={"name": str(transport)}))


def _record(agency, act, actor, url):
    journal.record(agency, act, actor, "/".join(agency.getPhysicalPath()), receiver=url)


def _key():
    """The operator's key; made at its first use, readable by the instance's user alone."""
    named = os.environ.get(KEY_FILE)
    path = Path(
        named or Path(os.environ.get("EDOC_JOBS", "var/jobs.sqlite")).with_name("notices.key")
    )
    try:
        with open(path, "xb", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
            file.write(secrets.token_bytes(32))
    except FileExistsError:
        pass
    return path.read_bytes()
