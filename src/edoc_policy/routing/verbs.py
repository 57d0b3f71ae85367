"""The words of an endorsement (เกษียน) and what is asked for by a step, from data/*.json."""

from dataclasses import dataclass
from edoc_policy import said
from functools import cache
from pathlib import Path
import json


DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class Verb:
    """What one writes on a document: อนุมัติ, ทราบ; a no or a condition needs words beside it."""

    id: str
    title: str
    needs_words: bool


@dataclass(frozen=True)
class Ask:
    """What a step asks for, and the ids of the verbs that answer; None where there is no such."""

    id: str
    title: str
    yes: str
    conditional: str | None
    no: str | None

    @property
    def answers(self):
        """The Verbs that answer, the yes first."""
        return tuple(verbs()[name] for name in (self.yes, self.conditional, self.no) if name)


@cache
def verbs():
    """All verbs by id, in the order in which they are offered."""
    return {row["id"]: Verb(**row) for row in _rows("verbs")}


@cache
def asks():
    """All that a step may ask for, by id."""
    return {row["id"]: Ask(**row) for row in _rows("asks")}


def _rows(name):
    data = json.loads((DATA / f"{name}.json").read_text("utf-8"))
    return [{**row, "title": said(row["title"])} for row in data[name]]
