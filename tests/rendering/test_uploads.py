"""Files people attach or receive: believed only as far as their bytes go."""

from edoc_policy.rendering import check_size
from edoc_policy.rendering import check_upload
from edoc_policy.rendering import Limits
from edoc_policy.rendering import render
from edoc_policy.rendering import UploadError
from io import BytesIO
from PIL import Image
from tests.rendering.samples import letter
from tests.rendering.samples import MOMENT
import openpyxl
import pikepdf
import pytest
import zipfile


@pytest.fixture(scope="module")
def pdf():
    return render(letter(), timestamp=MOMENT).pdf


def pages(count, **options):
    with pikepdf.new() as made:
        for _ in range(count):
            made.add_blank_page()
        out = BytesIO()
        made.save(out, **options)
    return out.getvalue()


def zipped(entries, method=zipfile.ZIP_DEFLATED):
    out = BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return out.getvalue()


def picture(kind, size=(8, 8)):
    out = BytesIO()
    Image.new("1" if kind == "PNG" else "L", size).save(out, kind)
    return out.getvalue()


def workbook():
    out = BytesIO()
    openpyxl.Workbook().save(out)
    return out.getvalue()


DOCX = {"[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>"}
ODT = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<o/>"}


def test_a_letter_is_a_pdf_with_its_pages(pdf):
    facts = check_upload(pdf, "หนังสือ.pdf", "application/pdf")
    assert (facts.kind, facts.content_type, facts.pages, facts.size) == (
        "pdf",
        "application/pdf",
        1,
        len(pdf),
    )
    assert not facts.repaired


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("แบบตอบรับ.docx", zipped(DOCX), "docx"),
        ("ตาราง.xlsx", workbook(), "xlsx"),
        ("หนังสือ.odt", zipped(ODT), "odt"),
        ("รวม.zip", zipped({"ก.txt": "ก"}), "zip"),
        ("ภาพ.png", picture("PNG"), "png"),
        ("ภาพ.JPEG", picture("JPEG"), "jpg"),
        ("ภาพ.tif", picture("TIFF"), "tiff"),
        ("บันทึก.txt", "สวัสดี".encode("cp874"), "txt"),
        ("ข้อมูล.csv", "ก,ข".encode(), "csv"),
        ("เก่า.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "doc"),
    ],
)
def test_usual_kinds_are_known_by_their_bytes(name, data, kind):
    assert check_upload(data, name, "application/octet-stream").kind == kind


@pytest.mark.parametrize(
    ("name", "mime", "data"),
    [
        ("agenda.pdf", "application/pdf", picture("PNG")),
        ("agenda.pdf", "", b"<html>not found</html>"),
        ("agenda", "application/pdf", b"MZ\x90"),
    ],
)
def test_a_pdf_that_is_none_is_refused(name, mime, data):
    with pytest.raises(UploadError, match="ไม่ใช่ไฟล์ PDF"):
        check_upload(data, name, mime)


@pytest.mark.parametrize(
    ("name", "data"),
    [("ภาพ.png", picture("JPEG")), ("ภาพ.docx", pages(1)), ("a.docx", zipped({"x": "y"}))],
)
def test_a_name_that_does_not_fit_the_bytes_is_refused(name, data):
    with pytest.raises(UploadError, match="ไม่ตรงกับเนื้อไฟล์"):
        check_upload(data, name)


@pytest.mark.parametrize(
    ("name", "data"),
    [("setup.exe", b"MZ\x90\0"), ("page.html", b"<html>"), ("setup.msi", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), ("x.txt", b"\x7fELF\0")],
)  # fmt: skip
def test_programs_and_pages_are_refused(name, data):
    with pytest.raises(UploadError, match="รับเฉพาะ"):
        check_upload(data, name)


