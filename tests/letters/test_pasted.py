"""HTML of word processors as it comes by REST or without script: structure stays, the rest goes."""

from edoc_policy.letters.pasted import plain
from instance.processes import ROOT
from tests.office import letter
import json
import pytest
import re


pytestmark = pytest.mark.usefixtures("undone")
CLIPBOARD = json.loads((ROOT / "tests" / "fixtures" / "clipboard.json").read_text("utf-8"))
PROGRAMS = [name for name in CLIPBOARD if name != "source"]


def kept(html):
    body = letter(body=html).body_html
    return re.sub(r"\s+", " ", re.sub(r"</?span[^>]*>", "", body).replace(' style=""', ""))


@pytest.mark.parametrize("program", PROGRAMS)
def test_structure_is_kept_and_nothing_of_the_program(program):
    html = kept(CLIPBOARD[program])
    trace = r"mso|Mso|<o:|<font|<!|class=|file:|margin|evil|<img|<meta|@page|style="
    assert re.findall(trace, html) == []
    assert re.match(r"<p><(strong|b)>ด้วย</\1>จังหวัดปทุมธานี</p>", html)
    assert '<td colspan="2"><p>หัว</p></td>' in html
    assert html.count("<td") == 3
    assert html.endswith("<p>จบ</p>")


@pytest.mark.parametrize("program", PROGRAMS)
def test_lists_are_lists(program):
    html = re.sub("</?p>", "", kept(CLIPBOARD[program]))
    inner = html[html.index("<ol>") : html.index("</ol>") + 5]
    assert inner == "<ol><li>หนึ่ง<ul><li>ย่อย</li></ul></li><li>สอง</li></ol>"


@pytest.mark.parametrize("program", PROGRAMS)
def test_what_is_kept_is_kept_the_second_time(program):
    once = letter(body=CLIPBOARD[program]).body_html
    assert letter(body=once).body_html == once


def item(text, level, sign):
    style = f"mso-list:l0 level{level} lfo1"
    return f"<p style='{style}'><span style='mso-list:Ignore'>{sign}</span>{text}</p>"


def test_lists_of_word_end_where_other_text_begins():
    html = item("ก", 1, "1.") + "<p>ข</p>" + item("ค", 1, "·")
    assert kept(html) == "<ol><li>ก</li></ol><p>ข</p><ul><li>ค</li></ul>"


def test_a_list_that_begins_deep_keeps_its_text():
    assert "ก" in kept(item("ก", 3, "o"))
    assert kept(item("ก", 999, "1.")).count("<ol>") == 5


def test_what_bears_no_trace_of_a_program_is_not_touched():
    html = "<p>ก &amp; ข<br>ค</p><p></p>"
    assert plain(html) == html
