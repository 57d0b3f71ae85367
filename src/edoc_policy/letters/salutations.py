"""คำขึ้นต้น สรรพนาม คำลงท้าย: chosen from the addressee by data (ภาคผนวก 2, 4), checked as a pair.

What is written to the royal family is never composed, only warned about.
"""

from dataclasses import dataclass
from datetime import date
from edoc_policy import _
from edoc_policy import said
from edoc_policy.letters.vocabularies import data_of
from edoc_policy.thai.dates import bangkok_date
from edoc_policy.thai.text import normalise
import functools
import re


#: By whom a letter reaches its addressee: นายกรัฐมนตรี (ผ่านเลขาธิการคณะรัฐมนตรี).
_THROUGH = re.compile(r"\s*\(\s*ผ่าน[^()]*\)$")


@dataclass(frozen=True)
class Pair:
    """A salutation with the closing that belongs to it, and how writer and reader are called."""

    id: str
    language: str
    salutation: str
    closing: str
    writer: str
    reader: str
    title: str
    source: str = ""


#: What the system composes for members of the royal family: nothing.
ROYAL = Pair("royal", "th", "", "", "", "", _("พระมหากษัตริย์และพระบรมวงศานุวงศ์"))


@functools.cache
def _data():
    return data_of("salutations")


@functools.cache
def pairs():
    """All pairs that the system may choose, by id."""
    return {row["id"]: Pair(**{**row, "title": said(row["title"])}) for row in _data()["pairs"]}


def choose(addressee, language="th", memo=False, on=None):
    """The pair for an addressee: by the first rule of the data that fits, else the ordinary one.

    `memo`: it has no closing (ข้อ 12). `on`: the day it is written; rules may hold from a day on.
    """
    if language == "en":
        return pairs()["english_memo" if memo else "english"]
    day, text = on or bangkok_date(), _reader(addressee)
    for rule in _data()["addressees"]:
        if rule["valid_from"] and date.fromisoformat(rule["valid_from"]) > day:
            continue
        fits = text.startswith(rule["text"]) if rule["match"] == "prefix" else text == rule["text"]
        if fits:
            return ROYAL if rule["pair"] == ROYAL.id else pairs()[rule["pair"]]
    return pairs()["ordinary"]


def _reader(addressee):
    """Whom the letter is for, without the office through which it goes."""
    return _THROUGH.sub("", normalise(addressee or "").strip())


def why(addressee, language="th"):
    """In words, why `choose` chose as it did, and which pronouns go with it."""
    pair = choose(addressee, language)
    if pair is ROYAL:
        return _(
            "หนังสือถึงพระมหากษัตริย์และพระบรมวงศานุวงศ์ ระบบไม่แต่งคำให้ พิมพ์คำขึ้นต้นและคำลงท้ายตามแบบราชเลขานุการเอง"
        )
    if pair.id == "ordinary":
        return _("ระบบเลือกให้ตามผู้รับ: บุคคลธรรมดาและข้าราชการทั่วไป (ภาคผนวก 2)")
    if pair.id == "high":
        return _(
            "ระบบเลือกให้ เพราะ${office}อยู่ในบัญชีตำแหน่งที่ใช้คำคู่นี้ (ภาคผนวก 2)",
            mapping={"office": _reader(addressee)},
        )
    return _(
        "ระบบเลือกให้ตามผู้รับ: ${title} สรรพนาม ${writer} / ${reader}",
        mapping={"title": pair.title, "writer": pair.writer, "reader": pair.reader},
    )


def mismatch(salutation, closing):
    """A warning when the closing is not one of the salutation's, else None (ภาคผนวก 2)."""
    closings = [pair.closing for pair in pairs().values() if pair.salutation == salutation]
    if not closings or closing in closings:
        return None
    return _(
        "คำขึ้นต้น “${salutation}” ใช้คู่กับคำลงท้าย “${closing}”",
        mapping={"salutation": salutation, "closing": closings[-1]},
    )
