"""What the catalog knows of letters. A letter's full text is in the index, never in its metadata."""

from edoc_policy.agencies.agency import agency_of
from edoc_policy.letters.interfaces import IIncoming
from edoc_policy.letters.interfaces import ILetter
from edoc_policy.letters.letter import addressee_text
from edoc_policy.letters.letter import recipient_agencies
from edoc_policy.letters.letter import recipients_short
from edoc_policy.thai.text import number_key
from plone.indexer import indexer
import html
import re


_INLINE = re.compile(r"</?(?:b|strong|i|em|u|s|sup|sub|span|a)\b[^>]*>", re.IGNORECASE)
_TAGS = re.compile(r"<[^>]+>")


def plain(markup):
    """The words of HTML; a word that is bold in part stays one word, blocks stand apart."""
    return html.unescape(_TAGS.sub("\n", _INLINE.sub("", markup)))


def letter_text(letter):
    """All words of an outgoing letter."""
    parts = [
        letter.title,
        letter.number_text or "",
        addressee_text(letter),
        plain(letter.body_html),
    ]
    parts += [row["title"] for row in letter.enclosures or ()]
    parts += [agency_of(letter).title, *recipient_agencies(letter)]
    parts += [row["text"] for row in letter.references or ()]
    return "\n".join(part for part in parts if part)


def number_keys(*numbers):
    """Canonical forms under which a letter is found: whole, and the part after the stroke."""
    keys = set()
    for number in numbers:
        if number:
            key = number_key(number)
            tail = key.rpartition("/")[2]
            keys.update((key, tail, tail.lstrip("ว")))
    return sorted(keys)


@indexer(ILetter)
def letter_edoc_text(letter):
    """Words of an outgoing letter."""
    return letter_text(letter)


@indexer(IIncoming)
def incoming_edoc_text(letter):
    """Words of an incoming letter."""
    words = (letter.title, letter.number_text, letter.sender_title, letter.body_text)
    return "\n".join(word for word in words if word)


@indexer(ILetter)
def letter_searchable_text(letter):
    """Plone's own text index cannot find Thai words: it gets the subject, no more."""
    return letter.title or ""


@indexer(IIncoming)
def incoming_searchable_text(letter):
    """See `letter_searchable_text`."""
    return letter.title or ""


@indexer(ILetter)
def letter_edoc_number(letter):
    """Numbers of an outgoing letter."""
    return number_keys(letter.number_text)


@indexer(IIncoming)
def incoming_edoc_number(letter):
    """Number of an incoming letter, and its receive number."""
    return number_keys(letter.number_text, str(letter.receive_number or ""))


@indexer(ILetter)
def letter_edoc_agency(letter):
    """The agency whose letter it is."""
    return agency_of(letter).getId()


@indexer(IIncoming)
def incoming_edoc_agency(letter):
    """The agency that received it."""
    return agency_of(letter).getId()


@indexer(ILetter)
def letter_edoc_party(letter):
    """The agencies a letter is between."""
    rows = letter.recipients or ()
    return sorted({agency_of(letter).getId(), *(row["agency"] for row in rows if row["agency"])})


@indexer(IIncoming)
def incoming_edoc_party(letter):
    """The agencies a letter is between."""
    return sorted({agency_of(letter).getId(), letter.sender_id or ""} - {""})


@indexer(ILetter)
def letter_edoc_code(letter):
    """The verification code."""
    return letter.code


@indexer(ILetter)
def letter_edoc_row(letter):
    """What a list shows of an outgoing letter beside its title."""
    return {
        "direction": "outgoing",
        "number": letter.number_text or "",
        "dated": letter.dated,
        "urgency": letter.urgency,
        "secrecy": letter.secrecy,
        "circular": letter.circular,
        "from": agency_of(letter).title,
        "to": recipients_short(letter),
        "owner_unit": letter.owner_unit,
        "level": letter.seal_level,
    }


@indexer(IIncoming)
def incoming_edoc_row(letter):
    """What a list shows of an incoming letter beside its title."""
    return {
        "direction": "incoming",
        "number": letter.number_text or "",
        "dated": letter.dated,
        "urgency": letter.urgency,
        "secrecy": letter.secrecy,
        "from": letter.sender_title,
        "to": letter.addressee,
        "receive_number": letter.receive_number,
        "received_at": letter.received_at,
        "unit_uid": letter.unit_uid,
    }
