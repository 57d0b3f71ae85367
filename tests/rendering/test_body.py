"""The editor's HTML becomes a clean tree: ข้อ 11.8, and nothing else gets through."""

from edoc_policy.rendering import body
from edoc_policy.rendering import clean_html
from edoc_policy.rendering import render
from edoc_policy.rendering import RenderingError
from tests.rendering import sheet
from tests.rendering.samples import letter
from tests.rendering.samples import MOMENT
import pytest
import time


def text(node, **more):
    return {"k": "t", "t": node, **more}


def cells(rows):
    return [[(cell["x"], cell["w"], cell["h"]) for cell in row] for row in rows]


@pytest.mark.parametrize(
    ("kept", "shown"),
    [
        ("<p>ภายใน 15 วัน</p>", "<p>ภายใน ๑๕ วัน</p>"),
        ("<p>H<sub>2</sub>O 3 ลิตร</p><p>2</p>", "<p>H<sub>2</sub>O 3 ลิตร</p><p>๒</p>"),
        ("<p>1 &lt; 2 &amp; 3<br>4</p>", "<p>๑ &lt; ๒ &amp; ๓<br>๔</p>"),
        ('<table><tr><td colspan="2">ISO</td><td>9001</td></tr></table>',
         '<table><tr><td colspan="2">ISO</td><td>๙๐๐๑</td></tr></table>'),
    ],
)  # fmt: skip
def test_a_body_is_read_on_screen_with_the_digits_of_print(kept, shown):
    assert body.printed_html(kept) == shown


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        "<style>p{color:red}</style>",
        '<img src="data:image/png;base64,AAAA">',
        '<img src="file:///etc/passwd" onerror="alert(1)">',
        "<iframe src='https://evil.example'></iframe>",
        "<svg><script>alert(1)</script></svg>",
        "<object data='x'></object>",
        "<!-- note -->",
        "<link rel=attachment href=file:///etc/passwd>",
        "<math><mtext></mtext></math>",
    ],
)
def test_what_is_not_text_is_dropped(html):
    assert clean_html(f"<p>ก</p>{html}<p>ข</p>") == "<p>ก</p><p>ข</p>"


def test_handlers_links_and_styles_are_dropped_and_their_text_kept():
    html = '<p onclick="x()" class="y" style="color:red;text-align:center"><a href="data:text/html,x">ก</a></p>'
    assert clean_html(html) == '<p style="text-align:center">ก</p>'


def test_cleaning_twice_changes_nothing():
    once = clean_html(
        "<p>นํ้า&nbsp;&lt;b&gt; &amp;amp; \u202eก\u0000</p><table><tr><td>1</td></tr></table>"
    )
    assert clean_html(once) == once
    assert "\u202e" not in once
    assert "น้ำ" in once


def test_bidi_and_control_characters_are_gone_even_as_references():
    assert body.tree("<p>ก&#x202E;ข&#8203;ค&#1;ง\u2066จ</p>") == [{"k": "p", "c": [text("กขคงจ")]}]


def test_markup_that_was_typed_is_text():
    typed = '#read("/etc/passwd") $x$ *b* @preview &lt;script&gt; \\ `code`'
    (paragraph,) = body.tree(f"<p>{typed}</p>")
    assert paragraph["c"][0]["t"] == typed.replace("&lt;", "<").replace("&gt;", ">")
    shown = sheet.poppler(render(letter(body_html=f"<p>{typed}</p>"), timestamp=MOMENT).pdf)
    assert '#read("/etc/passwd") $x$ *b* @preview <script> \\ `code`' in shown


def test_styles_become_marks():
    html = '<p>a<b>b<i>c</i></b><span style="text-decoration: underline">d</span><sup>e</sup><sub>f</sub></p>'
    marks = [node.get("m") for node in body.tree(html)[0]["c"]]
    assert marks == [None, ["b"], ["b", "i"], ["u"], ["sup"], ["sub"]]


def test_digits_become_thai_but_not_in_latin_names():
    html = "<p>จำนวน 12 ราย ISO 9001 H<sub>2</sub>O ม.<sup>2</sup></p>"
    assert [node["t"] for node in body.tree(html)[0]["c"]] == [
        "จำนวน ๑๒ ราย ISO 9001 H",
        "2",
        "O ม.",
        "๒",
    ]


def test_empty_paragraphs_and_spaces_of_indenting_leave_no_trace():
    html = "<p>&nbsp;</p><p>&nbsp;&nbsp; ก\n\n ข <br></p><p></p><ul><li></li></ul>"
    assert body.tree(html) == [{"k": "p", "c": [text("ก ข")]}]


