"""The fields of a form stand in the order in which its page prints them, read from the page itself.

What cannot stand so is named with its reason in kinds.json (`out_of_order`).
"""

from datetime import date
from datetime import time
from edoc_policy.agencies.agency import agency_by_id
from edoc_policy.letters import drafts
from edoc_policy.letters.fields import FIELDS
from edoc_policy.letters.fields import GRIDS
from edoc_policy.letters.kinds import DATA
from edoc_policy.letters.kinds import kinds
from edoc_policy.rendering.of_letter import rendition_of
from plone.app.textfield.interfaces import IRichText
from plone.namedfile import NamedBlobImage
from plone.uuid.interfaces import IUUID
from tests.rendering.papers import photo
from zope.schema.interfaces import IText
import json
import pytest
import subprocess


OUT_OF_ORDER = json.loads(DATA.read_text("utf-8"))["out_of_order"]
#: What is no line of the page, in some kinds of documents or in all.
UNSEEN = {"secrecy", "circular", "retention", "language", "purpose", "photo"}
UNSEEN |= {"title", "enclosures", "signatory", "cosignatories", "owner_unit"}
#: Words that no page has of its own, one for each field of words.
WORDS = {
    name: f"หมาย{letter * 3}"
    for name, letter in zip(
        sorted(FIELDS), "กขคฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ", strict=False
    )
}


def filled(kind, without):
    """(values, {field: what of it is printed}) of a document of a kind."""
    agency = agency_by_id("pt-prov")
    values = {
        "urgency": "most_urgent",
        "signatory": f"{IUUID(agency.governor)}|governor.pt",
        "owner_unit": IUUID(agency.office.general),
        "heading_word": "notice",
        "issue": 7,
        "meeting_number": 12,
        "meeting_year": 2569,
        "held_on": date(2026, 10, 28),
        "made_on": date(2026, 10, 29),
        "started_at": time(9, 30),
        "ended_at": time(12, 45),
        "photo": NamedBlobImage(photo(), "image/jpeg", "รูป.jpg"),
    }
    printed = {
        "urgency": "ด่วนที่สุด",
        "signatory": "(นายสมมติตัวอย่างดี)",
        "owner_unit": agency.office.general.title,
        "heading_word": "แจ้งความ",
        "issue": "ฉบับที่๗",
        "meeting_number": "๑๒/",
        "meeting_year": "/๒๕๖๙",
        "held_on": "๒๘ตุลาคม",
        "made_on": "๒๙ตุลาคม",
        "started_at": "๐๙.๓๐",
        "ended_at": "๑๒.๔๕",
    }
    for name in kind.rows:
        words = WORDS[name]
        if name in GRIDS:
            column = "title" if name in ("enclosures", "agenda") else "text"
            column = column if column in GRIDS[name] else "name"
            values[name] = [{column: words}]
        elif IRichText.providedBy(FIELDS[name]):
            values[name] = f"<p>{words}</p>"
        elif IText.providedBy(FIELDS[name]) and name not in values:
            values[name] = words
        printed.setdefault(name, words)
    values = {name: values[name] for name in kind.rows if name in values and name != without}
    return values, {name: printed[name] for name in values}


def text_of(pdf):
    """What is read from a file, in the order of reading, without spaces."""
    read = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    return "".join(read.stdout.decode().split())


@pytest.mark.usefixtures("undone")
@pytest.mark.parametrize("without", ["addressee", "recipients"])
@pytest.mark.parametrize("kind", kinds().values(), ids=lambda kind: kind.id)
def test_the_form_has_its_fields_in_the_order_of_the_page(kind, without):
    values, printed = filled(kind, without)
    letter = drafts.create(agency_by_id("pt-prov"), values, "drafter.pt", kind.id)
    text = text_of(rendition_of(letter, preview=True).pdf)
    places = {name: text.find(words) for name, words in printed.items()}
    seen = [name for name, place in places.items() if place >= 0]
    assert set(printed) - set(seen) <= UNSEEN
    ordered = [name for name in seen if name not in OUT_OF_ORDER]
    assert ordered == sorted(ordered, key=places.get), text
