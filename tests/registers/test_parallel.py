"""Many draws at once on a real FileStorage: no number twice, none left out."""

from concurrent.futures import ThreadPoolExecutor
from edoc_policy.registers import books
from edoc_policy.registers.interfaces import RegisterError
from tests.registers.conftest import Agency
from tests.registers.conftest import at
from ZODB.DB import DB
from ZODB.FileStorage import FileStorage
from ZODB.POSException import ConflictError
import pytest
import random
import transaction


@pytest.fixture
def db(tmp_path):
    db = DB(FileStorage(str(tmp_path / "Data.fs")), pool_size=20)
    with db.transaction() as connection:
        connection.root()["agency"] = Agency("เทศบาล", "ปท 52901", {("send", 2569): 101})
    yield db
    db.close()


def draw_with_retries(db, uid, killed=False):
    """What the publisher does: draw, commit, again on a conflict; a killed request never commits."""
    manager = transaction.TransactionManager()
    connection = db.open(manager)
    try:
        while True:
            manager.begin()
            entry = books.draw(
                connection.root()["agency"],
                "send",
                uid=uid,
                subject="เรื่อง",
                now=at("2026-10-19"),
            )
            if killed:
                manager.abort()
                return None
            try:
                manager.commit()
            except ConflictError:
                manager.abort()
                continue
            return entry.running
    finally:
        connection.close()


def test_fifty_parallel_draws_give_fifty_consecutive_numbers(db):
    work = [(f"letter-{n}", False) for n in range(50)] + [(f"killed-{n}", True) for n in range(20)]
    random.Random(1).shuffle(work)
    with ThreadPoolExecutor(8) as pool:
        drawn = list(pool.map(lambda job: draw_with_retries(db, *job), work))
    numbers = sorted(number for number in drawn if number is not None)
    assert numbers == list(range(101, 151))
    with db.transaction() as connection:
        book = books.book_of(connection.root()["agency"], "send", 2569)
        assert [entry.running for entry in book.newest_first()] == numbers[::-1]


def test_the_same_letter_drawn_by_many_at_once_gets_one_number(db):
    with ThreadPoolExecutor(8) as pool:
        drawn = set(pool.map(lambda _n: draw_with_retries(db, "one"), range(16)))
    assert drawn == {101}


def test_a_stored_entry_is_as_fixed_as_a_new_one(db):
    draw_with_retries(db, "one")
    with db.transaction() as connection:
        entry = books.find_entry(connection.root()["agency"], "send", "one")
        entry._p_deactivate()
        with pytest.raises(RegisterError):
            entry.subject = "อื่น"
        assert entry.subject == "เรื่อง"


def test_a_batch_loads_only_its_own_entries(db):
    for n in range(30):
        draw_with_retries(db, f"a{n}")
    manager = transaction.TransactionManager()
    connection = db.open(manager)
    connection.cacheMinimize()
    book = books.book_of(connection.root()["agency"], "send", 2569)
    shown = [entry.shown for entry in book.newest_first(0, 5)]
    assert (shown[0], shown[-1]) == ("ปท ๕๒๙๐๑/๑๓๐", "ปท ๕๒๙๐๑/๑๒๖")
    loaded = [
        each
        for each in connection._cache.lru_items()
        if type(each[1]).__name__ == "Entry" and each[1]._p_changed is not None
    ]
    assert len(loaded) == 5
    connection.close()
