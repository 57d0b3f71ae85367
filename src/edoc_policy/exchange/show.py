"""Letters as plain values for REST."""

from edoc_policy.agencies.agency import agency_of
from edoc_policy.exchange.deliveries import deliveries
from edoc_policy.exchange.deliveries import STATE_TITLES as DELIVERY_TITLES
from edoc_policy.letters.letter import addressee_text
from edoc_policy.letters.letter import salutation_pair
from edoc_policy.letters.signatories import name_and_position
from edoc_policy.letters.signatories import signatories_of
from edoc_policy.letters.signatories import signed
from edoc_policy.routing import durations
from edoc_policy.routing import progress
from edoc_policy.routing.certifying import certified_copies
from edoc_policy.routing.endorsements import endorsements
from edoc_policy.routing.rules import state_of
from edoc_policy.routing.rules import state_title
from plone.uuid.interfaces import IUUID


def _common(letter, t):
    state, entries = state_of(letter), endorsements(letter)
    return {
        "@id": letter.absolute_url(),
        "@type": letter.portal_type,
        "UID": IUUID(letter),
        "agency": agency_of(letter).getId(),
        "title": letter.title,
        "review_state": state,
        "state_title": t(state_title(letter)),
        "urgency": letter.urgency,
        "secrecy": letter.secrecy,
        "number": letter.number_text,
        "dated": letter.dated.isoformat() if letter.dated else None,
        "code": letter.code,
        "sealed_sha256": letter.sealed_sha256,
        "report": letter.report,
        "enclosures": [_enclosure(letter, n, row) for n, row in enumerate(letter.enclosures, 1)],
        "certified_copies": [
            {
                "at": copy["at"].isoformat(),
                "fullname": copy["fullname"],
                "post": copy["post"],
                "sha256": copy["sha256"],
                "level": copy["level"],
                "download": f"{letter.absolute_url()}/@@file?tab=certified-{number}",
                **_acting(copy),
            }
            for number, copy in enumerate(certified_copies(letter), 1)
        ],
        "endorsements": [
            {
                "act": entry["act"],
                "verb": t(entry["verb"]),
                "at": entry["at"].isoformat(),
                "userid": entry["userid"],
                "fullname": entry["fullname"],
                "post": entry["post"],
                "words": entry["words"],
                **_acting(entry),
                "held_seconds": _seconds(span),
            }
            for entry, span in zip(entries, durations.held(entries), strict=True)
        ],
        "waits": _waits(letter),
    }


def _acting(entry):
    """For whom and by which order something was done; nothing in one's own post."""
    return {"acting": entry["acting"]} if entry.get("acting") else {}


def _seconds(span):
    return int(span.total_seconds()) if span is not None else None


def _waits(letter):
    """Who has to do something about a letter, and since when; None when it waits for nobody."""
    found = progress.waits(letter)
    if found is None:
        return None
    who = [{"name": name, "post": post} for name, post in found["who"]]
    return {"who": who, "since": found["since"].isoformat()}


def enclosure_url(letter, number):
    """The address of the file of an enclosure; `number` counts from 1."""
    return f"{letter.absolute_url()}/@@file?tab=enclosure-{number}"


def _enclosure(letter, number, row):
    file = row["file"]
    facts = {"title": row["title"], "quantity": row["quantity"], "file": None}
    if file is not None:
        facts["file"] = {
            "filename": file.filename,
            "content-type": file.contentType,
            "size": file.getSize(),
            "download": enclosure_url(letter, number),
        }
    return facts


def _own_fields(letter):
    """The fields of the letter's kind as JSON; what has a place of its own is left to it."""
    return {
        name: _plain(getattr(letter, name))
        for name in letter.kind.rows
        if name not in ("enclosures", "body", "photo")
    }


def _plain(value):
    if hasattr(value, "isoformat"):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        return [dict(row) for row in value]
    return value


def letter_facts(letter, t):
    """An outgoing letter; `t` translates a Message."""
    salutation, closing = salutation_pair(letter)
    return {
        **_common(letter, t),
        **_own_fields(letter),
        "kind": letter.kind.id,
        "revision": letter.revision,
        "circular": letter.circular,
        "recipients": [dict(row) for row in letter.recipients],
        "references": [dict(row) for row in letter.references],
        "addressee": addressee_text(letter),
        "salutation": salutation,
        "closing": closing,
        "body": letter.body_html,
        "signatory": letter.signatory,
        "signers": [_signer(letter, each) for each in signatories_of(letter)],
        "owner_unit": letter.owner_unit,
        "route": _route(letter, t),
        "seal_level": letter.seal_level,
        "sealed_at": letter.sealed_at.isoformat() if letter.sealed_at else None,
        "reply_to": letter.reply_to,
        "answered_by": list(letter.answered_by),
        "deliveries": [
            {
                "agency": row["agency"],
                "name": row["name"],
                "state": row["state"],
                "state_title": t(DELIVERY_TITLES[row["state"]]),
                "at": row["at"].isoformat(),
                "receive_number": row["receive_number"],
                "reason": row["reason"],
            }
            for row in deliveries(letter)
        ],
    }


def _route(letter, t):
    """The route a letter is on, with its steps; None before it is submitted."""
    if letter.route is None:
        return None
    return {
        "id": letter.route["id"],
        "title": t(letter.route["title"]),
        "steps": [
            {
                "title": step["title"],
                "ask": step["ask"].id,
                "ask_title": t(step["ask"].title),
                "answers": [verb.id for verb in step["ask"].answers],
                "needed": step["needed"],
                "added": step["added"],
                "state": step["state"],
                "since": step["since"].isoformat() if step["since"] else None,
                "until": step["until"].isoformat() if step["until"] else None,
                "seats": [
                    {
                        "who": [{"name": name, "post": post} for name, post in seat["who"]],
                        "verb": seat["verb"].id if seat["verb"] else None,
                        "at": seat["at"].isoformat() if seat["at"] else None,
                        "held_seconds": _seconds(seat["held"]),
                    }
                    for seat in step["seats"]
                ],
            }
            for step in progress.steps(letter)
        ],
    }


def _signer(letter, signatory):
    name, position = name_and_position(letter, signatory)
    return {"name": name, "position": position, "signed": signed(letter, signatory) is not None}


def incoming_facts(letter, t):
    """An incoming letter; `t` translates a Message."""
    return {
        **_common(letter, t),
        "sender": {"agency": letter.sender_id, "title": letter.sender_title},
        "addressee": letter.addressee,
        "within": letter.within.isoformat() if letter.within else None,
        "received_at": letter.received_at.isoformat() if letter.received_at else None,
        "receive_number": letter.receive_number,
        "registered_at": letter.registered_at.isoformat() if letter.registered_at else None,
        "revision": letter.revision,
        "unit": letter.unit_uid,
        "answers": letter.answers_uid,
        "answered_by": list(letter.answered_by),
    }
