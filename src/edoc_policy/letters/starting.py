"""With what the form of a new document begins: what the regulation prompts for, what is known."""

from edoc_policy.thai.dates import bangkok_date
from edoc_policy.thai.dates import be_year
from edoc_policy.thai.digits import thai


#: ระเบียบวาระที่ ๑–๕ (ข้อ 25.9); the numbers are printed by the form.
AGENDA = (
    "เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ",
    "เรื่องรับรองรายงานการประชุม",
    "เรื่องที่เสนอให้ที่ประชุมทราบ",
    "เรื่องที่เสนอให้ที่ประชุมพิจารณา",
    "เรื่องอื่น ๆ",
)
#: Where the title will stand; a clause with it in cannot be submitted.
UNNAMED = "…"
_NAMES = {"regulation": "ระเบียบ", "bylaw": "ข้อบังคับ"}


def starting_values(kind, agency):
    """{field: value} of a new document of a kind in an agency."""
    if kind.id in _NAMES:
        return {"clauses": _clauses(kind, agency)}
    if kind.id == "minutes":
        return {
            "meeting_year": be_year(bangkok_date()),
            "agenda": [{"title": title, "text": ""} for title in AGENDA],
        }
    return {}


def naming(kind):
    """How the first clause names a regulation (ข้อ 17.6), with {issuer}, {title} and {issue} to be
    filled in; None for kinds without clauses."""
    if kind.id not in _NAMES:
        return None
    name, year = _NAMES[kind.id], thai(be_year(bangkok_date()))
    return f"{name}นี้เรียกว่า “{name}{{issuer}} ว่าด้วย{{title}}{{issue}} พ.ศ. {year}”"


def first_clause(letter, agency):
    """The first clause as it follows from what else is filled in; … where there is no title."""
    return naming(letter.kind).format(
        issuer=letter.issuer or agency.title,
        title=letter.title or UNNAMED,
        issue=f" (ฉบับที่ {thai(letter.issue)})" if letter.issue else "",
    )


def _clauses(kind, agency):
    """The first two clauses and the last (ข้อ 17.6): name, entry into force, who is in charge."""
    name = _NAMES[kind.id]
    texts = (
        naming(kind).format(issuer=agency.title, title=UNNAMED, issue=""),
        f"{name}นี้ให้ใช้บังคับตั้งแต่วันประกาศเป็นต้นไป",
        "",
        f"ให้{agency.head_title or 'หัวหน้าส่วนราชการ'}รักษาการตาม{name}นี้",
    )
    return [{"chapter": "", "text": text, "key": None} for text in texts]
