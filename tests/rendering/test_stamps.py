"""The receipt stamp (ข้อ 37, 78; แบบที่ 12) on a copy, and the face of a signature."""

from edoc_policy.rendering import page_count
from edoc_policy.rendering import receipt_stamp
from edoc_policy.rendering import render
from edoc_policy.rendering import RenderingError
from edoc_policy.rendering import signature_stamp
from io import BytesIO
from PIL import ImageChops
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.signers import PdfSignatureMetadata
from pyhanko.sign.signers import PdfSigner
from pyhanko.stamp import StaticStampStyle
from tests.rendering import sheet
from tests.rendering.samples import letter
from tests.rendering.samples import long_body
from tests.rendering.samples import MOMENT
import pikepdf
import pytest


STAMP = {"agency": "เทศบาลเมืองท่าโขลง", "number": 2417, "date": "20 ต.ค. 69", "time": "09.12 น."}
FACE = ("ลงลายมือชื่ออิเล็กทรอนิกส์", "นายสมมติ ตัวอย่างดี", "19 ต.ค. 69 14.07 น.")


@pytest.fixture(scope="module")
def sealed(signer, tmp_path_factory):
    rendition = render(letter(body_html=long_body()), timestamp=MOMENT)
    box = rendition.signature_box
    face = tmp_path_factory.mktemp("face") / "face.pdf"
    face.write_bytes(signature_stamp(FACE, box.width, box.height))
    style = StaticStampStyle.from_pdf_file(str(face), border_width=0)
    pdf_signer = PdfSigner(PdfSignatureMetadata(field_name=box.field), signer, stamp_style=style)
    out = pdf_signer.sign_pdf(
        IncrementalPdfFileWriter(BytesIO(rendition.pdf)), existing_fields_only=True
    )
    return out.getvalue()


@pytest.fixture(scope="module")
def stamped(sealed):
    return receipt_stamp(sealed, **STAMP)


def test_the_stamp_is_five_by_two_and_a_half_at_the_top_right_of_page_one(sealed, stamped):
    before, scale = sheet.ink(sealed, dpi=300)
    after, _ = sheet.ink(stamped, dpi=300)
    corner = (int(14 * scale), 0, before.width, int(4 * scale))
    changed = ImageChops.difference(before.crop(corner), after.crop(corner)).point(
        lambda v: 255 if v > 60 else 0
    )
    left, right = (changed.getbbox()[side] / scale for side in (0, 2))
    assert right - left == pytest.approx(5, abs=0.06)
    assert 14 + right == pytest.approx(21 - 0.8, abs=0.06)
    frame = [
        y for y in range(changed.height)
        if sum(1 for x in range(changed.width) if changed.getpixel((x, y))) > 4.5 * scale
    ]  # fmt: skip
    assert (frame[-1] - frame[0]) / scale == pytest.approx(2.5, abs=0.06)


def test_it_says_who_received_number_date_and_time_in_thai_digits(stamped):
    seen = [
        glyph
        for glyph in sheet.glyphs(stamped)
        if glyph.page == 0 and glyph.left > 14 and glyph.top < 4
    ]
    text = "".join(glyph.char for glyph in seen)
    for words in ("เทศบาลเมืองท่าโขลง", "เลขรับ๒๔๑๗", "วันที่๒๐ต.ค.๖๙", "เวลา๐๙.๑๒น."):
        assert words in text


def test_every_page_of_the_copy_says_copy(stamped):
    for page in range(page_count(stamped)):
        words = "".join(glyph.char for glyph in sheet.glyphs(stamped) if glyph.page == page)
        assert "สำเนา" in words


def test_the_stamp_covers_no_text_of_the_letter(stamped, sealed):
    area = [g for g in sheet.glyphs(sealed) if g.page == 0 and g.right > 15.2 and g.top < 3.75]
    assert area == []


def test_who_registers_for_another_is_named_at_the_foot(sealed):
    by = "นางสาวทดสอบ ระบบงาน นักจัดการงานทั่วไป รักษาราชการแทน นายทะเบียนสารบรรณกลาง"
    found = receipt_stamp(sealed, **STAMP, by=by)
    text = "".join(sheet.poppler(found).split())
    assert "ลงรับโดยนางสาวทดสอบระบบงาน" in text
    assert "รักษาราชการแทนนายทะเบียนสารบรรณกลาง" in text
    assert page_count(found) == page_count(sealed)


