"""A Thai text cut into words, as a reader would: for what is compared or wrapped word by word.

Thai has no spaces between words. Of all ways to cut a run by the list in words.txt the one with the
fewest characters outside the list counts, then that with the fewest words. Not for searching: a word
alone and the same word in a sentence may be cut differently (search.lexicon).
"""

from edoc_policy.thai.text import clusters
from functools import cache
from pathlib import Path
import re


_PIECE = re.compile(r"([\u0e01-\u0e3a\u0e40-\u0e4e]+)|\s+|[^\W\u0e00-\u0e7f]+|[๐-๙]+|.", re.DOTALL)
_LONGEST = 14


@cache
def _known():
    lines = (Path(__file__).parent / "words.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


def words(text):
    """The words, spaces and signs of a text in order; joined they are the text again."""
    found = []
    for piece in _PIECE.finditer(text):
        found += _cut(piece[0]) if piece[1] else [piece[0]]
    return found


def lines(text, width):
    """A text in lines of at most `width` clusters, broken between words where it can be."""
    found, length = [""], 0
    for word in words(" ".join(text.split())):
        parts = clusters(word) or [word]
        if length + len(parts) > width and length:
            found.append("")
            length = 0
        if not length and word.isspace():
            continue
        while len(parts) > width:
            found[-1] += "".join(parts[:width])
            found.append("")
            parts = parts[width:]
        found[-1] += "".join(parts)
        length += len(parts)
    return [line.strip() for line in found]


def _cut(run):
    """The words of a run of Thai letters."""
    parts = clusters(run)
    known, total = _known(), len(parts)
    best = [(0, 0, total)] * (total + 1)  # (clusters outside the list, words, end of the first)
    for start in range(total - 1, -1, -1):
        strange, count, _end = best[start + 1]
        choice = (strange + 1, count + 1, start + 1)
        word = ""
        for end in range(start, min(total, start + _LONGEST)):
            word += parts[end]
            if word in known:
                strange, count, _end = best[end + 1]
                choice = min(choice, (strange, count + 1, end + 1))
        best[start] = choice
    found, start = [], 0
    while start < total:
        end = best[start][2]
        known_word = "".join(parts[start:end]) in known
        if not known_word and found and found[-1][1] is False:
            found[-1] = (found[-1][0] + parts[start], False)
        else:
            found.append(("".join(parts[start:end]), known_word))
        start = end
    return [word for word, _known_word in found]
