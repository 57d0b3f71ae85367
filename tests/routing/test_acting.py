"""Acts in the post of another: who, for whom, as what, by which order; never beyond it."""

from datetime import timedelta
from edoc_policy.agencies.absences import come_back
from edoc_policy.agencies.absences import go_away
from edoc_policy.audit import journal
from edoc_policy.exchange.copies import endorsed_copy
from edoc_policy.letters.signatories import signers_of
from edoc_policy.rendering import page_texts
from edoc_policy.routing import desk
from edoc_policy.routing.acts import attempt
from edoc_policy.routing.acts import perform
from edoc_policy.routing.certifying import certified_copies
from edoc_policy.routing.certifying import certify_copy
from edoc_policy.routing.endorsements import endorse
from edoc_policy.routing.endorsements import endorsements
from edoc_policy.routing.in_name import done
from edoc_policy.routing.interfaces import Refused
from edoc_policy.routing.rules import may
from edoc_policy.routing.rules import state_of
from edoc_policy.routing.sealing import seal_letter
from edoc_policy.routing.standing import told
from edoc_policy.routing.unattended import unattended
from edoc_policy.signing.keys import DirectoryKeys
from edoc_policy.signing.vault import vault
from edoc_policy.thai.dates import bangkok_date
from edoc_policy.thai.dates import bangkok_now
from instance.processes import PEOPLE
from plone import api
from plone.uuid.interfaces import IUUID
from tests.office import actor
from tests.office import letter
from tests.standing import acting
from tests.standing import BASIS
from tests.standing import named
from tests.standing import post
from tests.standing import province
from zope.component.hooks import getSite
from zope.i18n import translate
import pytest


pytestmark = pytest.mark.usefixtures("undone")
KEY = {"passphrase": PEOPLE["passphrase"]}
TODAY = bangkok_date()
DAY = timedelta(days=1)
ONE_LINE = "ผู้อำนวยการกลุ่มงานอำนวยการ รักษาราชการแทน ผู้ว่าราชการจังหวัดปทุมธานี"


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


def sign(made, who):
    perform("sign", made, who, **KEY)
    vault.hold(IUUID(made), DirectoryKeys.from_env().unlock(who.userid, KEY["passphrase"]))
    seal_letter(getSite(), IUUID(made))


def on_desk(who, section="waiting"):
    found = desk.search(desk.tokens_of_post(who.holding)[section])
    return {brain.UID for brain in found}


def said(verdict):
    return translate(verdict.reason, target_language="th")


def for_the_head():
    """A letter that waits for the head of the unit to sign it."""
    post("office/general/head").functions = {"reviewer", "drafter", "signatory"}
    return letter("pending_sign", signatory=f"{IUUID(post('office/general/head'))}|head.pt")


def dismiss(path):
    """A post that nobody holds any more."""
    post(path).holders = []
    post(path).reindexObject()


# Signing --------------------------------------------------------------------------------------------


def test_a_letter_addressed_to_the_governor_is_signed_by_who_acts_for_him(keys):
    named()
    made = letter("pending_sign")
    sign(made, acting())
    assert state_of(made) == "sealed"
    assert signers_of(made) == [
        (
            "นางต้นแบบ สารบรรณ",
            "ผู้อำนวยการกลุ่มงานอำนวยการ รักษาราชการแทน\nผู้ว่าราชการจังหวัดปทุมธานี",
        )
    ]
    text = "".join("".join(page_texts(made.sealed.data)).split())
    assert "(นางต้นแบบสารบรรณ)ผู้อำนวยการกลุ่มงานอำนวยการรักษาราชการแทนผู้ว่าราชการจังหวัดปทุมธานี" in text
    assert "นายสมมติ" not in text
    assert made.report["verdict"] == "TOTAL-PASSED"


def test_record_timeline_journal_and_the_post_acted_for_name_both_and_the_order(keys):
    named()
    made = letter("pending_sign")
    sign(made, acting())
    (signature,) = made.signatures
    entry = next(each for each in endorsements(made) if each["act"] == "sign")
    line = next(each for each in journal.entries(province()) if each["act"] == "sign")
    (noted,) = done(post("governor"), bangkok_now() - DAY)
    for acting_facts in (signature["acting"], entry["acting"], noted["acting"]):
        assert acting_facts["holders"] == ["นายสมมติ ตัวอย่างดี"]
        assert acting_facts["for"] == "ผู้ว่าราชการจังหวัดปทุมธานี"
        assert (acting_facts["word"], acting_facts["basis"]) == ("รักษาราชการแทน", BASIS)
    assert (entry["fullname"], entry["post"]) == ("นางต้นแบบ สารบรรณ", ONE_LINE)
    assert (line["actor"], line["post"]) == ("head.pt", ONE_LINE)
    assert line["facts"]["acting_for"] == "นายสมมติ ตัวอย่างดี ผู้ว่าราชการจังหวัดปทุมธานี"
    assert line["facts"]["basis"] == BASIS
    assert (noted["title"], noted["uid"]) == (made.title, IUUID(made))


