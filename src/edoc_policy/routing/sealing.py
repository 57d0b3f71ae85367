"""From the authorisation of the signatory to the sealed file.

The act of signing unlocks the key and draws the number in one short transaction; the file is
made by the job `seal_letter`, which may run as often as it likes: a letter that has its seal
keeps it, one that has none keeps its number until its signatory unlocks the key again. Where
several sign, each signs the file of the one before; the last signature makes it the sealed file.
"""

from datetime import timedelta
from edoc_policy import _
from edoc_policy.agencies.agency import agency_of
from edoc_policy.audit import journal
from edoc_policy.jobs.interfaces import enqueue
from edoc_policy.jobs.interfaces import job
from edoc_policy.letters.letter import by_uid
from edoc_policy.letters.signatories import signatories_of
from edoc_policy.letters.signatories import waiting
from edoc_policy.rendering.of_letter import rendition_of
from edoc_policy.rendering.stamps import signature_stamp
from edoc_policy.rendering.stamps import unseen_stamp
from edoc_policy.routing.actor import SYSTEM
from edoc_policy.routing.endorsements import endorse
from edoc_policy.routing.endorsements import endorsements
from edoc_policy.routing.rules import signs_next
from edoc_policy.routing.rules import state_of
from edoc_policy.routing.standing import told
from edoc_policy.routing.workflow import move
from edoc_policy.signing import certificates
from edoc_policy.signing.keys import DirectoryKeys
from edoc_policy.signing.policy import SigningConfig
from edoc_policy.signing.sealing import seal
from edoc_policy.signing.validation import validate
from edoc_policy.signing.vault import vault
from edoc_policy.thai.dates import bangkok_now
from edoc_policy.thai.dates import clock
from edoc_policy.thai.dates import short_date
from functools import lru_cache
from plone.namedfile import NamedBlobFile
from plone.uuid.interfaces import IUUID
import hashlib
import transaction


#: The level of what bears a typed name in place of a signature (ข้อ 26).
TYPED = "typed"

#: How long a page may lag behind a seal that has just been committed.
MOMENT = timedelta(seconds=10)
#: So many numbered letters wait in memory with their pages; what finds none is printed again.
PRINTED = 4

#: What a seal changes in the catalog, beside the metadata.
SEALED = ["review_state", "edoc_desk", "edoc_sha256", "modified"]

_printed = {}


def authorise(letter, actor, passphrase, key=None):
    """Unlock the signatory's key for this one letter, as soon as this transaction is committed.

    `key`: one that was unlocked for a list in which this letter stands. Raises SigningRefused as
    `unlocked`.
    """
    vault.hold_once_committed(IUUID(letter), key or unlocked(actor, passphrase))


def unlocked(actor, passphrase):
    """The key of who signs, fit to sign.

    Raises SigningRefused: no key, wrong passphrase, locked, or a certificate that has expired,
    is revoked, names somebody else or is not for signing. Nothing has been drawn then.
    """
    key = DirectoryKeys.from_env().unlock(actor.userid, passphrase)
    try:
        certificates.check(key, actor.fullname, SigningConfig.from_env())
    except Exception:
        key.close()
        raise
    return key


def signature(letter, actor):
    """What is kept of who signs: {"userid", "fullname", "position", "post_uid", "acting"}."""
    return {
        "userid": actor.userid,
        "fullname": actor.fullname,
        "position": actor.holding.position,
        "post_uid": signs_next(letter, actor).post,
        "acting": told(letter, actor),
    }


def face(now):
    """What the visible face of a signature says."""
    return _("ลงลายมือชื่ออิเล็กทรอนิกส์"), f"{short_date(now)} {clock(now)}"


def print_numbered(letter):
    """Print the letter with its number; what cannot be printed may not be numbered.

    Its pages wait in the memory of this process to be sealed. Raises RenderingError.
    """
    pages = rendition_of(letter)
    while len(_printed) >= PRINTED:
        _printed.pop(next(iter(_printed)), None)
    _printed[_draw_of(letter)] = pages


def ask(letter):
    """Have the letter sealed once the present transaction is committed."""
    enqueue("seal_letter", uid=IUUID(letter))


def is_authorised(letter):
    """Whether sealing can go on without its signatory: a typed name needs no key (ข้อ 26)."""
    return letter.kind.signed == "typed" or vault.key_for(IUUID(letter)) is not None


