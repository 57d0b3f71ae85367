"""The Thai word of each act of the journal, from acts.json; an unknown act stands as it is."""

from functools import cache
from pathlib import Path
import json


@cache
def _words():
    return json.loads((Path(__file__).parent / "acts.json").read_text("utf-8"))["acts"]


def word(act):
    """The word for an act's id: "sign" → "ลงนาม"."""
    return _words().get(act, act)
