"""Making and changing drafts: one way for the form and for REST, with no request in sight."""

from dataclasses import dataclass
from edoc_policy import _
from edoc_policy.agencies.agency import agency_by_id
from edoc_policy.agencies.agency import agency_of
from edoc_policy.agencies.agency import tray_for
from edoc_policy.agencies.posts import acting_holding
from edoc_policy.agencies.posts import posts_of
from edoc_policy.audit import journal
from edoc_policy.letters.indexers import plain
from edoc_policy.letters.interfaces import IBodyCleaner
from edoc_policy.letters.interfaces import InvalidDraft
from edoc_policy.letters.interfaces import IUploadCheck
from edoc_policy.letters.interfaces import Stale
from edoc_policy.letters.interfaces import Unfit
from edoc_policy.letters.letter import addressee_text
from edoc_policy.letters.letter import citation
from edoc_policy.letters.letter import Letter
from edoc_policy.letters.schemas import EXTERNAL
from edoc_policy.letters.vocabularies import title_of
from edoc_policy.letters.vocabularies import URGENCY
from edoc_policy.thai.text import normalise
from plone import api
from plone.app.textfield.value import RichTextValue
from plone.uuid.interfaces import IUUID
from zope.component import getUtility
from zope.event import notify
from zope.globalrequest import getRequest
from zope.lifecycleevent import ObjectModifiedEvent
from zope.schema import getFieldNames
from zope.schema import ValidationError
from zope.schema.interfaces import RequiredMissing
from zope.schema.interfaces import TooLong


FIELDS = {name: schema[name] for schema in EXTERNAL for name in getFieldNames(schema)}
TEXTS = ("title", "addressee", "salutation", "closing")
GRIDS = {
    "recipients": ("agency", "name", "sent_as"),
    "references": ("text", "uid"),
    "enclosures": ("title", "quantity", "file"),
}


@dataclass(frozen=True)
class Problem:
    """What is wrong with a draft: in which field, in which row (from 1, 0: the field itself)."""

    field: str
    message: str
    row: int = 0


def clean(values, context):
    """`values` ({field: value}) fit to be kept.

    Texts are normalised, the body is reduced to what a letter can hold, empty rows of grids
    vanish, files are looked at. Raises InvalidDraft with every problem found.
    """
    problems, result = [], {}
    for name, value in values.items():
        if name in TEXTS:
            value = normalise(value or "").strip()
        elif name in GRIDS:
            value = [_row(row, name) for row in value or ()]
            if name == "enclosures":
                _check_files(value, problems)
            value = [row for row in value if any(row[k] for k in row if k != "sent_as")]
        elif name == "body":
            value = _body(value, problems)
        result[name] = value
    for name, value in result.items():
        try:
            FIELDS[name].bind(context).validate(value)
        except ValidationError as error:
            problems.append(Problem(name, in_words(error, FIELDS[name])))
    if problems:
        raise InvalidDraft(problems)
    return result


def in_words(error, field):
    """What the writer is told when `field` (a zope.schema field) refuses a value with `error`."""
    title = field.title
    if isinstance(error, RequiredMissing):
        return _("ยังไม่มี${title}", mapping={"title": title})
    if isinstance(error, TooLong):
        return _(
            "${title}ยาวเกินไป ย่อให้ไม่เกิน ${n} ตัวอักษร",
            mapping={"title": title, "n": field.max_length},
        )
    return _("${title}ที่ใส่มาใช้ไม่ได้ เลือกหรือพิมพ์ใหม่", mapping={"title": title})


def create(agency, values, creator):
    """A new draft in the outgoing tray of this year; `values` as for `clean`."""
    values = clean({"title": "", **values}, agency)
    letter = Letter()
    letter.portal_type = "edoc.letter"
    letter.creators = (creator,)
    _apply(letter, values)
    letter = tray_for(agency, "outgoing").lay(letter)
    enter(letter, "create", creator)
    return letter


def revise(letter, values, revision=None, editor=None):
    """Change a draft as `editor` (user id, by default who is logged in).

    Raises Stale when `revision` is not the letter's present one.
    """
    if revision is not None and revision != letter.revision:
        raise Stale(_("บันทึกไม่ได้ มีผู้แก้ร่างนี้ไปแล้วหลังจากที่ท่านเปิด ข้อความของท่านยังอยู่ในหน้านี้"))
    _apply(letter, clean(values, letter))
    letter.revision += 1
    enter(letter, "edit", editor or api.user.get_current().getId(), fields=sorted(values))
    notify(ObjectModifiedEvent(letter))
    return letter


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
        **facts,
    )


def missing(letter):
    """What the regulation still asks for before the draft may be submitted (ข้อ 11)."""
    problems = []
    if not letter.title:
        problems.append(Problem("title", _("ยังไม่มีเรื่อง (ข้อ 11.4)")))
    if not addressee_text(letter):
        problems.append(Problem("recipients", _("ยังไม่มีผู้รับ (ข้อ 11.5)")))
    problems.extend(
        Problem(
            "enclosures",
            _("สิ่งที่ส่งมาด้วย แถว ${row} ยังไม่มีชื่อเอกสาร", mapping={"row": number}),
            number,
        )
        for number, row in enumerate(letter.enclosures or (), 1)
        if not row["title"]
    )
    problems.extend(
        Problem(
            "enclosures",
            _("สิ่งที่ส่งมาด้วย แถว ${row} ยังไม่มีจำนวน ใส่เช่น “จำนวน ๑ ฉบับ”", mapping={"row": number}),
            number,
        )
        for number, row in enumerate(letter.enclosures or (), 1)
        if not row["quantity"]
    )
    if not plain(letter.body_html).strip():
        problems.append(Problem("body", _("ยังไม่มีข้อความ (ข้อ 11.8)")))
    if not letter.signatory:
        problems.append(Problem("signatory", _("ยังไม่ได้เลือกผู้ลงนาม (ข้อ 11.10)")))
    if not letter.owner_unit:
        problems.append(Problem("owner_unit", _("ยังไม่ได้เลือกส่วนราชการเจ้าของเรื่อง (ข้อ 11.12)")))
    return problems


def _row(row, grid):
    row = {key: row.get(key) for key in GRIDS[grid]}
    for key in ("name", "text", "title", "quantity"):
        if key in row:
            row[key] = normalise(row[key] or "").strip()
    if grid == "recipients":
        row["sent_as"] = row["sent_as"] or "to"
        row["agency"] = row["agency"] or None
    return row


def _body(value, problems):
    html = value if isinstance(value, str) else (value.raw if value is not None else "")
    try:
        html = getUtility(IBodyCleaner)(html or "")
    except Unfit as error:
        problems.append(Problem("body", error.args[0]))
    return RichTextValue(html, "text/html", "text/html")


def _check_files(rows, problems):
    """Look at the files of enclosures; the rows are counted as the writer sees them."""
    for number, row in enumerate(rows, 1):
        if row["file"] is None:
            continue
        try:
            getUtility(IUploadCheck)(
                row["file"].data, row["file"].filename, row["file"].contentType
            )
        except Unfit as error:
            problems.append(Problem("enclosures", error.args[0], number))


def _apply(letter, values):
    for name, value in values.items():
        setattr(letter, name, value)
