"""What fills in the form: without script, with all that was typed kept, and nothing saved."""

from edoc_policy.agencies.agency import agency_by_id
from edoc_policy.interfaces import IEdocLayer
from edoc_policy.letters import drafts
from edoc_policy.letters import templates
from edoc_theme.interfaces import IEdocThemeLayer
from plone.app.testing import login
from plone.i18n.utility import setLanguageBinding
from plone.namedfile import NamedBlobFile
from tests.letters.wordfiles import paragraph
from tests.letters.wordfiles import word
from tests.office import letter
from types import SimpleNamespace
from zope.interface import alsoProvides
import pytest
import re


GRID = "form.widgets.IRecipients.recipients"
ENCLOSURES = "form.widgets.IEnclosures.enclosures"
BODY = "form.widgets.IBody.body"
HUNDRED = [{"name": f"นายกเทศมนตรีที่ {n}"} for n in range(98)]
HUNDRED += [{"agency": "thakhlong"}, {"agency": "samkhok", "sent_as": "copy"}]


@pytest.fixture
def form(undone, offices_session):
    """Sends the form of a new letter: `form(aid, **typed)`; returns its HTML."""

    def send(aid, context=None, view="@@draft-letter", **typed):
        login(undone, "drafter.pt")
        request = offices_session["request"].clone()
        alsoProvides(request, IEdocLayer, IEdocThemeLayer)
        request.method = "POST"
        request.cookies["I18N_LANGUAGE"] = "th"
        setLanguageBinding(request)
        request.form.update(aid=aid, **typed)
        request.environ["REQUEST_METHOD"] = "POST"
        context = context if context is not None else agency_by_id("pt-prov")
        made = context.restrictedTraverse(view).__class__(context, request)
        made.update()
        made.html = made.render()
        return made

    return send


def keep(purpose, rows, title="บัญชี"):
    kept = templates.keep(agency_by_id("pt-prov"), title, purpose, {purpose: rows}, "head.pt")
    return kept.getId()


def rows(form, name, *columns):
    data, _errors = form.extractData()
    found = form.values(data)[name]
    return [tuple(row[column] for column in columns) for row in found]


def test_a_circular_to_a_hundred_is_one_choice(form):
    made = form("recipients", **{"aid-recipients": keep("recipients", HUNDRED)})
    found = rows(made, "recipients", "agency", "name", "sent_as")
    assert len(found) == 100
    assert found[0] == (None, "นายกเทศมนตรีที่ 0", "to")
    assert found[-1] == ("samkhok", None, "copy") or found[-1] == ("samkhok", "", "copy")
    assert "100" in made.status
    assert made.html.count("นายกเทศมนตรีที่") == 98


def test_what_was_typed_stays_and_nobody_is_named_twice(form):
    typed = {
        "form.widgets.ISubject.title": "ขอเชิญ",
        BODY: "<p>ด้วย</p>",
        f"{GRID}.0-empty-marker": "1",
        f"{GRID}.0.widgets.agency": "เทศบาลเมืองท่าโขลง",
        f"{GRID}.0.widgets.name": "",
        f"{GRID}.0.widgets.sent_as": ["to"],
        f"{GRID}.count": "1",
        "aid-recipients": keep("recipients", HUNDRED),
    }
    made = form("recipients", **typed)
    found = rows(made, "recipients", "agency", "name")
    assert len(found) == 100
    assert [agency for agency, _name in found].count("thakhlong") == 1
    assert 'value="ขอเชิญ"' in made.html
    assert "&lt;p&gt;ด้วย&lt;/p&gt;" in made.html


def test_without_script_the_last_row_counts_too(form):
    typed = {
        f"{GRID}.AA.widgets.name": "อธิการบดี",
        f"{GRID}.AA.widgets.sent_as": ["to"],
        f"{GRID}.count": "0",
        "aid-recipients": keep("recipients", HUNDRED[:2]),
    }
    made = form("recipients", **typed)
    names = [name for (name,) in rows(made, "recipients", "name")]
    assert names == ["อธิการบดี", "นายกเทศมนตรีที่ 0", "นายกเทศมนตรีที่ 1"]


def test_an_empty_last_row_does_not_count(form):
    typed = {
        f"{GRID}.AA.widgets.name": "",
        f"{GRID}.AA.widgets.sent_as": ["to"],
        f"{GRID}.count": "0",
    }
    made = form("recipients", **typed, **{"aid-recipients": keep("recipients", HUNDRED[:2])})
    assert len(rows(made, "recipients", "name")) == 2


def test_no_list_chosen_is_told(form):
    assert "เลือกบัญชีก่อน" in form("recipients", **{"aid-recipients": ""}).status


def test_the_list_of_another_agency_is_not_taken(form):
    other = templates.keep(
        agency_by_id("thakhlong"), "บัญชี", "recipients", {"recipients": HUNDRED}, "head.thakhlong"
    )
    assert "เลือกบัญชีก่อน" in form("recipients", **{"aid-recipients": other.getId()}).status


def test_a_set_of_enclosures_comes_with_its_files(form):
    file = NamedBlobFile(b"agenda", contentType="text/plain", filename="วาระ.txt")
    kept = keep("enclosures", [{"title": "วาระ", "quantity": "จำนวน ๑ ฉบับ", "file": file}])
    made = form("enclosures", **{"aid-enclosures": kept})
    ((title, quantity, got),) = rows(made, "enclosures", "title", "quantity", "file")
    assert (title, quantity, got.filename, got.data) == (
        "วาระ",
        "จำนวน ๑ ฉบับ",
        "วาระ.txt",
        b"agenda",
    )
    assert re.search(r'file_upload_id"[^>]*value="[0-9a-f]{32}"', made.html)


def upload(data, filename):
    return SimpleNamespace(filename=filename, read=lambda: data)


def test_a_word_file_is_added_to_the_text_and_what_it_lost_is_told(form):
    data = word(paragraph("เรื่อง ขอเชิญ"), "<w:p><w:ins><w:r><w:t>ใหม่</w:t></w:r></w:ins></w:p>")
    made = form("docx", docx=upload(data, "ร่าง.docx"), **{BODY: "<p>ด้วย</p>"})
    assert "&lt;p&gt;ด้วย&lt;/p&gt;&lt;p&gt;เรื่อง ขอเชิญ&lt;/p&gt;&lt;p&gt;ใหม่&lt;/p&gt;" in made.html
    assert 'value="ขอเชิญ"' in made.html
    assert "ติดตามการแก้ไข" in made.status


def test_a_file_that_is_no_word_file_leaves_the_text_as_it_was(form):
    made = form("docx", docx=upload(b"%PDF-1.7", "ร่าง.docx"), **{BODY: "<p>ด้วย</p>"})
    assert "&lt;p&gt;ด้วย&lt;/p&gt;" in made.html
    assert "PDF" in made.status


def test_the_form_of_a_draft_is_filled_the_same_way_and_nothing_is_saved(form):
    draft = letter(recipients=[])
    kept = keep("recipients", HUNDRED)
    made = form("recipients", context=draft, view="@@edit", **{"aid-recipients": kept})
    assert len(rows(made, "recipients", "name")) == 100
    assert draft.recipients == []
    drafts.revise(draft, {"recipients": HUNDRED})
    assert len(draft.recipients) == 100


def test_phrases_stand_under_the_text_to_be_copied(form):
    templates.keep_phrases(agency_by_id("pt-prov"), ["จึงเรียนมาเพื่อลอง"])
    assert "<span>จึงเรียนมาเพื่อลอง</span>" in form("recipients").html
