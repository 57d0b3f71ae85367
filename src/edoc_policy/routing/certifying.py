"""สำเนาถูกต้อง (ข้อ 31): an official certifies a copy of a sealed document with his own signature.

The original is not touched: the copy is a file of its own, beside it, with one signature. It is
made by the job `certify_copy` with the key that the act has unlocked for it.
"""

from edoc_policy.agencies.agency import agency_of
from edoc_policy.audit import journal
from edoc_policy.jobs.interfaces import enqueue
from edoc_policy.jobs.interfaces import job
from edoc_policy.letters.letter import by_uid
from edoc_policy.rendering.certifying import certified_copy
from edoc_policy.rendering.stamps import signature_stamp
from edoc_policy.routing.actor import SYSTEM
from edoc_policy.routing.sealing import face
from edoc_policy.routing.sealing import unlocked
from edoc_policy.routing.standing import told
from edoc_policy.signing.sealing import seal
from edoc_policy.signing.vault import vault
from edoc_policy.thai.dates import bangkok_now
from edoc_policy.thai.dates import long_date
from persistent.list import PersistentList
from plone.namedfile import NamedBlobFile
from plone.uuid.interfaces import IUUID
from zope.annotation.interfaces import IAnnotations
import hashlib
import transaction


KEY = "edoc.certified_copies"


def certified_copies(letter):
    """The certified copies of a document, oldest first: dicts of at (aware datetime), userid,
    fullname, post, acting, file (NamedBlobFile), sha256, level."""
    return tuple(IAnnotations(letter).get(KEY, ()))


def certify(letter, actor, passphrase):
    """Have a copy of the sealed file certified by `actor` once the transaction is committed.

    Raises SigningRefused as `sealing.authorise`.
    """
    uid = IUUID(letter)
    vault.hold_once_committed(_place(uid, actor.userid), unlocked(actor, passphrase))
    enqueue(
        "certify_copy",
        uid=uid,
        userid=actor.userid,
        fullname=actor.fullname,
        post=actor.holding.position,
        acting=told(letter, actor),
    )


@job
def certify_copy(site, uid, userid, fullname, post, acting=None):
    """Make and sign the copy; does nothing without the key that was unlocked for it."""
    letter, key = by_uid(site, uid), vault.key_for(_place(uid, userid))
    if letter is None or key is None:
        return
    transaction.get().addAfterCommitHook(_forget, args=(_place(uid, userid),))
    now = bangkok_now()
    agency = agency_of(letter)
    copy = certified_copy(
        letter.sealed.data,
        name=fullname,
        position_lines=tuple(post.splitlines()),
        date=long_date(now),
        agency=agency.title,
        emblem=agency.emblem.data if agency.emblem else None,
        seal=agency.seal.data if agency.seal else None,
    )
    box = copy.signature_box
    signed = seal(
        copy.pdf,
        field_name=box.field,
        key=key,
        location=agency.title,
        appearance_pdf=signature_stamp(face(now), box.width, box.height),
        now=now,
    )
    sha256 = hashlib.sha256(signed.pdf).hexdigest()
    notes = IAnnotations(letter)
    if KEY not in notes:
        notes[KEY] = PersistentList()
    name = f"สำเนาถูกต้อง-{letter.sealed.filename}"
    notes[KEY].append(
        {
            "at": now,
            "userid": userid,
            "fullname": fullname,
            "post": post.replace("\n", " "),
            "acting": acting,
            "file": NamedBlobFile(signed.pdf, contentType="application/pdf", filename=name),
            "sha256": sha256,
            "level": signed.level,
        }
    )
    path = "/".join(letter.getPhysicalPath())
    journal.record(agency, "certified", SYSTEM, path, uid=uid, sha256=sha256, level=signed.level)


def _place(uid, userid):
    """Where in the vault the key for this copy waits, apart from the key for a seal."""
    return f"{uid} certified by {userid}"


def _forget(committed, place):
    if committed:
        vault.drop(place)