def test_whom_the_letter_names_to_sign_for_another_is_recorded_alike(keys):
    stand_in, _warning = named()
    value = f"{stand_in.deputy_uid}|head.pt|{stand_in.acted_uid}"
    made = letter("pending_sign", signatory=value)
    sign(made, actor("head.pt"))
    entry = next(each for each in endorsements(made) if each["act"] == "sign")
    assert (entry["post"], entry["acting"]["basis"]) == (ONE_LINE, BASIS)
    assert made.signatures[0]["post_uid"] == stand_in.deputy_uid


def test_an_own_act_says_nothing_of_acting():
    made = letter("in_review")
    assert told(made, actor("head.pt")) is None
    assert {entry["acting"] for entry in endorsements(made)} == {None}


def test_a_certified_copy_and_a_receipt_stamp_name_both(keys):
    named(acted="office/registrar", deputy="office/general/drafter")
    made = letter("pending_sign")
    sign(made, actor("governor.pt"))
    who = acting("drafter.pt", "office/registrar")
    perform("certify", made, who, **KEY)
    place = f"{IUUID(made)} certified by drafter.pt"
    vault.hold(place, DirectoryKeys.from_env().unlock("drafter.pt", KEY["passphrase"]))
    facts = {"acting": told(made, who), "post": who.holding.position}
    certify_copy(getSite(), uid=IUUID(made), userid="drafter.pt", fullname=who.fullname, **facts)
    (copy,) = certified_copies(made)
    text = "".join(page_texts(copy["file"].data)[-1].split())
    assert "นักจัดการงานทั่วไปรักษาราชการแทนนายทะเบียนสารบรรณกลาง" in text
    assert copy["acting"]["basis"] == BASIS


def test_his_own_certificate_signs_and_nobody_elses(keys):
    named()
    made = letter("pending_sign")
    with pytest.raises(Refused):
        perform("sign", made, acting(), passphrase="ของผู้ว่าราชการจังหวัด")
    sign(made, acting())
    assert [each["signer"] for each in made.report["signatures"]] == ["นางต้นแบบ สารบรรณ"]


# Never beyond ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kinds", "allowed"), [([], True), (["external"], True), (["order"], False)]
)
def test_the_order_covers_its_kinds_of_documents_alone(kinds, allowed):
    named(kinds=kinds)
    verdict = may("sign", letter("pending_sign"), acting())
    assert bool(verdict) is allowed
    if not allowed:
        assert BASIS in said(verdict)


def test_an_order_to_review_alone_lets_nobody_sign():
    post("governor").functions = {"signatory", "reviewer", "auditor"}
    named(functions=["reviewer"])
    verdict = may("sign", letter("pending_sign"), acting())
    assert said(verdict) == f"{BASIS} ให้ทำแทนเฉพาะหน้าที่ผู้ตรวจและเห็นชอบ"
    assert on_desk(acting()) == set()


def test_an_order_to_sign_alone_lets_nobody_endorse():
    post("governor").functions = {"signatory", "reviewer", "auditor"}
    named(functions=["signatory"], deputy="office/general/drafter")
    verdict = may("endorse", letter("in_review"), acting("drafter.pt"))
    assert "ให้ทำแทนเฉพาะหน้าที่ผู้ลงนาม" in said(verdict)


def test_a_refusal_beyond_the_scope_is_journaled_with_the_order():
    named(kinds=["order"])
    made = letter("pending_sign")
    with pytest.raises(Refused):
        attempt("sign", made, acting(), **KEY)
    (line,) = journal.entries(province(), size=1)
    assert (line["outcome"], line["facts"]["basis"]) == ("refused", BASIS)
    assert (state_of(made), made.number_text) == ("pending_sign", None)


def test_a_delegate_does_not_bring_his_own_functions_along():
    named()
    made = letter("in_review")
    assert may("endorse", made, actor("head.pt"))
    assert not may("endorse", made, acting())
    assert not may("send", letter(), acting())


def test_what_a_post_may_sign_for_a_third_its_own_deputy_may_not():
    stand_in, _warning = named(acted="governor", deputy="office/registrar")
    named(acted="office/registrar", deputy="office/general/drafter", basis="คำสั่ง ที่ 2/2569")
    value = f"{stand_in.deputy_uid}|registrar.pt|{stand_in.acted_uid}"
    made = letter("pending_sign", signatory=value)
    assert may("sign", made, actor("registrar.pt", stand_in.deputy_uid))
    assert not may("sign", made, acting("drafter.pt", "office/registrar"))


@pytest.mark.parametrize("barred", [True, False])
def test_who_acts_for_another_signs_no_draft_of_his_own_where_the_agency_bars_it(barred):
    named(deputy="office/general/drafter")
    province().own_drafts_barred = barred
    verdict = may("sign", letter("pending_sign"), acting("drafter.pt"))
    assert bool(verdict) is not barred
    if barred:
        assert "ท่านร่างเรื่องนี้เอง" in said(verdict)
        assert "นายสมมติ ตัวอย่างดี" in said(verdict)


