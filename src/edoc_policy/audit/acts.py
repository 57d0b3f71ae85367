"""The words of acts and facts of the journal, from acts.json; an unknown one stands as it is."""

from edoc_policy import _
from functools import cache
from pathlib import Path
from zope.globalrequest import getRequest
from zope.i18n import translate
import json


@cache
def _words():
    return json.loads((Path(__file__).parent / "acts.json").read_text("utf-8"))


def word(act):
    """The word for an act's id: "sign" → "ลงนาม"."""
    return _said(_words()["acts"].get(act, act))


def fact(name):
    """The word for a fact's name: "number" → "เลขที่"."""
    return _said(_words()["facts"].get(name, name))


def _said(word):
    """`word` in the reader's language; in Thai where nobody reads."""
    request = getRequest()
    return translate(_(word), context=request, target_language=None if request else "th")
