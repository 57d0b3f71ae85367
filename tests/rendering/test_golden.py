"""Every form looks as it did; a block that moves by 3 mm does not pass (golden.py renews)."""

from edoc_policy.rendering import render
from PIL import Image
from tests.rendering import golden
from tests.rendering.papers import PAPERS
from tests.rendering.samples import MOMENT
import pytest


@pytest.mark.parametrize("name", PAPERS)
def test_the_form_looks_as_it_did(name):
    assert golden.difference(golden.printed(name), golden.golden(name)) < golden.TOLERANCE


def test_there_is_no_picture_without_a_form():
    assert {path.stem for path in golden.FOLDER.glob("*.png")} == set(PAPERS)


def moved(picture, box, millimetres):
    """The picture with one block of it pushed down."""
    block, down = picture.crop(box), round(millimetres / 25.4 * golden.DPI)
    changed = picture.copy()
    changed.paste(Image.new("L", block.size, 255), box)
    changed.paste(block, (box[0], box[1] + down))
    return changed


@pytest.mark.parametrize("name", PAPERS)
def test_a_block_that_moved_by_three_millimetres_is_seen(name):
    picture = golden.printed(name)
    left, top, right, bottom = picture.point(lambda value: 255 - value).getbbox()
    for share in (0, 0.2, 0.5):
        upper = top + int((min(bottom, 600) - top) * share)
        box = (left, upper, right, upper + 60)
        if picture.crop(box).getextrema()[0] < 120:
            assert golden.difference(moved(picture, box, 3), picture) > golden.TOLERANCE


def test_a_margin_that_grew_by_three_millimetres_is_seen():
    before = golden.golden("order")
    data = PAPERS["order"]()
    shifted = golden.pictures(render(data, timestamp=MOMENT).pdf)
    right = Image.new("L", shifted.size, 255)
    right.paste(shifted, (round(3 / 25.4 * golden.DPI), 0))
    assert golden.difference(right, before) > golden.TOLERANCE


def test_the_last_bit_of_smoothing_is_not_seen():
    picture = golden.golden("memo")
    paler = picture.point(lambda value: min(255, value + 12))
    assert golden.difference(picture, paler) < golden.TOLERANCE
