"""คำขึ้นต้นและคำลงท้าย: chosen from the addressee by data (ภาคผนวก 2), checked as a pair."""

from dataclasses import dataclass
from edoc_policy import _
from edoc_policy.thai.text import normalise
from pathlib import Path
import functools
import json


@dataclass(frozen=True)
class Pair:
    """A salutation with the closing that belongs to it."""

    id: str
    salutation: str
    closing: str
    title: str


@functools.cache
def _data():
    return json.loads((Path(__file__).parent / "data" / "salutations.json").read_text("utf-8"))


@functools.cache
def pairs():
    """All pairs that the system may choose, by id."""
    return {row["id"]: Pair(**row) for row in _data()["pairs"]}


@functools.cache
def _high_offices():
    return frozenset(row["office"] for row in _data()["high_offices"])


def choose(addressee):
    """The pair for an addressee: one of the high offices, or an ordinary person or official."""
    if normalise(addressee or "").strip() in _high_offices():
        return pairs()["high"]
    return pairs()["ordinary"]


def why(addressee):
    """In words, why `choose` chose as it did."""
    if choose(addressee).id == "high":
        return _(
            "ระบบเลือกให้ เพราะ${office}อยู่ในบัญชีตำแหน่งที่ใช้คำคู่นี้ (ภาคผนวก 2)",
            mapping={"office": addressee},
        )
    return _("ระบบเลือกให้ตามผู้รับ: บุคคลธรรมดาและข้าราชการทั่วไป (ภาคผนวก 2)")


def mismatch(salutation, closing):
    """A warning when the closing is not the one of the salutation, else None (ภาคผนวก 2)."""
    for pair in pairs().values():
        if pair.salutation == salutation and pair.closing != closing:
            return _(
                "คำขึ้นต้น “${salutation}” ใช้คู่กับคำลงท้าย “${closing}”",
                mapping={"salutation": salutation, "closing": pair.closing},
            )
    return None
