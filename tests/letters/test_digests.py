"""Digests of kept files: right, and read once."""

from edoc_policy.letters.digests import sha256_of
from hashlib import sha256
from pathlib import Path
from plone.namedfile.file import NamedBlobFile
from ZODB import DB
from ZODB.DemoStorage import DemoStorage
import pytest
import transaction


pytestmark = pytest.mark.usefixtures("rooms")


@pytest.fixture
def root():
    database = DB(DemoStorage())
    yield database.open().root()
    transaction.abort()
    database.close()


def digest(data):
    return sha256(data).hexdigest()


def test_a_file_just_uploaded(root):
    assert sha256_of(NamedBlobFile(b"sound", filename="sound.mp3")) == digest(b"sound")


def test_a_kept_file_is_read_once_and_a_new_version_anew(root):
    file = root["file"] = NamedBlobFile(b"sound", filename="sound.mp3")
    transaction.commit()
    assert sha256_of(file) == digest(b"sound")

    path = Path(file._blob.committed())
    path.chmod(0o600)
    path.write_bytes(b"noise")  # nobody does; it shows who looks
    assert sha256_of(file) == digest(b"sound")

    file.data = b"voice"
    assert sha256_of(file) == digest(b"voice")
    transaction.commit()
    assert sha256_of(file) == digest(b"voice")


def test_another_connection_knows_it_too(root):
    root["file"] = NamedBlobFile(b"sound", filename="sound.mp3")
    transaction.commit()
    path = Path(root["file"]._blob.committed())
    assert sha256_of(root["file"]) == digest(b"sound")
    path.chmod(0o600)
    path.write_bytes(b"noise")
    with root._p_jar.db().transaction() as connection:
        assert sha256_of(connection.root()["file"]) == digest(b"sound")
