"""How often one address may ask; counted in memory, by process."""

from collections import deque
import threading
import time


class Rate:
    """At most `most` askings of one address in `seconds`. Forgets the oldest of `addresses`."""

    def __init__(self, most, seconds, addresses=10_000, clock=time.monotonic):
        self.most = most
        self.seconds = seconds
        self.addresses = addresses
        self.clock = clock
        self._asked = {}
        self._lock = threading.Lock()

    def wait(self, address):
        """Note an asking; return 0, or the seconds to wait when it is one too many."""
        now = self.clock()
        with self._lock:
            times = self._asked.pop(address, None) or deque()
            while times and times[0] <= now - self.seconds:
                times.popleft()
            self._asked[address] = times
            while len(self._asked) > self.addresses:
                del self._asked[next(iter(self._asked))]
            if len(times) >= self.most:
                return max(1, round(times[0] + self.seconds - now))
            times.append(now)
            return 0


CODES = Rate(most=30, seconds=60)
"""Questions by code: guessing 2^54 of them takes a while."""

FILES = Rate(most=30, seconds=60)
"""Uploads: each costs a process; a registry office behind one address checks a morning's post."""
