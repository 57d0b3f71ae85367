"""From a document of the site to what stands on its page, kind by kind (แบบที่ 1–11)."""

from dataclasses import replace
from edoc_policy.agencies.agency import agency_of
from edoc_policy.letters import english
from edoc_policy.letters.letter import addressee_text
from edoc_policy.letters.letter import owner_of
from edoc_policy.letters.letter import recipient_name
from edoc_policy.letters.letter import salutation_pair
from edoc_policy.letters.letter import signer_of
from edoc_policy.letters.typed import clock_time
from edoc_policy.letters.vocabularies import HEADING_WORDS
from edoc_policy.letters.vocabularies import SECRECY
from edoc_policy.letters.vocabularies import title_of
from edoc_policy.letters.vocabularies import URGENCY
from edoc_policy.rendering.directives import AnnouncementData
from edoc_policy.rendering.directives import Clause
from edoc_policy.rendering.directives import OrderData
from edoc_policy.rendering.directives import RegulationData
from edoc_policy.rendering.directives import StatementData
from edoc_policy.rendering.evidence import AgendaItem
from edoc_policy.rendering.evidence import CertificateData
from edoc_policy.rendering.evidence import KeptFile
from edoc_policy.rendering.evidence import MinutesData
from edoc_policy.rendering.evidence import NoteData
from edoc_policy.rendering.evidence import OtherData
from edoc_policy.rendering.evidence import Person
from edoc_policy.rendering.letterdata import LetterData
from edoc_policy.rendering.letterdata import MemoData
from edoc_policy.rendering.letterdata import StampedData
from edoc_policy.rendering.papers import Signer
from edoc_policy.thai.dates import be_year
from edoc_policy.thai.dates import clock
from edoc_policy.thai.dates import english_date
from edoc_policy.thai.dates import long_date
from edoc_policy.thai.dates import weekday_date
from html import escape
from plone import api
import hashlib
import os
import re


CERTIFIED = "หนังสือฉบับนี้ให้ไว้เพื่อรับรองว่า"
_TITLES = re.compile("^(นาย|นางสาว|นาง)")
_MANNERS = {"signature": "signature", "seal": "seal", "typed": "typed"}


def paper_of(letter, preview=False):
    """The paper (LetterData, MemoData …) of a document of the site; `preview`: not yet numbered."""
    paper = _PAPERS[letter.kind.id](letter, _common(letter, preview))
    return paper if letter.language == "th" else _in_english(letter, paper)


def _in_english(letter, paper):
    """The same paper with the English names of its office and signer (ภาคผนวก 4)."""
    agency = agency_of(letter)
    (signer,) = paper.signers
    lines = tuple(english.signer_post(letter).splitlines())
    changes = {
        "agency_name": agency.title_en or agency.title,
        "number": english.number(letter),
        "owner_lines": (english.owner_title(letter),),
        "signers": (replace(signer, name=english.signer_name(letter), position_lines=lines),),
    }
    if letter.kind.id == "external":
        changes["address_lines"] = tuple((agency.address_lines_en or "").splitlines())
        changes["telephone"] = (paper.telephone or "").replace("ต่อ", "ext.") or None
    return replace(paper, **changes)


def verify_url(code):
    """The public address that tells whether a document is genuine."""
    base = os.environ.get("EDOC_PUBLIC_URL") or api.portal.get().absolute_url()
    return f"{base}/@@verify?code={code}"


def _common(letter, preview):
    agency = agency_of(letter)
    return {
        "kind": letter.kind.id,
        "agency_name": agency.title,
        "emblem": agency.emblem.data if agency.emblem else None,
        "secrecy_text": _unless_normal(SECRECY, letter.secrecy),
        "urgency_text": _unless_normal(URGENCY, letter.urgency),
        "signers": _signers(letter),
        "verify_url": verify_url(letter.code) if letter.code and not preview else None,
        "verify_code": letter.code if not preview else None,
        "preview": preview,
    }


def _signers(letter):
    """Who stands under it; nobody where the agency's name alone does (ข้อ 21.5, 22.5)."""
    if letter.kind.signed == "agency":
        return ()
    name, position = signer_of(letter)
    signer = Signer(
        name=name,
        position_lines=tuple(position.splitlines()),
        manner=_MANNERS[letter.kind.signed],
        stamped_at=_typed_at(letter) if letter.kind.signed == "typed" else None,
        initials=initials(name) if letter.kind.signed == "seal" else None,
    )
    if letter.kind.number == "meeting" and letter.checker:
        return signer, Signer(name=letter.checker, manner="none")
    return (signer,)


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


def _dated(letter, era=False):
    """The date as the form prints it, None before there is one."""
    if not letter.dated:
        return None
    return (
        english_date(letter.dated) if letter.language == "en" else long_date(letter.dated, era=era)
    )


def _owner(letter):
    lines, telephone, email = owner_of(letter)
    return {"owner_lines": tuple(lines), "telephone": telephone, "email": email}


def _office(letter):
    """The unit with its telephone and e-mail in one, as a memo has it (ข้อ 12.1)."""
    lines, telephone, email = owner_of(letter)
    contact = [f"โทร. {telephone}" if telephone else "", email or ""]
    return (" ".join([*reversed(lines), *filter(None, contact)]),)


def _address(letter):
    return tuple((agency_of(letter).address_lines or "").splitlines())


def _issuer(letter):
    return letter.issuer or agency_of(letter).title


