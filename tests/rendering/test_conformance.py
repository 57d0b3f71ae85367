"""veraPDF on what this room makes: PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1)."""

from edoc_policy.rendering import AssociatedFile
from edoc_policy.rendering import receipt_stamp
from edoc_policy.rendering import render
from tests.rendering.samples import letter
from tests.rendering.samples import long_body
from tests.rendering.samples import MOMENT
import pytest


FILES = (
    AssociatedFile("ระเบียบวาระการประชุม.txt", "วาระ".encode(), "text/plain"),
    AssociatedFile("แบบตอบรับ.docx", b"PK\x03\x04", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    AssociatedFile("edoc.xml", b"<a/>", "application/xml", "Data"),
)  # fmt: skip
CASES = {
    "L01 with files": lambda: render(letter("L01"), associated=FILES, timestamp=MOMENT).pdf,
    "L02": lambda: render(letter("L02"), timestamp=MOMENT).pdf,
    "secret, three pages with tables": lambda: (
        render(letter(body_html=long_body(), secrecy_text="ลับ"), timestamp=MOMENT).pdf
    ),
    "preview": lambda: render(letter(number=None, preview=True), timestamp=MOMENT).pdf,
    "stamped copy": lambda: receipt_stamp(
        render(letter("L01"), timestamp=MOMENT).pdf,
        agency="เทศบาลเมืองท่าโขลง",
        number=2417,
        date="20 ต.ค. 69",
        time="09.12 น.",
    ),
}


@pytest.mark.parametrize("flavour", ["3a", "ua1"])
@pytest.mark.parametrize("case", CASES)
def test_it_conforms(case, flavour, tmp_path, pdfa):
    path = tmp_path / "letter.pdf"
    path.write_bytes(CASES[case]())
    pdfa(flavour, path)
