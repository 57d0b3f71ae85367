"""ผู้ลงนาม: who is to sign a document, each as what, and who has (ข้อ 11.10–11.11, ภาคผนวก 3)."""

from dataclasses import dataclass
from edoc_policy.agencies.agency import agency_of
from edoc_policy.agencies.standins import find_stand_in
from edoc_policy.letters.letter import by_uid
from Products.CMFCore.utils import getToolByName


@dataclass(frozen=True)
class Signatory:
    """Who is to sign: UID of his post, his user id, and the UID of the post he acts for."""

    post: str
    userid: str
    acted: str | None = None


def read(value):
    """The Signatory of a value of the vocabulary `edoc.signatories`, or None."""
    parts = (value or "").split("|")
    return Signatory(*parts[:3]) if len(parts) > 1 and all(parts[:2]) else None


def signatories_of(letter):
    """Who is to sign, the one who numbers the document first: a tuple of Signatory."""
    rows = [letter.signatory, *(row["signatory"] for row in letter.cosignatories or ())]
    return tuple(dict.fromkeys(filter(None, map(read, rows))))


def signed(letter, signatory):
    """The signature of a signatory as kept with the letter (`Letter.signatures`), or None."""
    return next((each for each in letter.signatures if each["post_uid"] == signatory.post), None)


def waiting(letter):
    """Who has still to sign: a tuple of Signatory."""
    return tuple(each for each in signatories_of(letter) if signed(letter, each) is None)


def name_and_position(letter, signatory):
    """(full name, lines of the position) of one who has signed or is to sign."""
    done = signed(letter, signatory)
    if done is not None:
        return done["fullname"], done["position"]
    user = getToolByName(letter, "acl_users").getUserById(signatory.userid)
    fullname = user.getProperty("fullname", "") if user is not None else ""
    return fullname or signatory.userid, position_of(letter, signatory)


def signers_of(letter):
    """[(full name, position)] of all who stand under a letter, in their order.

    The position of who acts for another has two lines (ภาคผนวก 3).
    """
    return [name_and_position(letter, each) for each in signatories_of(letter)]


def signer_of(letter):
    """(full name, position) of who numbers the letter and signs first, or two empty texts."""
    return next(iter(signers_of(letter)), ("", ""))


def position_of(letter, signatory):
    """The lines under a name: the post, and for whom its holder acts."""
    stand_in = stand_in_of(letter, signatory)
    if stand_in is not None:
        return stand_in.position
    post = by_uid(letter, signatory.post)
    return post.title if post is not None else ""


def stand_in_of(letter, signatory):
    """The StandIn by which a signatory acts for another post, in force or not; else None."""
    if not signatory.acted:
        return None
    return find_stand_in(agency_of(letter), signatory.acted, signatory.post)
