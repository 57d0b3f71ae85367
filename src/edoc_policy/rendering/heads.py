"""What every form has at its head and foot: office, date, marks, signers (ข้อ 11–27)."""

from edoc_policy.agencies.agency import agency_of
from edoc_policy.letters.letter import owner_of
from edoc_policy.letters.signatories import signers_of
from edoc_policy.letters.vocabularies import SECRECY
from edoc_policy.letters.vocabularies import title_of
from edoc_policy.letters.vocabularies import URGENCY
from edoc_policy.rendering.papers import Signer
from edoc_policy.thai.dates import clock
from edoc_policy.thai.dates import english_date
from edoc_policy.thai.dates import long_date
from plone import api
import os
import re


_TITLES = re.compile("^(นาย|นางสาว|นาง)")


def verify_url(code):
    """The public address that tells whether a document is genuine."""
    base = os.environ.get("EDOC_PUBLIC_URL") or api.portal.get().absolute_url()
    return f"{base}/@@verify?code={code}"


def common(letter, preview):
    """What every paper takes, by the names of its fields; a preview has no code to verify yet."""
    agency = agency_of(letter)
    return {
        "kind": letter.kind.id,
        "agency_name": agency.title,
        "emblem": agency.emblem.data if agency.emblem else None,
        "secrecy_text": _unless_normal(SECRECY, letter.secrecy),
        "urgency_text": "ด่วนภายใน" if letter.within else _unless_normal(URGENCY, letter.urgency),
        "within_lines": within(letter.within),
        "signers": _signers(letter),
        "verify_url": verify_url(letter.code) if letter.code and not preview else None,
        "verify_code": letter.code if not preview else None,
        "preview": preview,
    }


def within(moment):
    """The day and the time by which a letter asks to be there (ข้อ 28); nothing without one."""
    if moment is None:
        return ()
    return long_date(moment), f"เวลา {clock(moment, thai_digits=True)}"


def _signers(letter):
    """Who stands under it; nobody where the agency's name alone does (ข้อ 21.5, 22.5)."""
    if letter.kind.signed == "agency":
        return ()
    signers = tuple(
        Signer(
            name=name,
            position_lines=tuple(position.splitlines()),
            manner=letter.kind.signed,
            stamped_at=_typed_at(letter) if letter.kind.signed == "typed" else None,
            initials=initials(name) if letter.kind.signed == "seal" else None,
        )
        for name, position in signers_of(letter)
    )
    if letter.kind.number == "meeting" and letter.checker:
        return *signers, Signer(name=letter.checker, manner="none")
    return signers


def initials(name):
    """The initials of a person: "ส. ต." of นายสมมติ ตัวอย่างดี."""
    consonants = [re.sub("^[เ-ไ]", "", part)[:1] for part in _TITLES.sub("", name).split()]
    return " ".join(f"{letter}." for letter in consonants if letter)


def _typed_at(letter):
    """When and in which system a name was typed (ข้อ 26), once it was."""
    if letter.numbered_at is None:
        return None
    moment = letter.numbered_at
    return f"ในระบบสารบรรณอิเล็กทรอนิกส์ เมื่อ {long_date(moment)} เวลา {clock(moment)}"


def _unless_normal(vocabulary, value):
    return None if value == "normal" else title_of(vocabulary, value)


def dated(letter, era=False):
    """The date as the form prints it, None before there is one."""
    if not letter.dated:
        return None
    return (
        english_date(letter.dated) if letter.language == "en" else long_date(letter.dated, era=era)
    )


def seal(letter):
    """The agency's own seal as it was uploaded, or None."""
    agency = agency_of(letter)
    return agency.seal.data if agency.seal else None


def owner(letter):
    """The owning unit as an external letter has it at its foot (ข้อ 11.12–11.13)."""
    lines, telephone, email = owner_of(letter)
    return {"owner_lines": tuple(lines), "telephone": telephone, "email": email}


def office(letter):
    """The unit with its telephone and e-mail in one, as a memo has it (ข้อ 12.1)."""
    lines, telephone, email = owner_of(letter)
    contact = [f"โทร. {telephone}" if telephone else "", email or ""]
    return (" ".join([*reversed(lines), *filter(None, contact)]),)


def address(letter):
    """The lines of the agency's address (ข้อ 11.2)."""
    return tuple((agency_of(letter).address_lines or "").splitlines())


def issuer(letter):
    """In whose name it is given: the agency's, where no other stands (ข้อ 16.1)."""
    return letter.issuer or agency_of(letter).title
