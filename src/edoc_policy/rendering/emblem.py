"""The agency's emblem, as uploaded, made safe for the template; the neutral placeholder."""

from base64 import b64encode
from edoc_policy import _
from edoc_policy.rendering.errors import UploadError
from edoc_policy.rendering.typesetter import TEMPLATES
from io import BytesIO
from lxml import etree
from PIL import Image
from PIL import ImageChops
from PIL import ImageOps
import functools
import re
import warnings


MAX_BYTES = 1_000_000
MAX_PIXELS = 4_000_000

SEAL_INK = "#c00000"

_PAINTS = {"fill", "stroke", "stop-color", "color"}
_NO_INK = {"none", "transparent", "white", "#fff", "#ffffff"}
_STYLED_PAINT = re.compile(
    r"((?:^|;)\s*(?:fill|stroke|stop-color|color)\s*:\s*)(?!none|transparent|white|#fff)[^;]+", re.I
)
_PLACEHOLDER = (TEMPLATES / "emblem.svg").read_text(encoding="utf-8")
_FORBIDDEN = {"script", "foreignObject", "image", "use", "style", "animate", "set", "a", "iframe"}


@functools.lru_cache(maxsize=64)
def svg(data, ink=None):
    """The emblem (SVG or PNG bytes; None: the placeholder) as the text of a self-contained SVG.

    `ink`: one colour for all its lines ("#c00000"), as on the office seal. Raises UploadError for another format, for one that is too large, or for an SVG that holds
    more than a drawing (scripts, outside references, a DOCTYPE).
    """
    if data is None:
        data = _PLACEHOLDER.encode()
    if len(data) > MAX_BYTES:
        raise UploadError(_("ไฟล์ตราใหญ่เกินไป ใช้ไฟล์ไม่เกิน 1 เมกะไบต์"))
    return _from_png(data, ink) if data.startswith(b"\x89PNG") else _from_svg(data, ink)


def _from_png(data, ink):
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            image = Image.open(BytesIO(data), formats=["PNG"])
            if image.width * image.height > MAX_PIXELS:
                raise UploadError(_("ไฟล์ตรามีจำนวนจุดมากเกินไป ย่อให้เหลือไม่เกิน 2,000 × 2,000 จุด"))
            image = image.convert("RGBA")
    except (OSError, SyntaxError, Warning) as error:
        raise UploadError(_("อ่านไฟล์ตราไม่ได้ ใช้ไฟล์ SVG หรือ PNG")) from error
    if ink:
        darkness = ImageChops.multiply(ImageOps.invert(image.convert("L")), image.getchannel("A"))
        image = Image.new("RGB", image.size, ink)
        image.putalpha(darkness)
    clean = BytesIO()
    image.save(clean, "PNG")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {image.width} {image.height}">'
        f'<image width="{image.width}" height="{image.height}" '
        f'href="data:image/png;base64,{b64encode(clean.getvalue()).decode()}"/></svg>'
    )


def _from_svg(data, ink):
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UploadError(_("อ่านไฟล์ตราไม่ได้ ใช้ไฟล์ SVG หรือ PNG")) from error
    if etree.QName(root).localname != "svg":
        raise UploadError(_("อ่านไฟล์ตราไม่ได้ ใช้ไฟล์ SVG หรือ PNG"))
    if root.getroottree().docinfo.internalDTD is not None or any(map(_unsafe, root.iter())):
        raise UploadError(_("ไฟล์ตรามีมากกว่าภาพวาด บันทึกใหม่เป็น SVG ธรรมดาหรือ PNG"))
    if ink:
        root.set("fill", root.get("fill", ink))
        for element in root.iter(etree.Element):
            for name in _PAINTS & set(element.attrib):
                if element.get(name).strip().lower() not in _NO_INK:
                    element.set(name, ink)
            if style := element.get("style"):
                element.set("style", _STYLED_PAINT.sub(rf"\g<1>{ink}", style))
    return etree.tostring(root, encoding="unicode")


def _unsafe(element):
    if not isinstance(element.tag, str):
        return element.tag is not etree.Comment
    if etree.QName(element).localname in _FORBIDDEN:
        return not _inner_use(element)
    return any(_active(name, value) for name, value in element.attrib.items())


def _inner_use(element):
    """A <use> of a part of the same drawing is a drawing."""
    if etree.QName(element).localname != "use":
        return False
    return all(not _active(name, value) for name, value in element.attrib.items())


def _active(name, value):
    local = etree.QName(name).localname.lower()
    if local.startswith("on"):
        return True
    if local == "href":
        return not value.strip().startswith("#")
    return "url(" in value and "url(#" not in value.replace(" ", "").replace("'", "").replace(
        '"', ""
    )


def seal(name, emblem, own=None):
    """What a template needs for the office seal (ข้อ 72, แบบที่ 27) of the agency `name`: its own
    one, or the emblem to be drawn into the two rings; SVG or PNG as bytes, or None."""
    return {
        "seal": svg(own) if own else None,
        "seal_emblem": svg(emblem, SEAL_INK),
        "seal_alt": f"ตราชื่อส่วนราชการ {name}",
    }
