"""Forty letters read and signed in bulk beside forty times the bare render and RSA-2048 signature.

Runs within Zope (see run.py), without timestamps and with those of the demo's authority. "Ours" is
from the passphrase to the last sealed file: forty numbers drawn, forty files printed, signed,
validated, kept and entered in book and journal. Bare: the same pages printed, and one RSA operation.
"""

from pathlib import Path
import sys


here = next(Path(word).resolve().parent for word in sys.argv if word.endswith("bulk.py"))
sys.path[:0] = [str(here), str(here.parent / "instance")]

from cryptography.hazmat.primitives import hashes  # noqa: E402
from cryptography.hazmat.primitives.asymmetric import padding  # noqa: E402
from cryptography.hazmat.primitives.asymmetric import rsa  # noqa: E402
from edoc_policy.agencies.agency import agency_by_id  # noqa: E402
from edoc_policy.jobs.interfaces import drain  # noqa: E402
from edoc_policy.letters.fingerprint import fingerprint  # noqa: E402
from edoc_policy.letters.letter import by_uid  # noqa: E402
from edoc_policy.rendering.of_letter import rendition_of  # noqa: E402
from edoc_policy.routing import batches  # noqa: E402
from edoc_policy.routing.rules import state_of  # noqa: E402
from plone.uuid.interfaces import IUUID  # noqa: E402
from time import perf_counter  # noqa: E402
from zope.component.hooks import setSite  # noqa: E402
import json  # noqa: E402
import office  # noqa: E402
import os  # noqa: E402
import table  # noqa: E402
import transaction  # noqa: E402


LETTERS = 40

setSite(app.edoc)  # noqa: F821
drain()
letters = json.loads((here.parent / "tests/fixtures/sample_letters.json").read_text("utf-8"))
sample = next(each for each in letters["letters"] if each["id"] == "L01")
key = rsa.generate_private_key(public_exponent=65537, key_size=2048)


def ready(number):
    letter = office.draft(
        "pt-prov",
        "drafter.pt",
        to=["thakhlong"],
        signatory="governor.pt",
        unit="office/general",
        title=f"{sample['subject']} ครั้งที่ {number}",
        body=office.paragraphs(*sample["body"], str(number)),
    )
    office.act("submit", letter, "drafter.pt")
    office.act("endorse", letter, "head.pt")
    return IUUID(letter)


def bulk(uids):
    agency, governor = agency_by_id("pt-prov"), office.actor("governor.pt")
    found = [by_uid(agency, uid) for uid in uids]
    items = [batches.item(letter, "sign", fingerprint(letter)) for letter in found]
    began = perf_counter()
    batches.begin(agency, governor, "sign", items, passphrase=office.PEOPLE["passphrase"])
    transaction.commit()
    drain()
    spent = perf_counter() - began
    transaction.begin()
    sealed = [by_uid(agency, uid) for uid in uids]
    assert {state_of(letter) for letter in sealed} == {"sealed"}
    return spent * 1000, {letter.seal_level for letter in sealed}


def bare(uids):
    found = [by_uid(app.edoc, uid) for uid in uids]  # noqa: F821
    began = perf_counter()
    for letter in found:
        key.sign(rendition_of(letter).pdf, padding.PKCS1v15(), hashes.SHA256())
    return (perf_counter() - began) * 1000


def measure(title):
    uids = [ready(number) for number in range(LETTERS)]
    ours, levels = bulk(uids)
    table.row(f"{title} ({', '.join(sorted(levels))})", ours, bare(uids), "1.5")


table.head()
measure("40 signed / bare, timestamps")
for name in ("EDOC_TSA", "EDOC_TRUST"):
    os.environ.pop(name, None)
measure("40 signed / bare, no network")
