"""A site with the sample letters in its catalog."""

from datetime import date
from edoc_policy.search import query
from edoc_policy.search import setup
from edoc_policy.thai.text import number_key
from pathlib import Path
from plone import api
from plone.app.testing import login
from plone.app.testing import TEST_USER_NAME
import json
import pytest


SAMPLE = json.loads((Path(__file__).parents[1] / "fixtures/sample_letters.json").read_text("utf-8"))


class Letters:
    """The sample letters as documents of a site, each in the folder of its agency."""

    def __init__(self, portal):
        self.portal = portal
        setup.add_indexes(portal)
        catalog = portal.portal_catalog
        for name in ("edoc_agency", "edoc_party"):
            catalog.addIndex(name, "KeywordIndex")
        catalog.addColumn("edoc_row")
        for letter in SAMPLE["letters"] + SAMPLE["extra_letters"]:
            words = [
                letter.get("title"),
                letter["subject"],
                letter.get("addressee"),
                *letter["body"],
            ]
            made = api.content.create(portal.agency, "Document", letter["id"], title=letter["id"])
            number = (letter["number"] or {}).get("display", "")
            made.edoc_text = "\n".join(word for word in words if word)
            key = number_key(number)
            tail = key.rpartition("/")[2]
            made.edoc_number = [key, tail, tail.lstrip("ว")] if number else []
            made.edoc_agency = [letter["from_agency"]] if "from_agency" in letter else []
            made.edoc_party = made.edoc_agency + letter.get("to_agencies", [])
            made.edoc_row = {
                "direction": "outgoing",
                "number": number,
                "dated": date.fromisoformat(letter["date"]["iso"]),
                "urgency": letter["urgency"],
                "secrecy": letter["secrecy"],
                "from": letter.get("from_agency", ""),
                "to": letter.get("addressee", ""),
            }
            made.reindexObject()

    def find(self, text=None, **wanted):
        found = query.find(self.portal, text, **wanted)
        return {brain.getId for brain in found.brains}


@pytest.fixture
def letters(rooms_session, rooms, monkeypatch):
    monkeypatch.setattr(query, "KINDS", {"outgoing": ("Document",)})
    login(rooms["portal"], TEST_USER_NAME)
    return Letters(rooms["portal"])