def is_being_sealed(letter, now=None):
    """Whether a numbered letter is about to be sealed, as far as a page can know.

    Who reads while the seal is being committed sees the letter as it was before and the key gone
    already; so what was signed a moment ago counts as well.
    """
    signed = endorsements(letter)[-1]["at"]
    return is_authorised(letter) or (now or bangkok_now()) - signed < MOMENT


@job
def seal_letter(site, uid):
    """Render and sign the numbered letter `uid`; does nothing when it has its seal or no key.

    What bears a typed name (ข้อ 26) is rendered and kept without a signature: who wrote it is known
    from the log-in, and the journal holds the hash of the file.
    """
    letter, key = by_uid(site, uid), vault.key_for(uid)
    if letter is None or letter.sealed is not None or state_of(letter) != "numbered":
        vault.drop(uid)
        return
    if letter.kind.signed == "typed":
        facts = _keep(letter, _pages(letter), letter.numbered_at, TYPED)
    elif key is None:
        return
    else:
        transaction.get().addAfterCommitHook(_forget, args=(uid,))
        facts = _seal(letter, key)
    path = "/".join(letter.getPhysicalPath())
    if letter.sealed is None:
        move(letter, "cosign")
        journal.record(agency_of(letter), "signed_in_part", SYSTEM, path, uid=uid, **facts)
        letter.reindexObject()
        return
    move(letter, "sealed")
    endorse(letter, "sealed", _("ปิดผนึก"), SYSTEM)
    journal.record(agency_of(letter), "sealed", SYSTEM, path, uid=uid, **facts)
    letter.reindexObject(idxs=SEALED)


def _seal(letter, key):
    """Put the last signatory's signature under the letter's pages, and keep them."""
    now, pdf = bangkok_now(), _pages(letter)
    posts = [signatory.post for signatory in signatories_of(letter)]
    field, width, height = letter.signature_boxes[posts.index(letter.signatures[-1]["post_uid"])]
    signed = seal(
        pdf,
        field_name=field,
        key=key,
        location=agency_of(letter).title,
        appearance_pdf=_shown(letter, width, height, now),
        now=now,
    )
    facts = {"certificate": signed.serial, "level": signed.level}
    if waiting(letter):
        letter.unfinished = _file(signed.pdf, f"ยังลงนามไม่ครบ-{file_name(letter)}")
        return {**facts, "sha256": hashlib.sha256(signed.pdf).hexdigest()}
    letter.unfinished = None
    names = tuple(each["fullname"] for each in letter.signatures)
    letter.report = validate(signed.pdf, expected=names).facts()
    return {**facts, **_keep(letter, signed.pdf, signed.signed_at, signed.level)}


def _pages(letter):
    """The pages with the signatures so far."""
    if letter.unfinished is not None:
        return letter.unfinished.data
    rendition = _printed.pop(_draw_of(letter), None) or rendition_of(letter)
    letter.signature_boxes = tuple(
        (box.field, box.width, box.height) for box in rendition.signature_boxes
    )
    return rendition.pdf


def _draw_of(letter):
    """What one drawing of a number and nothing else has: its code is drawn with it."""
    return IUUID(letter), letter.code, letter.numbered_at


def _shown(letter, width, height, now):
    """The face of the signature: words, nothing over an office seal, None where it has no place."""
    if not width:
        return None
    if letter.kind.signed == "seal":
        return unseen_stamp(width, height)
    return _stamp(face(now), width, height)


@lru_cache(maxsize=8)
def _stamp(lines, width, height):
    """Letters signed in the same minute bear the same face."""
    return signature_stamp(lines, width, height)


def _keep(letter, pdf, moment, level):
    """Keep the file that nothing ever rewrites; returns what the journal is told."""
    letter.sealed = _file(pdf, file_name(letter))
    letter.sealed_sha256 = hashlib.sha256(pdf).hexdigest()
    letter.sealed_at = moment
    letter.seal_level = level
    return {"sha256": letter.sealed_sha256, "level": level}


def _file(pdf, name):
    return NamedBlobFile(pdf, contentType="application/pdf", filename=name)


def _forget(committed, uid):
    """The authorisation ends with the seal; a sealing that failed is tried again with it."""
    if committed:
        vault.drop(uid)


def file_name(letter):
    """The name under which the sealed file is downloaded."""
    number = letter.number_text.replace("/", "-").replace(" ", "")
    return f"{number}.pdf"
