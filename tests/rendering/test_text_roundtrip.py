"""Text copied from the letter is the text that was typed, whatever reads it.

Conformance does not show this: veraPDF passes files that lost every SARA AM.
"""

from edoc_policy.rendering import page_texts
from edoc_policy.rendering import receipt_stamp
from edoc_policy.rendering import render
from edoc_policy.thai.digits import arabic
from edoc_policy.thai.digits import official
from edoc_policy.thai.digits import thai
from pathlib import Path
from tests.rendering import sheet
from tests.rendering.papers import PAPERS
from tests.rendering.samples import letter
from tests.rendering.samples import LETTERS
from tests.rendering.samples import MOMENT
from tests.rendering.samples import paragraphs
import dataclasses
import pytest
import re
import subprocess


HARD = (
    "ที่น้ำกี่ญูฐิปั้นฟื้นป๊ำฎุฏูฬุ ปี่ ฝั่ง ฟ้า ป่วน ก๋วยเตี๋ยว จ๊ะ สิทธิ์ ศักดิ์ พินทุ์ กฎหมาย ฤๅษี ฦๅชา",
    "ผู้ป่วยที่ได้รับน้ำเกลือจำนวนมาก ๆ ฯลฯ ทั้งนี้ ปฏิญญา ญัตติ ฐานันดร ปุญญา เป็นอาทิ",
    "น้ำหนักของพยานหลักฐานทางอิเล็กทรอนิกส์ จำเป็นต้องคำนึงถึงถ้อยคำ กล้ำ ค่ำ ช้ำ ย่ำ ล้ำ",
    "Office fi fl ffi (User Account) saraban@pt-prov.example https://edoc.example/a?b=1&c=2 “คำพูด” ‘ใน’ – …",
)
BODY = paragraphs(*HARD) + f"<p><b>{HARD[0]}</b> <i>{HARD[1]}</i> <b><i>{HARD[2]}</i></b></p>"


def pdfjs(pdf, tmp_path):
    path = tmp_path / "letter.pdf"
    path.write_bytes(pdf)
    script = Path(__file__).with_name("pdfjs.mjs")
    return subprocess.run(["node", script, path], capture_output=True, check=True, text=True).stdout


READERS = {
    "Poppler": lambda pdf, _: sheet.poppler(pdf),
    "Poppler raw": lambda pdf, _: sheet.poppler(pdf, "-raw"),
    "PDFium": lambda pdf, _: "\n".join(page_texts(pdf)),
    "pdf.js": pdfjs,
}


def squeezed(text):
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("name", ["L01", "L02"])
def test_a_sample_letter_reads_as_typed(name, reader, tmp_path):
    data, sample = letter(name), LETTERS[name]
    text = squeezed(READERS[reader](render(data, timestamp=MOMENT).pdf, tmp_path))
    typed = [*sample["body"], data.subject, data.addressee, f"({data.signer_name})", data.closing]
    typed += [thai(data.number), data.email, *data.owner_lines, *data.references]
    for words in typed:
        assert squeezed(words) in text


@pytest.mark.parametrize("reader", READERS)
def test_stacked_marks_and_every_style_read_as_typed(reader, tmp_path):
    text = squeezed(READERS[reader](render(letter(body_html=BODY), timestamp=MOMENT).pdf, tmp_path))
    for words in HARD[:3]:
        assert text.count(squeezed(words)) == 2
    assert squeezed(HARD[3]) in text
    assert not re.search("[\ue000-\uf8ff\ufffd\u200b\u0e4d]", text)


@pytest.fixture(scope="module")
def forms():
    return {name: render(paper(), timestamp=MOMENT).pdf for name, paper in PAPERS.items()}


def typed(thing):
    """Every text of a paper, as the form prints it."""
    for part in dataclasses.fields(thing):
        value = getattr(thing, part.name)
        match part.metadata.get("form"):
            case "html" | "prose":
                yield from re.split("<[^>]+>", value)
            case "line":
                yield value or ""
            case "lines":
                yield from value.split("\n") if isinstance(value, str) else value
            case "rows":
                for row in value:
                    yield from row if isinstance(row, tuple) else typed(row)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("name", PAPERS)
def test_every_text_of_every_form_reads_as_typed(forms, name, reader, tmp_path):
    data = PAPERS[name]()
    text = squeezed(READERS[reader](forms[name], tmp_path))
    not_shown = {data.agency_name, *(who.name for who in data.signers if who.manner == "seal")}
    for words in typed(data):
        if words not in not_shown:
            shown = arabic(words) if data.language == "en" else official(words)
            assert squeezed(shown) in text


@pytest.mark.parametrize("reader", READERS)
def test_the_receipt_stamp_reads_as_typed(reader, tmp_path):
    stamped = receipt_stamp(
        render(letter(), timestamp=MOMENT).pdf,
        agency="เทศบาลเมืองท่าโขลง",
        number=2417,
        date="20 ต.ค. 69",
        time="09.12 น.",
    )
    text = squeezed(READERS[reader](stamped, tmp_path))
    for words in ("สำเนา", "เทศบาลเมืองท่าโขลง", "เลขรับ๒๔๑๗", "วันที่๒๐ต.ค.๖๙", "เวลา๐๙.๑๒น."):
        assert words in text
