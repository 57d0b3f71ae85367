"""Ten letters of each kind and more (ten/), seen as a registrar with a ruler sees them."""

from dataclasses import dataclass
from dataclasses import fields
from dataclasses import replace
from edoc_policy.rendering import MinutesData
from edoc_policy.rendering import render
from edoc_policy.rendering import StatementData
from edoc_policy.rendering.layout import measure
from edoc_policy.thai.dates import MONTHS
from edoc_policy.thai.digits import arabic
from edoc_policy.thai.digits import official
from functools import cache
from itertools import pairwise
from pathlib import Path
from tests.rendering import sheet
from tests.rendering.samples import MOMENT
from tests.rendering.ten import TEN
from tests.rendering.ten.parts import many
import edoc_policy.rendering
import json
import pytest
import re


LETTERS = [(kind, name) for kind, letters in TEN.items() for name in letters]
DATA = Path(edoc_policy.rendering.__file__).parent / "data"
GLOSSARY = json.loads((DATA / "glossary.json").read_text("utf-8"))["words"]
HEADINGS = {"memo", "minutes", "other", "attendees", "absentees", "participants", "description", "files", "endorsements", "verify", "typed", "transitional", "minute-taker", "reviewer", "holder-signature"}  # fmt: skip
LABELS = {
    word
    for row in json.loads((DATA / "labels.json").read_text("utf-8"))["labels"]
    if row["id"] not in HEADINGS
    for word in (row["th"], row["en"])
    if word
}
ORDER = {
    "letter.typ": "urgency_text number address_lines date_text subject salutation addressee references enclosures body_html closing signers owner_lines telephone email copies",
    "memo.typ": "urgency_text owner_lines number date_text subject salutation addressee body_html signers",
    "stamped.typ": "urgency_text number recipients body_html agency_name date_text owner_lines telephone address",
    "directive.typ": "word issuer number subject edition year preamble_html clauses body_html effective agency_name date_text signers",
    "certificate.typ": "urgency_text number address_lines body_html date_text signers holder_name",
    "minutes.typ": "meeting number held_on held_at attendees absentees participants opened_at agenda closed_at signers",
    "other.typ": "agency_name number subject source_text date_text body_html files",
}  # fmt: skip
SIGNER = "name stamped_at position_lines"
CLAUSE = "chapter text"
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
HEAD, FOOT = 2.35, 27.72


@dataclass(frozen=True)
class Seen:
    """A letter in print: its data, runs of text by page, and pages of text without furniture."""

    data: object
    rendition: object
    runs: tuple
    texts: tuple


@cache
def seen(kind, name):
    data = TEN[kind][name]
    made = render(data, timestamp=MOMENT)
    by_page = [[] for _ in range(made.page_count)]
    for run in sheet.runs(made.pdf):
        by_page[run.page].append(run)
    texts = sheet.texts_between(made.pdf, HEAD, FOOT, first_top=1.5)
    return Seen(data, made, tuple(map(tuple, by_page)), tuple(texts))


every_letter = pytest.mark.parametrize(("kind", "name"), LETTERS)


def squeezed(text):
    return "".join(text.split())


def texts_of(thing, order=None):
    """Every text of a paper as printed, in the order of its form."""
    language = getattr(thing, "language", "th")
    show = arabic if language == "en" else official
    forms = {part.name: part.metadata.get("form") for part in fields(thing)}
    for name in (order or " ".join(forms)).split():
        if not forms.get(name) or _unprinted(thing, name):
            continue
        value = getattr(thing, name)
        match forms[name]:
            case "html" | "prose":
                found = re.split("<[^>]+>", value)
            case "rows":
                found = [text for row in value for text in _of_row(row, show)]
            case "lines" if isinstance(value, str):
                found = value.split("\n")
            case "lines":
                found = value
            case _:
                found = [value or ""]
        done = forms[name] in ("rows", "verbatim")
        yield from (text if done else show(text) for text in found if text)


def _of_row(row, show):
    if isinstance(row, tuple):
        return map(show, row)
    return texts_of(row, {"Signer": SIGNER, "Clause": CLAUSE}.get(type(row).__name__))


def _unprinted(thing, name):
    if name == "agency_name":
        return thing.template == "directive.typ" and not isinstance(thing, StatementData)
    return name == "signers" and isinstance(thing, StatementData)


