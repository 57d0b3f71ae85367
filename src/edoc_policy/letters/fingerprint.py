"""What somebody had before him when he wrote under a document, as one SHA-256 (hexadecimal)."""

from edoc_policy.letters.digests import sha256_of
from edoc_policy.letters.interfaces import ILetter
from plone.app.textfield.interfaces import IRichTextValue
from plone.namedfile.interfaces import INamed
import hashlib
import json


def fingerprint(letter):
    """Of a sealed or received document the hash of its file; of a draft that of all its fields and of
    the files that it holds. The same content always gives the same."""
    if letter.sealed_sha256 or not ILetter.providedBy(letter):
        return letter.sealed_sha256
    return hashlib.sha256(fields_text(letter).encode()).hexdigest()


def fields_text(letter):
    """All fields of a document of ours as JSON; of a file its name and SHA-256."""
    fields = {name: getattr(letter, name) for name in letter.kind.rows}
    return json.dumps(fields, default=_plain, ensure_ascii=False, sort_keys=True)


def _plain(value):
    if IRichTextValue.providedBy(value):
        return value.raw
    if INamed.providedBy(value):
        return [value.filename, sha256_of(value)]
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return list(value)
