"""From the passphrase to the vault: a key is held for what was really signed, and for nothing else."""

from edoc_policy.agencies.agency import agency_of
from edoc_policy.registers import books
from edoc_policy.routing import numbering
from edoc_policy.routing.acts import attempt
from edoc_policy.routing.interfaces import Refused
from edoc_policy.routing.sealing import is_authorised
from edoc_policy.routing.sealing import is_being_sealed
from edoc_policy.routing.sealing import MOMENT
from edoc_policy.thai.dates import bangkok_now
from instance.processes import PEOPLE
from tests.office import actor
from tests.office import letter
import pytest
import transaction


@pytest.fixture
def waiting(offices, pki, monkeypatch):
    """A letter that waits for the governor, whose key is at hand."""
    monkeypatch.setenv("EDOC_KEYS", str(pki.folder / "p12"))
    monkeypatch.setenv("EDOC_TRUST", str(pki.trust))
    monkeypatch.setenv("EDOC_ISSUERS", str(pki.folder / "issuing.pem"))
    made = letter("pending_sign")
    transaction.commit()
    return made


def sign(made):
    attempt("sign", made, actor("governor.pt"), passphrase=PEOPLE["passphrase"])


def test_what_is_signed_can_be_sealed_once_it_is_committed(waiting):
    sign(waiting)
    assert not is_authorised(waiting)
    transaction.commit()
    assert is_authorised(waiting)


def test_what_lost_a_conflict_after_unlocking_is_not_authorised(waiting):
    sign(waiting)
    transaction.abort()
    assert not is_authorised(waiting)


def test_what_is_refused_after_unlocking_is_not_authorised(waiting):
    entry = numbering.number(waiting)
    books.cancel(agency_of(waiting), entry, "เรื่องยุติ", "นายทะเบียน")
    with pytest.raises(Refused, match="ยกเลิกแล้ว"):
        sign(waiting)
    transaction.commit()
    assert not is_authorised(waiting)


def test_who_reads_while_the_seal_is_committed_is_not_asked_to_sign_again(waiting):
    sign(waiting)
    assert not is_authorised(waiting)  # as for a reader: the key is gone, the seal not yet seen
    assert is_being_sealed(waiting)
    assert not is_being_sealed(waiting, bangkok_now() + MOMENT)
