"""From a document of the site to what stands on its page, kind by kind (แบบที่ 1–11)."""

from dataclasses import replace
from edoc_policy.agencies.agency import agency_of
from edoc_policy.letters import english
from edoc_policy.letters.digests import sha256_of
from edoc_policy.letters.letter import addressee_text
from edoc_policy.letters.letter import owner_of
from edoc_policy.letters.letter import recipient_name
from edoc_policy.letters.letter import salutation_pair
from edoc_policy.letters.typed import clock_time
from edoc_policy.letters.vocabularies import HEADING_WORDS
from edoc_policy.letters.vocabularies import title_of
from edoc_policy.rendering import heads
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
from edoc_policy.thai.dates import be_year
from edoc_policy.thai.dates import long_date
from edoc_policy.thai.dates import weekday_date
from html import escape


CERTIFIED = "หนังสือฉบับนี้ให้ไว้เพื่อรับรองว่า"


def paper_of(letter, preview=False):
    """The paper (LetterData, MemoData …) of a document of the site; `preview`: not yet numbered."""
    paper = _PAPERS[letter.kind.id](letter, heads.common(letter, preview))
    return paper if letter.language == "th" else _in_english(letter, paper)


def _in_english(letter, paper):
    """The same paper with the English names of its office and signers (ภาคผนวก 4)."""
    agency = agency_of(letter)
    changes = {
        "agency_name": agency.title_en or agency.title,
        "number": english.number(letter),
        "owner_lines": (english.owner_title(letter),),
        "signers": tuple(
            replace(signer, name=name, position_lines=tuple(post.splitlines()))
            for signer, (name, post) in zip(paper.signers, english.signers(letter), strict=True)
        ),
    }
    if letter.kind.id == "external":
        changes["address_lines"] = tuple((agency.address_lines_en or "").splitlines())
        changes["telephone"] = (paper.telephone or "").replace("ต่อ", "ext.") or None
    return replace(paper, **changes)


def _external(letter, common):
    salutation, closing = salutation_pair(letter)
    copies = [row for row in letter.recipients or () if row["sent_as"] == "copy"]
    return LetterData(
        **common,
        **heads.owner(letter),
        language=letter.language,
        number=letter.number_text,
        address_lines=heads.address(letter),
        date_text=heads.dated(letter),
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
        owner_lines=heads.office(letter),
        number=letter.number_text,
        date_text=heads.dated(letter),
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
        seal=heads.seal(letter),
        date_text=heads.dated(letter),
        owner_lines=tuple(lines),
        telephone=telephone,
    )


def _order(letter, common):
    return OrderData(
        **common,
        issuer=heads.issuer(letter),
        date_text=heads.dated(letter, era=True),
        number=letter.number_text,
        subject=letter.title or "",
        body_html=letter.body_html,
        effective=letter.effect or None,
    )


def _regulation(letter, common):
    return RegulationData(
        **common,
        issuer=heads.issuer(letter),
        date_text=heads.dated(letter, era=True),
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
        issuer=heads.issuer(letter),
        date_text=heads.dated(letter, era=True),
        word=title_of(HEADING_WORDS, letter.heading_word),
        subject=letter.title or "",
        body_html=letter.body_html,
    )


def _statement(letter, common):
    return StatementData(
        **common,
        issuer=heads.issuer(letter),
        date_text=heads.dated(letter),
        subject=letter.title or "",
        edition=str(letter.issue) if letter.issue else None,
        body_html=letter.body_html,
    )


def _certificate(letter, common):
    return CertificateData(
        **common,
        number=letter.number_text,
        address_lines=heads.address(letter),
        body_html=_begun(letter.body_html, CERTIFIED),
        date_text=heads.dated(letter, era=True),
        photo=letter.photo.data if letter.photo else None,
        holder_name=letter.certified_name or None,
        seal=heads.seal(letter),
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
        owner_lines=heads.office(letter),
        date_text=heads.dated(letter),
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
                sha256=sha256_of(file),
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
