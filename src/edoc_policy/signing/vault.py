"""Unlocked keys on their way from the request to the worker thread: in memory, for a while, once.

A job carries only a ticket. After a restart the vault is empty: the letter stays numbered and its
signatory is asked for the passphrase again.
"""

import secrets
import threading
import time


class Vault:
    """Keys by ticket. `seconds`: how long a key waits before it is closed."""

    def __init__(self, seconds=600, clock=time.monotonic):
        self.seconds = seconds
        self.clock = clock
        self._held = {}
        self._lock = threading.Lock()

    def hold(self, key, uses=1):
        """Keep an unlocked key for `uses` jobs; return its ticket."""
        ticket = secrets.token_urlsafe(24)
        with self._lock:
            self._sweep()
            self._held[ticket] = [key, uses, self.clock() + self.seconds]
        return ticket

    def take(self, ticket):
        """The key of a ticket, or None when it was used up, has waited too long or is unknown.

        The taker of the last use closes the key.
        """
        with self._lock:
            self._sweep()
            held = self._held.get(ticket)
            if held is None:
                return None
            held[1] -= 1
            if held[1] <= 0:
                del self._held[ticket]
            return held[0]

    def _sweep(self):
        now = self.clock()
        for ticket, (key, _uses, until) in list(self._held.items()):
            if until <= now:
                key.close()
                del self._held[ticket]

    def __repr__(self):
        return f"<Vault of {len(self._held)}>"


vault = Vault()
"""The vault of this process."""
