"""Create and index a letter beside a stock Plone Document of the same text, one commit each.

Runs within Zope (see run.py): `app` is the root of the database.
"""

from pathlib import Path
import sys


here = next(Path(word).resolve().parent for word in sys.argv if word.endswith("create.py"))
sys.path[:0] = [str(here), str(here.parent / "instance")]

from edoc_policy.agencies.agency import agency_by_id  # noqa: E402
from edoc_policy.jobs.interfaces import drain  # noqa: E402
from edoc_policy.letters import drafts  # noqa: E402
from plone import api  # noqa: E402
from plone.app.textfield.value import RichTextValue  # noqa: E402
from zope.component.hooks import setSite  # noqa: E402
import json  # noqa: E402
import office  # noqa: E402
import table  # noqa: E402
import time  # noqa: E402
import transaction  # noqa: E402


ROUNDS = 60

drain()
setSite(app.edoc)  # noqa: F821
letters = json.loads((here.parent / "tests/fixtures/sample_letters.json").read_text("utf-8"))
sample = next(each for each in letters["letters"] if each["id"] == "L01")
body = office.paragraphs(*sample["body"])
agency = agency_by_id("pt-prov")
folder = api.content.create(app.edoc, "Folder", "bench-documents")  # noqa: F821
transaction.commit()


def letter():
    recipients = [{"agency": "thakhlong", "name": "", "sent_as": "to"}]
    values = {"title": sample["subject"], "recipients": recipients, "body": body}
    drafts.create(agency, values, "drafter.pt")
    transaction.commit()


def document():
    text = RichTextValue(body, "text/html", "text/x-html-safe")
    name = f"d{time.time_ns()}"
    api.content.create(folder, "Document", name, title=sample["subject"], text=text)
    transaction.commit()


table.head()
table.row("create and index, one commit each", *table.both(letter, document, ROUNDS), "<= 1.0")
