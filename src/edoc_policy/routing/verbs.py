"""The words of an endorsement (เกษียน), read from data/verbs.json."""

from dataclasses import dataclass
from edoc_policy import said
from functools import cache
from pathlib import Path
import json


@dataclass(frozen=True)
class Verb:
    """What one writes on a document: อนุมัติ, ทราบ; a no needs words beside it."""

    id: str
    title: str
    needs_words: bool


@cache
def verbs():
    """All verbs by id, in the order in which they are offered."""
    data = json.loads((Path(__file__).parent / "data" / "verbs.json").read_text("utf-8"))
    return {row["id"]: Verb(**{**row, "title": said(row["title"])}) for row in data["verbs"]}
