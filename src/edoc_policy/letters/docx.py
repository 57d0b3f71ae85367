"""A .docx becomes a draft: its text, bold, lists and tables; the rest is told, not silently lost.

mammoth is used because it gives the structure as HTML (numbering as nested lists, merged cells as
spans) and follows nothing outside the file; python-docx gives neither lists nor HTML.
"""

from dataclasses import dataclass
from edoc_policy import _
from edoc_policy.letters import drafts
from edoc_policy.letters.docx_parts import external
from edoc_policy.letters.docx_parts import parts_of
from edoc_policy.letters.interfaces import IBodyCleaner
from edoc_policy.letters.interfaces import Unfit
from edoc_policy.letters.kinds import kinds
from edoc_policy.thai.text import normalise
from io import BytesIO
from pathlib import PurePath
from zope.component import getUtility
import mammoth
import re


_SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
}
_STYLES = "u => u\nstrike => s\n"
_FLAT = "not(ancestor::mc:Fallback)"  # Word writes a drawing twice
#: What is looked for in the document itself: (id, path, what is said).
_WITHIN = (
    ("pictures", f"//a:blip[{_FLAT}]|//v:imagedata[{_FLAT}]", _("รูปภาพ ${n} ภาพ ไม่ได้นำมา")),
    ("charts", f"//c:chart[{_FLAT}]", _("แผนภูมิ ${n} รูป ไม่ได้นำมา")),
    ("objects", f"//w:object[{_FLAT}]|//w:altChunk", _("วัตถุที่ฝังไว้ ${n} ชิ้น ไม่ได้นำมา")),
    ("equations", "//m:oMath", _("สมการ ${n} สมการ ไม่ได้นำมา")),
    ("text_boxes", f"//w:txbxContent[{_FLAT}]", _("กล่องข้อความ ${n} กล่อง กลายเป็นย่อหน้า ตรวจลำดับ")),
    ("insertions", "//w:ins[w:r]|//w:moveTo", _("ข้อความที่แทรกโดยติดตามการแก้ไข ${n} แห่ง นำมาแล้ว")),
    ("deletions", "//w:del[w:r]|//w:moveFrom", _("ข้อความที่ลบโดยติดตามการแก้ไข ${n} แห่ง ไม่ได้นำมา")),
    (
        "fields",
        "//w:fldSimple|//w:instrText[not(contains(., 'HYPERLINK'))]",
        _("เขตข้อมูล ${n} แห่ง เช่น เลขหน้า วันที่ สารบัญ เหลือแต่ข้อความที่แสดงอยู่"),
    ),
    (
        "footnotes",
        "//w:footnoteReference|//w:endnoteReference",
        _("เชิงอรรถ ${n} แห่ง ย้ายไปท้ายข้อความ"),
    ),
)
_MARGINS = re.compile(r"word/(header|footer)\d*\.xml")
_SUBJECT = re.compile(r"^เรื่อง\s+(\S.{0,480})")


@dataclass(frozen=True)
class Note:
    """What was left out or changed, `count` times."""

    what: str
    count: int
    message: str


@dataclass(frozen=True)
class Reading:
    """A .docx read: the HTML of a body, its subject, and the notes on what else it held."""

    html: str
    title: str
    notes: tuple[Note, ...]


def read(data, filename):
    """The Reading of a .docx (bytes). Raises Unfit, which says why it is not taken."""
    parts = parts_of(data, filename)
    try:
        html = mammoth.convert_to_html(
            BytesIO(data),
            style_map=_STYLES,
            convert_image=lambda image: [],
            include_embedded_style_map=False,
            external_file_access=False,
        ).value
    except RecursionError:
        text = _("“${name}” ซ้อนกันหลายชั้นเกินไป ลดชั้นของตาราง", mapping={"name": filename})
        raise Unfit(text) from None
    except Exception as error:  # whatever a strange file makes of it, it is the file's fault
        text = _("“${name}” เสียหาย เปิดไม่ได้ ขอไฟล์ใหม่", mapping={"name": filename})
        raise Unfit(text) from error
    html = getUtility(IBodyCleaner)(html)
    return Reading(html, _title(parts, filename), tuple(_notes(parts)))


def draft(agency, data, filename, kind, creator):
    """(draft, notes) of a .docx. Raises Unfit, InvalidDraft."""
    if "body" not in kinds()[kind].rows:
        raise Unfit(_("${kind}ไม่มีช่องข้อความที่รับไฟล์ Word ได้", mapping={"kind": kinds()[kind].title}))
    reading = read(data, filename)
    values = {"title": reading.title, "body": reading.html}
    return drafts.create(agency, values, creator, kind), reading.notes


def kinds_with_body():
    """The kinds of documents a .docx can become."""
    return [kind for kind in kinds().values() if "body" in kind.rows]


def _notes(parts):
    document = _document(parts)
    for what, path, message in _WITHIN:
        if count := len(document.xpath(path, namespaces=_SPACES)):
            yield _note(what, count, message)
    comments = parts.get("word/comments.xml")
    if comments is not None and len(comments):
        yield _note("comments", len(comments), _("ความคิดเห็น ${n} รายการ ไม่ได้นำมา"))
    margins = [name for name, root in parts.items() if _MARGINS.match(name) and _text(root)]
    if margins:
        message = _("หัวกระดาษและท้ายกระดาษ ${n} ส่วน ไม่ได้นำมา ระบบพิมพ์ให้เองตามแบบ")
        yield _note("headers", len(margins), message)
    links = sum(1 for kind, _target in external(parts) if kind == "hyperlink")
    if links:
        yield _note("links", links, _("ลิงก์ ${n} แห่ง เหลือแต่ข้อความ"))


def _note(what, count, message):
    return Note(what, count, _(message, mapping={"n": count}))


def _title(parts, filename):
    """The line that begins with เรื่อง, else the name of the file."""
    for paragraph in _document(parts).iter(f"{{{_SPACES['w']}}}p"):
        if found := _SUBJECT.match(_text(paragraph)):
            return found[1].strip()
    return PurePath(filename).stem[:500]


def _document(parts):
    tag = f"{{{_SPACES['w']}}}document"
    return next(root for root in parts.values() if root.tag == tag)


def _text(element):
    found = element.xpath(".//w:t/text()|.//w:tab", namespaces=_SPACES)
    return normalise("".join(each if isinstance(each, str) else " " for each in found)).strip()
