"""find: letters by words, by number, by agency, from one search box.

Always through the catalog as the user: what he may not view is neither found nor counted.
"""

from edoc_policy.letters.kinds import type_ids
from edoc_policy.thai import text as thai_text
from itertools import chain
from Products.CMFCore.utils import getToolByName
from typing import NamedTuple
import re


KINDS = {"outgoing": type_ids(), "incoming": ("edoc.incoming",)}
"""Portal types of letters by direction."""

_NUMBER = re.compile(
    r"""
    (?: [ก-ฮ]{1,4} [0-9]{1,6} (?: \.[0-9]+ )* / )? ว?\.? [0-9]+     # ปท0017.3/ว1287, ว1287, 1287
  | (?: [0-9]{1,6} (?: \.[0-9]+ )* )? / ว? [0-9]+                    # /ว1287, 0017.3/845, 124/2569
    """,
    re.VERBOSE,
)


class Found(NamedTuple):
    """`brains` of one batch, how many there are in all, and by what: number, text or list."""

    brains: list
    total: int
    by: str


def find(
    portal,
    text=None,
    number=None,
    agency=None,
    kind=None,
    state=None,
    start=0,
    size=25,
    party=None,
    words=None,
):
    """Letters the user may view, newest first.

    `text`: what was typed into the one box: a letter number in either script is looked up as such,
    and as words when no letter has it; anything else as words, all of which must stand in the
    letter, "…" in a row. `number`, `words`: the same, decided by the caller. `agency`: id of the
    agency whose letter it is; `party`: of an agency on either side. `kind`: outgoing or incoming.
    `state`: one or a list. `start`, `size`: the batch. Raises ValueError for an unknown kind.
    """
    if kind and kind not in KINDS:
        raise ValueError(f"kind must be one of {sorted(KINDS)}, not {kind!r}")
    narrowed = {"edoc_agency": agency, "edoc_party": party, "review_state": state}
    query = {name: value for name, value in narrowed.items() if value}
    query["portal_type"] = list(KINDS[kind] if kind else chain(*KINDS.values()))
    if text and not (number or words):
        number = number_in(text)
    if number:
        found = _search(portal, {**query, "edoc_number": _key(number)}, start, size, "number")
        if found.total or not text:
            return found
    words = words or text
    if not (words or "").strip():
        return _search(portal, query, start, size, "list")
    wanted = text_query(words)
    if not wanted:
        return Found([], 0, "text")
    return _search(portal, {**query, "edoc_text": wanted}, start, size, "text")


def near(portal, text, **narrowed):
    """Letter numbers one slip of the finger away from what was typed, that some letter has."""
    before, running = re.fullmatch(r"(.*?)([0-9]*)", number_in(text) or "").groups()
    slips = [
        running[:at] + running[at + 1] + running[at] + running[at + 2 :]
        for at in range(len(running) - 1)
    ]
    return [
        f"{before.replace('ว', 'ว ')}{slip}"
        for slip in dict.fromkeys(slips)
        if slip != running and find(portal, number=before + slip, size=1, **narrowed).total
    ]


def number_in(text):
    """The letter number a text is, as its key (`thai.text.number_key`), or None."""
    key = thai_text.number_key(text)
    return key if _NUMBER.fullmatch(key) else None


def text_query(text):
    """A query for the index `edoc_text`: each word, or what stands in quotes, as a phrase."""
    phrases = re.findall(r'"([^"]*)"|(\S+)', text.replace("“", '"').replace("”", '"'))
    wanted = [quoted or word.replace('"', "") for quoted, word in phrases]
    return " ".join(f'"{each}"' for each in wanted if thai_text.search_terms(each))


def _key(number):
    """How the index knows a number: whole, or the part after the stroke when only that is given."""
    key = thai_text.number_key(number).replace("ว.", "ว")
    before, stroke, after = key.rpartition("/")
    return after if stroke and not re.match("[ก-ฮ]", before) and not _year(after) else key


def _year(text):
    return text.isdecimal() and 2400 <= int(text) <= 2700


def _search(portal, query, start, size, by):
    catalog = getToolByName(portal, "portal_catalog")
    start, size = max(0, start), max(1, size)
    found = catalog.searchResults(
        **query, sort_on="created", sort_order="descending", sort_limit=start + size
    )
    return Found(list(found[start : start + size]), found.actual_result_count, by)
