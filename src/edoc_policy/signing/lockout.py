"""Counts wrong passphrases of a key, over all processes and restarts.

NIST SP 800-63B 5.2.2 asks for a limit on failed attempts; ours is ten in fifteen minutes.
An attempt is written down before the passphrase is tried, so guessing in parallel gains nothing.
The count stands in a small SQLite file beside the keys: never in the ZODB, no secret in it.
"""

from pathlib import Path
import sqlite3
import time


LIMIT = 10
WINDOW = 15 * 60


class Attempts:
    """The attempts of each name within the last `window` seconds."""

    def __init__(self, path, limit=LIMIT, window=WINDOW, clock=time.time):
        self.path = Path(path)
        self.limit = limit
        self.window = window
        self.clock = clock

    def _open(self):
        connection = sqlite3.connect(self.path, timeout=10, isolation_level=None)
        connection.execute("create table if not exists attempt (name text, at real)")
        return connection

    def begin(self, name):
        """Note one attempt; return (tries left after this one, 0).

        When the limit is already reached nothing is noted: return (-1, seconds to wait).
        """
        now = self.clock()
        connection = self._open()
        try:
            connection.execute("begin immediate")
            connection.execute("delete from attempt where at <= ?", (now - self.window,))
            count, oldest = connection.execute(
                "select count(*), min(at) from attempt where name = ?", (name,)
            ).fetchone()
            if count >= self.limit:
                connection.execute("commit")
                return -1, max(1, oldest + self.window - now)
            connection.execute("insert into attempt values (?, ?)", (name, now))
            connection.execute("commit")
            return self.limit - count - 1, 0
        finally:
            connection.close()

    def succeed(self, name):
        """Forget the attempts of `name`: the owner has shown the right passphrase."""
        connection = self._open()
        try:
            connection.execute("delete from attempt where name = ?", (name,))
        finally:
            connection.close()
