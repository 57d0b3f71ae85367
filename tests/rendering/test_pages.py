"""Page images for the viewer."""

from concurrent.futures import ThreadPoolExecutor
from edoc_policy.rendering import page_count
from edoc_policy.rendering import page_png
from edoc_policy.rendering import page_texts
from edoc_policy.rendering import render
from edoc_policy.rendering import RenderingError
from io import BytesIO
from PIL import Image
from tests.rendering.samples import letter
from tests.rendering.samples import MOMENT
import pikepdf
import pytest


@pytest.fixture(scope="module")
def pdf():
    return render(letter(), timestamp=MOMENT).pdf


@pytest.mark.parametrize(("asked", "given"), [(830, 830), (1, 40), (90_000, 2400)])
def test_a_page_is_as_wide_as_asked_within_reason(pdf, asked, given):
    image = Image.open(BytesIO(page_png(pdf, 0, asked)))
    assert abs(image.width - given) <= 1
    assert image.height / image.width == pytest.approx(297 / 210, abs=0.03)


def test_a_page_that_is_not_there_is_said(pdf):
    with pytest.raises(RenderingError, match="ไม่มีหน้า 9 หนังสือนี้มี 1 หน้า"):
        page_png(pdf, 8, 100)


@pytest.mark.parametrize("broken", [b"", b"nonsense", b"%PDF-1.7 cut"])
def test_a_broken_file_is_said(broken):
    for look in (page_count, page_texts, lambda data: page_png(data, 0, 100)):
        with pytest.raises(RenderingError, match="เปิดไฟล์ PDF ไม่ได้"):
            look(broken)


def test_a_poster_does_not_fill_the_memory():
    with pikepdf.new() as poster:
        poster.add_blank_page(page_size=(14, 14_000))
        out = BytesIO()
        poster.save(out)
    image = Image.open(BytesIO(page_png(out.getvalue(), 0, 2400)))
    assert image.width * image.height <= 24_500_000


def test_many_threads_may_ask_at_once(pdf):
    with ThreadPoolExecutor(8) as pool:
        assert len({*pool.map(lambda _: page_png(pdf, 0, 200), range(24))}) == 1
