"""Looks at a PDF the way a ruler does: characters, drawings and pixels with their places."""

from dataclasses import dataclass
import ctypes
import pypdfium2
import pypdfium2.raw as pdfium
import subprocess
import tempfile


CM = 72 / 2.54
A4_HEIGHT = 841.89


@dataclass(frozen=True)
class Glyph:
    """A printed character; centimetres from the left and the top edge of its page."""

    char: str
    page: int
    left: float
    right: float
    top: float
    bottom: float
    baseline: float
    size: float
    colour: tuple
    bold: bool


def glyphs(pdf):
    """Every visible character in reading order."""
    found = []
    document = pypdfium2.PdfDocument(pdf)
    for number, page in enumerate(document):
        text = page.get_textpage()
        height = page.get_height()
        for index in range(text.count_chars()):
            char = chr(pdfium.FPDFText_GetUnicode(text.raw, index))
            if char.isspace() or char in "\0\ufffe":
                continue
            left, bottom, right, top = text.get_charbox(index, loose=False)
            x, y = ctypes.c_double(), ctypes.c_double()
            pdfium.FPDFText_GetCharOrigin(text.raw, index, x, y)
            red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
            pdfium.FPDFText_GetFillColor(text.raw, index, red, green, blue, alpha)
            found.append(
                Glyph(
                    char,
                    number,
                    left / CM,
                    right / CM,
                    (height - top) / CM,
                    (height - bottom) / CM,
                    (height - y.value) / CM,
                    pdfium.FPDFText_GetFontSize(text.raw, index),
                    (red.value, green.value, blue.value),
                    b"Bold" in font_name(text, index),
                )
            )
    return found


@dataclass(frozen=True)
class Run:
    """Text set in one go on one line; centimetres from the left and the top edge of its page."""

    text: str
    page: int
    left: float
    right: float
    top: float
    bottom: float


def runs(pdf):
    """Every run of text in reading order."""
    found = []
    for number, page in enumerate(pypdfium2.PdfDocument(pdf)):
        text, height = page.get_textpage(), page.get_height()
        for index in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(index)
            words = text.get_text_bounded(left, bottom, right, top).strip("\r\n")
            sides = (left, right, height - top, height - bottom)
            found.append(Run(words, number, *(side / CM for side in sides)))
    return found


def texts_between(pdf, top, bottom, first_top=None, left=0):
    """The text of each page between two heights (cm from its top; on page 1 from `first_top`)."""
    found = []
    for number, page in enumerate(pypdfium2.PdfDocument(pdf)):
        upper = first_top if number == 0 and first_top is not None else top
        edges = {
            "left": left * CM,
            "top": page.get_height() - upper * CM,
            "bottom": page.get_height() - bottom * CM,
        }
        found.append(page.get_textpage().get_text_bounded(**edges).replace("\r\n", "\n"))
    return found


def font_name(text, index):
    buffer, flags = ctypes.create_string_buffer(100), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text.raw, index, buffer, 100, flags)
    return buffer.value


def find(seen, words):
    """The glyphs that print `words` (spaces apart), first time from the top."""
    wanted = "".join(words.split())
    text = "".join(glyph.char for glyph in seen)
    start = text.index(wanted)
    return seen[start : start + len(wanted)]


def lines(seen):
    """The glyphs grouped in printed lines, top to bottom."""
    rows = {}
    for glyph in seen:
        rows.setdefault((glyph.page, round(glyph.baseline, 1)), []).append(glyph)
    return [sorted(rows[key], key=lambda glyph: glyph.left) for key in sorted(rows)]


def text_of(row):
    return "".join(glyph.char for glyph in row)


def ink(pdf, page=0, dpi=150):
    """A page as a grey image (PIL) and its pixels for one centimetre."""
    scale = dpi / 72
    return pypdfium2.PdfDocument(pdf)[page].render(scale=scale).to_pil().convert("L"), dpi / 2.54


def poppler(pdf, *options):
    """The text Poppler copies."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(pdf)
        file.flush()
        return subprocess.run(
            ["pdftotext", *options, file.name, "-"], capture_output=True, check=True, text=True
        ).stdout
