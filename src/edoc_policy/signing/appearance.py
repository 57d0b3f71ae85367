"""What shows in the signature's field: a page drawn by our own typesetter, placed as vectors.

pyHanko's own text stamps cannot centre Thai lines; without a page the field stays blank.
"""

from io import BytesIO
from pyhanko.pdf_utils.content import ImportedPdfPage
from pyhanko.pdf_utils.content import RawContent
from pyhanko.pdf_utils.layout import BoxConstraints
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.stamp import StaticStampStyle


class _Page(ImportedPdfPage):
    """A one-page PDF in memory as the content of a stamp."""

    def __init__(self, data):
        super().__init__(None)
        self.data = data

    def render(self):
        page = self._ensure_writer.import_page_as_xobject(PdfFileReader(BytesIO(self.data)))
        self.resources.xobject["/Block"] = page
        left, low, right, high = (float(n) for n in page.get_object()["/BBox"])
        self.box = BoxConstraints(width=right - left, height=high - low)
        return b"/Block Do"


def style(appearance_pdf):
    """The stamp style for a one-page PDF (bytes), or a blank one for None."""
    if appearance_pdf is None:
        content = RawContent(b"", box=BoxConstraints(width=1, height=1))
    else:
        content = _Page(appearance_pdf)
    return StaticStampStyle(background=content, background_opacity=1, border_width=0)
