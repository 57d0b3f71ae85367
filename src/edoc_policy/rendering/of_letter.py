"""From a letter of the site to what is printed: its data, its associated files, its rendition."""

from edoc_policy.agencies.agency import agency_of
from edoc_policy.letters.letter import addressee_text
from edoc_policy.letters.letter import owner_of
from edoc_policy.letters.letter import recipient_name
from edoc_policy.letters.letter import salutation_pair
from edoc_policy.letters.letter import signer_of
from edoc_policy.letters.vocabularies import SECRECY
from edoc_policy.letters.vocabularies import title_of
from edoc_policy.letters.vocabularies import URGENCY
from edoc_policy.rendering import machine
from edoc_policy.rendering.associated import AssociatedFile
from edoc_policy.rendering.letterdata import LetterData
from edoc_policy.rendering.rendition import render
from edoc_policy.thai.dates import bangkok_now
from edoc_policy.thai.dates import long_date
from plone import api
import os


#: Where the signatory of a draft is not chosen yet.
UNSIGNED = "." * 30


def letter_data(letter, preview=False):
    """The LetterData of an outgoing letter."""
    agency = agency_of(letter)
    salutation, closing = salutation_pair(letter)
    signer_name, position = signer_of(letter)
    owner_lines, telephone, email = owner_of(letter)
    copies = [row for row in letter.recipients or () if row["sent_as"] == "copy"]
    return LetterData(
        number=letter.number_text,
        agency_name=agency.title,
        address_lines=tuple((agency.address_lines or "").splitlines()),
        emblem=agency.emblem.data if agency.emblem else None,
        date_text=long_date(letter.dated) if letter.dated else None,
        urgency_text=_unless_normal(URGENCY, letter.urgency),
        secrecy_text=_unless_normal(SECRECY, letter.secrecy),
        subject=letter.title or "",
        salutation=salutation,
        addressee=addressee_text(letter),
        references=tuple(row["text"] for row in letter.references or () if row["text"]),
        enclosures=tuple((row["title"], row["quantity"]) for row in letter.enclosures or ()),
        body_html=letter.body_html,
        closing=closing,
        signer_name=signer_name or UNSIGNED,
        signer_position_lines=tuple(position.splitlines()),
        owner_lines=tuple(owner_lines),
        telephone=telephone,
        email=email,
        copies=tuple(recipient_name(row) for row in copies),
        verify_url=verify_url(letter.code) if letter.code and not preview else None,
        verify_code=letter.code if not preview else None,
        preview=preview,
    )


def rendition_of(letter, preview=False):
    """The letter in print: to be signed, or as a preview that cannot be mistaken for it.

    The same numbered letter always gives the same bytes. Raises RenderingError.
    """
    data = letter_data(letter, preview)
    if preview:
        return render(data, timestamp=bangkok_now())
    files = [machine.as_associated(_machine_readable(letter, data))]
    files += [
        AssociatedFile(
            row["file"].filename,
            row["file"].data,
            row["file"].contentType,
            "Supplement",
            row["title"],
        )
        for row in letter.enclosures or ()
        if row["file"] is not None
    ]
    return render(data, associated=tuple(files), timestamp=letter.numbered_at)


def verify_url(code):
    """The public address that tells whether a letter is genuine."""
    base = os.environ.get("EDOC_PUBLIC_URL") or api.portal.get().absolute_url()
    return f"{base}/@@verify?code={code}"


def _machine_readable(letter, data):
    position = " ".join(data.signer_position_lines)
    receivers = [
        machine.Party(job_title=recipient_name(row))
        for row in letter.recipients or ()
        if row["sent_as"] == "to"
    ]
    return machine.letter_xml(
        data,
        date=letter.dated,
        sender=machine.Party(given_name=data.signer_name, job_title=position),
        receivers=receivers,
        urgency=letter.urgency,
        secrecy=letter.secrecy,
        sent=letter.numbered_at,
    )


def _unless_normal(vocabulary, value):
    return None if value == "normal" else title_of(vocabulary, value)
