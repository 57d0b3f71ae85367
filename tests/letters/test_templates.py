"""Templates of an agency: kept with placeholders, drafted from, refused by name."""

from edoc_policy.agencies.agency import agency_by_id
from edoc_policy.letters import templates
from edoc_policy.letters.interfaces import InvalidDraft
from edoc_policy.letters.kinds import kinds
from plone import api
from plone.app.testing import login
from tests.office import values
import pytest


pytestmark = pytest.mark.usefixtures("undone")
BODY = "<p>ด้วย{{ชื่อผู้รับ}}<strong> {{ จำนวนเงิน }}</strong></p><ul><li>{{ชื่อผู้รับ}}</li></ul>"
GIVEN = {"ชื่อผู้รับ": "นายหนึ่ง", "จำนวนเงิน": "๑๐๐ บาท", "เรื่องที่ขอ": "ทุน"}


def province():
    return agency_by_id("pt-prov")


def keep(kind="external", title="แบบขอทุน", **changes):
    given = {
        "title": "ขอ{{เรื่องที่ขอ}}",
        "body": BODY,
        "recipients": [{"name": "{{ชื่อผู้รับ}}"}],
        **changes,
    }
    return templates.keep(province(), title, kind, given, "head.pt")


def draft(template, **given):
    return templates.draft(template, {**GIVEN, **given}, "drafter.pt")


def test_each_placeholder_is_asked_for_once():
    assert keep().placeholders == ["เรื่องที่ขอ", "ชื่อผู้รับ", "จำนวนเงิน"]


def test_placeholders_are_filled_in_texts_rich_text_and_cells_of_grids():
    made = draft(keep())
    assert made.title == "ขอทุน"
    assert made.recipients[0]["name"] == "นายหนึ่ง"
    assert made.body_html == ("<p>ด้วยนายหนึ่ง<strong> ๑๐๐ บาท</strong></p><ul><li>นายหนึ่ง</li></ul>")


def test_what_is_filled_in_stays_text():
    made = draft(keep(), **{"ชื่อผู้รับ": "<b onclick=x>ก</b> & {{จำนวนเงิน}}"})
    assert "&lt;b onclick=x&gt;ก&lt;/b&gt; &amp; {{จำนวนเงิน}}" in made.body_html
    assert made.recipients[0]["name"] == "<b onclick=x>ก</b> & {{จำนวนเงิน}}"


def test_lines_stay_lines_in_the_text():
    made = draft(keep(addressee="{{ชื่อผู้รับ}}"), **{"ชื่อผู้รับ": "ก\nข"})
    assert "ด้วยก<br>ข" in made.body_html
    assert (made.addressee, made.recipients[0]["name"]) == ("ก\nข", "ก ข")


def test_a_placeholder_without_a_value_is_refused_by_name_and_nothing_is_made():
    template, tray = keep(), province()["outgoing"]
    before = {year: len(tray[year]) for year in tray}
    with pytest.raises(InvalidDraft) as caught:
        draft(template, **{"ชื่อผู้รับ": " \u200b"})
    (problem,) = caught.value.problems
    assert (problem.field, problem.message.mapping) == ("ชื่อผู้รับ", {"name": "ชื่อผู้รับ"})
    assert before == {year: len(tray[year]) for year in tray}
    assert template.used_at is None


def test_a_name_that_the_template_does_not_ask_for_is_refused():
    with pytest.raises(InvalidDraft) as caught:
        draft(keep(), **{"ชื่ออื่น": "ก"})
    assert [problem.field for problem in caught.value.problems] == ["ชื่ออื่น"]


@pytest.mark.parametrize(
    "body", ["<p>{{ก</p>", "<p>{{<b>ก</b>}}</p>", "<p>ก}}</p>", "<p>{{ }}</p>"]
)
def test_braces_that_enclose_no_plain_name_are_told_when_it_is_kept(body):
    with pytest.raises(InvalidDraft) as caught:
        keep(body=body)
    assert [problem.field for problem in caught.value.problems] == ["body"]


