"""Every glyph its own Unicode value, so that readers without /ActualText copy Thai right.

Typst writes the text of each cluster as /ActualText and leaves a ToUnicode map that readers such
as pdf.js and MuPDF show as garbage (krilla issue 411). TH Sarabun New 1.3 sets one glyph for one
character in logical order, so a map by glyph is exact. An embedded glyph is known by its outline.
Must run before signing. Drop this module once krilla writes the map itself.
"""

from edoc_policy.rendering.typesetter import font_files
from fontTools.ttLib import TTFont
from functools import cache
from io import BytesIO
from itertools import pairwise
from pikepdf import Name
import re
import struct


# Shifted and narrowed forms of Thai marks in the private area U+F700–F71D and the letter they are.
SHIFTED = dict(
    zip(
        range(0xF700, 0xF71E),
        "ฐ\u0e34\u0e35\u0e36\u0e37\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e48\u0e49\u0e4a\u0e4b\u0e4cญ"
        "\u0e31\u0e4d\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e38\u0e39\u0e3aฎฏฬ",
        strict=True,
    )
)
SHIFTED |= {0xF880: "๏", 0xF881: "ฤๅ", 0xF882: "ฦๅ", 0xFB01: "fi", 0xFB02: "fl"}

_COMPOSITE = b"\xff\xff"
_UNI_NAME = re.compile(r"((?:uni[0-9A-F]{4})+)(?:\.|$)")
_OLD_ENTRY = re.compile(rb"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]+)>")
_CMAP = (
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap "
    "/CIDSystemInfo <</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def "
    "/CMapName /Adobe-Identity-UCS def /CMapType 2 def "
    "1 begincodespacerange <0000><FFFF> endcodespacerange\n{}\n"
    "endcmap CMapName currentdict /CMap defineresource pop end end"
)


def apply(pdf, folder):
    """Rewrite the ToUnicode map of every embedded font of an open pikepdf.Pdf, in place.

    `folder`: the fonts the PDF was set with. Glyphs not found there keep their old entry.
    Returns the maps: {objgen of a font: {glyph number: text}}.
    """
    index = _index(folder)
    maps = {}
    for font in _fonts(pdf):
        maps[font.objgen] = _texts(font, index)
        font.ToUnicode = pdf.make_stream(_cmap(maps[font.objgen]).encode("ascii"))
    return maps


def _fonts(pdf):
    """The embedded fonts of the pages and of what is drawn on them."""
    found, seen, waiting = {}, set(), [page.obj for page in pdf.pages]
    while waiting:
        resources = waiting.pop().get(Name.Resources, {})
        for font in resources.get(Name.Font, {}).values():
            if font.objgen not in found and _is_embedded(font):
                found[font.objgen] = font
        for drawing in resources.get(Name.XObject, {}).values():
            if drawing.objgen not in seen:
                seen.add(drawing.objgen)
                waiting.append(drawing)
    return found.values()


def _is_embedded(font):
    return font.Subtype == Name.Type0 and (Name.FontFile2 in font.DescendantFonts[0].FontDescriptor)


def _texts(font, index):
    """Glyph number → text, of an embedded subset."""
    texts, unknown = {}, set()
    stream = font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()
    for number, shape in enumerate(_shapes(stream)):
        if shape in index:
            texts[number] = index[shape]
        else:
            unknown.add(number)
    texts.pop(0, None)  # .notdef
    if unknown and Name.ToUnicode in font:
        for code, value in _OLD_ENTRY.findall(font.ToUnicode.read_bytes()):
            if int(code, 16) in unknown:
                texts[int(code, 16)] = bytes.fromhex(value.decode()).decode("utf-16-be")
    return texts


def _shapes(data):
    """Outline and advance width of each glyph of a TrueType file, in glyph order.

    A simple glyph's record is the same bytes in the font and in a subset of it; a composite one
    names its parts by number, which a subset changes, so its drawn points are taken instead.
    Read by hand: a millisecond a face less than fontTools.
    """
    tables = _tables(data)
    records, widths, whole = tables[b"glyf"], _widths(tables), None
    for number, (start, end) in enumerate(pairwise(_offsets(tables))):
        record = records[start:end]
        if record[:2] == _COMPOSITE:
            whole = whole or TTFont(BytesIO(data), lazy=True)
            glyph = whole["glyf"][whole.getGlyphName(number)]
            record = repr([list(part) for part in glyph.getCoordinates(whole["glyf"])[:2]])
        else:
            record = record.rstrip(b"\0")
        yield record, widths[min(number, len(widths) - 1)]


def _tables(data):
    """Tag → bytes, of a TrueType file."""
    (count,) = struct.unpack_from(">H", data, 4)
    return {
        tag: data[start : start + length]
        for tag, _sum, start, length in struct.iter_unpack(">4s3L", data[12 : 12 + 16 * count])
    }


def _offsets(tables):
    """Where each glyph's record begins (`loca`), and where the last one ends."""
    raw = tables[b"loca"]
    (long_ones,) = struct.unpack_from(">h", tables[b"head"], 50)
    if long_ones:
        return struct.unpack(f">{len(raw) // 4}L", raw)
    return [half * 2 for half in struct.unpack(f">{len(raw) // 2}H", raw)]


def _widths(tables):
    """Advance widths (`hmtx`); the last one holds for all glyphs after it."""
    (count,) = struct.unpack_from(">H", tables[b"hhea"], 34)
    return struct.unpack(">" + "Hh" * count, tables[b"hmtx"][: count * 4])[::2]


@cache
def _index(folder):
    """Outline → text, over all fonts of the folder."""
    index = {}
    for path in font_files(folder):
        font = TTFont(path)
        names = _by_name(font.getBestCmap())
        for name, shape in zip(font.getGlyphOrder(), _shapes(path.read_bytes()), strict=True):
            text = names.get(name) or _from_name(name)
            if text == " ":  # shares its outline with other blanks
                index[shape] = text
            elif text:
                index.setdefault(shape, text)
    return index


def _by_name(cmap):
    """Glyph name → text; a plain code point wins over one of the private area."""
    names = {}
    for code, name in sorted(cmap.items(), key=lambda pair: (not _private(pair[0]), -pair[0])):
        names[name] = SHIFTED.get(code) or chr(code)
    return names


def _private(code):
    return 0xE000 <= code < 0xF900


def _from_name(name):
    """The text of a glyph named after its code points ("uni0E19", "uni0E190E33.alt")."""
    match = _UNI_NAME.match(name)
    if not match:
        return None
    codes = (int(code, 16) for code in match[1].split("uni")[1:])
    return "".join(SHIFTED.get(code) or chr(code) for code in codes)


def _cmap(texts):
    entries = [
        f"<{number:04X}> <{text.encode('utf-16-be').hex().upper()}>"
        for number, text in sorted(texts.items())
    ]
    parts = [entries[start : start + 100] for start in range(0, len(entries), 100)]
    return _CMAP.format(
        "\n".join(f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar" for part in parts)
    )
