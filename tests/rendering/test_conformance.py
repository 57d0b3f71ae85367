"""veraPDF on what this room makes: PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1)."""

from dataclasses import replace
from edoc_policy.rendering import AssociatedFile
from edoc_policy.rendering import receipt_stamp
from edoc_policy.rendering import render
from tests.rendering.papers import DEPUTY
from tests.rendering.papers import GOVERNOR
from tests.rendering.papers import memo
from tests.rendering.papers import note
from tests.rendering.papers import PAPERS
from tests.rendering.papers import stamped
from tests.rendering.samples import letter
from tests.rendering.samples import long_body
from tests.rendering.samples import MOMENT
from tests.rendering.ten import TEN
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


FORMS = {
    **{name: paper() for name, paper in PAPERS.items()},
    **{f"{name} with two signers": replace(PAPERS[name](), signers=(GOVERNOR, DEPUTY)) for name in ("external", "order")},
    "preview of a memo": memo(number=None, date_text=None, signers=(), preview=True),
    "preview of a seal": stamped(number=None, date_text=None, signers=(), preview=True),
    "secret memo of three pages": memo(secrecy_text="ลับมาก", copy_number="ชุดที่ 1 ของ 3 ชุด", body_html=long_body()),
    "headings in a memo": memo(body_html="<h2>ข้อเท็จจริง</h2><p>ก</p><h3>ข้อพิจารณา</h3><p>ข</p>"),
    "headings under a seal": stamped(body_html="<h3>ข้อเท็จจริง</h3><p>ก</p>"),
    "note on plain paper": note(plain=True, subject="", body_html="<h2>เรื่องเดิม</h2><p>ก</p>"),
}  # fmt: skip


@pytest.mark.parametrize("flavour", ["3a", "ua1"])
@pytest.mark.parametrize("case", CASES)
def test_it_conforms(case, flavour, tmp_path, pdfa):
    path = tmp_path / "letter.pdf"
    path.write_bytes(CASES[case]())
    pdfa(flavour, path)


@pytest.mark.parametrize("flavour", ["3a", "ua1"])
def test_every_form_conforms(flavour, tmp_path, pdfa):
    paths = []
    for name, data in FORMS.items():
        paths.append(tmp_path / f"{name}.pdf")
        paths[-1].write_bytes(render(data, timestamp=MOMENT).pdf)
    pdfa(flavour, *paths)


@pytest.mark.parametrize("flavour", ["3a", "ua1"])
def test_the_ugliest_letters_of_each_kind_conform(flavour, tmp_path, pdfa):
    paths = []
    for kind, letters in TEN.items():
        for name in list(letters)[-3:]:
            paths.append(tmp_path / f"{kind} {name}.pdf")
            paths[-1].write_bytes(render(letters[name], timestamp=MOMENT).pdf)
    pdfa(flavour, *paths)