def _external(letter, common):
    salutation, closing = salutation_pair(letter)
    copies = [row for row in letter.recipients or () if row["sent_as"] == "copy"]
    return LetterData(
        **common,
        **_owner(letter),
        language=letter.language,
        number=letter.number_text,
        address_lines=_address(letter),
        date_text=_dated(letter),
        subject=letter.title or "",
        salutation=salutation,
        addressee=addressee_text(letter),
        references=tuple(row["text"] for row in letter.references or () if row["text"]),
        enclosures=tuple((row["title"], row["quantity"]) for row in letter.enclosures or ()),
        body_html=letter.body_html,
        closing=closing,
        copies=tuple(recipient_name(row) for row in copies),
    )


def _memo(letter, common):
    return MemoData(
        **common,
        language=letter.language,
        owner_lines=_office(letter),
        number=letter.number_text,
        date_text=_dated(letter),
        subject=letter.title or "",
        salutation=salutation_pair(letter)[0],
        addressee=addressee_text(letter),
        body_html=letter.body_html,
    )


def _stamped(letter, common):
    agency, (lines, telephone, _email) = agency_of(letter), owner_of(letter)
    return StampedData(
        **common,
        number=letter.number_text,
        recipients=addressee_text(letter),
        body_html=letter.body_html,
        sender=agency.title,
        seal=agency.seal.data if agency.seal else None,
        date_text=_dated(letter),
        owner_lines=tuple(lines),
        telephone=telephone,
    )


def _order(letter, common):
    return OrderData(
        **common,
        issuer=_issuer(letter),
        date_text=_dated(letter, era=True),
        number=letter.number_text,
        subject=letter.title or "",
        body_html=letter.body_html,
        effective=letter.effect or None,
    )


def _regulation(letter, common):
    return RegulationData(
        **common,
        issuer=_issuer(letter),
        date_text=_dated(letter, era=True),
        subject=letter.title or "",
        edition=str(letter.issue) if letter.issue else None,
        year=str(be_year(letter.dated)),
        preamble_html=letter.body_html,
        clauses=tuple(
            Clause(number=n, chapter=row["chapter"] or None, text=row["text"])
            for n, row in enumerate(letter.clauses or (), 1)
        ),
    )


def _announcement(letter, common):
    return AnnouncementData(
        **common,
        issuer=_issuer(letter),
        date_text=_dated(letter, era=True),
        word=title_of(HEADING_WORDS, letter.heading_word),
        subject=letter.title or "",
        body_html=letter.body_html,
    )


def _statement(letter, common):
    return StatementData(
        **common,
        issuer=_issuer(letter),
        date_text=_dated(letter),
        subject=letter.title or "",
        edition=str(letter.issue) if letter.issue else None,
        body_html=letter.body_html,
    )


def _certificate(letter, common):
    return CertificateData(
        **common,
        number=letter.number_text,
        address_lines=_address(letter),
        body_html=_begun(letter.body_html, CERTIFIED),
        date_text=_dated(letter, era=True),
        photo=letter.photo.data if letter.photo else None,
        holder_name=letter.certified_name or None,
    )


def _begun(html, words):
    """The text of a certificate, begun with the words of the form (ข้อ 24.3) once."""
    if words in html:
        return html
    return html.replace("<p>", f"<p>{words} ", 1) if "<p>" in html else f"<p>{words} {html}</p>"


def _minutes(letter, common):
    number = f"{letter.meeting_number}/{letter.meeting_year}" if letter.meeting_number else None
    return MinutesData(
        **common,
        meeting=letter.meeting,
        number=number,
        held_on=weekday_date(letter.held_on) if letter.held_on else "",
        held_at=letter.place,
        attendees=_people(letter.attended),
        absentees=_people(letter.absent),
        participants=_people(letter.joined),
        opened_at=_clock(letter.started_at),
        agenda=tuple(
            AgendaItem(heading=row["title"], body_html=_paragraphs(row["text"]))
            for row in letter.agenda or ()
        ),
        closed_at=_clock(letter.ended_at),
    )


def _people(rows):
    return tuple(
        Person(
            name=row["name"], position=row["position"], duty=row.get("duty") or row.get("reason")
        )
        for row in rows or ()
    )


def _clock(value):
    return clock_time(value, True) if value else ""


def _paragraphs(text):
    lines = [line.strip() for line in (text or "").splitlines()]
    return "".join(f"<p>{escape(line)}</p>" for line in lines if line)


def _note(letter, common):
    return NoteData(
        **common,
        owner_lines=_office(letter),
        date_text=_dated(letter),
        salutation=letter.salutation,
        addressee=letter.addressee,
        body_html=letter.body_html,
    )


def _other(letter, common):
    files = [row["file"] for row in letter.enclosures or () if row["file"] is not None]
    return OtherData(
        **common,
        number=letter.number_text,
        subject=letter.title or "",
        source_text=letter.origin,
        date_text=long_date(letter.made_on) if letter.made_on else None,
        body_html=letter.body_html,
        files=tuple(
            KeptFile(
                name=file.filename,
                mime_type=file.contentType,
                size=file.getSize(),
                sha256=hashlib.sha256(file.data).hexdigest(),
            )
            for file in files
        ),
    )


_PAPERS = {
    "external": _external,
    "memo": _memo,
    "stamped": _stamped,
    "order": _order,
    "regulation": _regulation,
    "bylaw": _regulation,
    "announcement": _announcement,
    "statement": _statement,
    "news": _statement,
    "certificate": _certificate,
    "minutes": _minutes,
    "note": _note,
    "other": _other,
}
