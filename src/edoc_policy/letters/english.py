"""หนังสือราชการภาษาอังกฤษ (ภาคผนวก 4): what stands in English on the paper, from the registers of the
agency; what they lack is asked for, never transliterated."""

from edoc_policy import _
from edoc_policy.agencies.agency import agency_of
from edoc_policy.letters.letter import by_uid
from edoc_policy.letters.signatories import signatories_of


def lacking(letter):
    """What must have an English form before the letter can be sent: messages, in order."""
    agency, unit = _places(letter)
    asked = [
        (agency.title_en, _("ชื่อภาษาอังกฤษของส่วนราชการ")),
        (agency.address_lines_en, _("ที่ตั้งภาษาอังกฤษของส่วนราชการ")),
        (agency.book_prefix_en, _("รหัสเจ้าของเรื่องในหนังสือภาษาอังกฤษ")),
        (unit.title_en if unit is not None else True, _("ชื่อภาษาอังกฤษของหน่วยงานเจ้าของเรื่อง")),
    ]
    for name, position in signers(letter):
        asked += [
            (position, _("ชื่อภาษาอังกฤษของตำแหน่งผู้ลงนาม")),
            (name, _("ชื่อภาษาอังกฤษของผู้ลงนาม")),
        ]
    return [message for value, message in asked if not value]


def signers(letter):
    """[(name, title of the post)] in English of who is to sign, as the posts have them."""
    return [_signer(letter, signatory) for signatory in signatories_of(letter)]


def _signer(letter, signatory):
    post = by_uid(letter, signatory.post)
    if post is None:
        return "", ""
    rows = [row for row in (post.holders or ()) if row["userid"] == signatory.userid]
    name = next((row["name_en"] for row in reversed(rows) if row.get("name_en")), "")
    return name, post.title_en or ""


def owner_title(letter):
    """The English title of the owning unit."""
    agency, unit = _places(letter)
    return unit.title_en if unit is not None else agency.title_en


def number(letter):
    """The number with the English prefix: "PTE 0017.3/1287"."""
    if not letter.number_text:
        return None
    mark = "W" if letter.circular else ""
    return f"{agency_of(letter).book_prefix_en}/{mark}{letter.running}"


def _places(letter):
    agency = agency_of(letter)
    unit = by_uid(letter, letter.owner_unit)
    unit = unit if unit is not None and unit.portal_type == "edoc.unit" else None
    return agency, unit
