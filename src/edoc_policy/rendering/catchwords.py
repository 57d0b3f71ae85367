"""คำต่อเนื่อง: at the foot of each page but the last, on the right, how the next page begins.

Custom of typed letters: "/เพื่อให้การ...". Drawn over the finished pages, so that it costs no
second setting of the letter. A page that begins inside a table gets none.
"""

from edoc_policy.rendering import artwork
from edoc_policy.rendering.firstlines import first_line
from edoc_policy.rendering.layout import measure
import re


CM = 72 / 2.54
RIGHT = measure("*", "margin-right") * CM
TOP = measure("*", "catchword-top") * CM

_NUMBERING = re.compile(r"^(?:[๐-๙]+(?:\.[๐-๙]+)*\.?|–)\s+")


def add(pdf, sheet, maps):
    """Draw catchwords on an open pikepdf.Pdf of several pages, in place.

    `sheet`: what the template read; `maps`: what `textmap.apply` gave.
    """
    running = [(text, _squeezed(text)) for text in _running_texts(_blocks(sheet))]
    openings = [_opening(first_line(page, maps), running) for page in list(pdf.pages)[1:]]
    lines = [line for line in openings if line]
    if not lines:
        return
    with artwork.drawn("catchword.typ", {"lines": lines}) as words:
        drawn = iter(words.pages)
        for page, line in zip(pdf.pages, openings, strict=False):
            if line:
                artwork.lay_over(pdf, page, next(drawn), right=RIGHT, top=TOP)


def _opening(line, running):
    """The first line of a page spaced as in the body, or None if it is no running text."""
    for words in (line, _NUMBERING.sub("", line)):
        known = _squeezed(words)
        for typed, squeezed in running if known else ():
            start = squeezed.find(known)
            if start >= 0:
                return line.removesuffix(words) + _stretch(typed, start, len(known))
    return None


def _stretch(text, start, count):
    """`count` characters of a text from the `start`th on, where spaces do not count but stay."""
    places = [place for place, char in enumerate(text) if not char.isspace()]
    return text[places[start] : places[start + count - 1] + 1]


def _blocks(value):
    """Every node of a body that stands anywhere in the manuscript."""
    if isinstance(value, list):
        for item in value:
            yield from _blocks(item)
    elif isinstance(value, dict):
        if "k" in value:
            yield value
        else:
            for item in value.values():
                yield from _blocks(item)


def _running_texts(nodes):
    """The text of every paragraph and list item, tables left out."""
    for node in nodes:
        if node["k"] in ("t", "br", "table"):
            continue
        inline = [child["t"] for child in node["c"] if child["k"] == "t"]
        if inline:
            yield "".join(inline)
        yield from _running_texts(node["c"])


def _squeezed(text):
    return re.sub(r"\s+", "", text)
