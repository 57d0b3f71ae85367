"""What a form remarks while one writes: why the system chose as it did, what it understood, what
does not fit together, and which number comes next."""

from dataclasses import dataclass
from edoc_policy import _
from edoc_policy.agencies.agency import agency_of
from edoc_policy.letters import clauses
from edoc_policy.letters.letter import addressee_text
from edoc_policy.letters.letter import pair_warning
from edoc_policy.letters.letter import recipients_text
from edoc_policy.letters.salutations import choose
from edoc_policy.letters.salutations import why
from edoc_policy.registers import books
from edoc_policy.thai import shown


@dataclass(frozen=True)
class Remark:
    """Words under a field; `warn`: they ask for a second look."""

    text: str
    warn: bool = False


def remarks(letter):
    """{field: Remark} of a draft, kept or only sketched."""
    found = {name: _REMARKS[name](letter) for name in letter.kind.rows if name in _REMARKS}
    return {name: remark for name, remark in found.items() if remark is not None}


def proposals(letter):
    """{field: value} for fields that count on from what is registered (ข้อ 17.3, 21.3, 25.2)."""
    found = {name: _PROPOSALS[name](letter) for name in letter.kind.rows if name in _PROPOSALS}
    return {name: value for name, value in found.items() if value is not None}


def placeholders(letter):
    """{field: words} that are printed where none are typed: salutation and closing."""
    if not letter.kind.sent:
        return {}  # a note prints what is typed, and nothing else
    pair = choose(addressee_text(letter), letter.language, "closing" not in letter.kind.rows)
    names = [name for name in ("salutation", "closing") if name in letter.kind.rows]
    return {name: getattr(pair, name) for name in names}


def _salutation(letter):
    warning = pair_warning(letter)
    if warning is not None:
        return Remark(warning, True)
    if "closing" in letter.kind.rows:
        return Remark(why(addressee_text(letter), letter.language))
    return None


def _addressee(letter):
    text = recipients_text(letter) if "recipients" in letter.kind.rows else ""
    return Remark(_("ถ้าเว้นว่าง พิมพ์ว่า “${text}”", mapping={"text": text})) if text else None


def _day(name):
    def understood(letter):
        day = getattr(letter, name)
        return Remark(shown.weekday(day)) if day is not None else None

    return understood


def _meeting_number(letter):
    number = _next_meeting(letter)
    if number is None:
        return None
    facts = {"year": str(letter.meeting_year), "n": str(number)}
    return Remark(_("ครั้งถัดไปของคณะนี้ในปี ${year} คือครั้งที่ ${n}", mapping=facts))


def _next_meeting(letter):
    body, year = letter.meeting, letter.meeting_year
    return books.next_in_series(agency_of(letter), "meeting", body, year) if body and year else None


def _issue(letter):
    number = _next_issue(letter)
    if number is None:
        return None
    return Remark(_("ฉบับถัดไปของเรื่องนี้คือฉบับที่ ${n}", mapping={"n": str(number)}))


def _clauses(letter):
    faults = clauses.faults(letter.clauses)
    return Remark(faults[0].message, True) if faults else None


def _next_issue(letter):
    """None for the first of its subject, which bears no number."""
    number = books.next_in_series(agency_of(letter), letter.kind.id, letter.title or "")
    return number if number > 1 else None


_REMARKS = {
    "salutation": _salutation,
    "addressee": _addressee,
    "held_on": _day("held_on"),
    "made_on": _day("made_on"),
    "meeting_number": _meeting_number,
    "issue": _issue,
    "clauses": _clauses,
}
_PROPOSALS = {"meeting_number": _next_meeting, "issue": _next_issue}
