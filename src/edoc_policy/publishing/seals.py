"""The state of the seal of a letter of ours, judged anew from time to time, not at every asking.

A certificate may be revoked and an authority may be lost, so the stored report is not enough;
but the public asks often, and the file never changes.
"""

from collections import OrderedDict
from edoc_policy.signing.validation import validate
import hashlib
import threading
import time


KEPT = 500
SECONDS = 15 * 60
_reports = OrderedDict()
_lock = threading.Lock()


def seal_report(letter, clock=time.monotonic):
    """The Report on the sealed file of an ISealedLetter, at most 15 minutes old.

    None when there is no file, or the file kept is not the one that was sealed.
    """
    digest = letter.sealed_sha256
    with _lock:
        report, until = _reports.get(digest, (None, 0))
    if report is not None and until > clock():
        return report
    data = letter.sealed_bytes()
    if not data or hashlib.sha256(data).hexdigest() != digest:
        return None
    report = validate(data)
    with _lock:
        _reports[digest] = (report, clock() + SECONDS)
        while len(_reports) > KEPT:
            _reports.popitem(last=False)
    return report
