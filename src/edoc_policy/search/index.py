"""The postings of `edoc_text`: which letters hold which pairs of clusters, and in what order.

A letter is found by intersecting the rarest pairs first and then reading its own row of terms.
No relevance is computed, a list of letters is sorted by date: stock Okapi scoring visits every
posting of every term in Python, and each pair of Thai clusters stands in most letters.
"""

from BTrees.IIBTree import IISet
from BTrees.IIBTree import intersection
from BTrees.IIBTree import multiunion
from BTrees.IOBTree import IOBTree
from Products.ZCTextIndex import WidCode
from Products.ZCTextIndex.BaseIndex import BaseIndex


ENOUGH = 64
"""With so few candidates left, reading them is cheaper than intersecting further."""


class Rows(IOBTree):
    """Rows of terms by document, few to a bucket: a letter added rewrites its neighbours' rows."""

    max_leaf_size = 8


class PhraseIndex(BaseIndex):
    """A BaseIndex of ZCTextIndex that answers phrases, with sets instead of scores."""

    def __init__(self, lexicon):
        super().__init__(lexicon)
        self._docwords = Rows()

    def search(self, term):
        return self.search_phrase([term])

    def search_glob(self, pattern):
        return self.search_phrase([pattern])

    def search_phrase(self, phrase):
        """The documents (IISet) with these terms in a row; the last may end with *."""
        terms = list(phrase)
        last = []
        if terms and terms[-1].endswith("*"):
            last = self._remove_oov_wids(self._lexicon.globToWordIds(terms.pop()))
            if not last:
                return IISet()
        wids = self._lexicon.termToWordIds(terms)
        if not (wids or last) or len(self._remove_oov_wids(wids)) < len(wids):
            return IISet()
        found = None
        for postings in sorted(map(self._postings, set(wids)), key=len):
            found = postings if found is None else intersection(found, postings)
            if len(found) <= ENOUGH:
                break
        if last:
            either = multiunion([self._postings(wid) for wid in last])
            found = either if found is None else intersection(found, either)
        if len(wids) + bool(last) == 1:
            return _as_set(found)
        start = WidCode.encode(wids)
        rows = self._docwords
        if not last:
            return IISet([doc for doc in found if start in rows[doc]])
        codes = [start + WidCode.encode([wid]) for wid in last]
        return IISet([doc for doc in found if any(code in rows[doc] for code in codes)])

    def query_weight(self, terms):
        return len(terms)

    def _postings(self, wid):
        postings = self._wordinfo[wid]
        return IISet(postings) if isinstance(postings, dict) else postings

    def _search_wids(self, wids):
        return [(self._postings(wid), 1) for wid in wids]

    def _get_frequencies(self, wids):
        return dict.fromkeys(wids, 1), len(wids)


def _as_set(found):
    return found if isinstance(found, IISet) else IISet(found)
