"""One service for several test processes: the first to need it starts it, the last stops it.

The workers of one run, and runs side by side in one clone, meet at a file under a lock.
"""

from collections.abc import Callable
from collections.abc import Iterator
from contextlib import contextmanager
from contextlib import suppress
from pathlib import Path
import fcntl
import json
import os
import signal


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Let one process at a time into the block; others wait."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def end(pid: int) -> None:
    """End a process started in a session of its own, with its children."""
    with suppress(ProcessLookupError):
        os.killpg(pid, signal.SIGKILL)


@contextmanager
def shared(state_file: Path, start: Callable[[], tuple[int, dict]]) -> Iterator[dict]:
    """Yield what `start` told of the running service; it returns (process id, facts)."""
    lock, me = state_file.with_suffix(".lock"), os.getpid()
    with locked(lock):
        state = json.loads(state_file.read_text()) if state_file.exists() else None
        users = [pid for pid in state["users"] if alive(pid)] if state else []
        if state and not (users and alive(state["pid"])):
            end(state["pid"])
            state, users = None, []
        if state is None:
            pid, facts = start()
            state = {"pid": pid, "facts": facts}
        state_file.write_text(json.dumps({**state, "users": [*users, me]}))
    try:
        yield state["facts"]
    finally:
        with locked(lock):
            users = [pid for pid in json.loads(state_file.read_text())["users"] if pid != me]
            if any(alive(pid) for pid in users):
                state_file.write_text(json.dumps({**state, "users": users}))
            else:
                end(state["pid"])
                state_file.unlink()
