"""How a page begins: its first line of text, read from the orders by which Typst draws it.

A PDF reader reads a page whole to say that; here reading ends with the line. What stands in the
head, the foot and behind the page is marked as such (ISO 32000-1, 14.8.2.2) and passed over.
"""

import re


SAME_LINE = 10  # points by which a raised or lowered character stands off its line

_ORDER = re.compile(
    rb"""
    (?P<shown> \( )
  | /(?P<mark> \w+ ) \s* (?: <<(?P<facts> .*? )>> )? \s* B(?:DC|MC)
  | (?P<end> \bEMC\b )
  | /(?P<font> \w+ ) \s+ [\d.]+ \s+ Tf
  | (?P<height> -?[\d.]+ ) \s+ cm
    """,
    re.VERBOSE | re.DOTALL,
)
_FURNITURE = re.compile(rb"/Subtype/(?:Header|Footer)|/Type/Background")
_SAID = re.compile(rb"/ActualText<FEFF([0-9A-F]*)>")
_BRACKET = re.compile(rb"\\.|[()]", re.DOTALL)
_ESCAPED = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_CONTROLS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_NUMBERING = re.compile(r"[๐-๙]+(?:\.[๐-๙]+)*\.?|–")


def first_line(page, maps):
    """The first line of a pikepdf.Page, or "". `maps`: what `textmap.apply` gave."""
    fonts = {str(name)[1:]: maps[font.objgen] for name, font in page.Resources.Font.items()}
    content, place = page.Contents.read_bytes(), 0
    line, start, height, texts = "", None, 0.0, {}
    marks = []  # of the sequences around: what is said of the glyphs in it, "" if no more
    while order := _ORDER.search(content, place):
        place = order.end()
        if order["height"]:
            height = float(order["height"])
            if _NUMBERING.fullmatch(line):
                line += " "
        elif order["font"]:
            texts = fonts[order["font"].decode()]
        elif order["mark"]:
            marks.append(_said(order["facts"] or b""))
        elif order["end"]:
            marks.pop()
        else:
            begin, place = place, _end(content, place)
            if "" in marks:
                continue
            if start is None:
                start = height
            elif abs(height - start) > SAME_LINE:
                break
            said = next(filter(None, marks), None)
            if said:
                marks[marks.index(said)] = ""
            glyphs = _codes(content[begin : place - 1])
            line += said or "".join(texts.get(code, "") for code in glyphs)
    return line


def _said(facts):
    """The text of a marked sequence; "" of the page's furniture, None if its glyphs tell."""
    if _FURNITURE.search(facts):
        return ""
    said = _SAID.search(facts)
    return bytes.fromhex(said[1].decode()).decode("utf-16-be") if said else None


def _end(content, place):
    """Where a string ends that began before `place`; brackets in it may stand in pairs."""
    depth = 1
    for bracket in _BRACKET.finditer(content, place):
        depth += {b"(": 1, b")": -1}.get(bracket[0], 0)
        if not depth:
            return bracket.end()
    return len(content)


def _codes(glyphs):
    """The numbers of the glyphs in a string of a content stream, two bytes each."""
    plain = _ESCAPED.sub(_unescaped, glyphs)
    return [plain[place] << 8 | plain[place + 1] for place in range(0, len(plain) - 1, 2)]


def _unescaped(found):
    if found[1].isdigit():
        return bytes((int(found[1], 8) & 0xFF,))
    return _CONTROLS.get(found[1], found[1])
