"""A request refused inside an agency is written in its journal, in pages and REST alike.

The refused request's own transaction is gone when this runs, so the line gets one of its own.
Handlers that answer 403 without raising call `journal.record_refusal` themselves.
"""

from AccessControl import getSecurityManager
from Acquisition import aq_base
from Acquisition import aq_chain
from edoc_policy import _
from edoc_policy.audit import journal
from edoc_policy.audit.interfaces import Actor
from edoc_policy.audit.interfaces import IJournalled
from logging import getLogger
from time import monotonic
from time import sleep
from transaction.interfaces import TransientError
from zExceptions import Forbidden
from zExceptions import Unauthorized
from zope.component import adapter
from ZPublisher.interfaces import IPubFailure
import re
import transaction


log = getLogger(__name__)

ATTEMPTS = 5
STRANGERS_A_MINUTE = 10
ANONYMOUS = "Anonymous User"
_THAI = re.compile("[ก-ฮ]")
_strangers = {}


@adapter(IPubFailure)
def record_refused_request(event):
    """Journal an Unauthorized or Forbidden on anything within an IJournalled object."""
    error = event.exc_info[1]
    if event.retry or not isinstance(error, (Unauthorized, Forbidden)):
        return
    try:
        agency, subject = _where(event.request)
        if agency is None:
            return
        actor = _who(event.request, agency)
        if actor is None and not _stranger_counts(agency):
            return
        _record(event.request, agency, actor or Actor("", str(_("ผู้ไม่ได้เข้าสู่ระบบ"))), subject, error)
    except Exception:
        # The refusal itself must still reach the user.
        log.exception("refused request could not be journaled")
        transaction.abort()


def _record(request, agency, actor, subject, error):
    words = str(error)
    reason = words if _THAI.search(words) else str(_("ผู้ขอไม่มีสิทธิ์ในเรื่องนี้"))
    for attempt in range(ATTEMPTS):
        transaction.begin()
        try:
            journal.record_refusal(
                agency,
                "visit",
                actor,
                subject,
                reason,
                url=request.get("ACTUAL_URL", ""),
                method=request.get("REQUEST_METHOD", ""),
                address=request.getClientAddr(),
            )
            transaction.commit()
        except TransientError:
            transaction.abort()
            sleep(0.01 * 2**attempt)
        else:
            return
    log.error("refusal not journaled after %d conflicts: %s", ATTEMPTS, subject)


def _where(request):
    """The journalled object the request went into, and the path of the innermost object reached."""
    for parent in request.get("PARENTS", ()):
        # plone.rest hands out a wrapper around the object it traverses
        content = getattr(aq_base(parent), "context", None) or parent
        if getattr(aq_base(content), "getPhysicalPath", None) is None:
            continue
        for each in aq_chain(content):
            if IJournalled.providedBy(each):
                return each, "/".join(content.getPhysicalPath())
        return None, None
    return None, None


def _who(request, agency):
    """The Actor behind the request, or None for a stranger.

    A user whom no user folder lets in is not in the security manager: ask for his credentials.
    """
    user = getSecurityManager().getUser()
    if user is not None and user.getUserName() != ANONYMOUS:
        return Actor(user.getId() or user.getUserName(), user.getProperty("fullname", "") or "")
    for each in aq_chain(agency):
        folder = getattr(aq_base(each), "acl_users", None)
        extract = getattr(folder, "_extractUserIds", None)
        if extract is None:
            continue
        folder = each.acl_users
        for userid, _login in folder._extractUserIds(request, folder.plugins):
            user = folder.getUserById(userid)
            fullname = user.getProperty("fullname", "") if user is not None else ""
            return Actor(userid, fullname or "")
    return None


def _stranger_counts(agency):
    """Whether this request without login is still within the minute's share of the agency."""
    key, now = agency.getPhysicalPath(), monotonic()
    began, seen = _strangers.get(key, (now, 0))
    if now - began > 60:
        began, seen = now, 0
    _strangers[key] = (began, seen + 1)
    return seen < STRANGERS_A_MINUTE
