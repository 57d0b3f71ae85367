"""What has happened on the demo site before anybody opens it: letters in every state."""

from documents import DOCUMENTS
from edoc_policy.agencies.agency import agency_by_id
from edoc_policy.exchange.deliveries import deliveries
from edoc_policy.exchange.jsonvalues import draft_values
from edoc_policy.letters import drafts
from edoc_policy.letters.kinds import kinds
from edoc_policy.letters.letter import by_uid
from office import act
from office import draft
from office import enclosure
from office import paragraphs
from pathlib import Path
from plone.uuid.interfaces import IUUID
import csv
import io
import json
import transaction


STORY = json.loads((Path(__file__).parent / "story.json").read_text(encoding="utf-8"))
MUNICIPALITIES = ("thakhlong", "latsawai", "lamsamkaeo", "bangkadi", "bangluang", "samkhok")
#: Kinds beside letters that the province has made.
KINDS = ("memo", "order", "regulation", "announcement", "news", "certificate", "minutes", "note")
#: The acts that lead a letter of the province to a state: (act, who, with words).
WAY = (
    ("submit", "drafter.pt"),
    ("endorse", "head.pt"),
    ("sign", "governor.pt"),
)


def play(site, say):
    """Play the story; `say` is told each step in words."""
    if agency_by_id("pt-prov").outgoing.objectIds():
        return
    meeting = _circular("meeting", ("ด่วน", "urgent"))
    say(f"{meeting.number_text} sent to six agencies")
    for delivery in deliveries(meeting):
        incoming = by_uid(site, delivery["incoming_uid"])
        act("register", incoming, f"registrar.{delivery['agency']}")
        unit = agency_by_id(delivery["agency"]).unrestrictedTraverse("clerk/admin")
        act("assign", incoming, f"registrar.{delivery['agency']}", "เพื่อดำเนินการ", unit=IUUID(unit))
    say("registered and assigned by six agencies")
    _answer(site, meeting)
    say("answered by เทศบาลเมืองท่าโขลง")
    survey = _circular("survey", ("ด่วนมาก", "very_urgent"))
    for delivery in deliveries(survey)[1:3]:
        incoming = by_uid(site, delivery["incoming_uid"])
        act("register", incoming, f"registrar.{delivery['agency']}")
    refused = by_uid(site, deliveries(survey)[5]["incoming_uid"])
    act("refuse", refused, "registrar.samkhok", STORY["refusal"])
    say(f"{survey.number_text} on its way: accepted by two, refused by one")
    for data in STORY["drafts"]:
        _bring(data)
    data = STORY["municipal_draft"]
    draft(
        "thakhlong",
        "drafter.thakhlong",
        to=("pt-prov",),
        signatory="mayor.thakhlong",
        unit="clerk/admin",
        title=data["title"],
        body=paragraphs(*data["body"]),
    )
    say("drafts, letters in review, to be signed, to be sent, cancelled")
    for kind in KINDS:
        _document(kind)
    say("a memo with its endorsements, an order, a regulation, an announcement, minutes and others")


def _circular(name, urgency):
    data = STORY[name]
    table = io.StringIO()
    rows = [("ที่", "เทศบาล"), *enumerate(MUNICIPALITIES, 1)]
    csv.writer(table).writerows(rows)
    letter = draft(
        "pt-prov",
        "drafter.pt",
        to=MUNICIPALITIES,
        signatory="governor.pt",
        unit="office/general",
        title=data["title"],
        circular=True,
        urgency=urgency[1],
        body=paragraphs(*data["body"]),
        enclosures=[
            enclosure(
                "บัญชีรายชื่อเทศบาล",
                "จำนวน ๑ ชุด",
                "รายชื่อ.csv",
                table.getvalue().encode("utf-8-sig"),
                "text/csv",
            )
        ],
    )
    for name, who in WAY:
        act(name, letter, who)
    act("send", letter, "registrar.pt")
    return letter


def _answer(site, circular):
    incoming = by_uid(site, deliveries(circular)[0]["incoming_uid"])
    letter = act("reply", incoming, "drafter.thakhlong")
    agency = agency_by_id("thakhlong")
    data = STORY["answer"]
    values = {
        "title": data["title"],
        "body": paragraphs(*data["body"]),
        "signatory": f"{IUUID(agency.mayor)}|mayor.thakhlong",
    }
    drafts.revise(letter, values)
    transaction.commit()
    act("submit", letter, "drafter.thakhlong")
    act("endorse", letter, "head.thakhlong", "เห็นควรลงนาม")
    act("sign", letter, "mayor.thakhlong")
    act("send", letter, "registrar.thakhlong")
    received = by_uid(site, deliveries(letter)[0]["incoming_uid"])
    act("register", received, "registrar.pt")


def _bring(data):
    """A letter of the province brought to the state that `data` names."""
    letter = draft(
        "pt-prov",
        "drafter.pt",
        to=data["to"],
        signatory="governor.pt",
        unit="office/general",
        title=data["title"],
        urgency=data["urgency"],
        body=paragraphs(*data["body"]),
    )
    words, state = data.get("words", ""), data["state"]
    if state == "draft":
        return
    act("submit", letter, "drafter.pt", words if state == "in_review" else "")
    if state == "returned":
        act("return", letter, "head.pt", words)
    elif state in ("pending_sign", "sealed", "cancelled"):
        act("endorse", letter, "head.pt", words if state == "pending_sign" else "")
    if state in ("sealed", "cancelled"):
        act("sign", letter, "governor.pt")
    if state == "cancelled":
        act("cancel", letter, "registrar.pt", words)


def _document(kind):
    """A sealed document of the province of a kind other than letters."""
    head = agency_by_id("pt-prov").unrestrictedTraverse("office/general/head")
    by_writer = kinds()[kind].by_writer
    letter = draft(
        "pt-prov",
        "drafter.pt",
        kind=kind,
        signatory="head.pt" if by_writer else "governor.pt",
        post=head if by_writer else None,
        unit="office/general",
        **draft_values(DOCUMENTS[kind]),
    )
    act("submit", letter, "drafter.pt")
    act("endorse", letter, "head.pt", "เห็นควรลงนาม" if kind == "memo" else "")
    act("sign", letter, "head.pt" if by_writer else "governor.pt", post=head if by_writer else None)
    if kind == "memo":
        act("annotate", letter, "governor.pt", "ให้ดำเนินการตามระเบียบ", verb="approve")
    elif kind != "announcement":
        act("close", letter, "drafter.pt")
