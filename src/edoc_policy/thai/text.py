"""Thai text: one spelling for what looks alike, clusters, terms of a search, letter numbers.

Unicode allows several spellings of the same Thai word, and NFC does not join them: นํ้า and น้ำ,
เเ and แ, marks in any order. Everything typed is folded here before it is stored or compared.
"""

from edoc_policy.thai import digits
import re
import unicodedata


MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
"""Marks written above or below their consonant, as a range for a character class."""

MARK_CHARACTERS = frozenset("\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a").union(
    map(chr, range(0x0E47, 0x0E4F))
)

TONES = "\u0e48-\u0e4b"

_AM = re.compile(f"\u0e4d([{TONES}]?)\u0e32|\u0e33([{TONES}])|([{TONES}])\u0e4d\u0e32")
_MARK_RUN = re.compile(f"[{MARKS}]{{2,}}")
_UNUSUAL = re.compile(r"[^\t\n\x20-\x7e\u0e01-\u0e5b]")
_CLUSTER = re.compile(f"[^\\s{MARKS}][{MARKS}]*|[{MARKS}]+")
_WORDS = re.compile(
    f"[\\u0e01-\\u0e2e\\u0e30-\\u0e3a\\u0e40-\\u0e45{MARKS}]+|[0-9]+|[^\\W\\d_\\u0e00-\\u0e7f]+"
)
_NUMBER_JUNK = re.compile(r"[\s\u00a0]+")

# Letters of old Thai fonts in the private area (shifted marks), as pasted from some PDFs.
_FIVE = "\u0e48\u0e49\u0e4a\u0e4b\u0e4c"
_PRIVATE = (
    "ฐ\u0e34\u0e35\u0e36\u0e37" + _FIVE * 2 + "ญ\u0e31\u0e4d\u0e47" + _FIVE + "\u0e38\u0e39\u0e3a"
)


def normalise(text):
    """The one spelling of a text: NFC, SARA AM, แ, mark order; no invisible or control characters.

    Line breaks and tabs stay; every kind of space becomes a plain one. Idempotent.
    """
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _UNUSUAL.sub(_visible, text)
    text = text.replace("เเ", "แ")
    text = _AM.sub(lambda match: (match[1] or match[2] or match[3] or "") + "ำ", text)
    return _MARK_RUN.sub(_ordered, text)


def clusters(text):
    """The text cut into base characters with their marks: "ที่นี่" → ["ที่", "นี่"]; no spaces."""
    return _CLUSTER.findall(text)


def search_terms(text):
    """The runs a text is searched by: Thai runs, words of other scripts, numbers.

    Lower case, Arabic digits, normalised: "ว๑๒๘๗ e-Document" → ["ว", "1287", "e", "document"].
    """
    folded = digits.arabic(unicodedata.normalize("NFKC", normalise(text)).casefold())
    return _WORDS.findall(normalise(folded))


def number_key(number):
    """The canonical form of a letter's number: no spaces, Arabic digits.

    "ปท ๐๐๑๗.๓/ว ๑๒๘๗" and "ปท 0017.3/ว1287" are both "ปท0017.3/ว1287".
    """
    folded = digits.arabic(normalise(number)).casefold()
    folded = folded.replace("\u2013", "-").replace("\u2044", "/").removeprefix("ที่")
    return _NUMBER_JUNK.sub("", folded)


def _visible(found):
    char = found[0]
    if "\uf700" <= char <= "\uf71a":
        return _PRIVATE[ord(char) - 0xF700]
    match unicodedata.category(char):
        case "Cc" | "Cf" | "Cs" | "Zl" | "Zp":
            return "\n" if char in "\u2028\u2029" else ""
        case "Zs":
            return " "
    return char


def _ordered(run):
    """Vowels below, then above, then one tone, then the silencer; nothing twice."""
    return "".join(sorted(dict.fromkeys(run[0]), key=_rank))


def _rank(mark):
    if mark in "\u0e38\u0e39\u0e3a":
        return 0
    if mark in "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e47\u0e4d":
        return 1
    if "\u0e48" <= mark <= "\u0e4b":
        return 2
    return 3
