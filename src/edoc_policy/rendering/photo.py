"""The photograph on a certificate (ข้อ 24.7): made small, upright, RGB, and nothing but a picture."""

from base64 import b64encode
from edoc_policy import _
from edoc_policy.rendering.errors import UploadError
from edoc_policy.rendering.layout import measure
from io import BytesIO
from PIL import Image
from PIL import ImageOps
import functools
import warnings


MAX_BYTES = 25_000_000
MAX_PIXELS = 80_000_000
DPI = 300


@functools.lru_cache(maxsize=16)
def svg(data):
    """A JPEG or PNG (bytes) as the text of an SVG, cut to the form's 4 × 6 cm at 300 dpi.

    Raises UploadError for another format, a broken file or one too large.
    """
    width, height = (
        round(measure("certificate", f"photo-{side}") / 2.54 * DPI) for side in ("width", "height")
    )
    if len(data) > MAX_BYTES:
        raise UploadError(_("ไฟล์รูปถ่ายใหญ่เกินไป ใช้ไฟล์ไม่เกิน 25 เมกะไบต์"))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = Image.open(BytesIO(data), formats=["JPEG", "PNG"])
        if image.width * image.height > MAX_PIXELS:
            raise UploadError(_("รูปถ่ายมีจำนวนจุดมากเกินไป ย่อให้เหลือไม่เกิน 80 ล้านจุด"))
        image.draft("RGB", (width * 2, height * 2))
        image = ImageOps.fit(ImageOps.exif_transpose(_on_white(image)), (width, height))
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise UploadError(_("อ่านรูปถ่ายไม่ได้ ใช้ไฟล์ JPEG หรือ PNG")) from error
    out = BytesIO()
    image.save(out, "JPEG", quality=88)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
        f'<image width="{width}" height="{height}" '
        f'href="data:image/jpeg;base64,{b64encode(out.getvalue()).decode()}"/></svg>'
    )


def _on_white(image):
    """The picture in RGB (a CMYK one converted), what was transparent white."""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        image = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image)
    orientation = image.getexif()
    image = image.convert("RGB")
    image.info["exif"] = orientation.tobytes()
    return image
