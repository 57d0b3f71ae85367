"""Keys of people: who may unlock, and what never shows."""

from edoc_policy.signing import errors
from edoc_policy.signing.keys import DirectoryKeys
from edoc_policy.signing.lockout import Attempts
from edoc_policy.signing.vault import Vault
from tests.signing.conftest import GOVERNOR
from ZODB.POSException import ConflictError
import copy
import pickle
import pytest
import traceback
import transaction


def test_the_owner_unlocks_the_key_with_the_passphrase(keys, ca):
    with keys.unlock(GOVERNOR, ca.passphrase) as key:
        assert key.certificate.subject.native["common_name"] == "นายสมมติ ตัวอย่างดี"
        assert len(key.sign(b"letter", "sha256")) == key.signature_size


def test_a_closed_key_signs_no_more(keys, ca):
    key = keys.unlock(GOVERNOR, ca.passphrase)
    key.close()
    with pytest.raises(errors.KeyClosed):
        key.sign(b"letter", "sha256")


def test_a_wrong_passphrase_says_how_many_tries_are_left(keys):
    with pytest.raises(errors.WrongPassphrase) as caught:
        keys.unlock(GOVERNOR, "wrong")
    assert caught.value.facts == {"left": 9}
    assert "ลองได้อีก 9 ครั้ง" in str(caught.value)


def test_ten_wrong_passphrases_lock_the_key_even_for_the_right_one(keys, ca):
    for _ in range(9):
        with pytest.raises(errors.WrongPassphrase):
            keys.unlock(GOVERNOR, "wrong")
    with pytest.raises(errors.KeyLocked):
        keys.unlock(GOVERNOR, "wrong")
    with pytest.raises(errors.KeyLocked) as caught:
        keys.unlock(GOVERNOR, ca.passphrase)
    assert 1 <= caught.value.facts["minutes"] <= 15


def test_a_lock_outlives_a_restart_of_the_process(keys, ca):
    for _ in range(10):
        with pytest.raises(errors.SigningRefused):
            keys.unlock(GOVERNOR, "wrong")
    with pytest.raises(errors.KeyLocked):
        DirectoryKeys(keys.directory).unlock(GOVERNOR, ca.passphrase)


def test_a_lock_ends_after_fifteen_minutes(keys, ca):
    now = [1000.0]
    keys.attempts = Attempts(keys.directory / "attempts.sqlite", clock=lambda: now[0])
    for _ in range(10):
        with pytest.raises(errors.SigningRefused):
            keys.unlock(GOVERNOR, "wrong")
    now[0] += 15 * 60 + 1
    assert keys.unlock(GOVERNOR, ca.passphrase)


def test_the_right_passphrase_clears_the_count(keys, ca):
    for _ in range(9):
        with pytest.raises(errors.WrongPassphrase):
            keys.unlock(GOVERNOR, "wrong")
    keys.unlock(GOVERNOR, ca.passphrase).close()
    with pytest.raises(errors.WrongPassphrase) as caught:
        keys.unlock(GOVERNOR, "wrong")
    assert caught.value.facts["left"] == 9


@pytest.mark.parametrize("userid", ["nobody", "../governor.pt", "", ".hidden", "a/b", "x" * 101])
def test_without_a_key_file_there_is_a_reason_and_no_path(keys, userid):
    with pytest.raises(errors.NoKey) as caught:
        keys.unlock(userid, "any")
    assert str(keys.directory) not in str(caught.value)


def test_a_damaged_key_file_is_not_called_a_wrong_passphrase(keys, ca):
    path = keys.directory / f"{GOVERNOR}.p12"
    path.write_bytes(path.read_bytes()[:200])
    with pytest.raises(errors.BrokenKey):
        keys.unlock(GOVERNOR, ca.passphrase)


def test_an_unlocked_key_says_nothing_of_itself(keys, ca):
    key = keys.unlock(GOVERNOR, ca.passphrase)
    assert repr(key) == str(key) == "<UnlockedKey>"
    assert not hasattr(key, "__dict__")
    for spread in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError):
            spread(key)


def test_a_refusal_never_carries_the_passphrase(keys, caplog):
    caplog.set_level(0)
    secret = "ความลับ-7f3a9"
    with pytest.raises(errors.WrongPassphrase) as caught:
        keys.unlock(GOVERNOR, secret)
    error = caught.value
    shown = "".join(traceback.format_exception(error)) + repr(error) + caplog.text
    shown += str(error) + repr(error.__cause__) + repr(error.__context__)
    assert secret not in shown
    assert all(secret.encode() not in f.read_bytes() for f in keys.directory.iterdir())


def test_an_authorisation_is_for_one_letter_and_for_a_while(keys, ca):
    now = [0.0]
    vault = Vault(seconds=60, clock=lambda: now[0])
    first, second = (keys.unlock(GOVERNOR, ca.passphrase) for _ in range(2))
    vault.hold("letter", first)
    assert vault.key_for("letter") is first
    assert vault.key_for("another") is None
    vault.drop("letter")
    assert first.closed
    vault.hold("letter", second)
    now[0] = 61
    assert vault.key_for("letter") is None
    assert second.closed
    assert repr(vault) == "<Vault of 0>"


@pytest.fixture
def unlocked(keys, ca):
    """A function that unlocks the governor's key."""
    return lambda: keys.unlock(GOVERNOR, ca.passphrase)


def test_a_key_waits_in_the_vault_once_its_transaction_is_committed(unlocked):
    vault, key = Vault(), unlocked()
    with transaction.manager:
        transaction.get().addAfterCommitHook(lambda committed: None)
        vault.hold_once_committed("letter", key)
        assert vault.key_for("letter") is None
    assert vault.key_for("letter") is key
    assert not key.closed


def test_a_transaction_that_is_aborted_leaves_no_key_and_takes_none_away(unlocked):
    vault, first, second = Vault(), unlocked(), unlocked()
    vault.hold("letter", first)
    transaction.begin()
    vault.hold_once_committed("letter", second)
    transaction.abort()
    assert second.closed
    assert vault.key_for("letter") is first


def test_a_transaction_that_loses_a_conflict_leaves_no_key(unlocked):
    class Loser:
        transaction_manager = transaction.manager
        tpc_begin = commit = abort = tpc_abort = lambda self, transaction: None

        def sortKey(self):
            return "a database"

        def tpc_vote(self, transaction):
            raise ConflictError

    vault, key = Vault(), unlocked()
    transaction.begin()
    transaction.get().join(Loser())
    vault.hold_once_committed("letter", key)
    with pytest.raises(ConflictError):
        transaction.commit()
    transaction.abort()
    assert key.closed
    assert vault.key_for("letter") is None


def test_undone_to_before_it_was_unlocked_a_key_is_closed_to_after_it_stays(unlocked):
    vault, first, second = Vault(), unlocked(), unlocked()
    with transaction.manager:
        before = transaction.savepoint()
        vault.hold_once_committed("first", first)
        before.rollback()
        vault.hold_once_committed("second", second)
        transaction.savepoint().rollback()
    assert first.closed
    assert vault.key_for("first") is None
    assert vault.key_for("second") is second
