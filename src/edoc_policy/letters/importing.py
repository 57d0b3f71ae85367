"""Many drafts at once: every row is looked at before any draft is made; a refused row makes none."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from edoc_policy import _
from edoc_policy.letters import drafts
from edoc_policy.letters.fields import cleaned
from edoc_policy.letters.fields import Problem
from edoc_policy.letters.interfaces import InvalidDraft
from edoc_policy.letters.kinds import kinds
from edoc_policy.letters.letter import Letter


MAX_ROWS = 1_000


@dataclass(frozen=True)
class Given:
    """One row as it came: kind, values, and what could not be read of it."""

    kind: str
    values: Mapping
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """What became of a row (from 1): its problems, or its draft unless nothing was to be made."""

    row: int
    title: str
    problems: list[Problem] = field(default_factory=list)
    letter: Letter | None = None

    @property
    def state(self):
        """refused, made, or ready for a dry run."""
        if self.problems:
            return "refused"
        return "ready" if self.letter is None else "made"


def bring_in(agency, rows, creator, dry_run=False):
    """The Outcome of each row (Given); with `dry_run` nothing is made.

    Raises InvalidDraft for no rows and for more than MAX_ROWS.
    """
    if not rows:
        raise InvalidDraft([Problem("rows", _("ไม่มีแถวให้นำเข้า"))])
    if len(rows) > MAX_ROWS:
        facts = {"n": len(rows), "limit": MAX_ROWS}
        message = _("มี ${n} แถว นำเข้าได้ครั้งละไม่เกิน ${limit} แถว แบ่งเป็นหลายไฟล์", mapping=facts)
        raise InvalidDraft([Problem("rows", message)])
    checked = [
        Outcome(number, _title(row), _problems(agency, row)) for number, row in enumerate(rows, 1)
    ]
    if dry_run:
        return checked
    return [
        outcome if outcome.problems else _made(agency, row, creator, outcome)
        for row, outcome in zip(rows, checked, strict=True)
    ]


def _problems(agency, row):
    if row.kind not in kinds():
        return [Problem("kind", _("ไม่มีเอกสารชนิดนี้"))]
    if row.problems:
        return list(row.problems)
    name = "title" if "title" in kinds()[row.kind].rows else "meeting"
    if not str(row.values.get(name) or "").strip():
        return [Problem(name, _("ยังไม่มีเรื่อง"))]
    try:
        cleaned(row.values, agency, kinds()[row.kind])
    except InvalidDraft as error:
        return error.problems
    return []


def _made(agency, row, creator, outcome):
    try:
        letter = drafts.create(agency, row.values, creator, row.kind)
    except InvalidDraft as error:
        return Outcome(outcome.row, outcome.title, error.problems)
    return Outcome(outcome.row, outcome.title, letter=letter)


def _title(row):
    return str(row.values.get("title") or row.values.get("meeting") or "")
