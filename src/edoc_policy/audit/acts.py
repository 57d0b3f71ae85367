"""The Thai words of acts and facts of the journal, from acts.json; an unknown one stands as it is."""

from functools import cache
from pathlib import Path
import json


@cache
def _words():
    return json.loads((Path(__file__).parent / "acts.json").read_text("utf-8"))


def word(act):
    """The word for an act's id: "sign" → "ลงนาม"."""
    return _words()["acts"].get(act, act)


def fact(name):
    """The word for a fact's name: "number" → "เลขที่"."""
    return _words()["facts"].get(name, name)
