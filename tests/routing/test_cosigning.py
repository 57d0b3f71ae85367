"""Two who sign one document: each in his own field, after the number, in the order of the paper."""

from edoc_policy.agencies.agency import agency_by_id
from edoc_policy.letters.completeness import missing
from edoc_policy.letters.vocabularies import signatories
from edoc_policy.rendering import page_texts
from edoc_policy.routing.acts import perform
from edoc_policy.routing.desk import search
from edoc_policy.routing.interfaces import Refused
from edoc_policy.routing.rules import may
from edoc_policy.routing.rules import state_of
from edoc_policy.routing.sealing import seal_letter
from edoc_policy.signing.keys import DirectoryKeys
from edoc_policy.signing.vault import vault
from instance.processes import PEOPLE
from plone.uuid.interfaces import IUUID
from pyhanko.pdf_utils.reader import PdfFileReader
from tests.office import actor
from tests.office import letter
from zope.component.hooks import getSite
from zope.i18n import translate
import io
import pytest


pytestmark = pytest.mark.usefixtures("undone")
KEY = {"passphrase": PEOPLE["passphrase"]}


@pytest.fixture
def keys(pki, monkeypatch):
    """The keys of the officials, and what their certificates are judged by."""
    for name, value in {
        "EDOC_KEYS": pki.folder / "p12",
        "EDOC_TRUST": pki.trust,
        "EDOC_ISSUERS": pki.folder / "issuing.pem",
        "EDOC_TSA": pki.tsa,
    }.items():
        monkeypatch.setenv(name, str(value))


@pytest.fixture
def deputy(keys):
    """The head of a unit signs beside the governor; returns the value of the signatory."""
    post = agency_by_id("pt-prov").unrestrictedTraverse("office/general/head")
    post.functions = {*post.functions, "signatory"}
    return f"{IUUID(post)}|head.pt"


def pending(deputy, **changes):
    return letter("pending_sign", cosignatories=[{"signatory": deputy}], **changes)


def sign(made, userid):
    perform("sign", made, actor(userid), **KEY)
    vault.hold(IUUID(made), DirectoryKeys.from_env().unlock(userid, KEY["passphrase"]))
    seal_letter(getSite(), IUUID(made))


def waiting_for(post):
    return {brain.UID for brain in search([f"sign:{post}"])}


def test_each_signs_in_turn_and_the_last_signature_seals(deputy):
    made = pending(deputy)
    post = deputy.partition("|")[0]
    assert not may("sign", made, actor("head.pt"))
    assert IUUID(made) not in waiting_for(post)
    sign(made, "governor.pt")
    number, first = made.number_text, made.unfinished.data
    assert (state_of(made), made.sealed) == ("cosigning", None)
    assert IUUID(made) in waiting_for(post)
    assert not may("sign", made, actor("governor.pt"))
    assert not may("send", made, actor("registrar.pt"))
    sign(made, "head.pt")
    assert (state_of(made), made.number_text, made.unfinished) == ("sealed", number, None)
    assert made.sealed.data.startswith(first)
    signatures = PdfFileReader(io.BytesIO(made.sealed.data)).embedded_regular_signatures
    assert [each.field_name for each in signatures] == ["Signature", "Signature2"]
    said = made.report["signatures"]
    assert [each["intact"] and each["trusted"] for each in said] == [True, True]
    assert made.report["verdict"] == "TOTAL-PASSED"
    text = "".join("".join(page_texts(made.sealed.data)).split())
    assert text.index("(นายสมมติตัวอย่างดี)") < text.index("(นางต้นแบบสารบรรณ)")


def test_who_will_not_sign_burns_the_number_with_a_reason(deputy):
    made = pending(deputy)
    sign(made, "governor.pt")
    with pytest.raises(Refused):
        perform("cancel", made, actor("head.pt"))
    perform("cancel", made, actor("head.pt"), words="ไม่เห็นด้วยกับข้อ ๓")
    assert (state_of(made), made.sealed) == ("cancelled", None)


def test_a_cosignatory_without_his_key_signs_nothing(deputy):
    made = pending(deputy)
    sign(made, "governor.pt")
    with pytest.raises(Refused):
        perform("sign", made, actor("head.pt"), passphrase="ไม่ใช่")
    assert len(made.signatures) == 1
    assert state_of(made) == "cosigning"


def test_the_same_person_is_asked_once(deputy):
    made = letter(cosignatories=[{"signatory": deputy}, {"signatory": deputy}])
    said = [translate(each.message, target_language="th") for each in missing(made)]
    assert said == ["ผู้ลงนามร่วม แถว 2 ซ้ำกับผู้ลงนามอีกคน"]


def test_both_may_be_chosen_from_the_same_list(deputy):
    assert deputy in [term.value for term in signatories(agency_by_id("pt-prov"))]
