"""Delivery within the site: once to each, taken back while nobody took it, answers linked."""

from edoc_policy.audit import journal
from edoc_policy.exchange import deliveries
from edoc_policy.exchange import onsite
from edoc_policy.exchange.browser.incoming import IncomingPage
from edoc_policy.exchange.browser.outgoing import OutgoingPage
from edoc_policy.exchange.subscribers import open_letter
from edoc_policy.letters.letter import by_uid
from edoc_policy.routing.acts import perform
from edoc_policy.routing.interfaces import Refused
from edoc_policy.routing.rules import may
from edoc_policy.routing.rules import state_of
from plone import api
from plone.app.testing import login
from plone.uuid.interfaces import IUUID
from tests.office import actor
from tests.office import letter
from tests.office import seal
from zope.i18n import translate
import pytest


@pytest.fixture(scope="module")
def sealed(office_site, pki):
    """A sealed letter to two agencies of the site and one outside it."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {
            "EDOC_KEYS": pki.folder / "p12",
            "EDOC_TRUST": pki.trust,
            "EDOC_ISSUERS": pki.folder / "issuing.pem",
            "EDOC_TSA": pki.tsa,
        }.items():
            patch.setenv(name, str(value))
        made = letter(
            "pending_sign",
            recipients=[{"agency": "thakhlong"}, {"agency": "samkhok"}, {"name": "อธิการบดี"}],
        )
        seal(made)
        yield made


@pytest.fixture
def sent(sealed, undone):
    """The letter, sent and delivered; taken back after each test."""
    perform("send", sealed, actor("registrar.pt"))
    for delivery in deliveries.deliveries(sealed):
        onsite.deliver_letter(undone, IUUID(sealed), delivery["key"])
    return sealed


def arrived(sent, agency):
    delivery = next(d for d in deliveries.deliveries(sent) if d["agency"] == agency)
    return by_uid(sent, delivery["incoming_uid"])


def states(sent):
    return [delivery["state"] for delivery in deliveries.deliveries(sent)]


def test_each_recipient_has_its_own_state(sent):
    assert states(sent) == ["delivered", "delivered", "outside"]


def test_delivered_again_nothing_arrives_twice(undone, sent):
    before = deliveries.deliveries(sent)
    for delivery in before:
        onsite.deliver_letter(undone, IUUID(sent), delivery["key"])
    assert deliveries.deliveries(sent) == before
    trays = [undone[each].incoming.objectValues() for each in ("thakhlong", "samkhok")]
    assert [len(tray[0].objectIds()) for tray in trays] == [1, 1]


def test_a_letter_that_is_gone_is_not_delivered(undone):
    onsite.deliver_letter(undone, "0" * 32, "0000")


def test_what_arrives_is_the_sealed_file_itself(sent):
    incoming = arrived(sent, "thakhlong")
    assert incoming.sealed.data == sent.sealed.data
    assert incoming.number_text == sent.number_text


def test_opened_by_the_receiver_it_is_acknowledged_and_can_no_longer_be_recalled(sent):
    assert may("recall", sent, actor("registrar.pt"))
    incoming = arrived(sent, "thakhlong")
    open_letter(incoming, actor("drafter.thakhlong"))
    assert states(sent)[0] == "delivered"
    open_letter(incoming, actor("registrar.thakhlong"))
    assert states(sent)[0] == "acknowledged"
    verdict = may("recall", sent, actor("registrar.pt"))
    assert not verdict
    assert verdict.reason.mapping["n"] == 1


def test_recalled_it_leaves_the_trays_of_its_receivers(sent, undone):
    login(undone, "registrar.pt")  # who may not look into those trays
    perform("recall", sent, actor("registrar.pt"))
    assert states(sent)[:2] == ["recalled", "recalled"]
    incoming = arrived(sent, "thakhlong")
    assert state_of(incoming) == "recalled"
    with pytest.raises(Refused):
        perform("register", incoming, actor("registrar.thakhlong"))


def test_registered_it_is_accepted_with_its_number(sent):
    incoming = arrived(sent, "samkhok")
    perform("register", incoming, actor("registrar.samkhok"))
    told = next(d for d in deliveries.deliveries(sent) if d["agency"] == "samkhok")
    assert (told["state"], told["receive_number"]) == ("accepted", incoming.receive_number)
    assert incoming.sealed.data == sent.sealed.data
    assert incoming.stamped.data != sent.sealed.data
    with pytest.raises(Refused):
        perform("register", incoming, actor("registrar.samkhok"))


def test_refused_the_sender_reads_why(sent):
    perform("refuse", arrived(sent, "samkhok"), actor("registrar.samkhok"), words="ผิดหน่วยงาน")
    told = next(d for d in deliveries.deliveries(sent) if d["agency"] == "samkhok")
    assert (told["state"], told["reason"]) == ("rejected", "ผิดหน่วยงาน")
    (newest,) = journal.entries(sent.aq_parent.aq_parent.aq_parent, size=1)
    assert newest["reason"] == "ผิดหน่วยงาน"


def test_it_is_closed_when_everybody_has_answered(sent):
    assert not may("close", sent, actor("registrar.pt"))
    for agency in ("thakhlong", "samkhok"):
        perform("register", arrived(sent, agency), actor(f"registrar.{agency}"))
    perform("close", sent, actor("registrar.pt"))
    assert state_of(sent) == "closed"


def test_a_letter_is_assigned_only_within_its_agency(undone, sent):
    incoming = arrived(sent, "thakhlong")
    perform("register", incoming, actor("registrar.thakhlong"))
    for unit in (None, "nowhere", IUUID(undone.samkhok.clerk)):
        with pytest.raises(Refused):
            perform("assign", incoming, actor("registrar.thakhlong"), unit=unit)
    perform("assign", incoming, actor("registrar.thakhlong"), unit=IUUID(undone.thakhlong.clerk))
    assert incoming.unit_uid == IUUID(undone.thakhlong.clerk)


def test_a_unit_where_nobody_holds_a_post_is_given_no_letter_and_says_so(undone, sent):
    works = undone.thakhlong.works
    incoming = arrived(sent, "thakhlong")
    perform("register", incoming, actor("registrar.thakhlong"))
    with pytest.raises(Refused) as refused:
        perform("assign", incoming, actor("registrar.thakhlong"), unit=IUUID(works))
    assert "กองช่าง ยังไม่มีผู้ดำรงตำแหน่ง" in translate(refused.value.reason, target_language="th")
    assert incoming.unit_uid is None
    page = IncomingPage(incoming, undone.REQUEST)
    options = {option["value"]: option for option in page.fields("assign")[0]["options"]}
    assert options[IUUID(works)]["off"]
    assert options[IUUID(works)]["title"] == "กองช่าง (ยังไม่มีผู้ดำรงตำแหน่ง)"
    assert not options[IUUID(undone.thakhlong.clerk.admin)]["off"]


def test_a_reply_is_addressed_and_cites_the_letter(sent):
    incoming = arrived(sent, "thakhlong")
    perform("register", incoming, actor("registrar.thakhlong"))
    draft = perform("reply", incoming, actor("drafter.thakhlong"))
    assert [row["agency"] for row in draft.recipients] == ["pt-prov"]
    assert sent.number_text in draft.references[0]["text"]
    assert draft.reply_to == IUUID(incoming)
    assert draft.signatory is None


def test_a_second_reply_is_made_only_by_who_means_it(undone, sent):
    incoming, drafter = arrived(sent, "thakhlong"), actor("drafter.thakhlong")
    perform("register", incoming, actor("registrar.thakhlong"))
    assert not may("reply_again", incoming, drafter)
    draft = perform("reply", incoming, drafter)
    reason = may("reply", incoming, drafter).reason
    assert "มีหนังสือตอบแล้ว" in translate(reason, target_language="th")
    login(undone, "drafter.thakhlong")
    page = IncomingPage(incoming, undone.REQUEST)
    assert [link["title"] for link in page.links] == [draft.title]
    ids = [act["id"] for act in (page.acts["primary"], *page.acts["others"]) if act]
    assert "reply" not in ids
    assert "reply_again" in [act["id"] for act in page.acts["others"]]
    second = perform("reply_again", incoming, drafter)
    assert second.reply_to == draft.reply_to
    for each in (draft, second):
        api.content.delete(each)
    assert may("reply", incoming, drafter)


def test_the_letter_as_text_has_the_words_and_digits_of_the_printed_page(undone):
    made = letter(
        body="<p>ภายใน 15 วัน ด้วย ISO 9001 &lt;b&gt; 3 ข้อ</p>",
        references=[{"text": "หนังสือที่ 1"}, {"text": "หนังสือที่ 2"}],
        recipients=[{"agency": "thakhlong"}, {"agency": "samkhok", "sent_as": "copy"}],
    )
    undone.REQUEST.set("set_language", "en")
    reading = OutgoingPage(made, undone.REQUEST).reading
    assert reading["body"] == "<p>ภายใน ๑๕ วัน ด้วย ISO 9001 &lt;b&gt; ๓ ข้อ</p>"
    rows = {row["term"]: row["lines"] for row in reading["rows"]}
    assert rows["อ้างถึง"] == ["๑. หนังสือที่ ๑", "๒. หนังสือที่ ๒"]
    assert rows["เรื่อง"] == ["ขอเชิญประชุม"]
    assert reading["owner"][-1] == "สำเนาส่ง นายกเทศมนตรีตำบลสามโคก"
