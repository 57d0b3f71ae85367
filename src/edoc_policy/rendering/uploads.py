"""What an attached or received file really is, before anything else opens it.

The name and the declared type are claims; the bytes decide. Nothing is unpacked: limits are
checked on what the file says of itself, and no later step may read beyond that.
"""

from dataclasses import dataclass
from dataclasses import replace
from edoc_policy import _
from edoc_policy.rendering.errors import UploadError
from io import BytesIO
from pathlib import PurePosixPath
from PIL import Image
import pikepdf
import warnings
import zipfile


MEGABYTE = 1_000_000
TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "zip": "application/zip",
    "doc": "application/msword",
    "xls": "application/vnd.ms-excel",
    "ppt": "application/vnd.ms-powerpoint",
    "rtf": "application/rtf",
    "png": "image/png",
    "jpg": "image/jpeg",
    "gif": "image/gif",
    "bmp": "image/bmp",
    "tiff": "image/tiff",
    "xml": "application/xml",
    "csv": "text/csv",
    "txt": "text/plain",
}
"""Kinds a letter may carry, by their usual ending (the e-CMS list and open formats)."""

_ENDINGS = {"jpeg": "jpg", "tif": "tiff", "log": "txt", "text": "txt"}
_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"GIF8", "gif"),
    (b"BM", "bmp"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
    (b"{\\rtf", "rtf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
)
_OFFICE = {"word/": "docx", "xl/": "xlsx", "ppt/": "pptx"}
_IMAGES = ("png", "jpg", "gif", "bmp", "tiff")
_TEXTS = ("txt", "csv", "xml")


@dataclass(frozen=True)
class Limits:
    """The agency's or the site's settings for files."""

    bytes: int = 50 * MEGABYTE
    pages: int = 500
    pixels: int = 120_000_000
    entries: int = 5_000
    unpacked: int = 500 * MEGABYTE
    ratio: int = 200


@dataclass(frozen=True)
class FileFacts:
    """What a file is. `kind`: key of TYPES; `pages`: of a PDF, else None; `repaired`: a PDF whose
    structure is damaged but readable."""

    kind: str
    content_type: str
    size: int
    pages: int | None = None
    repaired: bool = False


def check_upload(data, filename, content_type="", limits=Limits()):
    """Look at a file (bytes) and return its FileFacts.

    The declared `content_type` is not trusted; a PDF is required if either claim says PDF.
    Raises UploadError: not what it claims, a forbidden kind, empty, too large, locked,
    cut off, too many pages, an archive that would burst.
    """
    check_size(len(data), filename, limits)
    claimed = _claimed(filename, content_type)
    kind = _kind(data, claimed)
    shown = {"name": filename}
    if claimed == "pdf" and kind != "pdf":
        raise UploadError(
            _("“${name}” ไม่ใช่ไฟล์ PDF แม้ชื่อจะลงท้ายว่า PDF เปิดต้นฉบับแล้วบันทึกเป็น PDF ใหม่", mapping=shown)
        )
    if kind is None:
        raise UploadError(
            _(
                "แนบ “${name}” ไม่ได้ รับเฉพาะ PDF เอกสาร ตาราง งานนำเสนอ ภาพ ข้อความ และ ZIP",
                mapping=shown,
            )
        )
    if claimed != kind and not (claimed in _TEXTS and kind in _TEXTS):
        shown["kind"] = kind.upper()
        raise UploadError(
            _(
                "ชื่อ “${name}” ไม่ตรงกับเนื้อไฟล์ ซึ่งเป็น ${kind} เปลี่ยนนามสกุลให้ตรง หรือเลือกไฟล์ใหม่",
                mapping=shown,
            )
        )
    facts = FileFacts(kind, TYPES[kind], len(data))
    if kind == "pdf":
        return _pdf(data, filename, limits, facts)
    if kind in _IMAGES:
        _image(data, filename, limits)
    if data.startswith(b"PK"):
        _archive(data, filename, limits)
    return facts


def check_size(size, filename, limits=Limits()):
    """Raise UploadError for an empty or too large file; cheap, before its bytes are read."""
    if not size:
        raise UploadError(_("“${name}” เป็นไฟล์เปล่า เลือกไฟล์ใหม่", mapping={"name": filename}))
    if size > limits.bytes:
        raise UploadError(
            _(
                "“${name}” มีขนาด ${size} เมกะไบต์ รับได้ไม่เกิน ${limit} เมกะไบต์ ลดขนาดหรือแบ่งเป็นหลายไฟล์",
                mapping={
                    "name": filename,
                    "size": f"{size / MEGABYTE:,.1f}",
                    "limit": f"{limits.bytes / MEGABYTE:,.0f}",
                },
            )
        )


def _claimed(filename, content_type):
    ending = PurePosixPath(filename.lower()).suffix.removeprefix(".")
    ending = _ENDINGS.get(ending, ending)
    return "pdf" if content_type.lower().startswith("application/pdf") and not ending else ending


def _kind(data, claimed):
    """The kind the bytes show, or None for one that may not be carried."""
    if b"%PDF-" in data[:1024]:
        return "pdf"
    found = next((kind for magic, kind in _MAGIC if data.startswith(magic)), None)
    if found == "zip":
        return _zipped_kind(data)
    if found == "ole":
        return claimed if claimed in ("doc", "xls", "ppt") else None
    if found is None and claimed in _TEXTS and b"\0" not in data[:8192]:
        return claimed
    return found


def _zipped_kind(data):
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 100:
                kinds = {mime: kind for kind, mime in TYPES.items()}
                return kinds.get(archive.read("mimetype").decode("ascii", "replace"), "zip")
    except (zipfile.BadZipFile, RuntimeError, OSError, NotImplementedError, ValueError):
        return "zip"
    if "[Content_Types].xml" in names:
        return next(
            (kind for folder, kind in _OFFICE.items() if any(n.startswith(folder) for n in names)),
            "zip",
        )
    return "zip"


def _pdf(data, filename, limits, facts):
    shown = {"name": filename}
    try:
        try:
            pdf = pikepdf.open(BytesIO(data), attempt_recovery=False)
        except pikepdf.PasswordError:
            raise
        except pikepdf.PdfError:
            if b"%%EOF" not in data[-2048:]:
                raise
            pdf = pikepdf.open(BytesIO(data))
            facts = replace(facts, repaired=True)
        with pdf:
            pages = len(pdf.pages)
    except pikepdf.PasswordError as error:
        raise UploadError(
            _("“${name}” ติดรหัสผ่าน ระบบเปิดไม่ได้ บันทึกใหม่แบบไม่มีรหัสผ่าน", mapping=shown)
        ) from error
    except pikepdf.PdfError as error:
        if b"%%EOF" not in data[-2048:]:
            raise UploadError(
                _("“${name}” ขาดตอนท้าย อาจส่งมาไม่ครบ ขอไฟล์ใหม่หรือส่งอีกครั้ง", mapping=shown)
            ) from error
        raise UploadError(_("“${name}” เสียหาย เปิดไม่ได้ ขอไฟล์ใหม่", mapping=shown)) from error
    if not pages:
        raise UploadError(_("“${name}” ไม่มีหน้าเลย ขอไฟล์ใหม่", mapping=shown))
    if pages > limits.pages:
        raise UploadError(
            _(
                "“${name}” มี ${pages} หน้า รับได้ไม่เกิน ${limit} หน้า แบ่งเป็นหลายไฟล์",
                mapping={"name": filename, "pages": pages, "limit": limits.pages},
            )
        )
    return replace(facts, pages=pages)


def _image(data, filename, limits):
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(BytesIO(data)) as image:
                pixels = image.width * image.height
                if pixels <= limits.pixels:
                    image.verify()
    except Image.DecompressionBombError:
        pixels = limits.pixels + 1
    except (OSError, SyntaxError, ValueError) as error:
        raise UploadError(
            _("ภาพ “${name}” เสียหาย เปิดไม่ได้ เลือกไฟล์ใหม่", mapping={"name": filename})
        ) from error
    if pixels > limits.pixels:
        raise UploadError(
            _("ภาพ “${name}” มีจำนวนจุดมากเกินไป ย่อภาพก่อนแนบ", mapping={"name": filename})
        )


def _archive(data, filename, limits):
    shown = {"name": filename}
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, OSError, NotImplementedError, ValueError) as error:
        raise UploadError(_("“${name}” เสียหาย เปิดไม่ได้ ขอไฟล์ใหม่", mapping=shown)) from error
    unpacked = sum(entry.file_size for entry in entries)
    if any(entry.flag_bits & 1 for entry in entries):
        raise UploadError(_("“${name}” ติดรหัสผ่าน ระบบเปิดไม่ได้ บันทึกใหม่แบบไม่มีรหัสผ่าน", mapping=shown))
    if len(entries) > limits.entries or unpacked > limits.unpacked:
        raise UploadError(_("“${name}” คลายออกแล้วใหญ่เกินไป แบ่งเป็นหลายไฟล์", mapping=shown))
    if unpacked > 10 * MEGABYTE and unpacked > limits.ratio * len(data):
        raise UploadError(
            _(
                "ไม่รับ “${name}” เพราะบีบอัดผิดปกติ คลายออกแล้วใหญ่กว่าเดิมเกิน ${ratio} เท่า",
                mapping={**shown, "ratio": limits.ratio},
            )
        )
    if any("vbaproject" in entry.filename.lower() for entry in entries):
        raise UploadError(_("ไม่รับ “${name}” เพราะมีแมโคร บันทึกใหม่แบบไม่มีแมโคร", mapping=shown))
