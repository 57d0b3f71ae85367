"""Every form can be signed: each field in turn, the earlier signatures stay whole, and it conforms."""

from edoc_policy.rendering import certified_copy
from edoc_policy.rendering import render
from edoc_policy.rendering import signature_stamp
from io import BytesIO
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.signers import PdfSignatureMetadata
from pyhanko.sign.signers import PdfSigner
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator import ValidationContext
from tests.rendering.papers import DEPUTY
from tests.rendering.papers import GOVERNOR
from tests.rendering.papers import PAPERS
from tests.rendering.samples import MOMENT
import pytest


FACE = ("ลงลายมือชื่ออิเล็กทรอนิกส์", "19 ต.ค. 69 14.07 น.")


def certified():
    paper = render(PAPERS["memo"](), timestamp=MOMENT).pdf
    return certified_copy(
        paper, name="นางต้นแบบ สารบรรณ", date="20 ตุลาคม 2569", agency="เทศบาลเมืองลาดสวาย"
    )


RENDITIONS = {
    **{name: lambda name=name: render(PAPERS[name](), timestamp=MOMENT) for name in PAPERS},
    "two signers": lambda: render(PAPERS["order"](signers=(GOVERNOR, DEPUTY)), timestamp=MOMENT),
    "certified copy": certified,
}


def signed(rendition, signer, folder):
    """The PDF with every field signed, one after the other."""
    pdf = rendition.pdf
    for box in rendition.signature_boxes:
        style = None
        if box.width:
            face = folder / "face.pdf"
            face.write_bytes(signature_stamp(FACE, box.width, box.height))
            style = StaticStampStyle.from_pdf_file(str(face), border_width=0)
        metadata = PdfSignatureMetadata(field_name=box.field)
        out = PdfSigner(metadata, signer, stamp_style=style).sign_pdf(
            IncrementalPdfFileWriter(BytesIO(pdf))
        )
        pdf = out.getvalue()
    return pdf


@pytest.fixture(scope="module")
def made(signer, tmp_path_factory):
    folder = tmp_path_factory.mktemp("signed")
    return {name: signed(make(), signer, folder) for name, make in RENDITIONS.items()}


@pytest.mark.parametrize("name", RENDITIONS)
def test_each_signature_is_whole(made, name, signer):
    trust = ValidationContext(trust_roots=[signer.signing_cert])
    signatures = PdfFileReader(BytesIO(made[name])).embedded_signatures
    assert len(signatures) == (2 if name in ("minutes", "two signers") else 1)
    for signature in signatures:
        status = validate_pdf_signature(signature, trust)
        assert status.intact
        assert status.valid
        assert status.docmdp_ok


@pytest.mark.parametrize("flavour", ["3a", "ua1"])
def test_signed_forms_conform(made, flavour, tmp_path, pdfa):
    paths = []
    for name, pdf in made.items():
        paths.append(tmp_path / f"{name}.pdf")
        paths[-1].write_bytes(pdf)
    pdfa(flavour, *paths)