@pytest.mark.parametrize("kind", kinds())
def test_every_kind_of_document_can_be_kept_and_drafted_from(kind):
    field = "meeting" if kind == "minutes" else "title"
    template = templates.keep(province(), "แบบ", kind, {field: "{{ชื่อ}}"}, "head.pt")
    made = templates.draft(template, {"ชื่อ": "ก"}, "drafter.pt")
    assert made.portal_type == f"edoc.{kind}"
    assert getattr(made, field) == "ก"
    assert made.creators == ("drafter.pt",)


def test_the_one_used_last_stands_first():
    first, _second, _third = (keep(title=title) for title in "กขค")
    draft(first)
    titles = [each.title for each in templates.templates_of(province())]
    assert titles == ["ก", "ค", "ข"]
    assert templates.templates_of(agency_by_id("thakhlong")) == []


def test_a_signatory_who_has_left_does_not_stop_the_draft():
    template = keep(**{name: values()[name] for name in ("signatory", "owner_unit")})
    assert draft(template).signatory == values()["signatory"]
    province().governor.holders = []
    made = draft(template)
    assert made.signatory is None
    assert made.owner_unit == values()["owner_unit"]


def test_a_template_needs_a_name():
    with pytest.raises(InvalidDraft) as caught:
        keep(title=" ")
    assert [problem.field for problem in caught.value.problems] == ["template_title"]


def test_changing_a_template_leaves_what_was_drafted():
    template = keep()
    made = draft(template)
    templates.change(template, "ชื่อใหม่", {"title": "{{อื่น}}"}, "head.pt")
    assert (template.title, template.placeholders) == ("ชื่อใหม่", ["อื่น"])
    assert made.title == "ขอทุน"
    templates.drop(template, "head.pt")
    assert templates.templates_of(province()) == []
    assert made.title == "ขอทุน"


@pytest.mark.parametrize(
    ("userid", "permission", "allowed"),
    [
        ("drafter.pt", "View", True),
        ("drafter.pt", "Modify portal content", False),
        ("head.pt", "Modify portal content", True),
        ("registrar.pt", "Modify portal content", True),
        ("registrar.pt", "Delete objects", True),
        ("governor.pt", "Modify portal content", False),
        ("drafter.thakhlong", "View", False),
        ("head.thakhlong", "Modify portal content", False),
    ],
)
def test_all_of_the_agency_use_templates_and_who_reviews_or_registers_keeps_them(
    undone, userid, permission, allowed
):
    template = keep()
    login(undone, userid)
    assert api.user.has_permission(permission, obj=template) is allowed


def test_a_list_is_of_one_field():
    rows = [{"agency": "thakhlong"}, {"name": "อธิการบดี", "sent_as": "copy"}]
    kept = templates.keep(province(), "เทศบาล", "recipients", {"recipients": rows}, "head.pt")
    assert kept.kind is None
    found = templates.list_of(province(), "recipients", kept.getId())
    assert [row["agency"] or row["name"] for row in found] == ["thakhlong", "อธิการบดี"]
    assert templates.list_of(province(), "enclosures", kept.getId()) is None
    assert templates.templates_of(province()) == []
    with pytest.raises(InvalidDraft):
        templates.keep(province(), "ว่าง", "recipients", {"recipients": [{}]}, "head.pt")


def test_phrases_are_the_common_ones_until_an_agency_has_its_own():
    assert "จึงเรียนมาเพื่อโปรดทราบ" in templates.phrases_of(province())
    templates.keep_phrases(province(), ["  จึงเรียนมา ", "", "จึงเรียนมา", "ข"])
    assert templates.phrases_of(province()) == ["จึงเรียนมา", "ข"]
    assert "จึงเรียนมาเพื่อโปรดทราบ" in templates.phrases_of(agency_by_id("thakhlong"))
    templates.keep_phrases(province(), [])
    assert "จึงเรียนมาเพื่อโปรดทราบ" in templates.phrases_of(province())
