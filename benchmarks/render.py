"""Render letters beside Typst alone on the same template, and many beside WeasyPrint.

Run: python benchmarks/render.py [rounds] [letters]. "Ours" is all that a letter needs before it is
signed: cleaning, setting, text map, tagged signature field, PDF/A-3a and PDF/UA-1. WeasyPrint gets
a letter of the same words, fonts, measures, emblem and QR code, as PDF/A-3a without a field.
Both have two processes; every letter is another one: its number, subject, addressee, paragraphs and
QR code. What letters of an office have in common (address, labels, signer) Typst finds again, ours
and "alone" alike.
"""

from concurrent.futures import ProcessPoolExecutor
from edoc_policy.rendering import LetterData
from edoc_policy.rendering import render
from edoc_policy.rendering.manuscript import manuscript
from edoc_policy.rendering.typesetter import fonts_folder
from edoc_policy.rendering.typesetter import typeset
from html import escape
from itertools import count
from pathlib import Path
from time import perf_counter
import multiprocessing
import sys


sys.path.insert(0, str(Path(__file__).resolve().parent))

from table import both
from table import head
from table import row


MOMENT = 1792393620
CORES = 2
CHUNK, TURN = 10, 100
PARAGRAPHS = (
    "ด้วยจังหวัดปทุมธานีได้รับการคัดเลือกเป็นพื้นที่นำร่องในการขับเคลื่อนการใช้ระบบเอกสารอิเล็กทรอนิกส์ (e-Document) ขององค์กรปกครองส่วนท้องถิ่น จึงกำหนดจัดประชุมเพื่อให้คำปรึกษาแนะนำ รับฟังความคิดเห็น ปัญหาอุปสรรค และข้อเสนอแนะ ในวันพุธที่ ๒๘ ตุลาคม ๒๕๖๙ เวลา ๐๙.๓๐ น. ณ ห้องประชุมศาลากลางจังหวัดปทุมธานี",
    "ในการนี้ จึงขอเชิญท่านหรือผู้แทนเข้าร่วมประชุมตามวัน เวลา และสถานที่ดังกล่าว และส่งแบบตอบรับภายในวันที่ ๒๓ ตุลาคม ๒๕๖๙",
)
STYLE = """
@page {{ size: A4; margin: 2.5cm 2cm 2cm 3cm }}
@font-face {{ font-family: sarabun; src: url(file://{fonts}/{regular}) }}
body {{ font: 16pt/1.3 sarabun; margin: 0 }}
p {{ margin: 0 0 6pt }} .body p {{ text-indent: 2.5cm; text-align: justify }}
.emblem {{ display: block; height: 3cm; margin: -1cm auto 0 }} .qr {{ width: 2.1cm; float: right }}
.right {{ margin-left: 9cm }} .middle {{ margin-left: 7.5cm }} .sign {{ text-align: center; margin-top: 12pt }}
"""


def letter(number, pages=1):
    """A letter like no other, of one page or three."""
    body = PARAGRAPHS * (1 if pages == 1 else 9)
    return LetterData(
        number=f"ปท 0017.3/{number}",
        agency_name="จังหวัดปทุมธานี",
        address_lines=("ศาลากลางจังหวัดปทุมธานี", "ถนนปทุมธานี - สามโคก ปท 12000"),
        date_text="19 ตุลาคม 2569",
        urgency_text="ด่วนที่สุด",
        subject=f"ขอเชิญประชุมครั้งที่ {number}",
        addressee=f"นายกเทศมนตรีคนที่ {number}",
        enclosures=(("ระเบียบวาระการประชุม", "จำนวน 1 ฉบับ"),),
        body_html="".join(f"<p>{text} ({number})</p>" for text in body),
        signer_name="นายสมมติ ตัวอย่างดี",
        signer_position_lines=("ผู้ว่าราชการจังหวัดปทุมธานี",),
        owner_lines=("สำนักงานจังหวัด",),
        telephone="0 2000 0000",
        verify_url=f"https://edoc.example/@@verify?code={number:012}",
        verify_code=f"{number:012}",
    )


def as_html(data):
    """The same letter for WeasyPrint."""
    sheet, _texts = manuscript(data)
    lines = "<br>".join
    style = STYLE.format(fonts=fonts_folder(), regular="THSarabunNew.ttf")
    emblem, qr = (
        f"data:image/svg+xml,{escape(sheet[name]).replace('#', '%23')}" for name in ("emblem", "qr")
    )
    return f"""<html lang="th"><head><title>{sheet["title"]}</title><style>{style}</style></head><body>
<img class="emblem" alt="{sheet["emblem_alt"]}" src="{emblem}"><p style="color: #c00; font-size: 32pt">{sheet["urgency_text"]}</p>
<p>ที่ {sheet["number"]}</p><p class="right">{lines(sheet["address_lines"])}</p><p class="middle">{sheet["date_text"]}</p>
<h1 style="font-size: 16pt; font-weight: normal">เรื่อง {sheet["subject"]}</h1><p>{sheet["salutation"]} {lines(sheet["addressee"])}</p>
<p>สิ่งที่ส่งมาด้วย {lines(sheet["enclosures"])}</p><div class="body">{data.body_html}</div>
<p class="sign">{sheet["closing"]}<br><br><br>({data.signer_name})<br>{lines(data.signers[0].position_lines)}</p>
<img class="qr" alt="{sheet["qr_alt"]}" src="{qr}"><p>{lines(sheet["owner_lines"])}<br>โทร. {sheet["telephone"]}</p></body></html>"""


def ours(numbers):
    return [len(render(letter(number), timestamp=MOMENT).pdf) for number in numbers]


def weasyprint(numbers):
    from weasyprint import HTML
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    return [
        len(
            HTML(string=as_html(letter(number))).write_pdf(
                font_config=fonts, pdf_variant="pdf/a-3a"
            )
        )
        for number in numbers
    ]


def a_second(letters):
    """Letters a second, ours and WeasyPrint's, in as many processes as there are cores, all warm;
    in turns of a hundred, so that both see the same machine."""
    context = multiprocessing.get_context("spawn")
    spent = {ours: 0.0, weasyprint: 0.0}
    with ProcessPoolExecutor(CORES, mp_context=context) as pool:
        for work in spent:
            list(pool.map(work, [range(90_000, 90_010)] * CORES))
        for start in range(0, letters, TURN):
            parts = [range(n, n + CHUNK) for n in range(start, start + TURN, CHUNK)]
            for work in spent:
                began = perf_counter()
                list(pool.map(work, parts))
                spent[work] += perf_counter() - began
    return [letters / time for time in spent.values()]


def beside_typst(pages, rounds):
    """Medians in ms: all of render(), and Typst alone with what it is given."""
    numbers = count(1)
    sheets = iter([manuscript(letter(next(numbers), pages)) for _turn in range(rounds + 1)])
    return both(
        lambda: render(letter(next(numbers), pages), timestamp=MOMENT),
        lambda: typeset(LetterData.template, next(sheets)[0], timestamp=MOMENT),
        rounds,
    )


def main(rounds=40, letters=1000):
    head()
    for pages in (1, 3):
        title = f"render {pages} page{'s' if pages > 1 else ''}, beside Typst alone"
        row(title, *beside_typst(pages, rounds), "≤ 1.5")
    size = ours([1])[0]
    head("kB")
    row("a letter of one page, everything embedded", size / 1000, 60, "≤ 1 (60 kB)")
    head("/s")
    row(f"{letters:,} letters in 2 processes, WeasyPrint", *a_second(letters), "≥ 3")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]))
