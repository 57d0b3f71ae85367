"""Whether two written names are one person: titles and spaces do not count.

The list of titles stands in data/name_titles.json with its source.
"""

from edoc_policy.thai.text import normalise
from functools import cache
from importlib.resources import files
import json


@cache
def _titles():
    data = files("edoc_policy.signing").joinpath("data/name_titles.json").read_text("utf-8")
    return tuple(sorted(json.loads(data)["titles"], key=len, reverse=True))


def _plain(name):
    return " ".join(normalise(name or "").split())


def _leans(char):
    """Whether no word begins with this character: it needs a consonant before it."""
    return "\u0e30" <= char <= "\u0e3a" or "\u0e45" <= char <= "\u0e4e"


def without_title(name):
    """The name without its titles: "ดร. นายสมชาย  ใจดี" is "สมชาย ใจดี"."""
    text = _plain(name)
    for title in _titles():
        if not text.startswith(title):
            continue
        rest = text[len(title) :].lstrip()
        if rest and not _leans(rest[0]):  # นายิกา is a name, not นาย + ิกา
            return without_title(rest)
    return text


def same_person(one, other):
    """Whether two full names are the same but for titles and spaces."""
    one, other = _plain(one), _plain(other)
    if not one or not other:
        return False
    return one == other or without_title(one).casefold() == without_title(other).casefold()
