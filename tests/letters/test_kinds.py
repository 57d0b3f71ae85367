"""The kinds of ข้อ 10: thirteen content types, each with the fields and demands of its form."""

from edoc_policy.agencies.agency import agency_by_id
from edoc_policy.letters import drafts
from edoc_policy.letters.completeness import missing
from edoc_policy.letters.fields import FIELDS
from edoc_policy.letters.interfaces import InvalidDraft
from edoc_policy.letters.kinds import families
from edoc_policy.letters.kinds import kinds
from edoc_policy.registers.interfaces import KINDS as BOOKS
from plone.behavior.interfaces import IBehaviorAssignable
from plone.dexterity.utils import iterSchemata
from zope.schema import getFieldNames
import pytest


pytestmark = pytest.mark.usefixtures("undone")


def test_the_regulation_knows_six_families_and_eleven_forms():
    assert len(families()) == 6
    assert sum(len(family.kinds) for family in families()) == len(kinds()) == 13
    assert sorted(kind.form for kind in kinds().values() if kind.form) == list(range(1, 12))


@pytest.mark.parametrize("kind", kinds().values(), ids=lambda kind: kind.id)
def test_a_content_type_has_just_the_fields_of_its_form(kind):
    letter = drafts.create(agency_by_id("pt-prov"), {}, "drafter.pt", kind.id)
    assert letter.portal_type == kind.type_id
    assert IBehaviorAssignable(letter) is not None
    names = {name for part in iterSchemata(letter) for name in getFieldNames(part)}
    assert names == set(kind.rows)
    assert set(kind.rows) <= set(FIELDS)


@pytest.mark.parametrize("kind", kinds().values(), ids=lambda kind: kind.id)
def test_an_empty_document_is_told_all_that_its_form_demands(kind):
    letter = drafts.create(agency_by_id("pt-prov"), {}, "drafter.pt", kind.id)
    asked = {problem.field for problem in missing(letter)}
    assert asked == {row.field for row in kind.rows.values() if row.must}


@pytest.mark.parametrize("kind", kinds().values(), ids=lambda kind: kind.id)
def test_each_kind_has_a_book(kind):
    assert kind.book in BOOKS


@pytest.mark.parametrize(
    ("kind", "absent"),
    [
        ("memo", {"closing", "references"}),  # ข้อ 12
        ("stamped", {"closing", "salutation", "references"}),  # ข้อ 14
        ("order", {"closing", "salutation", "recipients"}),  # ข้อ 16
        ("announcement", {"closing", "salutation", "recipients"}),  # ข้อ 20
        ("minutes", {"title", "body"}),  # ข้อ 25
    ],
)
def test_what_a_form_does_not_have_cannot_be_filled_in(kind, absent):
    assert not absent & set(kinds()[kind].rows)
    for name in absent:
        with pytest.raises(InvalidDraft) as caught:
            drafts.create(agency_by_id("pt-prov"), {name: "x"}, "drafter.pt", kind)
        assert [problem.field for problem in caught.value.problems] == [name]
