"""คำต่อเนื่อง: at the foot of each page but the last, on the right, how the next page begins.

Custom of typed letters: "/เพื่อให้การ...". Drawn over the finished pages, so that it costs no
second setting of the letter. A page that begins inside a table gets none.
"""

from edoc_policy.rendering import artwork
from edoc_policy.rendering.firstlines import first_line
from edoc_policy.rendering.layout import measure
from edoc_policy.rendering.pages import page_texts
from itertools import accumulate
import re
import unicodedata


CM = 72 / 2.54
RIGHT = measure("*", "margin-right") * CM
TOP = measure("*", "catchword-top") * CM
MOST = 18  # letters
SOME = 3
LONGEST = 24
SEEN = 40

_NUMBERING = re.compile(r"^(?:\(?[๐-๙0-9]+(?:\.[๐-๙0-9]+)*[.)]?|–)\s+")
_FILES = "SHA-256"  # the head of the table of files (other.typ)
_AFTER_VOWEL = re.compile(
    r"(?<=[เ-ไ])\s+"
)  # no word ends there, though a reader may see a line end
_LABELLED = re.compile(r"^ข้อ [๐-๙]+\s+")


def add(pdf, sheet, maps):
    """Draw catchwords on an open pikepdf.Pdf of several pages, in place.

    `sheet`: what the template read; `maps`: what `textmap.apply` gave.
    """
    typed = [(text, _squeezed(text)) for text in _texts(sheet)]
    tables = [_squeezed("".join(_texts(rows))) for rows in _tables(sheet)]
    pages = list(pdf.pages)[1:]
    openings = [_opening(first_line(page, maps), typed, tables) for page in pages]
    lines = _whole_words([line for line in openings if line])
    if not lines:
        return
    with artwork.drawn("catchword.typ", {"lines": lines}) as words:
        drawn = iter(words.pages)
        for page, line in zip(pdf.pages, openings, strict=False):
            if line:
                artwork.lay_over(pdf, page, next(drawn), right=RIGHT, top=TOP)


def _opening(line, typed, tables):
    """The first line of a page, spaced as it was typed; None for the row of a table."""
    if not line or any(_squeezed(line) in table for table in tables):
        return None
    for words in (line, _NUMBERING.sub("", line), _LABELLED.sub("", line)):
        known = _squeezed(words)
        for whole, squeezed in typed if known else ():
            start = squeezed.find(known)
            if start >= 0:
                return line.removesuffix(words) + _stretch(whole, start, len(known))
    return None if line.endswith(_FILES) else line


def _stretch(text, start, count):
    """`count` characters of a text from the `start`th on, where spaces do not count but stay."""
    places = [place for place, char in enumerate(text) if not char.isspace()]
    return text[places[start] : places[start + count - 1] + 1]


def _texts(value):
    """Every text of the manuscript; of a body by paragraphs, without its tables."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, dict) and "k" not in value:
        yield from _texts(list(value.values()))
    elif isinstance(value, dict) and value["k"] not in ("t", "table"):
        if inline := [child["t"] for child in value.get("c", ()) if child["k"] == "t"]:
            yield "".join(inline)
        yield from _texts(value.get("c", []))


def _tables(value):
    """The rows of every table of the manuscript, head and all."""
    if isinstance(value, list):
        for item in value:
            yield from _tables(item)
    elif isinstance(value, dict):
        if value.get("k") == "table":
            yield [*value["head"], *value["rows"]]
        for item in value.values():
            yield from _tables(item)


def _whole_words(lines):
    """Of each line its first words, whole as the body's line breaker has them (words.typ)."""
    if not lines:
        return []
    drawing = artwork.draw("words.typ", {"lines": [line[:SEEN] for line in lines]})
    return [
        _first_words(line, _AFTER_VOWEL.sub("", text).split())
        for line, text in zip(lines, page_texts(drawing), strict=True)
    ]


def _first_words(line, words):
    """As many of the words as there is room for, at least `SOME` letters."""
    shown = ""
    for count in accumulate(len(word) for word in words):
        longer = _stretch(line, 0, count) if count else ""
        if _letters(longer) > (MOST if _letters(shown) >= SOME else LONGEST):
            break
        shown = longer
    return shown or line[:MOST]


def _letters(text):
    """How many letters wide a text is."""
    return sum(unicodedata.category(char) != "Mn" for char in text)


def _squeezed(text):
    return re.sub(r"\s+", "", text)
