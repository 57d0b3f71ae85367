"""A list of 25 letters and a page of a register at 20,000 letters beside the same at 1,000.

Runs within Zope (see run.py); leaves the 20,000 letters there for the benchmark of the pages.
"""

from pathlib import Path
import sys


here = next(Path(word).resolve().parent for word in sys.argv if word.endswith("list.py"))
sys.path[:0] = [str(here), str(here.parent / "instance")]

from edoc_policy.agencies.agency import agency_by_id  # noqa: E402
from edoc_policy.jobs.interfaces import drain  # noqa: E402
from edoc_policy.letters import drafts  # noqa: E402
from edoc_policy.registers import books  # noqa: E402
from edoc_policy.routing.browser.tray import TrayView  # noqa: E402
from plone.uuid.interfaces import IUUID  # noqa: E402
from statistics import median  # noqa: E402
from time import perf_counter  # noqa: E402
from zope.component.hooks import setSite  # noqa: E402
import json  # noqa: E402
import office  # noqa: E402
import os  # noqa: E402
import table  # noqa: E402
import transaction  # noqa: E402


FEW, MANY = 1_000, int(os.environ.get("EDOC_BENCH_LETTERS", 20_000))
ROUNDS = 25

drain()
setSite(app.edoc)  # noqa: F821
letters = json.loads((here.parent / "tests/fixtures/sample_letters.json").read_text("utf-8"))
sample = next(each for each in letters["letters"] if each["id"] == "L01")
agency = agency_by_id("pt-prov")
body = office.paragraphs(sample["body"][-1])


def fill(start, end):
    """Letters of another drafter, registered as sent; a commit every 500."""
    for number in range(start, end):
        title = f"{sample['subject']} {number}"
        recipients = [{"agency": "thakhlong", "name": "", "sent_as": "to"}]
        values = {"title": title, "recipients": recipients, "body": body}
        letter = drafts.create(agency, values, "somebody.else")
        books.draw(agency, "send", uid=IUUID(letter), subject=title, sender="", addressee="")
        if number % 500 == 499:
            transaction.commit()
            app._p_jar.cacheGC()  # noqa: F821
            print(f"  {number + 1} letters", end="\r", flush=True)
    transaction.commit()


def tray():
    view = TrayView(agency.outgoing, app.REQUEST)  # noqa: F821
    view.prepare()
    assert len(view.rows) == 25


def register():
    book = books.book_of(agency, "send", books.years_of(agency)[0])
    assert len([(e.shown, e.subject, e.remark) for e in book.newest_first(size=50)]) == 50


def measure(function):
    function()
    times = []
    for _round in range(ROUNDS):
        began = perf_counter()
        function()
        times.append((perf_counter() - began) * 1000)
    return median(times)


fill(0, FEW)
few = {function: measure(function) for function in (tray, register)}
fill(FEW, MANY)
print()
table.head()
table.row(f"list of 25 at {MANY} / {FEW} letters", measure(tray), few[tray], "<= 1.2")
table.row(f"50 lines of a register at {MANY} / {FEW}", measure(register), few[register], "<= 1.2")