def test_a_locked_pdf_is_refused_with_what_to_do():
    locked = pages(1, encryption=pikepdf.Encryption(user="รหัส", owner="รหัส"))
    with pytest.raises(UploadError, match=r"ติดรหัสผ่าน.*บันทึกใหม่แบบไม่มีรหัสผ่าน"):
        check_upload(locked, "ลับ.pdf")


def test_a_pdf_locked_only_against_printing_is_accepted():
    locked = pages(1, encryption=pikepdf.Encryption(user="", owner="รหัส"))
    assert check_upload(locked, "อ่านได้.pdf").pages == 1


@pytest.mark.parametrize("share", [0.2, 0.6, 0.95])
def test_a_truncated_pdf_is_refused(pdf, share):
    with pytest.raises(UploadError, match="ขาดตอนท้าย"):
        check_upload(pdf[: int(len(pdf) * share)], "หนังสือ.pdf")


def test_a_pdf_of_nonsense_is_refused():
    with pytest.raises(UploadError, match="เสียหาย"):
        check_upload(b"%PDF-1.7\n" + b"x" * 500 + b"\n%%EOF\n", "หนังสือ.pdf")


def test_a_pdf_with_a_broken_index_is_accepted_as_repaired(pdf):
    broken = pdf.replace(b"startxref\n", b"startxref\n9", 1)
    assert check_upload(broken, "หนังสือ.pdf").repaired


def test_three_hundred_pages_are_accepted_or_refused_by_the_setting():
    thick = pages(300)
    assert check_upload(thick, "หนา.pdf").pages == 300
    with pytest.raises(UploadError, match="มี 300 หน้า รับได้ไม่เกิน 200 หน้า"):
        check_upload(thick, "หนา.pdf", limits=Limits(pages=200))


def test_two_hundred_megabytes_are_refused_by_size_alone():
    with pytest.raises(UploadError, match=r"มีขนาด 200\.0 เมกะไบต์ รับได้ไม่เกิน 50 เมกะไบต์"):
        check_size(200_000_000, "ใหญ่.pdf")


def test_an_empty_file_is_refused():
    with pytest.raises(UploadError, match="ไฟล์เปล่า"):
        check_upload(b"", "ว่าง.pdf")


def test_a_zip_bomb_is_refused():
    with pytest.raises(UploadError, match="บีบอัดผิดปกติ"):
        check_upload(zipped({f"{number}": bytes(4_000_000) for number in range(8)}), "a.zip")


def test_a_bomb_dressed_as_a_letter_is_refused():
    with pytest.raises(UploadError, match="บีบอัดผิดปกติ"):
        check_upload(zipped({**DOCX, "word/media/a": bytes(30_000_000)}), "หนังสือ.docx")


def test_an_archive_that_would_fill_the_disk_is_refused():
    with pytest.raises(UploadError, match="คลายออกแล้วใหญ่เกินไป"):
        check_upload(zipped({"a": bytes(3_000_000)}), "a.zip", limits=Limits(unpacked=2_000_000))
    with pytest.raises(UploadError, match="คลายออกแล้วใหญ่เกินไป"):
        check_upload(zipped({str(n): "" for n in range(20)}), "a.zip", limits=Limits(entries=10))


def test_a_broken_archive_is_refused():
    with pytest.raises(UploadError, match="เสียหาย"):
        check_upload(zipped({"ก": "ข"})[:-30], "a.zip")


def test_macros_are_refused():
    with pytest.raises(UploadError, match="แมโคร"):
        check_upload(zipped({**DOCX, "word/vbaProject.bin": "x"}), "หนังสือ.docx")


def test_a_picture_of_a_billion_dots_is_refused():
    with pytest.raises(UploadError, match="จำนวนจุดมากเกินไป"):
        check_upload(picture("PNG", (30_000, 30_000)), "ภาพ.png")


def test_a_broken_picture_is_refused():
    with pytest.raises(UploadError, match="เสียหาย"):
        check_upload(b"\x89PNG\r\n\x1a\n nonsense", "ภาพ.png")
