"""Small grey pictures of every form: what a page looked like when somebody last looked at it.

Renew them after a wanted change, and look at the difference before committing:

    bin/py tests/rendering/golden.py [name ...]
"""

from pathlib import Path
from PIL import Image
from PIL import ImageChops
from PIL import ImageFilter
import pypdfium2
import sys


sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from edoc_policy.rendering import render
from tests.rendering.papers import PAPERS
from tests.rendering.samples import MOMENT


FOLDER = Path(__file__).parent / "golden"
DPI = 60
CELL = 12  # dots: half a centimetre
TOLERANCE = 22  # of 255, the mean of a cell


def pictures(pdf):
    """The pages of a PDF, one under the other, grey."""
    pages = [
        page.render(scale=DPI / 72).to_pil().convert("L") for page in pypdfium2.PdfDocument(pdf)
    ]
    whole = Image.new("L", (pages[0].width, sum(page.height for page in pages)), 255)
    top = 0
    for page in pages:
        whole.paste(page, (0, top))
        top += page.height
    return whole


def difference(one, other):
    """The largest mean difference (0-255) of any cell of two pictures; 255 if their sizes differ.

    Blurred by a dot first, so that another version of the renderer's smoothing is no difference.
    """
    if one.size != other.size:
        return 255
    soft = (picture.filter(ImageFilter.GaussianBlur(1)) for picture in (one, other))
    apart = ImageChops.difference(*soft)
    starts = (0, CELL // 2)
    return max(
        apart.crop((x, y, *apart.size)).reduce(CELL).getextrema()[1] for x in starts for y in starts
    )


def printed(name):
    return pictures(render(PAPERS[name](), timestamp=MOMENT).pdf)


def golden(name):
    return Image.open(FOLDER / f"{name}.png").convert("L")


def renew(names):
    FOLDER.mkdir(exist_ok=True)
    for name in names or PAPERS:
        printed(name).point(lambda value: round(value / 17) * 17).save(
            FOLDER / f"{name}.png", optimize=True
        )


if __name__ == "__main__":
    renew(sys.argv[1:])
