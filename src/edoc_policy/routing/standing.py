"""ทำแทน: what an act by who acts for another says of it, and where both can read it.

The paper, the timeline, the journal and the post acted for name who acted, for whom, in which
capacity and by which order (ภาคผนวก 3; DOMAIN §10, rule 16).
"""

from dataclasses import replace
from edoc_policy import _
from edoc_policy.agencies.agency import agency_of
from edoc_policy.agencies.posts import acting_as
from edoc_policy.agencies.posts import holders_of_post
from edoc_policy.letters import english
from edoc_policy.letters.letter import by_uid
from edoc_policy.letters.signatories import stand_in_of
from edoc_policy.routing.interfaces import Refused
from edoc_policy.routing.rules import signs_next


def as_signatory(letter, actor):
    """The actor as he signs: whom the letter names to sign for another post acts for that post."""
    signatory = signs_next(letter, actor)
    if signatory is None or not signatory.acted or actor.holding.acting is not None:
        return actor
    post, stand_in = by_uid(letter, signatory.acted), stand_in_of(letter, signatory)
    return replace(actor, holding=acting_as(post, stand_in, actor.userid))


def told(letter, actor):
    """What is kept of the stand-in with an act: None in one's own post, else a dict of `for` (the
    post acted for), `for_uid`, `holders` (names), `deputy_uid`, `capacity` (id), `word` (its word),
    `basis`, `stand_in` (id)."""
    stand_in = actor.holding.acting if actor.holding is not None else None
    if stand_in is None:
        return None
    holders = holders_of_post(agency_of(letter), stand_in.acted_uid)
    return {
        "for": stand_in.acted_title,
        "for_uid": stand_in.acted_uid,
        "holders": [holding.fullname for holding in holders],
        "deputy_uid": stand_in.deputy_uid,
        "capacity": stand_in.capacity,
        "word": stand_in.word,
        "basis": stand_in.basis,
        "stand_in": stand_in.id,
    }


def can_be_printed(letter, actor):
    """ภาคผนวก 4: who signs an English letter for another needs his names in English. Refused."""
    acting = told(letter, actor)
    if acting is None or letter.language != "en":
        return
    if not all(english.acting_signer(letter, actor.userid, acting)):
        text = _(
            "หนังสือภาษาอังกฤษพิมพ์ชื่อและตำแหน่งภาษาอังกฤษของ${who} แต่ทะเบียนตำแหน่งยังไม่มี ให้ผู้ดูแลใส่ก่อน",
            mapping={"who": actor.fullname},
        )
        raise Refused(text)


def for_journal(acting):
    """The same as facts of a journal entry; nothing in one's own post."""
    if acting is None:
        return {}
    return {
        "acting_for": " ".join([*acting["holders"], acting["for"]]),
        "capacity": acting["word"],
        "basis": acting["basis"],
    }
