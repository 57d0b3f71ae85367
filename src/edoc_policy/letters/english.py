"""หนังสือราชการภาษาอังกฤษ (ภาคผนวก 4): what stands in English on the paper, from the registers of the
agency; what they lack is asked for, never transliterated."""

from edoc_policy import _
from edoc_policy.agencies.agency import agency_of
from edoc_policy.letters.letter import by_uid
from edoc_policy.letters.signatories import signatories_of
from edoc_policy.letters.signatories import signed
from edoc_policy.letters.vocabularies import data_of


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
    done = signed(letter, signatory)
    acting = done.get("acting") if done is not None else None
    if acting:
        return acting_signer(letter, done["userid"], acting)
    return _name(letter, signatory.post, signatory.userid), _title(letter, signatory.post)


def acting_signer(letter, userid, acting):
    """(name, two lines) in English of who signs for another; `acting`: as kept with a signature.

    An empty text is what the registers lack.
    """
    own, other = (_title(letter, acting[name]) for name in ("deputy_uid", "for_uid"))
    word = data_of("capacities")["english"][acting["capacity"]]
    lines = f"{own}\n{word} {other}" if own and other else ""
    return _name(letter, acting["deputy_uid"], userid), lines


def _name(letter, post_uid, userid):
    post = by_uid(letter, post_uid)
    rows = [] if post is None else [r for r in post.holders or () if r["userid"] == userid]
    return next((row["name_en"] for row in reversed(rows) if row.get("name_en")), "")


def _title(letter, post_uid):
    post = by_uid(letter, post_uid)
    return "" if post is None else post.title_en or ""


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