def test_nor_does_he_endorse_one():
    named(acted="office/general/head", deputy="office/general/drafter")
    verdict = may("endorse", letter("in_review"), acting("drafter.pt", "office/general/head"))
    assert "ท่านร่างเรื่องนี้เอง" in said(verdict)


# The desk -------------------------------------------------------------------------------------------


def test_the_desk_of_the_post_is_on_his_and_goes_back():
    made = letter("pending_sign")
    named(when="absence")
    assert acting() is None
    go_away(province(), "governor.pt", TODAY, TODAY, "governor.pt")
    assert IUUID(made) in on_desk(acting())
    come_back(province(), "governor.pt", "governor.pt")
    assert acting() is None
    assert IUUID(made) in on_desk(actor("governor.pt"))


def test_who_is_away_does_not_act_beside_who_acts_for_him():
    named(when="absence")
    made = letter("pending_sign")
    go_away(province(), "governor.pt", TODAY, TODAY, "governor.pt")
    verdict = may("sign", made, actor("governor.pt"))
    assert "กลับก่อนกำหนด" in said(verdict)
    assert "นางต้นแบบ สารบรรณ" in said(verdict)
    come_back(province(), "governor.pt", "governor.pt")
    assert may("sign", made, actor("governor.pt"))


def test_who_is_away_and_left_to_nobody_may_still_act():
    made = letter("pending_sign")
    go_away(province(), "governor.pt", TODAY, TODAY, "governor.pt")
    assert may("sign", made, actor("governor.pt"))


# Nobody there ---------------------------------------------------------------------------------------


def test_where_everybody_is_there_nothing_waits_for_nobody():
    letter("draft"), letter("in_review"), letter("pending_sign")
    assert unattended(province()) == []


def test_a_letter_that_waits_for_a_vacant_post_is_shown_with_who_could_go_on():
    made = for_the_head()
    dismiss("office/general/head")
    (found,) = unattended(province())
    assert IUUID(made) == found.brain.UID
    assert translate(found.why, target_language="th") == "ตำแหน่งผู้อำนวยการกลุ่มงานอำนวยการว่าง"
    assert translate(found.who, target_language="th").startswith(
        "นายสมมติ ตัวอย่างดี ผู้ว่าราชการจังหวัดปทุมธานี"
    )


@pytest.mark.parametrize("userid", ["registrar.pt", "governor.pt"])
def test_registrar_and_head_above_send_it_back_so_that_it_is_not_stuck(userid):
    made = for_the_head()
    assert not may("return", made, actor(userid))
    dismiss("office/general/head")
    perform("return", made, actor(userid), words="ตำแหน่งว่าง เลือกผู้ลงนามใหม่")
    assert state_of(made) == "returned"


def test_nobody_else_may_and_is_told_who_could():
    made = for_the_head()
    dismiss("office/general/head")
    verdict = may("return", made, actor("drafter.pt"))
    assert "นายสมมติ ตัวอย่างดี" in said(verdict)
    assert "นายทะเบียน" in said(verdict)


def test_a_standing_order_takes_the_vacant_post_over_and_nothing_waits():
    made = letter("pending_sign")
    named(when="absence")
    dismiss("governor")
    assert unattended(province()) == []
    assert may("sign", made, acting())


def test_who_is_away_without_a_stand_in_is_told_with_the_day():
    letter("pending_sign")
    go_away(province(), "governor.pt", TODAY, TODAY + DAY, "governor.pt")
    (found,) = unattended(province())
    assert "ไม่อยู่ถึง" in translate(found.why, target_language="th")


def test_the_work_of_a_user_who_is_gone_is_found():
    draft, waiting = letter("draft"), letter("pending_sign")
    for userid in ("drafter.pt", "governor.pt"):
        api.user.delete(username=userid)
    found = {
        each.brain.UID: translate(each.why, target_language="th") for each in unattended(province())
    }
    assert set(found) == {IUUID(draft), IUUID(waiting)}
    assert "drafter.pt ไม่มีตำแหน่งในส่วนราชการนี้แล้ว" in found[IUUID(draft)]
    assert "ผู้ใช้ governor.pt ซึ่งไม่มีแล้ว" in found[IUUID(waiting)]


def test_a_written_endorsement_prints_the_order(keys):
    named()
    made = letter("pending_sign")
    sign(made, actor("governor.pt"))
    made.addressee = "ผู้ว่าราชการจังหวัดปทุมธานี"
    endorse(made, "annotate", "ทราบ", acting(), acting=told(made, acting()))
    text = "".join(page_texts(endorsed_copy(made))[-1].split())
    assert "รักษาราชการแทนผู้ว่าราชการจังหวัดปทุมธานี" in text
    assert "ที่๙๘/๒๕๖๙" in text