def expected(data):
    order = ORDER[data.template].split()
    if data.language == "en" and data.kind == "external":
        order[5:7] = ["addressee", "salutation"]
    return list(texts_of(data, " ".join(order)))


def body_of(runs):
    """The runs of a page without page number, secrecy, draft notice and catchword."""
    return [run for run in runs if run.bottom > HEAD and run.top < FOOT]


@every_letter
def test_it_keeps_its_margins(kind, name):
    left, right = measure("*", "margin-left") - 0.06, 21 - measure("*", "margin-right") + 0.06
    for runs in seen(kind, name).runs:
        out = [run for run in body_of(runs) if run.left < left or run.right - _space(run) > right]
        assert out == []
        assert (
            max(run.bottom for run in body_of(runs)) < 29.7 - measure("*", "margin-bottom") + 0.06
        )
        assert all(run.top > 0.1 and run.bottom < 29.5 for run in runs)


def _space(run):
    """How far a space that nobody sees may reach out."""
    return 0.15 if run.text.endswith(" ") else 0


@every_letter
def test_every_text_is_read_in_the_order_of_the_form(kind, name):
    it = seen(kind, name)
    text, place = squeezed("".join(it.texts)), 0
    for words in expected(it.data):
        for word in words.split():
            found = text.find(word, place)
            assert found >= 0, (word, words, text[place : place + 200])
            place = found + len(word)
    assert "None" not in text


@every_letter
def test_no_text_lies_over_another(kind, name):
    for runs in seen(kind, name).runs:
        assert [pair for pair in _pairs(runs) if _covers(*pair)] == []


def _covers(one, other):
    """On one line SARA AM reaches back over its consonant, and the text between two runs is none."""
    beside = abs(one.top + one.bottom - other.top - other.bottom) < 0.5
    return _over(one, other, 0.25 if beside else 0.05, 0.05)


def _pairs(runs):
    rows = sorted(runs, key=lambda run: run.top)
    for place, run in enumerate(rows):
        for other in rows[place + 1 :]:
            if other.top >= run.bottom:
                break
            yield run, other


def _over(one, other, across, down):
    return (
        min(one.right, other.right) - max(one.left, other.left) > across
        and min(one.bottom, other.bottom) - max(one.top, other.top) > down
    )


@every_letter
def test_no_text_lies_over_emblem_signature_or_code(kind, name):
    it = seen(kind, name)
    for zone in _zones(it):
        assert [run for run in it.runs[zone.page] if _over(run, zone, 0.05, 0.05)] == []


def _zones(it):
    """Where no text may stand: the emblem, the room to sign, the code to scan."""
    if it.data.template in ("letter.typ", "stamped.typ", "certificate.typ", "directive.typ"):
        yield sheet.Run("emblem", 0, 9.2, 11.8, 1.5, 4.4)
    elif it.data.template == "memo.typ" and not getattr(it.data, "plain", False):
        yield sheet.Run("emblem", 0, 3, 4.5, 1.5, 2.95)
    for box in it.rendition.signature_boxes:
        if box.width and it.data.kind != "stamped":
            top, bottom = ((sheet.A4_HEIGHT - y) / sheet.CM for y in (box.y1, box.y0))
            yield sheet.Run("to sign", box.page, box.x0 / sheet.CM, box.x1 / sheet.CM, top, bottom)
    for runs in it.runs:
        for run in runs:
            if run.text.strip() in ("ตรวจสอบหนังสือ", "Verify this letter"):
                middle = (run.left + run.right) / 2
                yield sheet.Run(
                    "code", run.page, middle - 1, middle + 1, run.top - 2.1, run.top - 0.1
                )


@every_letter
def test_the_signature_stands_whole_under_the_end_of_the_text(kind, name):
    it = seen(kind, name)
    if it.data.template == "other.typ":
        return
    under = _under(it.data)
    pages = [squeezed(text) for text in it.texts]
    (page,) = {box.page for box in it.rendition.signature_boxes}
    if it.data.kind in ("statement", "news", "note"):
        page = max(n for n, text in enumerate(pages) if squeezed(under[-1]) in text)
    place = pages[page].rfind(squeezed(under[0]))
    assert place > 0, (pages[page], under)
    for words in under:
        assert squeezed(words) in pages[page][place:]
    bodies = [name for name in ORDER[it.data.template].split() if re.search("html|clauses|agenda|effective", name)]  # fmt: skip
    last = squeezed([*texts_of(it.data, " ".join(bodies)), ""][-2 if _has_text(it.data) else -1])
    assert last[-12:] in pages[page][:place]


