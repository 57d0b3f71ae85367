"""The XML parts of a .docx (ECMA-376), looked at before anything reads it.

What Word itself never writes into a document is refused: macros, entities of XML (XXE), parts that
lie on another machine, sizes that no letter has.
"""

from edoc_policy import _
from edoc_policy.letters.interfaces import IUploadCheck
from edoc_policy.letters.interfaces import Unfit
from io import BytesIO
from lxml import etree
from pathlib import PurePath
from zope.component import getUtility
import re
import zipfile


MAX_PART = 5_000_000
MAX_PARTS = 2_000
MAX_UNPACKED = 100_000_000
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: Relationships to the outside that nothing follows; they are told, not refused.
_HARMLESS = ("hyperlink", "image", "video", "audio")
_LOCAL_TEMPLATE = re.compile(r"(?i)(file:///)?[a-z]:|[^/\\:]*$")


def parts_of(data, filename):
    """{name: root element} of the XML parts of a .docx. Raises Unfit, which says why not."""
    name = {"name": filename}
    ending = PurePath(filename.lower()).suffix
    if ending in (".docm", ".dotm"):
        raise Unfit(_("ไม่รับ “${name}” เพราะมีแมโคร เปิดแล้วบันทึกเป็น .docx", mapping=name))
    if ending != ".docx":
        raise Unfit(_("“${name}” ไม่ใช่ไฟล์ .docx เปิดแล้วบันทึกเป็น Word (.docx)", mapping=name))
    getUtility(IUploadCheck)(data, filename, "")
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _parts(archive, name)
    except (zipfile.BadZipFile, etree.XMLSyntaxError, NotImplementedError, OSError, EOFError):
        raise Unfit(_("“${name}” เสียหาย เปิดไม่ได้ ขอไฟล์ใหม่", mapping=name)) from None


def external(parts):
    """[(type, target)] of all that the document has outside itself."""
    return [
        (relationship.get("Type", "").rpartition("/")[2], relationship.get("Target", ""))
        for root in parts.values()
        for relationship in root.iter(_RELATIONSHIP)
        if relationship.get("TargetMode") == "External"
    ]


def _parts(archive, name):
    entries = archive.infolist()
    if len(entries) > MAX_PARTS or sum(each.file_size for each in entries) > MAX_UNPACKED:
        raise Unfit(_too_large(name))
    parts = {}
    for entry in entries:
        if not entry.filename.lower().endswith((".xml", ".rels")):
            continue
        if entry.file_size > MAX_PART:
            raise Unfit(_too_large(name))
        parts[entry.filename] = _root(archive.read(entry), name)
    if not any(root.tag == f"{_WORD}document" for root in parts.values()):
        raise Unfit(_("“${name}” ไม่มีเนื้อเอกสาร Word อยู่ข้างใน", mapping=name))
    types = parts.get("[Content_Types].xml")
    if types is not None and any("macroEnabled" in each.get("ContentType", "") for each in types):
        raise Unfit(_("ไม่รับ “${name}” เพราะมีแมโคร เปิดแล้วบันทึกเป็น .docx", mapping=name))
    for kind, target in external(parts):
        if kind in _HARMLESS or (kind == "attachedTemplate" and _LOCAL_TEMPLATE.match(target)):
            continue
        text = _("ไม่รับ “${name}” เพราะดึงเนื้อหาจากที่อื่น (${target}) เปิดแล้วฝังไว้ในไฟล์หรือลบออก")
        raise Unfit(_(text, mapping={**name, "target": target[:100]}))
    return parts


def _root(data, name):
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.fromstring(data, parser)
    info = root.getroottree().docinfo
    if info.doctype or info.internalDTD is not None:
        raise Unfit(
            _("ไม่รับ “${name}” เพราะมีคำสั่ง XML ที่เอกสาร Word ไม่มี ไฟล์อาจถูกดัดแปลง", mapping=name)
        )
    return root


def _too_large(name):
    return _("“${name}” ยาวเกินร่างหนึ่งฉบับ แนบเป็นสิ่งที่ส่งมาด้วยแทน", mapping=name)
