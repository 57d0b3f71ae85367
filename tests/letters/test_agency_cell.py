"""The column of recipients that takes an agency of the site: typed, from one list on the page."""

from edoc_policy.agencies.agency import agency_by_id
from edoc_policy.letters import drafts
from edoc_policy.letters.interfaces import InvalidDraft
from edoc_policy.letters.vocabularies import named_agencies
from plone import api
from tests.letters.test_aids import form  # noqa: F401
from tests.letters.test_aids import GRID
from tests.letters.test_aids import rows
from zope.i18n import translate
import pytest
import re


HUNDRED = 100


@pytest.fixture
def agencies(undone):
    """A site of a hundred agencies."""
    missing = HUNDRED - len(named_agencies())
    for number in range(missing):
        title = f"องค์การบริหารส่วนตำบลตัวอย่างที่ {number}"
        api.content.create(undone, "edoc.agency", f"a{number}", title=title)
    assert len(named_agencies()) == HUNDRED
    return named_agencies()


def typed(*names):
    values = {f"{GRID}.count": str(len(names))}
    for number, name in enumerate(names):
        values[f"{GRID}.{number}-empty-marker"] = "1"
        values[f"{GRID}.{number}.widgets.agency"] = name
        values[f"{GRID}.{number}.widgets.name"] = ""
        values[f"{GRID}.{number}.widgets.sent_as"] = ["to"]
    return values


def test_a_form_to_a_hundred_of_a_hundred_agencies_is_small(form, agencies):  # noqa: F811
    made = form("", **typed(*agencies))
    assert made.html.count("<datalist") == 1
    assert [row[0] for row in rows(made, "recipients", "agency")] == list(agencies.values())
    assert len(made.html.encode()) < 300_000


def test_an_agency_is_typed_by_name_or_id_and_shown_by_name(form):  # noqa: F811
    made = form("", **typed("เทศบาลเมืองบางกะดี", "thakhlong"))
    assert rows(made, "recipients", "agency") == [("bangkadi",), ("thakhlong",)]
    kept = drafts.create(
        agency_by_id("pt-prov"),
        {"title": "ขอเชิญ", "recipients": [{"agency": "bangkadi"}]},
        "drafter.pt",
    )
    kept_form = form("", context=kept, view="@@edit")
    cell = re.search(r'<input name="\S+\.0\.widgets\.agency"[^>]*>', kept_form.html)[0]
    assert 'value="เทศบาลเมืองบางกะดี"' in cell


def test_what_is_no_agency_is_named_and_stays_as_typed(form):  # noqa: F811
    made = form("", **typed("กรมที่ไม่มี"))
    assert made.extract() is None
    made.html = made.render()
    assert made.html.count("แถว 1: ไม่มี “กรมที่ไม่มี” ในรายชื่อหน่วยงาน") == 1
    assert 'value="กรมที่ไม่มี"' in made.html
    with pytest.raises(InvalidDraft) as refused:
        drafts.create(
            agency_by_id("pt-prov"), {"recipients": [{"agency": "กรมที่ไม่มี"}]}, "drafter.pt"
        )
    (problem,) = refused.value.problems
    assert "“กรมที่ไม่มี”" in translate(problem.message, target_language="th")


def test_agencies_of_the_same_name_are_told_apart_by_their_id(undone):
    api.content.create(undone, "edoc.agency", "twin", title="เทศบาลเมืองบางกะดี")
    names = named_agencies()
    assert names["เทศบาลเมืองบางกะดี (twin)"] == "twin"
    assert names["เทศบาลเมืองบางกะดี (bangkadi)"] == "bangkadi"