def _has_text(data):
    return any(texts_of(data, "preamble_html clauses body_html effective agenda"))


def _under(data):
    """The texts that belong together at the end."""
    if isinstance(data, StatementData):
        return [data.agency_name, official(data.date_text)]
    first = [getattr(data, "closing", None), getattr(data, "closed_at", None)]
    if data.template not in ("letter.typ", "minutes.typ", "memo.typ"):
        first.append(data.date_text)
    show = arabic if data.language == "en" else official
    signers = texts_of(data, "signers") if data.kind != "stamped" else ()
    return [show(text) for text in first if text] + list(signers)


@every_letter
def test_pages_are_numbered_and_filled(kind, name):
    it = seen(kind, name)
    for number, runs in enumerate(it.runs):
        heads = [run.text for run in runs if run.bottom < HEAD and run.text.startswith("- ")]
        shown = arabic(f"{number + 1}") if it.data.language == "en" else official(f"{number + 1}")
        assert heads == ([f"- {shown} -"] if number else [])
        body = body_of(runs)
        if number < len(it.runs) - 1:
            assert max(run.bottom for run in body) > (5 if getattr(it.data, "photo", None) else 9)
    words = squeezed(it.texts[-1]).replace("7K3M-Q9TA-2XPD", "")
    assert len(words.replace("ตรวจสอบหนังสือ", "")) > 8, "a page with nothing but the code"


@pytest.mark.parametrize(("kind", "name"), [pair for pair in LETTERS if "very foot" in pair[1]])
def test_a_text_may_end_at_the_very_foot(kind, name):
    it = seen(kind, name)
    assert len(it.runs) == (1 if name.startswith("a page") else 2)
    if hasattr(it.data, "body_html"):
        longer = replace(it.data, body_html=many(1) + it.data.body_html)
        assert render(longer, timestamp=MOMENT).page_count == len(it.runs) + 1


@every_letter
def test_a_page_says_how_the_next_begins(kind, name):
    it = seen(kind, name)
    feet = sheet.texts_between(it.rendition.pdf, FOOT, 28.3, left=11)
    for before, after in pairwise(range(len(it.runs))):
        found = re.search(r"/(.+)\.\.\.", feet[before])
        opening = it.texts[after].lstrip()
        begins = squeezed(opening)
        if begins.startswith(("ลำดับที่", "No.School", "ที่หน่วยงาน", "ที่ชื่อแฟ้ม", "รหัสค่า")):
            assert not found
            continue
        assert found, begins[:40]
        shown = squeezed(found[1])
        assert begins.startswith(shown)
        assert 3 <= len(shown) <= 28
        assert max(map(len, opening.split()[:2])) >= 24 or not _cuts(opening, len(shown))


def _cuts(text, count):
    """Is a word of the glossary, a Latin word or a number cut after so many letters?"""
    place = [place for place, char in enumerate(text) if not char.isspace()][count]
    if re.fullmatch(r"[A-Za-z]{2}|[0-9๐-๙]{2}", text[place - 1 : place + 1]):
        return True
    return any(
        text.startswith(word, start)
        for word in GLOSSARY
        for start in range(max(place - len(word) + 1, 0), place)
    )


@every_letter
def test_a_table_repeats_its_head(kind, name):
    it = seen(kind, name)
    for row, head in (("โรงเรียนเทศบาลตัวอย่าง", "ลำดับที่"), ("Sample Municipal School", "No."), ("คำร้อง.dat", "ชื่อแฟ้ม")):  # fmt: skip
        for text in map(squeezed, it.texts):
            assert squeezed(row) not in text or head in text


@every_letter
def test_dates_and_addresses_stand_on_one_line(kind, name):
    it = seen(kind, name)
    whole = "\n".join(it.texts)
    assert not re.search(rf"[0-9๐-๙]\s*\n\s*(?:{'|'.join(MONTHS)})", whole)
    for text in expected(it.data):
        for address in EMAIL.findall(text):
            assert address in whole


@every_letter
def test_no_label_stands_without_its_value(kind, name):
    it = seen(kind, name)
    lines = {line.strip() for text in it.texts for line in text.split("\n")}
    if not isinstance(it.data, MinutesData):
        lines -= {squeezed(text) for text in expected(it.data)}
    assert lines & LABELS <= {"ชื่อ", "ที่"} if "wide" in name else lines & LABELS == set()
