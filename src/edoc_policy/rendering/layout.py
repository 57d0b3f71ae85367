"""The measures of the forms: data/layout.json, one row a measure, read by templates too."""

from functools import cache
from pathlib import Path
import json


PATH = Path(__file__).parent / "data" / "layout.json"


@cache
def measures():
    """All rows: dicts of form, item, value, unit, tolerance, clause, source."""
    return tuple(json.loads(PATH.read_text("utf-8"))["measures"])


def measure(form, item):
    """The value of a measure for a form, or for all forms. Raises KeyError if there is none."""
    found = {row["form"]: row["value"] for row in measures() if row["item"] == item}
    return found[form] if form in found else found["*"]
