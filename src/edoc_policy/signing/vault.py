"""Unlocked keys between the act of signing and the sealing: in memory only, for a while.

An authorisation is for one letter, or for exactly those that were listed (`Listed`). After a restart the vault is empty: the letter stays numbered
and its signatory is asked for the passphrase again.
"""

import threading
import time
import transaction


class Vault:
    """Keys by the UID of the letter they may seal. `seconds`: how long a key waits at most."""

    def __init__(self, seconds=600, clock=time.monotonic):
        self.seconds = seconds
        self.clock = clock
        self._held = {}
        self._lock = threading.Lock()

    def hold(self, uid, key):
        """Keep an unlocked key for sealing the letter `uid`; one held before is closed."""
        self.drop(uid)
        with self._lock:
            self._sweep()
            self._held[uid] = (key, self.clock() + self.seconds)

    def hold_once_committed(self, uid, key):
        """`hold` when the present transaction is committed; the key is closed when it is not.

        What was refused or lost a conflict leaves no key behind, and none that another
        transaction has handed over for the same letter is touched before.
        """
        transaction.get().join(_Unlocked(self, uid, key))

    def key_for(self, uid):
        """The key for the letter `uid`, or None when there is no authorisation (any more)."""
        with self._lock:
            self._sweep()
            held = self._held.get(uid)
            return held[0] if held else None

    def renew(self, uid):
        """Let the key for `uid` wait as long once more; nothing when there is none."""
        with self._lock:
            held = self._held.get(uid)
            if held:
                self._held[uid] = (held[0], self.clock() + self.seconds)

    def drop(self, uid):
        """Close and forget the key for the letter `uid`."""
        with self._lock:
            held = self._held.pop(uid, None)
        if held:
            held[0].close()

    def _sweep(self):
        now = self.clock()
        for uid, (key, until) in list(self._held.items()):
            if until <= now:
                key.close()
                del self._held[uid]

    def __repr__(self):
        return f"<Vault of {len(self._held)}>"


class Listed:
    """A key for exactly the letters that were listed when it was unlocked, as they were read then.

    `pairs`: (UID, fingerprint) of each. Held in the vault like a key.
    """

    def __init__(self, key, pairs):
        self._key = key
        self._pairs = frozenset(pairs)

    def key_for(self, uid, seen):
        """The key for one listed letter, to be closed by itself, or None for any other."""
        return self._key.lend() if (uid, seen) in self._pairs else None

    def close(self):
        """Close the key itself; what has been lent stays open."""
        self._key.close()

    def __repr__(self):
        return f"<Listed {len(self._pairs)}>"


class _Unlocked:
    """A key as long as the transaction lasts that unlocked it (transaction's IDataManager)."""

    transaction_manager = transaction.manager

    def __init__(self, vault, uid, key):
        self.vault = vault
        self.uid = uid
        self.key = key

    def sortKey(self):
        return "~edoc.vault"  # after the database

    def tpc_finish(self, transaction):
        self.vault.hold(self.uid, self.key)
        self.key = None  # hooks after the commit abort once more whatever had joined

    def abort(self, transaction):
        if self.key is not None:
            self.key.close()

    tpc_abort = abort

    def commit(self, transaction):
        """There is nothing to write."""

    tpc_begin = tpc_vote = commit

    def savepoint(self):
        return self

    def rollback(self):
        """Back to where the key was unlocked already: it stays."""


vault = Vault()
"""The vault of this process."""
