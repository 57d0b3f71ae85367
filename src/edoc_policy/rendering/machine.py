"""A letter for machines: element names of the TH e-GIF letter standard, CE dates in ISO form.

It travels inside the PDF (relationship Data), so it names enclosures and does not hold them.
Texts are those of the printed letter; numbers and dates are in Arabic digits.
"""

from dataclasses import dataclass
from edoc_policy.rendering.associated import AssociatedFile
from edoc_policy.thai.digits import arabic
from edoc_policy.thai.text import normalise
from lxml import etree
from pathlib import Path
import datetime
import json


RSM = "urn:th:gov:egif:data:standard:GovernmentDocument:1.0"
RAM = "urn:th:gov:egif:data:standard:ReusableAggregateBusinessInformationEntity:1"
FILENAME = "edoc.xml"

_CODES = json.loads((Path(__file__).parent / "data" / "ecms-codes.json").read_text("utf-8"))


@dataclass(frozen=True, kw_only=True)
class Party:
    """Sender or receiver. Ids are those of the e-CMS lists: 2-digit ministry, 10-digit agency."""

    given_name: str = ""
    family_name: str = ""
    job_title: str = ""
    ministry_id: str = ""
    department_id: str = ""


@dataclass(frozen=True, kw_only=True)
class Reference:
    """A letter cited in อ้างถึง; `date` may be unknown."""

    number: str
    date: datetime.date | None = None
    subject: str = ""


def letter_xml(
    *,
    number,
    subject,
    date,
    sender,
    receivers,
    enclosures=(),
    address=None,
    urgency="normal",
    secrecy="normal",
    references=(),
    sent=None,
):
    """A numbered document as UTF-8 XML, bytes.

    `date`: datetime.date of the letter; `sender`, `receivers`: Party; `enclosures`: pairs of title
    and quantity; `address`: where it can be verified; `urgency`, `secrecy`: ids of the
    vocabularies; `references`: Reference; `sent`: aware datetime or None.
    """
    root = etree.Element(etree.QName(RSM, "GovernmentDocument"), nsmap={"rsm": RSM, "ram": RAM})
    letter = _add(root, "CorrespondenceLetter")
    letter.set("ID", "Letter")
    _add(letter, "ID", arabic(number or ""))
    _add(letter, "CorrespondenceDate", date.isoformat())
    _add(letter, "Subject", subject)
    _add(letter, "SecretCode", _CODES["secret"][secrecy])
    _add(letter, "SpeedCode", _CODES["speed"][urgency])
    _party(letter, "SenderParty", sender)
    for receiver in receivers:
        _party(letter, "ReceiverParty", receiver)
    for reference in references:
        cited = _add(letter, "ReferenceCorrespondence")
        _add(cited, "ID", arabic(reference.number))
        _add(cited, "CorrespondenceDate", reference.date.isoformat() if reference.date else "")
        _add(cited, "Subject", reference.subject)
    for title, quantity in enclosures:
        _add(letter, "Attachment", f"{title} {quantity}".strip())
    if sent is not None:
        _add(letter, "SendDate", sent.isoformat(timespec="seconds"))
    _add(letter, "Description", address or "")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def as_associated(xml):
    """The XML as the file to embed in the letter's PDF."""
    return AssociatedFile(FILENAME, xml, "application/xml", "Data", "ข้อมูลหนังสือสำหรับระบบสารบรรณ")


def _add(parent, name, text=None):
    element = etree.SubElement(parent, etree.QName(RAM, name))
    if text:
        element.text = " ".join(normalise(text).split())
    return element


def _party(letter, name, party):
    element = _add(letter, name)
    _add(element, "GivenName", party.given_name)
    _add(element, "FamilyName", party.family_name)
    _add(element, "JobTitle", party.job_title)
    for organisation, code in (
        ("MinistryOrganization", party.ministry_id),
        ("DepartmentOrganization", party.department_id),
    ):
        _add(_add(element, organisation), "ID", code)
