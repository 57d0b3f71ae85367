"""Small drawings (stamps) laid over pages: drawn by Typst, without tags, text that copies right."""

from edoc_policy.rendering import textmap
from edoc_policy.rendering.typesetter import fonts_folder
from edoc_policy.rendering.typesetter import glyphs
from edoc_policy.rendering.typesetter import typeset
from edoc_policy.rendering.wording import printed
from edoc_policy.rendering.wording import refuse_missing_glyphs
from io import BytesIO
from pikepdf import Dictionary
from pikepdf import Name
import pikepdf


EPOCH = 0

_MARKS = ("BMC", "BDC", "EMC", "MP", "DP")


def draw(template, data, fields=()):
    """A drawing as PDF bytes, one page for each page of the template, conforming to PDF/A-3.

    `fields`: names and texts to check for glyphs, as `refuse_missing_glyphs`.
    """
    out = BytesIO()
    with drawn(template, data, fields) as pdf:
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


def drawn(template, data, fields=()):
    """As `draw`, an open pikepdf.Pdf."""
    folder = fonts_folder()
    refuse_missing_glyphs(fields, glyphs(folder))
    raw, _found = typeset(template, data, timestamp=EPOCH, standards=["a-3b"], tags=False)
    pdf = pikepdf.open(BytesIO(raw))
    textmap.apply(pdf, folder)
    for page in pdf.pages:
        page.Contents = pdf.make_stream(_without_marks(page))
    return pdf


def _without_marks(page):
    """The drawing's content without marked-content operators.

    What is laid over is an artifact of its new page. The text map carries its text; PDFium
    misplaces characters of an /ActualText inside a form.
    """
    return pikepdf.unparse_content_stream(
        [step for step in pikepdf.parse_content_stream(page) if str(step.operator) not in _MARKS]
    )


def lay_over(pdf, page, drawing, *, right, top=None, bottom=None, name=None):
    """Draw `drawing` (a pikepdf.Page) on a page as its reader sees it, as an artifact.

    `right` and `top` or `bottom`: distance in points of the drawing from these edges of the
    visible page. `name`: under which the page knows the drawing. Returns its rectangle on an unturned page (x0, y0, x1, y1).
    """
    form = pdf.copy_foreign(drawing.as_form_xobject())
    width, height = float(form.BBox[2]), float(form.BBox[3])
    seen = Seen(page)
    x, y = seen.width - right - width, bottom
    if bottom is None:
        y = seen.height - top - height
    matrix = seen.matrix(x, y)
    put(pdf, page, form, matrix, name)
    return _turned(matrix, width, height)


def _turned(matrix, width, height):
    """The rectangle that a drawing of this size fills through a matrix of quarter turns."""
    a, b, c, d, e, f = matrix
    x, y = e + a * width + c * height, f + b * width + d * height
    return min(e, x), min(f, y), max(e, x), max(f, y)


def put(pdf, page, form, matrix, name=None):
    """Draw a form XObject through `matrix` (six numbers) on top of a page, as an artifact."""
    name = _resource(page, form, name)
    numbers = " ".join(f"{number:.4f}" for number in matrix)
    page.contents_add(b"q\n", prepend=True)
    page.contents_add(
        f"\nQ\n/Artifact BMC\nq {numbers} cm {name} Do Q\nEMC\n".encode("ascii"), prepend=False
    )


def _resource(page, form, name):
    """A name for `form` in the page's own resources; they may be inherited or shared."""
    resources = Dictionary(page.resources)
    drawings = Dictionary(resources.get(Name.XObject, {}))
    free = (f"/Laid{count}" for count in range(1, 10_000) if f"/Laid{count}" not in drawings)
    name = name or next(free)
    drawings[name] = form
    resources.XObject = drawings
    page.obj.Resources = resources
    return name


class Seen:
    """A page as seen on screen: its visible box after /Rotate."""

    def __init__(self, page):
        x0, y0, x1, y1 = (float(value) for value in page.cropbox)
        self._box = min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
        self._turn = int(page.obj.get(Name.Rotate, 0)) % 360
        width, height = abs(x1 - x0), abs(y1 - y0)
        self.width, self.height = (height, width) if self._turn in (90, 270) else (width, height)

    def matrix(self, u, v):
        """The transformation that puts the origin at (u, v), upright for the reader."""
        x0, y0, x1, y1 = self._box
        match self._turn:
            case 90:
                return 0, 1, -1, 0, x1 - v, y0 + u
            case 180:
                return -1, 0, 0, -1, x1 - u, y1 - v
            case 270:
                return 0, -1, 1, 0, x0 + v, y1 - u
        return 1, 0, 0, 1, x0 + u, y0 + v


def field_texts(**texts):
    """`fields` for `draw` out of keyword arguments whose names are Thai."""
    return [(name, printed(text)) for name, text in texts.items()]