def test_the_original_is_untouched(sealed):
    before = bytes(sealed)
    receipt_stamp(sealed, **STAMP)
    assert sealed == before


def test_the_copy_holds_no_signature_but_shows_its_face(sealed, stamped):
    assert b"/ByteRange" in sealed
    with pikepdf.open(BytesIO(stamped)) as copy:
        assert "/AcroForm" not in copy.Root
        assert "/DSS" not in copy.Root
        assert "/Perms" not in copy.Root
        assert not any(
            note.Subtype == "/Widget" for page in copy.pages for note in page.obj.get("/Annots", [])
        )
    assert b"/ByteRange" not in stamped
    assert "ลงลายมือชื่ออิเล็กทรอนิกส์" in sheet.poppler(stamped)


@pytest.mark.parametrize("flavour", ["3a", "ua1"])
def test_sealed_letter_and_copy_conform(sealed, stamped, flavour, tmp_path, pdfa):
    for name, pdf in (("sealed", sealed), ("copy", stamped)):
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(pdf)
        pdfa(flavour, path)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_the_stamp_stands_upright_in_the_corner_of_a_turned_page(turn):
    with pikepdf.new() as foreign:
        page = foreign.add_blank_page(page_size=(700, 900))
        page.obj.MediaBox = [-50, 20, 650, 920]
        page.obj.Rotate = turn
        out = BytesIO()
        foreign.save(out)
    image, scale = sheet.ink(receipt_stamp(out.getvalue(), **STAMP), dpi=72)
    dark = image.point(lambda value: 255 if value < 200 else 0)
    left, top, right, bottom = dark.getbbox()
    assert image.width - right == pytest.approx(0.8 * scale, abs=2)
    assert top < 1.2 * scale
    assert right - left == pytest.approx(5 * scale, abs=3)
    assert bottom - top < 3.6 * scale


def test_pages_that_inherit_their_resources_keep_them():
    rendition = render(letter(), timestamp=MOMENT)
    with pikepdf.open(BytesIO(rendition.pdf)) as pdf:
        page = pdf.pages[0].obj
        pdf.Root.Pages.Resources = page.Resources
        del page.Resources
        out = BytesIO()
        pdf.save(out)
    assert "ขอแสดงความนับถือ" in sheet.poppler(receipt_stamp(out.getvalue(), **STAMP))


def test_a_file_that_cannot_be_opened_is_said():
    with pytest.raises(RenderingError, match="เปิดไฟล์หนังสือไม่ได้"):
        receipt_stamp(b"not a pdf", **STAMP)


def test_a_long_agency_name_fits_the_stamp(sealed):
    name = "สำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัดปทุมธานี กรมส่งเสริมการปกครองท้องถิ่น"
    seen = sheet.find(sheet.glyphs(receipt_stamp(sealed, **{**STAMP, "agency": name})), name)
    assert min(g.left for g in seen) > 15.2
    assert max(g.right for g in seen) < 20.2
    assert len({round(g.baseline, 1) for g in seen}) == 1


def test_a_signature_face_is_one_page_of_the_size_asked():
    with pikepdf.open(BytesIO(signature_stamp(FACE, 180, 50))) as pdf:
        assert len(pdf.pages) == 1
        assert [round(float(value)) for value in pdf.pages[0].mediabox] == [0, 0, 180, 50]
        assert "/StructTreeRoot" not in pdf.Root


def test_a_signature_face_with_many_words_still_fits():
    lines = (*FACE, "รองผู้ว่าราชการจังหวัดปทุมธานี รักษาราชการแทน ผู้ว่าราชการจังหวัดปทุมธานี")
    seen = sheet.glyphs(signature_stamp(lines, 180, 50))
    assert min(glyph.left for glyph in seen) > 0
    assert max(glyph.right for glyph in seen) < 180 / sheet.CM
    assert max(glyph.bottom for glyph in seen) < 50 / sheet.CM
