"""The kinds of notices, from data/events.json: a new one is a line there."""

from dataclasses import dataclass
from edoc_policy import said
from functools import cache
from pathlib import Path
import json


CHOICES = ("now", "digest", "none")


@dataclass(frozen=True)
class Kind:
    """A kind of notice; see data/events.json for what its fields mean."""

    id: str
    group: str
    title: object
    on: frozenset
    whom: tuple
    email: str


@cache
def _data():
    return json.loads((Path(__file__).parent / "data" / "events.json").read_text("utf-8"))


@cache
def groups():
    """{id: title} of the groups in which the kinds are shown."""
    return {each["id"]: said(each["title"]) for each in _data()["groups"]}


@cache
def kinds():
    """{id: Kind} in the order of the data file."""
    return {
        each["id"]: Kind(
            id=each["id"],
            group=each["group"],
            title=said(each["title"]),
            on=frozenset(each["on"]),
            whom=tuple(each["whom"]),
            email=each["email"],
        )
        for each in _data()["events"]
    }


def caused_by(act):
    """The Kinds that an act of the journal causes."""
    return [kind for kind in kinds().values() if act in kind.on]
