"""A document as text: for small screens, screen readers, and whoever wants larger letters."""

from edoc_policy.agencies.agency import agency_of
from edoc_policy.letters.fields import FIELDS
from edoc_policy.letters.letter import addressee_text
from edoc_policy.letters.letter import owner_of
from edoc_policy.letters.letter import recipient_name
from edoc_policy.letters.letter import salutation_pair
from edoc_policy.letters.signatories import signers_of
from edoc_policy.letters.typed import clock_time
from edoc_policy.letters.vocabularies import title_of
from edoc_policy.letters.vocabularies import URGENCY
from edoc_policy.rendering.body import printed_html
from edoc_policy.rendering.heads import within
from edoc_policy.thai.dates import long_date
from edoc_policy.thai.digits import official
from edoc_policy.thai.digits import thai
from html import escape


def reading(letter):
    """What parts.pt shows as text, word for word as printed, in the order of the form."""
    agency, rows = agency_of(letter), letter.kind.rows
    salutation, closing = salutation_pair(letter)
    lines, telephone, email = owner_of(letter)
    copies = [recipient_name(row) for row in letter.recipients or () if row["sent_as"] == "copy"]
    owner = [
        *lines,
        f"โทร. {official(telephone)}" if telephone else "",
        f"ไปรษณีย์อิเล็กทรอนิกส์ {email}" if email else "",
        f"สำเนาส่ง {' '.join(copies)}" if copies else "",
    ]
    found = [
        {"term": row["term"], "lines": [official(line) for line in row["lines"] if line]}
        for row in _rows(letter, salutation)
    ]
    return {
        "urgent": _urgent(letter),
        "number": f"ที่ {letter.number_text}" if letter.number_text and "recipients" in rows else "",
        "org": [official(line) for line in (agency.address_lines or "").splitlines()],
        "date": long_date(letter.dated) if letter.dated else "",
        "rows": [row for row in found if row["lines"]],
        "body": _body(letter),
        "closing": closing,
        "signers": [[f"({name})", *position.splitlines()] for name, position in signers_of(letter)],
        "owner": [line for line in owner if line],
    }


def _urgent(letter):
    if letter.within is not None:
        return " ".join(["ด่วนภายใน", *within(letter.within)])
    return "" if letter.urgency == "normal" else str(title_of(URGENCY, letter.urgency))


def _rows(letter, salutation):
    for name, row in letter.kind.rows.items():
        term = str(row.label or FIELDS[name].title)
        if name == "recipients" or (name == "addressee" and "recipients" not in letter.kind.rows):
            yield {"term": salutation or term, "lines": addressee_text(letter).splitlines()}
        elif name == "references":
            yield {
                "term": term,
                "lines": _numbered([each["text"] for each in letter.references or ()]),
            }
        elif name == "enclosures":
            yield {"term": term, "lines": _numbered(_enclosures(letter))}
        elif name in ("attended", "absent", "joined"):
            yield {"term": term, "lines": _numbered(_people(getattr(letter, name)))}
        elif name in _PLAIN:
            yield {"term": term, "lines": [_shown(getattr(letter, name))]}


#: Fields shown as one line.
_PLAIN = frozenset(
    [
        "title",
        "issuer",
        "issue",
        "effect",
        "certified_name",
        "meeting",
        "meeting_number",
        "held_on",
        "place",
        "started_at",
        "ended_at",
        "checker",
        "origin",
        "made_on",
    ]
)


def _shown(value):
    if value is None:
        return ""
    if hasattr(value, "isocalendar"):
        return long_date(value)
    return clock_time(value, True) if hasattr(value, "hour") else str(value)


def _enclosures(letter):
    return [f"{row['title']} {row['quantity']}".strip() for row in letter.enclosures or ()]


def _people(rows):
    return [" ".join(value for value in row.values() if value) for row in rows or ()]


def _numbered(lines):
    return [f"{thai(n)}. {line}" for n, line in enumerate(lines, 1)] if len(lines) > 1 else lines


def _body(letter):
    """The text as HTML: body, clauses, agenda."""
    parts = [printed_html(letter.body_html)]
    for number, row in enumerate(letter.clauses or (), 1):
        if row["chapter"]:
            parts.append(f"<h3>{escape(official(row['chapter']))}</h3>")
        parts.append(_paragraphs(f"ข้อ {number} {row['text']}"))
    parts += [
        f"<h3>{escape(official(row['title']))}</h3>{_paragraphs(row['text'])}"
        for row in letter.agenda or ()
    ]
    return "".join(parts)


def _paragraphs(text):
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return "".join(f"<p>{escape(official(line))}</p>" for line in lines)
