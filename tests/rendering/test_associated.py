"""Files inside the letter: PDF/A-3 associated files with Thai names."""

from edoc_policy.rendering import AssociatedFile
from edoc_policy.rendering import render
from io import BytesIO
from tests.rendering.samples import letter
from tests.rendering.samples import MOMENT
import pikepdf
import pytest
import subprocess


FILES = (
    AssociatedFile("ระเบียบวาระ.pdf", b"%PDF-1.4 agenda", "application/pdf", description="ระเบียบวาระการประชุม"),
    AssociatedFile("ระเบียบวาระ.pdf", b"another", "application/pdf"),
    AssociatedFile("ตาราง.xlsx", b"PK", "application/vnd.ms-excel"),
    AssociatedFile("edoc.xml", b"<a/>", "application/xml", "Data"),
)  # fmt: skip


@pytest.fixture(scope="module")
def pdf():
    return render(letter(), associated=FILES, timestamp=MOMENT).pdf


def test_each_file_is_there_with_its_bytes_type_and_relationship(pdf):
    with pikepdf.open(BytesIO(pdf)) as opened:
        files = {str(spec.UF): spec for spec in opened.Root.AF}
        assert set(files) == {"ระเบียบวาระ.pdf", "ระเบียบวาระ (2).pdf", "ตาราง.xlsx", "edoc.xml"}
        assert files["ระเบียบวาระ.pdf"].EF.F.read_bytes() == b"%PDF-1.4 agenda"
        assert files["ระเบียบวาระ.pdf"].EF.F.Subtype == "/application/pdf"
        assert files["ระเบียบวาระ.pdf"].AFRelationship == "/Supplement"
        assert str(files["ระเบียบวาระ.pdf"].Desc) == "ระเบียบวาระการประชุม"
        assert files["edoc.xml"].AFRelationship == "/Data"


def test_poppler_lists_and_saves_them_under_their_thai_names(pdf, tmp_path):
    path = tmp_path / "letter.pdf"
    path.write_bytes(pdf)
    listed = subprocess.run(
        ["pdfdetach", "-list", path], capture_output=True, check=True, text=True
    )
    assert listed.stdout.startswith("4 embedded files")
    assert "ระเบียบวาระ (2).pdf" in listed.stdout
    subprocess.run(["pdfdetach", "-saveall", "-o", tmp_path, path], check=True)
    assert (tmp_path / "ตาราง.xlsx").read_bytes() == b"PK"


def test_an_unknown_relationship_is_refused():
    with pytest.raises(ValueError, match="Friend"):
        AssociatedFile("a", b"", relationship="Friend")
