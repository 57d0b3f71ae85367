"""Letters of the sample file as LetterData, and rich bodies."""

from edoc_policy.rendering import LetterData
from pathlib import Path
import json


SAMPLES = json.loads(
    (Path(__file__).parents[1] / "fixtures" / "sample_letters.json").read_text("utf-8")
)
LETTERS = {letter["id"]: letter for letter in SAMPLES["letters"]}
AGENCIES = {agency["id"]: agency for agency in SAMPLES["agencies"]}
URGENCY = {"urgent": "ด่วน", "very_urgent": "ด่วนมาก", "most_urgent": "ด่วนที่สุด"}
MOMENT = 1792393620  # 19 October 2026, 14.07 in Bangkok
VERIFY = "https://edoc.example/@@verify?code=7K3M-Q9TA-2XPD"

CAUSE, PURPOSE, CONCLUSION = LETTERS["L01"]["body"]


def letter(name="L01", **changes):
    """A letter of the sample file; `changes` replace fields of its LetterData."""
    sample = LETTERS[name]
    agency = AGENCIES[sample["from_agency"]]
    fields = {
        "agency_name": agency["name_th"],
        "address_lines": tuple(agency["address_lines"]),
        "number": sample["number"]["display"],
        "date_text": sample["date"]["long"],
        "urgency_text": URGENCY.get(sample["urgency"]),
        "subject": sample["subject"],
        "salutation": sample["salutation"],
        "addressee": sample["addressee"],
        "references": tuple(reference["text"] for reference in sample["references"]),
        "enclosures": tuple((item["title"], item["qty"]) for item in sample["enclosures"]),
        "body_html": paragraphs(*sample["body"]),
        "closing": sample["closing"],
        "signer_name": sample["signer"]["name"],
        "signer_position_lines": (sample["signer"]["position"],),
        "owner_lines": tuple(sample["owner_unit"].split("\n")),
        "telephone": sample["tel"],
        "email": sample["email"],
        "verify_url": VERIFY,
        "verify_code": "7K3M-Q9TA-2XPD",
    }
    return LetterData(**{**fields, **changes})


def paragraphs(*texts):
    return "".join(f"<p>{text}</p>" for text in texts)


def long_body(rows=30):
    """Three pages: paragraphs, nested lists, a table with spans and a head of two rows."""
    body = paragraphs(*[CAUSE, PURPOSE] * 4)
    body += (
        "<ol><li>จัดทำบัญชีผู้ใช้งาน<ol><li>ระดับสำนัก</li><li>ระดับกอง<ol><li>ฝ่าย ก</li></ol></li></ol></li>"
        "<li><strong>ตรวจสอบ</strong>ลายมือชื่อ</li></ol><ul><li>ข้อแรก</li></ul>"
        '<table><thead><tr><th rowspan="2">ลำดับ</th><th colspan="2">หน่วยงาน</th></tr>'
        "<tr><th>ชื่อ</th><th>จำนวน</th></tr></thead><tbody>"
    )
    for row in range(1, rows + 1):
        body += f'<tr><td>{row}</td><td>เทศบาลแห่งที่ {row}</td><td style="text-align: right">{row * 1234:,}</td></tr>'
    body += '<tr><td colspan="2">รวมทั้งสิ้น</td><td>9,999</td></tr></tbody></table>'
    return body + paragraphs(CAUSE, CONCLUSION)
