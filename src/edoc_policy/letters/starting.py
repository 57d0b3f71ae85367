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
_NAMES = {"regulation": "ระเบียบ", "bylaw": "ข้อบังคับ"}


def starting_values(kind, agency):
    """{field: value} of a new document of a kind in an agency."""
    if kind.id in _NAMES:
        return {"clauses": _clauses(_NAMES[kind.id], agency)}
    if kind.id == "minutes":
        return {
            "meeting_year": be_year(bangkok_date()),
            "agenda": [{"title": title, "text": ""} for title in AGENDA],
        }
    return {}


def _clauses(name, agency):
    """The first two clauses and the last (ข้อ 17.6): name, entry into force, who is in charge."""
    year = thai(be_year(bangkok_date()))
    texts = (
        f"{name}นี้เรียกว่า “{name}{agency.title} ว่าด้วย… พ.ศ. {year}”",
        f"{name}นี้ให้ใช้บังคับตั้งแต่วันประกาศเป็นต้นไป",
        "",
        f"ให้{agency.head_title or 'หัวหน้าส่วนราชการ'}รักษาการตาม{name}นี้",
    )
    return [{"chapter": "", "text": text, "key": None} for text in texts]
