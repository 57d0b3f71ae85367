"""Fields that a letter cannot print, and sizes nobody means."""

from edoc_policy.rendering import emblem_svg
from edoc_policy.rendering import render
from edoc_policy.rendering import RenderingError
from edoc_policy.rendering import UploadError
from io import BytesIO
from PIL import Image
from tests.rendering import sheet
from tests.rendering.samples import letter
from tests.rendering.samples import MOMENT
from tests.rendering.samples import paragraphs
import pytest


def test_bidi_and_control_characters_in_the_subject_are_gone():
    data = letter(subject="ขอเชิญ\u202eประชุม\u0007\u200b\ufeffใหญ่")
    assert "ขอเชิญประชุมใหญ่" in sheet.poppler(render(data, timestamp=MOMENT).pdf)


@pytest.mark.parametrize(
    ("field", "value", "name"),
    [
        ("subject", "ขอเชิญ 😀 ประชุม", "เรื่อง"),
        ("body_html", paragraphs("ตัวอย่าง 😀"), "ข้อความ"),
        ("addressee", "นาย 😀", "เรียน"),
        ("enclosures", (("เอกสาร 😀", "จำนวน 1 ฉบับ"),), "สิ่งที่ส่งมาด้วย"),
        ("signer_name", "😀", "ลงชื่อ"),
        ("owner_lines", ("😀",), "ส่วนราชการเจ้าของเรื่อง"),
    ],
)
def test_a_glyph_the_font_lacks_is_named_with_its_field(field, value, name):
    with pytest.raises(RenderingError) as refused:
        render(letter(**{field: value}), timestamp=MOMENT)
    assert "😀" in str(refused.value)
    assert f"“{name}”" in str(refused.value)


def test_every_missing_character_is_named():
    with pytest.raises(RenderingError, match="☐ 漢"):
        render(letter(subject="☐ 漢 ☐"), timestamp=MOMENT)


def test_an_error_is_one_translatable_message():
    with pytest.raises(RenderingError) as refused:
        render(letter(subject="😀"), timestamp=MOMENT)
    assert refused.value.message.domain == "edoc"


@pytest.mark.parametrize(
    "changes",
    [
        {"subject": "ก" * 9_000},
        {"addressee": "ก" * 9_000},
        {"references": ("ก",) * 300},
        {"enclosures": (("ก" * 30_000, "ข"),)},
        {"copies": ("ก",) * 300},
    ],
)
def test_fields_of_absurd_length_are_refused(changes):
    with pytest.raises(RenderingError, match=r"ยาวเกินไป|มากเกินไป"):
        render(letter(**changes), timestamp=MOMENT)


def test_a_font_folder_without_fonts_is_said(monkeypatch, tmp_path):
    monkeypatch.setenv("EDOC_FONTS", str(tmp_path))
    with pytest.raises(RenderingError, match="ไม่พบแบบอักษร"):
        render(letter(), timestamp=MOMENT)


def png(size):
    out = BytesIO()
    Image.new("RGB", size).save(out, "PNG")
    return out.getvalue()


def test_a_png_emblem_is_printed():
    assert render(letter(emblem=png((300, 300))), timestamp=MOMENT).page_count == 1


SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">{}</svg>'


@pytest.mark.parametrize(
    "data",
    [
        b"not an image",
        b"<html/>",
        b"\x89PNG\r\n\x1a\n broken",
        png((3000, 3000)),
        b"x" * 1_100_000,
        SVG.format("<script>1</script>").encode(),
        SVG.format('<image href="file:///etc/passwd"/>').encode(),
        SVG.format('<use xlink:href="http://evil.example/x.svg#a"/>').encode(),
        SVG.format('<rect onload="x()"/>').encode(),
        SVG.format('<rect fill="url(http://evil.example/)"/>').encode(),
        b'<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.format("&a;").encode(),
    ],
)
def test_an_emblem_that_is_more_than_a_drawing_is_refused(data):
    with pytest.raises(UploadError):
        emblem_svg(data)