def test_loose_text_becomes_paragraphs():
    assert body.tree("ก<p>ข</p>ค") == [{"k": "p", "c": [text(word)]} for word in "กขค"]


def test_lists_nest_and_number_in_thai():
    html = "<ol><li>หนึ่ง<ol><li>สอง</li></ol></li><li>สาม</li></ol>"
    shown = sheet.poppler(render(letter(body_html=html), timestamp=MOMENT).pdf)
    assert "๑. หนึ่ง" in shown
    assert "๑.๑ สอง" in shown
    assert "๒. สาม" in shown


def test_spans_are_kept_within_the_table_and_gaps_are_filled():
    html = (
        '<table><tr><td rowspan="9">ก</td><td colspan="3">ข</td></tr><tr><td>ค</td></tr>'
        "<tr></tr></table>"
    )
    (table,) = body.tree(html)
    assert cells(table["rows"])[0] == [(0, 1, 2), (1, 3, 1)]
    assert cells(table["rows"])[1] == [(1, 1, 1), (2, 1, 1), (3, 1, 1)]


@pytest.mark.parametrize("span", ["2", "-1", "x", "0", "๙"])
def test_absurd_spans_are_harmless(span):
    html = f'<table><tr><td colspan="{span}" rowspan="{span}">ก</td></tr><tr><td>ข</td><td>ค</td></tr></table>'
    assert render(letter(body_html=html), timestamp=MOMENT).page_count == 1


def test_overlapping_spans_print():
    html = '<table><tr><td rowspan="3">ก</td><td>ข</td><td rowspan="2">ค</td></tr><tr><td colspan="2">ง</td></tr><tr><td>จ</td></tr></table>'
    assert render(letter(body_html=html), timestamp=MOMENT).page_count == 1


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>" + "ก" * 700_000 + "</p>", "ข้อความยาวเกินไป"),
        ("<p>ก</p>" * 160_000, "ข้อความยาวเกินไป"),
        (("<p>" + "กขคง" * 250 + "</p>") * 160, "ข้อความยาวเกินไป"),
        ("<p>" + "ก" * 30_000 + "</p>", "ย่อหน้าที่ยาวเกินไป"),
        ("<ul><li>" * 60 + "ก", "ซ้อนกันหลายชั้น"),
        ("<blockquote>" * 30_000, "ซ้อนกันหลายชั้น"),
        ("<table>" + "<tr>" + "<td>ก</td>" * 10 + "</tr>" * 1 + ("<tr>" + "<td>ก</td>" * 10 + "</tr>") * 700 + "</table>", "ตารางใหญ่เกินไป"),
    ],
)  # fmt: skip
def test_too_much_is_refused_in_words_and_soon(html, words):
    start = time.perf_counter()
    with pytest.raises(RenderingError, match=words):
        body.tree(html)
    assert time.perf_counter() - start < 3


def test_a_table_never_grows_beyond_sixteen_columns():
    html = "<table><tr>" + "<td>ก</td>" * 10 + '<td colspan="16">ข</td></tr></table>'
    (table,) = body.tree(html)
    assert len(table["widths"]) == 16
    assert sum(cell["w"] for cell in table["rows"][0]) == 16


@pytest.mark.parametrize(
    "cells", ["<td>ก</td>" * 17, '<td colspan="16">ก</td><td>ข</td>', '<td colspan="100000">ก</td><td>ข</td>']
)  # fmt: skip
def test_a_cell_that_has_no_room_is_not_dropped_but_refused(cells):
    with pytest.raises(RenderingError, match="ตารางกว้างเกิน 16 คอลัมน์"):
        body.clean_html(f"<table><tr>{cells}</tr></table>")


def test_an_absurd_span_is_kept_as_wide_as_a_table_may_be():
    html = '<table><tr><td colspan="100000" rowspan="x">ก</td></tr><tr><td>ข</td></tr></table>'
    cleaned = body.clean_html(html)
    assert 'colspan="16"' in cleaned
    assert 'rowspan="1"' in cleaned
    assert body.clean_html(cleaned) == cleaned


def test_a_column_of_numbers_is_as_wide_as_its_widest():
    row = "".join(f"<td>{n}</td>" for n in (1, "กองสาธารณสุขและสิ่งแวดล้อม", *[999] * 10))
    seen = sheet.glyphs(
        render(letter(body_html=f"<table><tr>{row}</tr></table>"), timestamp=MOMENT).pdf
    )
    numbers = [glyph for glyph in seen if glyph.char == "๙" and glyph.page == 0]
    assert max(glyph.right for glyph in numbers) < 18.95
