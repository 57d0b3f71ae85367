"""Letters that reach the agency by e-mail, by post or over the counter (ข้อ 35–38).

The registry lays the file into the incoming tray; from there the letter goes the same way as one
that came through the system.
"""

from edoc_policy.agencies.agency import tray_for
from edoc_policy.audit import journal
from edoc_policy.letters.fields import Problem
from edoc_policy.letters.incoming import Incoming
from edoc_policy.letters.interfaces import InvalidDraft
from edoc_policy.letters.interfaces import IUploadCheck
from edoc_policy.letters.interfaces import Unfit
from edoc_policy.signing.sandbox import validate_untrusted
from edoc_policy.thai.dates import bangkok_now
from edoc_policy.thai.text import normalise
from plone.uuid.interfaces import IUUID
from zope.component import getUtility
import hashlib


TEXTS = ("sender_title", "number_text", "title", "addressee")


def receive(agency, values, actor):
    """Lay a letter into the agency's incoming tray; returns it, not yet registered.

    `values`: the fields of `IReceivedByHand`. The file is kept byte for byte; its signature, if it
    has one, is validated. Raises InvalidDraft when the file is not what it claims to be.
    """
    file = values["sealed"]
    try:
        getUtility(IUploadCheck)(file.data, file.filename, "application/pdf")
    except Unfit as error:
        raise InvalidDraft([Problem("sealed", error.args[0])]) from error
    incoming = Incoming()
    incoming.portal_type = "edoc.incoming"
    for name in TEXTS:
        setattr(incoming, name, normalise(values.get(name) or "").strip())
    incoming.dated = values.get("dated")
    incoming.urgency = values.get("urgency") or "normal"
    incoming.within = values.get("within")
    incoming.channel = "hand"
    incoming.sealed = file
    incoming.sealed_sha256 = hashlib.sha256(file.data).hexdigest()
    incoming.report = validate_untrusted(file.data).facts()
    incoming.received_at = incoming.opened_at = bangkok_now()
    incoming = tray_for(agency, "incoming").lay(incoming)
    journal.record(
        agency,
        "receive",
        actor,
        "/".join(incoming.getPhysicalPath()),
        uid=IUUID(incoming),
        sha256=incoming.sealed_sha256,
    )
    return incoming
