"""Making and changing drafts: one way for the form and for REST, with no request in sight."""

from edoc_policy import _
from edoc_policy.agencies.agency import agency_by_id
from edoc_policy.agencies.agency import agency_of
from edoc_policy.agencies.agency import tray_for
from edoc_policy.agencies.posts import acting_holding
from edoc_policy.agencies.posts import posts_of
from edoc_policy.audit import journal
from edoc_policy.letters import clauses
from edoc_policy.letters.fields import cleaned
from edoc_policy.letters.fields import sifted
from edoc_policy.letters.interfaces import ILetter
from edoc_policy.letters.interfaces import InvalidDraft
from edoc_policy.letters.interfaces import Stale
from edoc_policy.letters.kinds import kinds
from edoc_policy.letters.letter import citation
from edoc_policy.letters.letter import Letter
from edoc_policy.letters.letter import meeting_title
from edoc_policy.letters.starting import first_clause
from edoc_policy.letters.vocabularies import title_of
from edoc_policy.letters.vocabularies import URGENCY
from plone import api
from plone.uuid.interfaces import IUUID
from zope.event import notify
from zope.globalrequest import getRequest
from zope.lifecycleevent import ObjectModifiedEvent


def create(agency, values, creator, kind="external"):
    """A new draft of a kind in the outgoing tray of this year; `values` as for `fields.cleaned`."""
    kind = kinds()[kind]
    if "title" in kind.rows:
        values = {"title": "", **values}
    values = cleaned(values, agency, kind)
    if "clauses" in values:
        values["clauses"], _problems = clauses.follow((), values["clauses"])
    letter = Letter()
    letter.portal_type = kind.type_id
    letter.creators = (creator,)
    _apply(letter, values, agency)
    letter = tray_for(agency, "outgoing").lay(letter)
    enter(letter, "create", creator)
    return letter


def revise(letter, values, revision=None, editor=None):
    """Change a draft as `editor` (user id, by default who is logged in).

    Raises Stale when `revision` is not the letter's present one.
    """
    if revision is not None and revision != letter.revision:
        raise Stale(_("บันทึกไม่ได้ มีผู้แก้ร่างนี้ไปแล้วหลังจากที่ท่านเปิด ข้อความของท่านยังอยู่ในหน้านี้"))
    values = cleaned(values, letter, letter.kind)
    if "clauses" in values:
        values["clauses"], problems = clauses.follow(letter.clauses, values["clauses"])
        if problems:
            raise InvalidDraft(problems)
    _apply(letter, values, agency_of(letter))
    letter.revision += 1
    enter(letter, "edit", editor or api.user.get_current().getId(), fields=sorted(values))
    notify(ObjectModifiedEvent(letter))
    return letter


def sketch(context, values, kind):
    """(letter, problems): what `values` would make of the draft `context`, or of a new letter in an
    agency. It stands nowhere and cannot be kept; values that have problems are left out."""
    values, problems = sifted(values, context, kind)
    letter = Letter()
    letter.portal_type = kind.type_id
    if ILetter.providedBy(context):
        values = {**{name: getattr(context, name) for name in kind.rows}, **values}
    _apply(letter, values, agency_of(context))
    return letter.__of__(agency_of(context)), problems


def reply(incoming, creator):
    """A draft that answers `incoming`: reference, addressee and subject are filled in."""
    agency = agency_of(incoming)
    sender = agency_by_id(incoming.sender_id)
    recipient = {"agency": incoming.sender_id, "name": None, "sent_as": "to"}
    if sender is None:
        recipient = {"agency": None, "name": incoming.sender_title, "sent_as": "to"}
    urgency = title_of(URGENCY, incoming.urgency) if incoming.urgency != "normal" else ""
    values = {
        "title": incoming.title,
        "urgency": incoming.urgency,
        "recipients": [recipient],
        "owner_unit": incoming.unit_uid or IUUID(agency),
    }
    if incoming.number_text and incoming.dated:
        text = citation(
            incoming, incoming.sender_title, incoming.number_text, incoming.dated, urgency
        )
        values["references"] = [{"text": text, "uid": IUUID(incoming)}]
    letter = create(agency, values, creator)
    letter.reply_to = IUUID(incoming)
    incoming.replies = (*incoming.replies, IUUID(letter))
    return letter


def enter(letter, act, userid, **facts):
    """Enter in the agency's journal what somebody did with a draft."""
    agency = agency_of(letter)
    request = getRequest()
    holding = acting_holding(request, agency) if request is not None else None
    if holding is None or holding.userid != userid:
        held = [each for each in posts_of(userid) if each.agency_id == agency.getId()]
        holding = held[0] if held else None
    journal.record(
        agency,
        act,
        holding or userid or "",
        "/".join(letter.getPhysicalPath()),
        uid=IUUID(letter),
        revision=letter.revision,
        unit_uid=holding.unit_uid if holding is not None else None,
        **facts,
    )


def _apply(letter, values, agency):
    named = first_clause(letter, agency) if "clauses" in letter.kind.rows else None
    for name, value in values.items():
        setattr(letter, name, value)
    if named is not None:  # what nobody has worded anew follows the title
        now = first_clause(letter, agency)
        letter.clauses = [
            {**row, "text": now if row["text"] == named else row["text"]} for row in letter.clauses
        ]
    if "title" not in letter.kind.rows:
        letter.title = meeting_title(letter)
