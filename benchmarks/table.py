"""How a benchmark prints what it measured: ours, the peer's, the ratio, and what is wanted."""

from statistics import median
from time import perf_counter


LINE = "{:<46}{:>10}{:>10}{:>8}  {}"


def head(unit="ms"):
    """Print the head of a table."""
    print(LINE.format("", f"ours {unit}", f"peer {unit}", "ratio", "wanted"))


def row(question, ours, peer, wanted=""):
    """Print one question; `ours` and `peer` in the unit of the head."""
    print(
        LINE.format(question, f"{ours:.1f}", f"{peer:.1f}", f"{ours / peer:.2f}", wanted),
        flush=True,
    )


def both(ours, peer, rounds):
    """Medians in ms of two functions called in turn, so that both see the same machine."""
    for function in (ours, peer):
        function()
    times = {ours: [], peer: []}
    for _round in range(rounds):
        for function, found in times.items():
            began = perf_counter()
            function()
            found.append((perf_counter() - began) * 1000)
    return median(times[ours]), median(times[peer])
