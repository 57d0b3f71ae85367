"""A new holder of a post with 10,000 letters in reach, beside Plone's way: a local role, reindexed.

Both let somebody into the same letters of one agency: by a row of the post, and by
`manage_setLocalRoles` with `reindexObjectSecurity`. Index operations are counted by the indexes
themselves. Runs within Zope (see run.py).
"""

from pathlib import Path
import sys


here = next(Path(word).resolve().parent for word in sys.argv if word.endswith("holder.py"))
sys.path[:0] = [str(here), str(here.parent / "instance")]

from edoc_policy.agencies.agency import agency_by_id  # noqa: E402
from edoc_policy.jobs.interfaces import drain  # noqa: E402
from edoc_policy.letters import drafts  # noqa: E402
from time import perf_counter  # noqa: E402
from zope.component.hooks import setSite  # noqa: E402
import office  # noqa: E402
import os  # noqa: E402
import table  # noqa: E402
import transaction  # noqa: E402


LETTERS = int(os.environ.get("EDOC_BENCH_REACH", 10_000))

drain()
setSite(app.edoc)  # noqa: F821
agency = agency_by_id("pt-prov")
catalog = app.edoc.portal_catalog  # noqa: F821
path = "/".join(agency.getPhysicalPath())
body = office.paragraphs("จึงเรียนมาเพื่อโปรดทราบ")
reach = catalog.unrestrictedSearchResults(path=path)
for number in range(len(reach), LETTERS):
    drafts.create(agency, {"title": f"เรื่องที่ {number}", "body": body}, "somebody.else")
    if number % 500 == 499:
        transaction.commit()
        app._p_jar.cacheGC()  # noqa: F821
        print(f"  {number + 1} letters", end="\r", flush=True)
transaction.commit()


def operations():
    """How often any index of the catalog was written so far."""
    counters = (getattr(index, "getCounter", None) for index in catalog.index_objects())
    return sum(counter() for counter in counters if counter is not None)


def measured(change):
    """(seconds, catalogued objects, index operations) of a change with its commit."""
    objects, before, began = catalog.getCounter(), operations(), perf_counter()
    change()
    transaction.commit()
    return perf_counter() - began, catalog.getCounter() - objects, operations() - before


def new_holder():
    post = agency.governor
    post.holders = [*post.holders, {"userid": "deputy.pt", "valid_from": None, "valid_to": None}]
    post.reindexObject(idxs=["edoc_holders"])


def local_role():
    agency.manage_setLocalRoles("deputy.pt", ["Agency Signatory"])
    agency.reindexObjectSecurity()


(ours, catalogued, written), (peer, peer_catalogued, peer_written) = (
    measured(new_holder),
    measured(local_role),
)
print()
table.head()
table.row(f"a new holder, {LETTERS} letters in reach", ours * 1000, peer * 1000, "<= 0.01")
table.head("n")
table.row("objects catalogued", catalogued, peer_catalogued)
table.row("index operations", written, peer_written)
