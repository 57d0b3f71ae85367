"""Pages of a PDF as images, for the letter's page in a browser."""

from contextlib import closing
from contextlib import contextmanager
from edoc_policy import _
from edoc_policy.rendering.errors import RenderingError
from io import BytesIO
from PIL.Image import Dither
from PIL.Image import Quantize
import pypdfium2
import threading


MIN_WIDTH = 40
MAX_WIDTH = 2400
MAX_PIXELS = 24_000_000

_pdfium = threading.Lock()  # PDFium is not thread-safe


def page_png(pdf, page, width_px, colors=None):
    """A page (counted from 0) as PNG bytes, `width_px` pixels wide (40 to 2,400).

    `colors`: how many different ones it may have at most; with 64 it weighs a third.

    Raises RenderingError for a page that is not there or a file that cannot be opened.
    """
    width = min(max(int(width_px), MIN_WIDTH), MAX_WIDTH)
    with _document(pdf) as document:
        if not 0 <= page < len(document):
            raise RenderingError(
                _(
                    "ไม่มีหน้า ${page} หนังสือนี้มี ${count} หน้า",
                    mapping={"page": page + 1, "count": len(document)},
                )
            )
        with closing(document[page]) as leaf:
            wide, high = leaf.get_size()
            scale = min(width / wide, (MAX_PIXELS / (wide * high)) ** 0.5)
            with closing(leaf.render(scale=scale, may_draw_forms=True)) as bitmap:
                image = bitmap.to_pil().convert("RGB")
    if colors:
        image = image.quantize(colors, Quantize.FASTOCTREE, dither=Dither.NONE)
    out = BytesIO()
    image.save(out, "PNG", compress_level=4)
    return out.getvalue()


def page_count(pdf):
    """How many pages a PDF has. Raises RenderingError if it cannot be opened."""
    with _document(pdf) as document:
        return len(document)


def page_texts(pdf):
    """The text of each page, as a list of strings.

    Raises RenderingError if the file cannot be opened.
    """
    with _document(pdf) as document:
        texts = []
        for page in document:
            with closing(page), closing(page.get_textpage()) as text:
                texts.append(text.get_text_bounded().replace("\r\n", "\n"))
        return texts


@contextmanager
def _document(pdf):
    with _pdfium:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError as error:
            raise RenderingError(_("แสดงหน้าหนังสือไม่ได้ เปิดไฟล์ PDF ไม่ได้")) from error
        try:
            document.init_forms()
            yield document
        finally:
            document.close()
