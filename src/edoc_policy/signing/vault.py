"""Unlocked keys between the act of signing and the sealing, in memory only.

An authorisation is for one letter; it is forgotten when taken back or after `LIFETIME`.
"""

from threading import Lock

import time


LIFETIME = 600  # seconds

_lock = Lock()
_keys = {}


def put(uid, key):
    """Keep an unlocked key for sealing the letter `uid`."""
    with _lock:
        _forget_old()
        _keys[uid] = (time.monotonic() + LIFETIME, key)


def get(uid):
    """The unlocked key for the letter `uid`, or None when there is no authorisation (any more)."""
    with _lock:
        _forget_old()
        entry = _keys.get(uid)
        return entry[1] if entry else None


def drop(uid):
    """Close and forget the key for the letter `uid`."""
    with _lock:
        entry = _keys.pop(uid, None)
    if entry:
        entry[1].close()


def _forget_old():
    now = time.monotonic()
    for uid in [uid for uid, (ends, _key) in _keys.items() if ends < now]:
        _keys.pop(uid)[1].close()
