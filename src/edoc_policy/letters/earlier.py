"""New documents from earlier ones: a copy of its fields, or the next in the same matter."""

from edoc_policy import _
from edoc_policy.agencies.agency import agencies
from edoc_policy.agencies.agency import agency_of
from edoc_policy.letters import drafts
from edoc_policy.letters.fields import bound
from edoc_policy.letters.interfaces import NotYet
from edoc_policy.letters.letter import citation
from edoc_policy.letters.starting import starting_values
from edoc_policy.letters.vocabularies import title_of
from edoc_policy.letters.vocabularies import URGENCY
from edoc_policy.registers import books
from edoc_policy.thai.dates import bangkok_date
from edoc_policy.thai.dates import be_year
from edoc_policy.thai.digits import thai
from plone.uuid.interfaces import IUUID
from zope.i18n import translate
from zope.schema import ValidationError


#: What belongs to one document alone: its number in a series, its day and hours.
_ITS_OWN = {
    "issue",
    "meeting_number",
    "held_on",
    "started_at",
    "ended_at",
    "made_on",
}
#: What the next document in a matter takes over.
_LASTING = (
    "urgency",
    "secrecy",
    "title",
    "circular",
    "recipients",
    "addressee",
    "salutation",
    "closing",
    "purpose",
    "issuer",
    "heading_word",
    "certified_name",
    "meeting",
    "place",
    "checker",
    "signatory",
    "cosignatories",
    "owner_unit",
    "language",
    "retention",
)


def fields_of(letter):
    """{field: value} of all that was typed into the form of a letter; grids are fresh rows."""
    return {name: _fresh(getattr(letter, name)) for name in letter.kind.rows}


def acceptable(values, agency, kind):
    """`values` without what an agency no longer has: who has left, a unit or agency dissolved."""
    result, here = dict(values), agencies()
    for name in ("signatory", "owner_unit"):
        if not _is_valid(bound(name, agency, kind), values.get(name)):
            result.pop(name)
    if "cosignatories" in values:
        rows = bound("cosignatories", agency, kind)
        result["cosignatories"] = [
            row for row in values["cosignatories"] or () if _is_valid(rows, [row])
        ]
    if "recipients" in values:
        result["recipients"] = [
            row if not row.get("agency") or row["agency"] in here else {**row, "agency": None}
            for row in values["recipients"] or ()
        ]
    return result


def _is_valid(field, value):
    try:
        field.validate(value)
    except ValidationError:
        return False
    return True


def copy(letter, creator):
    """A draft with the fields of `letter`, and nothing of what became of it: number, date, code,
    signature, seal, endorsements and deliveries."""
    values = {name: value for name, value in fields_of(letter).items() if name not in _ITS_OWN}
    return _draft(letter, values, creator)


def follow_up(letter, creator):
    """A draft that goes on where `letter` ended: it refers to it (ข้อ 11.6), is the next meeting of
    the same body (ข้อ 25.2) or the next issue on the same subject (ข้อ 17.3, 21.3, 22.3).

    Raises NotYet.
    """
    reason = why_not_follow_up(letter)
    if reason is not None:
        raise NotYet(reason)
    agency, known = agency_of(letter), fields_of(letter)
    values = {name: known[name] for name in _LASTING if name in known}
    values |= starting_values(letter.kind, agency)
    if "references" in known:
        values["references"] = [_reference(letter, agency)]
    if letter.kind.number == "issue":
        values["issue"] = max(
            books.next_in_series(agency, letter.kind.id, letter.title), (letter.issue or 1) + 1
        )
    if letter.kind.number == "meeting":
        values |= _next_meeting(letter, agency, values["agenda"])
    return _draft(letter, values, creator)


def why_not_follow_up(letter):
    """Why nothing can follow a letter yet, or None: what is referred to has a number."""
    if "references" in letter.kind.rows and not letter.number_text:
        return _("ร่างเรื่องต่อเนื่องได้เมื่อเรื่องนี้มีเลขที่แล้ว เพราะต้องอ้างถึงเลขที่และวันที่ (ข้อ 11.6)")
    return None


def _draft(letter, values, creator):
    agency = agency_of(letter)
    return drafts.create(agency, acceptable(values, agency, letter.kind), creator, letter.kind.id)


def _reference(letter, agency):
    urgency = title_of(URGENCY, letter.urgency) if letter.urgency != "normal" else ""
    urgency = translate(urgency, target_language="th")
    text = citation(letter, agency.title, letter.number_text, letter.dated, urgency)
    return {"text": text, "uid": IUUID(letter)}


def _next_meeting(letter, agency, agenda):
    """The next meeting of the same members, at which the minutes of this one are adopted."""
    year = be_year(bangkok_date())
    number = books.next_in_series(agency, "meeting", letter.meeting, year)
    if letter.meeting_year == year:
        number = max(number, (letter.meeting_number or 0) + 1)
    missed = [
        {"name": row["name"], "position": row["position"], "duty": ""} for row in letter.absent
    ]
    agenda = [dict(row) for row in agenda]
    if letter.meeting_number:
        which = f"{letter.meeting_number}/{letter.meeting_year}"
        agenda[1]["text"] = thai(f"รายงานการประชุม{letter.meeting} ครั้งที่ {which}")
    return {
        "meeting_number": number,
        "meeting_year": year,
        "attended": [*_fresh(letter.attended), *missed],
        "agenda": agenda,
    }


def _fresh(value):
    return [dict(row) for row in value] if isinstance(value, list | tuple) else value
