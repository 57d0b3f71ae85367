"""Who finds a sealed document on his desk, and what he is asked to do with it."""

from edoc_policy.agencies.agency import agency_by_id
from edoc_policy.exchange.jsonvalues import draft_values
from edoc_policy.interfaces import IEdocLayer
from edoc_policy.letters import drafts
from edoc_policy.routing import desk
from edoc_policy.routing.browser.desk import row_of
from edoc_policy.routing.endorsements import endorse
from edoc_policy.routing.workflow import move
from edoc_theme.interfaces import IEdocThemeLayer
from instance.documents import DOCUMENTS
from plone.app.testing import login
from plone.uuid.interfaces import IUUID
from tests.office import actor
from zope.interface import alsoProvides
import pytest


pytestmark = pytest.mark.usefixtures("undone")


def sealed(kind):
    agency = agency_by_id("pt-prov")
    own = {
        "signatory": f"{IUUID(agency.governor)}|governor.pt",
        "owner_unit": IUUID(agency.office.general),
    }
    made = drafts.create(agency, {**draft_values(DOCUMENTS[kind]), **own}, "drafter.pt", kind)
    made.signatures = (
        {"userid": "governor.pt", "fullname": "นายสมมติ", "position": "ผู้ว่าราชการ", "post_uid": ""},
    )
    for transition in ("submit", "endorse", "sign", "sealed"):
        move(made, transition)
    made.reindexObject()
    return made


def tokens(letter):
    return sorted(token.partition(":")[0] for token in desk.letter_desk(letter)())


@pytest.mark.parametrize(
    ("kind", "waits", "act"),
    [
        ("external", ["send"], "ส่ง"),
        ("stamped", ["send"], "ส่ง"),
        ("order", ["close"], "ปิดเรื่อง"),
        ("announcement", ["close"], "ปิดเรื่อง"),
        ("memo", ["annotate"], "ดำเนินการ"),
    ],
)
def test_what_is_asked_follows_the_kind(undone, kind, waits, act):
    letter = sealed(kind)
    assert tokens(letter) == waits
    undone.REQUEST.set("HTTP_ACCEPT_LANGUAGE", "th")
    (brain,) = undone.portal_catalog.unrestrictedSearchResults(UID=IUUID(letter))
    assert row_of(brain, undone.REQUEST)["act"]["title"] == act


def test_the_page_of_a_memo_offers_its_addressee_what_to_write(undone):
    letter = sealed("memo")
    login(undone, "governor.pt")
    page = letter.restrictedTraverse("@@letter")
    act = next(a for a in (page.acts["primary"], *page.acts["others"]) if a["id"] == "annotate")
    verb = next(field for field in act["fields"] if field["name"] == "verb")
    assert "อนุมัติ" in [option["title"] for option in verb["options"]]
    alsoProvides(undone.REQUEST, IEdocLayer, IEdocThemeLayer)
    assert "เกษียนว่า" in page()


def test_a_memo_goes_on_to_its_drafter_once_its_addressee_has_written_under_it():
    letter = sealed("memo")
    governor = actor("governor.pt")
    assert desk.letter_desk(letter)() == [f"annotate:{governor.holding.post_uid}"]
    endorse(letter, "annotate", "อนุมัติ", governor)
    assert desk.letter_desk(letter)() == ["close:drafter.pt"]
