"""SHA-256 of files that stand in a document, each version read once.

A preview prints the digests of evidence (ข้อ 27) again and again; the files may be large.
"""

from functools import lru_cache
from ZODB.interfaces import BlobError
import hashlib


def sha256_of(file):
    """The digest (hexadecimal) of a NamedBlobFile."""
    blob = file._blob
    blob._p_activate()
    try:
        path = blob.committed()
    except BlobError:  # just uploaded
        return hashlib.sha256(file.data).hexdigest()
    return _of_version(path)


@lru_cache(maxsize=4096)
def _of_version(path):
    """ZODB keeps every version of a blob in a file of its own, which never changes."""
    with open(path, "rb") as version:
        return hashlib.file_digest(version, "sha256").hexdigest()
