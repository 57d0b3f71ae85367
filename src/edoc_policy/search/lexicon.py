"""How Thai text becomes terms of an index: pairs of neighbouring character clusters.

Thai has no spaces between words, and a word cut out of a sentence and the same word alone are
segmented differently, so an index of words loses hits. A cluster (a base character with its marks)
never crosses the edge of a word: every word is a row of whole clusters, and found as a phrase of
their pairs. Vowel and tone marks belong to the cluster, so ที does not find ที่.

A run ก ข ค becomes ก_ข ข_ค ค_ (the last one closes the run); in a query, whose run may go on in
the text, ก_ข ข_ค. A query of one cluster is the prefix ก_*. Words of other scripts and numbers are
terms themselves, in lower case and Arabic digits.
"""

from edoc_policy.thai import text as thai_text
from itertools import pairwise
from Products.ZCTextIndex.interfaces import IPipelineElement
from Products.ZCTextIndex.PipelineFactory import element_factory
from zope.interface import implementer


GROUP = "Word Splitter"
NAME = "edoc Thai clusters"
JOINT = "_"


@implementer(IPipelineElement)
class ThaiSplitter:
    """The only element of the pipeline; it keeps no state, so it pickles as its name."""

    def process(self, lst):
        """Terms of texts to be indexed."""
        return [term for text in lst for run in _runs(text) for term in _pairs(run, closed=True)]

    def processGlob(self, lst):
        """Terms of a query: the same, but its last run may go on in the text."""
        terms = []
        for text in lst:
            runs = _runs(text)
            for position, run in enumerate(runs, 1):
                terms += _pairs(run, closed=position < len(runs))
        return terms

    def process_post_glob(self, lst):
        """Terms of a parsed query are looked up as they are."""
        return list(lst)


def _runs(text):
    """[(clusters or None, word)] of a text."""
    return [
        (thai_text.clusters(run) if "\u0e01" <= run[0] <= "\u0e4e" else None, run)
        for run in thai_text.search_terms(text)
    ]


def _pairs(run, closed):
    clusters, word = run
    if clusters is None:
        return [word]
    pairs = [first + JOINT + second for first, second in pairwise(clusters)]
    if closed:
        pairs.append(clusters[-1] + JOINT)
    return pairs or [clusters[-1] + JOINT + "*"]


if GROUP not in element_factory.getFactoryGroups() or NAME not in element_factory.getFactoryNames(
    GROUP
):
    element_factory.registerFactory(GROUP, NAME, ThaiSplitter)
