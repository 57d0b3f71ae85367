"""From a document of the site to its page: each kind as a draft, in print, as text."""

from edoc_policy.agencies.agency import agency_by_id
from edoc_policy.exchange.browser.reading import reading
from edoc_policy.exchange.jsonvalues import draft_values
from edoc_policy.letters import drafts
from edoc_policy.letters.completeness import missing
from edoc_policy.letters.interfaces import InvalidDraft
from edoc_policy.rendering import page_texts
from edoc_policy.rendering.composing import paper_of
from edoc_policy.rendering.heads import initials
from edoc_policy.rendering.of_letter import rendition_of
from edoc_policy.thai.digits import thai
from instance.documents import DOCUMENTS
from plone.uuid.interfaces import IUUID
import pytest


pytestmark = pytest.mark.usefixtures("undone")


def made(kind, **changes):
    agency = agency_by_id("pt-prov")
    who = ("office/general/head", "head.pt") if kind == "minutes" else ("governor", "governor.pt")
    post = agency.unrestrictedTraverse(who[0])
    values = {
        **DOCUMENTS[kind],
        "signatory": f"{IUUID(post)}|{who[1]}",
        "owner_unit": IUUID(agency.office.general),
        **changes,
    }
    return drafts.create(agency, draft_values(values), "drafter.pt", kind)


def squeezed(text):
    return "".join(text.split()).replace("\u00a0", "")


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_a_complete_document_lacks_nothing_and_prints_what_was_typed(kind):
    letter = made(kind)
    assert missing(letter) == []
    rendition = rendition_of(letter, preview=True)
    printed = squeezed("".join(page_texts(rendition.pdf)))
    for name, value in DOCUMENTS[kind].items():
        if isinstance(value, str) and name not in (
            "title",
            "body",
            "purpose",
            "held_on",
            "made_on",
        ):
            assert squeezed(thai(value)) in printed, name
    if kind not in ("stamped", "certificate", "note", "minutes"):  # their forms have no เรื่อง
        assert squeezed(letter.title) in printed


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_every_document_can_be_read_as_text(kind):
    shown = reading(made(kind))
    assert shown["rows"] or shown["body"]


@pytest.mark.parametrize(
    ("kind", "closing"), [("external", True), ("memo", False), ("stamped", False)]
)
def test_only_an_external_letter_has_a_closing(kind, closing):
    printed = squeezed("".join(page_texts(rendition_of(made(kind), preview=True).pdf)))
    assert ("ขอแสดงความนับถือ" in printed) is closing


@pytest.mark.parametrize("effect", ["29 ก.พ. 2569", "28/10/69"])
def test_a_bare_date_is_no_sentence_from_when_an_order_holds(effect):
    assert [problem.field for problem in missing(made("order", effect=effect))] == ["effect"]


def test_what_was_prompted_with_dots_is_to_be_filled_in():
    rows = [{"text": "ระเบียบนี้เรียกว่า “ระเบียบว่าด้วย… พ.ศ. 2569”"}, {"text": "ให้ใช้บังคับ"}]
    (problem,) = missing(made("regulation", clauses=rows))
    assert (problem.field, problem.row) == ("clauses", 1)


@pytest.mark.parametrize("name", ["held_on", "started_at"])
def test_a_day_or_time_that_does_not_exist_is_told_with_an_example(name):
    with pytest.raises(InvalidDraft) as caught:
        made("minutes", **{name: "32 ต.ค. 2569"})
    assert "เช่น" in caught.value.problems[0].message


def test_minutes_are_called_after_the_meeting():
    letter = made("minutes")
    assert (
        letter.title
        == f"{DOCUMENTS['minutes']['meeting'].join(['รายงานการประชุม', ''])} ครั้งที่ 1/2569"
    )


def test_a_certificate_begins_with_the_words_of_its_form_once():
    words = "หนังสือฉบับนี้ให้ไว้เพื่อรับรองว่า"
    assert paper_of(made("certificate"), True).body_html.count(words) == 1
    again = made("certificate", body=f"<p>{words} นายตัวอย่าง</p>")
    assert paper_of(again, True).body_html.count(words) == 1


@pytest.mark.parametrize(
    ("name", "expected"),
    [("นายสมมติ ตัวอย่างดี", "ส. ต."), ("นางสาวเกศินี ไพโรจน์", "ก. พ."), ("นางแสง", "ส.")],
)
def test_the_initials_on_a_seal_are_consonants_without_the_title(name, expected):
    assert initials(name) == expected


@pytest.fixture
def english_names(undone):
    """The province with the names that letters in English need."""
    agency = agency_by_id("pt-prov")
    agency.title_en = "Pathum Thani Province"
    agency.book_prefix_en = "PTE 0017.3"
    agency.address_lines_en = "Pathum Thani Provincial Hall\nPathum Thani 12000"
    agency.office.general.title_en = "General Administration Group"
    agency.governor.title_en = "Governor of Pathum Thani"
    agency.governor.holders = [{**agency.governor.holders[0], "name_en": "Mr. Sommut Tuayangdee"}]


ENGLISH = {
    "language": "en",
    "title": "Visit of the Mission on Electronic Government",
    "recipients": [{"name": "The Ambassador of Japan"}],
    "body": "<p>On 28 October 2026 the Province will receive the mission at 9.30 a.m.</p>",
}


@pytest.mark.usefixtures("english_names")
@pytest.mark.parametrize("kind", ["external", "memo"])
def test_a_letter_in_english_is_english_throughout(kind):
    letter = made(
        kind, **ENGLISH, **({"references": [], "enclosures": []} if kind == "external" else {})
    )
    assert missing(letter) == []
    text = "".join(page_texts(rendition_of(letter, preview=True).pdf))
    for words in (
        "Mr. Sommut Tuayangdee",
        "Governor of Pathum Thani",
        "28 October 2026",
        "Subject",
    ):
        assert squeezed(words) in squeezed(text)
    assert ("Yours faithfully," in text) is (kind == "external")
    assert ("Dear Sir," in text) is (kind == "external")
    own = text.replace("ร่าง ยังไม่ลงนาม ใช้แทนหนังสือไม่ได้", "").replace("ร่าง", "")
    own = own.replace("ออกเมื่อลงนาม", "").replace("วันที่ลงนาม", "")
    assert not [char for char in own if "ก" <= char <= "๙"], own


def test_what_a_letter_in_english_lacks_is_named():
    letter = made("external", **ENGLISH)
    assert rendition_of(letter, preview=True).page_count == 1
    said = [problem.message.mapping["what"] for problem in missing(letter)]
    assert said[0] == "ชื่อภาษาอังกฤษของส่วนราชการ"
    assert len(said) == 6
