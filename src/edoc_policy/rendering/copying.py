"""Copies of sealed papers: no signature is left to prove anything, and every page says สำเนา.

The original's bytes stay as they are; a copy is what stamps, certifications and endorsements are
added to. It conforms to PDF/A-3 where the original did.
"""

from contextlib import contextmanager
from edoc_policy.rendering import artwork
from edoc_policy.rendering.errors import RenderingError
from edoc_policy.rendering.unsigning import unsign
from io import BytesIO
from pikepdf import Name
import pikepdf


CM = 72 / 2.54
MARK_RIGHT = 0.8 * CM
MARK_TOP = 0.35 * CM
MARK = "/CopyMark"


class Copy:
    """An open copy: `pdf` (pikepdf.Pdf) while it is made, `saved` (bytes) afterwards."""

    def __init__(self, pdf):
        self.pdf = pdf
        self.saved = None

    def lay(self, page, drawing, *, part=0, **where):
        """Draw page `part` of `drawing` (PDF bytes) on a page; `artwork.lay_over` says where."""
        with pikepdf.open(BytesIO(drawing)) as stamp:
            return artwork.lay_over(self.pdf, self.pdf.pages[page], stamp.pages[part], **where)

    def bytes(self):
        """The copy as it is now."""
        out = BytesIO()
        self.pdf.save(out, deterministic_id=True, encryption=False)
        return out.getvalue()


@contextmanager
def copied(pdf, refusal, mark=True):
    """A Copy of a PDF (bytes) without signatures. `refusal`: the message of the RenderingError if
    it cannot be opened. `mark`: print สำเนา on each page that does not say so yet."""
    try:
        with pikepdf.open(BytesIO(pdf)) as opened:
            copy = Copy(opened)
            unsign(opened)
            if mark:
                _mark(opened)
            yield copy
            copy.saved = copy.bytes()
    except pikepdf.PdfError as error:
        raise RenderingError(refusal) from error


def _mark(pdf):
    """Print สำเนา at the top right of every page that does not say so yet."""
    drawing = artwork.draw("copy.typ", {})
    with pikepdf.open(BytesIO(drawing)) as word:
        for page in pdf.pages:
            if MARK not in page.resources.get(Name.XObject, {}):
                artwork.lay_over(
                    pdf, page, word.pages[0], right=MARK_RIGHT, top=MARK_TOP, name=MARK
                )
