"""What `edoc_text` keeps: each letter's folded text, and a signature that says what may be in it.

An inverted index of cluster pairs rewrites a posting for each of the 400 pairs of a letter, 300 kB a
commit. A signature file (Faloutsos, Christodoulakis 1984) writes one line: every cluster, pair and
word of a text sets one bit of its signature. A query reads all signatures, keeps the letters that
have its bits, and looks for its words in their texts. Order of the letters is by date; no relevance
is computed.
"""

from BTrees.IIBTree import IISet
from BTrees.IOBTree import IOBTree
from BTrees.Length import Length
from edoc_policy.search.lexicon import JOINT
from edoc_policy.thai.text import MARK_CHARACTERS
from functools import lru_cache
from persistent import Persistent
from zlib import crc32


BITS = 2048
"""Length of a signature: a letter of one page sets about a fifth of the bits."""


CODE = "tis-620"
MARKS = frozenset("".join(MARK_CHARACTERS).encode(CODE, "ignore").decode("latin-1"))


class Signatures(IOBTree):
    """Signatures (int) by document; a letter added rewrites those of its neighbours."""

    max_leaf_size = 32


class Texts(IOBTree):
    """Folded texts by document."""

    max_leaf_size = 4


class SignatureIndex(Persistent):
    """The index behind a ZCTextIndex: answers phrases with sets of documents, without scores."""

    def __init__(self, lexicon):
        self._lexicon = lexicon
        self._signatures = Signatures()
        self._texts = Texts()
        self.document_count = Length()

    def length(self):
        """Number of documents; there is no count of words."""
        return self.document_count()

    def has_doc(self, docid):
        return docid in self._texts

    def get_words(self, docid):
        """Nothing: a text is not kept as ids of words."""
        return []

    def index_doc(self, docid, text):
        """Index one text or several; returns the number of terms."""
        terms = text
        for element in self._lexicon._pipeline:
            terms = element.process(terms)
        folded = f" {_text(terms)} "
        if self._texts.get(docid) == folded:
            return len(terms)
        if docid not in self._texts:
            self.document_count.change(1)
        self._texts[docid] = folded
        self._signatures[docid] = _signature(terms)
        return len(terms)

    def unindex_doc(self, docid):
        del self._texts[docid]
        del self._signatures[docid]
        self.document_count.change(-1)

    def search(self, term):
        return self.search_phrase([term])

    def search_glob(self, pattern):
        return self.search_phrase([pattern])

    def search_phrase(self, phrase):
        """The documents (IISet) that have these terms of a query in a row."""
        wanted, terms = _signature(phrase), list(phrase)
        words = _text(terms)
        if JOINT not in terms[0]:
            words = " " + words  # a word of another script or a number is found whole
        # One pass of C calls: a function called for each of 10,000 letters would double the time.
        size, texts = len(words), self._texts
        return IISet(
            [
                document
                for document, signature in self._signatures.items()
                if signature & wanted == wanted
                and (at := (text := texts[document]).find(words)) >= 0
                and (text[at + size] not in MARKS or _holds(text, words, at + 1))
            ]
        )

    def query_weight(self, terms):
        return len(terms)


def _holds(text, words, start):
    """Whether the words stand in the text from here on, with no mark that changes the last one."""
    at = text.find(words, start)
    while at >= 0 and text[at + len(words)] in MARKS:
        at = text.find(words, at + 1)
    return at >= 0


def _text(terms):
    """The folded text that terms stand for, a byte a letter: half the memory, found faster.

    Runs are parted by a space, the last one is open if it is; other scripts stand as escapes.
    """
    parts, following = [], ""
    for term in terms:
        first, _joint, following = term.partition(JOINT)
        parts.append(first)
        if not following:
            parts.append(" ")
    text = "".join(parts) + following.replace("*", "")
    return text.encode(CODE, "backslashreplace").decode("latin-1")


def _signature(terms):
    signature = 0
    for term in set(terms):
        signature |= _bits(term)
    return signature


@lru_cache(100_000)
def _bits(term):
    """The bits (int) of a pair of clusters and of each of the two, or of a word."""
    first, _joint, second = term.partition(JOINT)
    second = second.replace("*", "")
    bits = _bit(first)
    return bits | _bit(second) | _bit(first + JOINT + second) if second else bits


def _bit(element):
    return 1 << crc32(element.encode("utf-8")) % BITS
