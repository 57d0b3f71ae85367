"""A complete document of every kind as JSON, after the sample file where it has one."""

from pathlib import Path
import base64
import io
import json
import PIL.Image


_DATA = json.loads(
    (Path(__file__).parents[1] / "tests/fixtures/sample_letters.json").read_text("utf-8")
)
SAMPLES = {each["id"]: each for each in (*_DATA["letters"], *_DATA["extra_letters"])}
ORDER, BYLAW, NOTICE, NEWS, MINUTES, NOTE = (
    SAMPLES[name] for name in ("L05", "L07", "L08", "L10", "L12", "X01")
)


def paragraphs(*texts):
    """Texts as the HTML of a body."""
    return "".join(f"<p>{text}</p>" for text in texts)


def photo():
    """A picture of nobody, as JSON."""
    out = io.BytesIO()
    PIL.Image.new("RGB", (400, 600), "#8aa").save(out, "JPEG")
    data = base64.b64encode(out.getvalue()).decode()
    return {"filename": "รูป.jpg", "content-type": "image/jpeg", "data": data}


def file(name, data, content_type):
    """A file as JSON."""
    encoded = base64.b64encode(data).decode()
    return {"filename": name, "content-type": content_type, "data": encoded}


def people(rows):
    """The rows of a list of people at a meeting."""
    return [
        {
            "name": row["name"],
            "position": row["role"],
            "duty": row.get("function", ""),
        }
        for row in rows
    ]


DOCUMENTS = {
    "external": {
        "title": "ขอเชิญประชุม",
        "recipients": [{"agency": "thakhlong"}, {"name": "นายอำเภอคลองหลวง"}],
        "references": [{"text": "หนังสือกระทรวงมหาดไทย ที่ มท 0201.2/ว 1590 ลงวันที่ 11 เมษายน 2569"}],
        "enclosures": [{"title": "กำหนดการ", "quantity": "จำนวน 1 ฉบับ"}],
        "body": paragraphs("ด้วยจังหวัดกำหนดประชุม ในวันที่ 28 ตุลาคม 2569", "จึงเรียนมาเพื่อโปรดทราบ"),
    },
    "memo": {
        "title": "ขออนุมัติจัดประชุมคณะทำงาน",
        "recipients": [{"name": "ผู้ว่าราชการจังหวัดปทุมธานี"}],
        "body": paragraphs(
            "ด้วยกลุ่มงานอำนวยการกำหนดจัดประชุมคณะทำงาน จำนวน 30 คน งบประมาณ 12,500 บาท",
            "จึงเรียนมาเพื่อโปรดพิจารณาอนุมัติ",
        ),
    },
    "stamped": {
        "title": "เตือนให้ส่งแบบตอบรับ",
        "purpose": "remind",
        "recipients": [{"agency": "samkhok"}],
        "body": paragraphs("ตามที่จังหวัดขอให้ส่งแบบตอบรับ นั้น บัดนี้ยังไม่ได้รับ ขอให้ส่งภายในวันที่ 23 ตุลาคม 2569"),
    },
    "order": {
        "title": ORDER["subject"],
        "body": paragraphs(
            "เพื่อให้การขับเคลื่อนเป็นไปด้วยความเรียบร้อย อาศัยอำนาจตามความในมาตรา 57"
            " แห่งพระราชบัญญัติระเบียบบริหารราชการแผ่นดิน พ.ศ. 2534 จึงแต่งตั้งคณะทำงาน ดังนี้"
        )
        + "<ol><li>ผู้ว่าราชการจังหวัด ประธาน</li><li>หัวหน้าสำนักงานจังหวัด เลขานุการ</li></ol>",
        "effect": ORDER["effect_line"],
    },
    "regulation": {
        "title": "การใช้ระบบสารบรรณอิเล็กทรอนิกส์",
        "body": paragraphs(
            "โดยที่เป็นการสมควรวางระเบียบว่าด้วยการใช้ระบบสารบรรณอิเล็กทรอนิกส์ จึงวางระเบียบไว้ดังต่อไปนี้"
        ),
        "clauses": [
            {"text": "ระเบียบนี้เรียกว่า “ระเบียบจังหวัดปทุมธานี ว่าด้วยการใช้ระบบสารบรรณอิเล็กทรอนิกส์ พ.ศ. 2569”"},
            {"text": "ระเบียบนี้ให้ใช้บังคับตั้งแต่วันประกาศเป็นต้นไป"},
            {
                "chapter": "การรับและการส่ง",
                "text": "ให้นายทะเบียนตรวจผลการส่งทุกครั้ง\n(1) ในเวลาราชการ ทันที\n(2) นอกเวลาราชการ ในวันทำการถัดไป",
            },
            {"text": "การเก็บรักษาให้เป็นไปตามข้อ 3 โดยอนุโลม"},
            {"text": "ให้ผู้ว่าราชการจังหวัดปทุมธานีรักษาการตามระเบียบนี้"},
        ],
    },
    "bylaw": {
        "title": BYLAW["subject"].removeprefix("ว่าด้วย"),
        "body": paragraphs(BYLAW["preamble"]),
        "clauses": [{"text": text} for text in BYLAW["articles"]],
    },
    "announcement": {"title": NOTICE["subject"], "body": paragraphs(*NOTICE["body"])},
    "statement": {
        "title": "การรับมือน้ำท่วมในจังหวัด",
        "issue": 2,
        "body": paragraphs("จังหวัดปทุมธานีขอแถลงความคืบหน้าในการรับมือน้ำท่วม ณ วันที่ 1 ตุลาคม 2569"),
    },
    "news": {"title": NEWS["subject"], "issue": 3, "body": paragraphs(*NEWS["body"])},
    "certificate": {
        "title": "รับรองการเป็นข้าราชการ",
        "body": paragraphs(
            "นายจำลอง แบบอย่าง ตำแหน่งนักจัดการงานทั่วไป สังกัดสำนักงานจังหวัดปทุมธานี เป็นข้าราชการจริง"
        ),
        "certified_name": "นายจำลอง แบบอย่าง",
        "photo": photo(),
    },
    "minutes": {
        "meeting": MINUTES["title"].removeprefix("รายงานการประชุม"),
        "meeting_number": 1,
        "meeting_year": 2569,
        "held_on": MINUTES["date"]["iso"],
        "place": MINUTES["held_at"],
        "started_at": MINUTES["start_time"],
        "ended_at": MINUTES["end_time"],
        "attended": people(MINUTES["attendees"]),
        "absent": [
            {"name": row["name"], "position": row["role"], "reason": row["reason"]}
            for row in MINUTES["absentees"]
        ],
        "joined": people(MINUTES["participants"]),
        "agenda": [
            {"title": row["title"], "text": f"มติที่ประชุม {row.get('resolution', 'รับทราบ')}"}
            for row in MINUTES["agenda"]
        ],
        "checker": MINUTES["reviewer"]["name"],
    },
    "note": {
        "title": NOTE["subject"],
        "addressee": "ผู้ว่าราชการจังหวัดปทุมธานี",
        "salutation": "เรียน",
        "body": paragraphs(*NOTE["body"]),
    },
    "other": {
        "title": "ภาพถ่ายการประชุม",
        "origin": "กลุ่มงานอำนวยการ ถ่ายเมื่อวันประชุม",
        "made_on": "2026-10-28",
        "enclosures": [
            {
                "title": "ภาพถ่าย",
                "quantity": "",
                "file": file("ภาพ.jpg", base64.b64decode(photo()["data"]), "image/jpeg"),
            }
        ],
    },
}
