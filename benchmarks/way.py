"""The whole way from "sign" to "registered by six" beside the sum of its bare parts.

The bare parts: typesetting the letter, one RSA signature, eight commits of one object each.
Runs within Zope (see run.py).
"""

from pathlib import Path
import sys


here = next(Path(word).resolve().parent for word in sys.argv if word.endswith("way.py"))
sys.path[:0] = [str(here), str(here.parent / "instance")]

from cryptography.hazmat.primitives import hashes  # noqa: E402
from cryptography.hazmat.primitives.asymmetric import padding  # noqa: E402
from cryptography.hazmat.primitives.asymmetric import rsa  # noqa: E402
from edoc_policy.exchange.deliveries import deliveries  # noqa: E402
from edoc_policy.jobs.interfaces import drain  # noqa: E402
from edoc_policy.letters.letter import by_uid  # noqa: E402
from edoc_policy.rendering.of_letter import rendition_of  # noqa: E402
from persistent.mapping import PersistentMapping  # noqa: E402
from statistics import median  # noqa: E402
from story import MUNICIPALITIES  # noqa: E402
from time import perf_counter  # noqa: E402
from zope.component.hooks import setSite  # noqa: E402
import json  # noqa: E402
import office  # noqa: E402
import table  # noqa: E402
import transaction  # noqa: E402


ROUNDS = 5

drain()
setSite(app.edoc)  # noqa: F821
letters = json.loads((here.parent / "tests/fixtures/sample_letters.json").read_text("utf-8"))
sample = next(each for each in letters["letters"] if each["id"] == "L01")
key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
bare = app.edoc.bench = PersistentMapping()  # noqa: F821
transaction.commit()


def ready():
    letter = office.draft(
        "pt-prov",
        "drafter.pt",
        to=MUNICIPALITIES,
        signatory="governor.pt",
        unit="office/general",
        title=sample["subject"],
        circular=True,
        body=office.paragraphs(*sample["body"]),
    )
    office.act("submit", letter, "drafter.pt")
    office.act("endorse", letter, "head.pt")
    return letter


def way(letter):
    office.act("sign", letter, "governor.pt")
    office.act("send", letter, "registrar.pt")
    for delivery in deliveries(letter):
        incoming = by_uid(letter, delivery["incoming_uid"])
        office.act("register", incoming, f"registrar.{delivery['agency']}")


def parts(letter):
    pdf = rendition_of(letter).pdf
    key.sign(pdf, padding.PKCS1v15(), hashes.SHA256())
    for number in range(8):
        bare["number"] = number
        transaction.commit()


def timed(function, letter):
    began = perf_counter()
    function(letter)
    return (perf_counter() - began) * 1000


ways, sums = [], []
for _round in range(ROUNDS):
    letter = ready()
    ways.append(timed(way, letter))
    sums.append(timed(parts, letter))
table.head()
table.row("sign to registered by six / bare parts", median(ways), median(sums), "stated")
