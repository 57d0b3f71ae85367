"""ข้อ of a regulation (ข้อ 17.6, 18.6): numbered by the system, cited by number.

A clause keeps its key when it moves. Citations in clauses that nobody has touched follow the
moved clause; a clause that others still cite cannot be deleted unnoticed.
"""

from edoc_policy import _
from edoc_policy.letters.fields import Problem
from edoc_policy.thai.digits import arabic
from edoc_policy.thai.digits import thai
import re
import secrets


_NUMBER = r"[0-9๐-๙]+"
_OWN_NUMBER = re.compile(rf"^ข้อ\s*{_NUMBER}\s+")
_NUMBERED = re.compile(rf"(ข้อ\s*)({_NUMBER})")
#: One or several clauses named together, and what law they are of, if not this one: แห่ง…, ของ…,
#: a name in quotation marks, or that of a law behind the number. form.js reads it too (`FOR_SCRIPT`).
_CITED = re.compile(
    rf"ข้อ\s*{_NUMBER}(?:\s*(?:และ|หรือ|ถึง|,|วรรค[ก-๛]+|\({_NUMBER}\))\s*(?:ข้อ\s*{_NUMBER})?)*"
    r"(?P<other>\s*(?:(?:แห่ง|ของ)(?!ระเบียบนี้|ข้อบังคับนี้)|(?:ใน|ตาม)?\s*(?:“|(?:ระเบียบ|ข้อบังคับ"
    r"|พระราชบัญญัติ|พระราชกฤษฎีกา|กฎกระทรวง)(?!นี้))))?"
)
#: The same as a regular expression of JavaScript.
FOR_SCRIPT = _CITED.pattern.replace("(?P<", "(?<")


def follow(old, new):
    """(`new` rows with keys and citations up to date, problems) after a change of `old` rows."""
    rows = [{**row, "key": row["key"] or secrets.token_hex(4)} for row in map(_bare, new)]
    before = {row["key"]: row["text"] for row in old or ()}
    keys = {number: row["key"] for number, row in enumerate(old or (), 1)}
    places = {row["key"]: number for number, row in enumerate(rows, 1)}
    problems = []
    for number, row in enumerate(rows, 1):
        if before.get(row["key"]) != row["text"]:
            continue  # whoever wrote it anew means the present numbers
        gone = sorted(n for n in cited(row["text"]) if n in keys and keys[n] not in places)
        if gone:
            problems.append(Problem("clauses", _lost(gone[0]), number))
        moved = {n: places[key] for n, key in keys.items() if key in places}
        row["text"] = _renumbered(row["text"], moved)
    return rows, problems


def faults(rows):
    """Clauses that cite one that is not there, as Problems: perhaps that of another law."""
    total = len(rows or ())
    return [
        Problem(
            "clauses",
            _(
                "ข้อ ${n} อ้างถึงข้อ ${cited} ซึ่งไม่มีในฉบับนี้ ถ้าเป็นของฉบับอื่น เติมคำว่า แห่ง และชื่อ",
                mapping={"n": number, "cited": wrong},
            ),
            number,
        )
        for number, row in enumerate(rows or (), 1)
        for wrong in sorted(n for n in cited(row["text"]) if not 0 < n <= total)[:1]
    ]


def cited(text):
    """Numbers (set of int) of the clauses of the same regulation that a text names."""
    return {
        int(arabic(found[2]))
        for match in _CITED.finditer(text)
        if not match["other"]
        for found in _NUMBERED.finditer(match[0])
    }


def _bare(row):
    """A row without the number that somebody typed before its text."""
    return {**row, "text": _OWN_NUMBER.sub("", row["text"])}


def _renumbered(text, places):
    def one(found):
        number = places.get(int(arabic(found[2])))
        if number is None:
            return found[0]
        written = thai(number) if found[2][0] >= "๐" else str(number)
        return found[1] + written

    return _CITED.sub(
        lambda match: match[0] if match["other"] else _NUMBERED.sub(one, match[0]), text
    )


def _lost(number):
    return _(
        "ข้อนี้ยังอ้างถึงข้อ ${n} ที่ลบออก แก้ข้อความข้อนี้ก่อน หรือนำข้อที่ลบกลับมา",
        mapping={"n": number},
    )
