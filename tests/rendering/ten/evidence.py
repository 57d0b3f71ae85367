"""Certificates (ข้อ 24), minutes (ข้อ 25), notes (ข้อ 26) and other evidence (ข้อ 27)."""

from dataclasses import replace
from edoc_policy.rendering import AgendaItem
from edoc_policy.rendering import CertificateData
from edoc_policy.rendering import KeptFile
from edoc_policy.rendering import MinutesData
from edoc_policy.rendering import NoteData
from edoc_policy.rendering import OtherData
from edoc_policy.rendering import Person
from tests.rendering.papers import photo
from tests.rendering.ten.parts import ACTING
from tests.rendering.ten.parts import CHECKED
from tests.rendering.ten.parts import DELEGATED
from tests.rendering.ten.parts import DIGEST
from tests.rendering.ten.parts import LINK
from tests.rendering.ten.parts import LONG_AGENCY
from tests.rendering.ten.parts import LONG_POSITION
from tests.rendering.ten.parts import LONG_SIGNER
from tests.rendering.ten.parts import LONG_SUBJECT
from tests.rendering.ten.parts import LONG_UNIT
from tests.rendering.ten.parts import LONG_WORD
from tests.rendering.ten.parts import many
from tests.rendering.ten.parts import MAYOR
from tests.rendering.ten.parts import NESTED
from tests.rendering.ten.parts import ninety
from tests.rendering.ten.parts import p
from tests.rendering.ten.parts import signer
from tests.rendering.ten.parts import to_the_foot
from tests.rendering.ten.parts import wide


THIS = "หนังสือฉบับนี้ให้ไว้เพื่อรับรองว่า"
RESOLVED = "<p><b>มติที่ประชุม</b> เห็นชอบ</p>"

_CERTIFICATE = CertificateData(
    agency_name="เทศบาลเมืองลาดสวาย",
    number="31/2569",
    address_lines=("สำนักงานเทศบาลเมืองลาดสวาย", "อำเภอลำลูกกา ปท 12150"),
    body_html=p(f"{THIS} บุคคลนี้มีอยู่จริง"),
    date_text="6 พฤศจิกายน พ.ศ. 2569",
    signers=(MAYOR,),
    **CHECKED,
)
_MINUTES = MinutesData(
    agency_name="เทศบาลเมืองลาดสวาย",
    meeting="คณะกรรมการพัฒนาเทศบาลเมืองลาดสวาย",
    number="4/2569",
    held_on="วันศุกร์ที่ 6 พฤศจิกายน 2569",
    held_at="ห้องประชุมลาดสวาย ชั้น 3 สำนักงานเทศบาลเมืองลาดสวาย",
    attendees=(
        Person(name="นายประกอบ ชุดทดสอบ", position="นายกเทศมนตรีเมืองลาดสวาย", duty="ประธาน"),
        Person(name="นางสาวทดสอบ ระบบงาน", position="หัวหน้าสำนักปลัดเทศบาล", duty="เลขานุการ"),
    ),
    opened_at="09.30 น.",
    agenda=(AgendaItem(heading="เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ", body_html=p("ไม่มี")),),
    closed_at="12.00 น.",
    signers=(signer("นางสาวทดสอบ ระบบงาน"), signer("นายตรวจ ละเอียด")),
    **CHECKED,
)
_TYPED = {"manner": "typed", "stamped_at": "ในระบบสารบรรณอิเล็กทรอนิกส์ เมื่อ 6 พฤศจิกายน 2569 เวลา 14.05 น."}  # fmt: skip
_NOTE = NoteData(
    agency_name="เทศบาลเมืองลาดสวาย",
    owner_lines=("กองช่าง งานสาธารณูปโภค โทร. 0 2569 0000 ต่อ 33",),
    addressee="ผู้อำนวยการกองช่าง",
    body_html=p("เรียบร้อยแล้ว"),
    signers=(signer("นายช่าง โยธาดี", "นายช่างโยธาชำนาญงาน", **_TYPED),),
)
_OTHER = OtherData(
    agency_name="เทศบาลเมืองลาดสวาย",
    number="1204",
    subject="ภาพถ่ายจุดน้ำท่วมขัง",
    source_text="นางราษฎร แจ้งเหตุ",
    date_text="6 พฤศจิกายน 2569 เวลา 07.40 น.",
    body_html=p("ภาพถ่ายจากผู้แจ้ง จำนวน 1 ภาพ"),
    files=(KeptFile(name="น้ำท่วม.jpg", mime_type="image/jpeg", size=2_481_003, sha256=DIGEST),),
    **CHECKED,
)


def people(count, position="ผู้แทนชุมชน", duty="กรรมการ"):
    return tuple(
        Person(name=f"นายผู้แทน ชุมชนที่ {n}", position=f"{position} {n}", duty=duty)
        for n in range(1, count + 1)
    )


def agenda(*bodies):
    headings = (
        "เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ",
        "รับรองรายงานการประชุม",
        "เรื่องเสนอให้ที่ประชุมทราบ",
        "เรื่องเสนอให้ที่ประชุมพิจารณา",
        "เรื่องอื่น ๆ (ถ้ามี)",
    )
    return tuple(
        AgendaItem(heading=headings[n % 5], body_html=body) for n, body in enumerate(bodies)
    )


def files(count):
    types = ("image/jpeg", "video/mp4", "audio/mpeg", "application/pdf", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")  # fmt: skip
    return tuple(
        KeptFile(name=f"หลักฐานที่ {n} ของคำร้อง.dat", mime_type=types[n % 5], size=n * 104_729, sha256=DIGEST)
        for n in range(1, count + 1)
    )  # fmt: skip


CERTIFICATE = {
    "an employee": replace(_CERTIFICATE, body_html=p(f"{THIS} นางสาวขยัน อ่านมาก เลขประจำตัวประชาชน 1 1399 00123 45 6 ตำแหน่งนักวิชาการเงินและบัญชีปฏิบัติการ สังกัดกองคลัง เป็นพนักงานเทศบาลเมืองลาดสวายจริง อัตราเงินเดือน 21,140 บาท"), holder_name="นางสาวขยัน อ่านมาก", photo=photo()),
    "finished work of a company": replace(_CERTIFICATE, body_html=p(f"{THIS} ห้างหุ้นส่วนจำกัด ตัวอย่างการช่าง ได้ก่อสร้างถนนคอนกรีตเสริมเหล็ก ซอยพหลโยธิน 87 ตามสัญญาเลขที่ 14/2569 วงเงิน 4,980,000 บาท แล้วเสร็จเมื่อวันที่ 30 ตุลาคม 2569")),
    "a monk": replace(_CERTIFICATE, body_html=p(f"{THIS} พระครูปลัดสุวัฒนสมมติคุณ (สมชาย ฐิตสีโล) เจ้าอาวาสวัดลาดสนุ่น มีภูมิลำเนาอยู่ในเขตเทศบาลจริง"), holder_name="พระครูปลัดสุวัฒนสมมติคุณ (สมชาย ฐิตสีโล)"),
    "an officer": replace(_CERTIFICATE, body_html=p(f"{THIS} พันจ่าอากาศเอกหญิง หม่อมหลวงทดลอง สมมติวงศ์ เป็นวิทยากรโครงการฝึกอบรมอาสาสมัครป้องกันภัยฝ่ายพลเรือน รุ่นที่ 3/2569"), signers=(DELEGATED,)),
    "English names, photograph": replace(_CERTIFICATE, body_html=p(f"{THIS} Mrs. Wilhelmina Katharina van der Schimmelpenninck-Oldenbarnevelt สัญชาติ Netherlands หนังสือเดินทางเลขที่ NX1234567 พำนักอยู่บ้านเลขที่ 99/123 หมู่ที่ 4 ตำบลลาดสวาย"), holder_name="Mrs. Wilhelmina Katharina van der Schimmelpenninck-Oldenbarnevelt", photo=photo()),
    "one word": replace(_CERTIFICATE, body_html=p("จริง"), verify_url=None, verify_code=None),
    "no address, two signers": replace(_CERTIFICATE, address_lines=(), signers=(ACTING, LONG_SIGNER), holder_name="พลเรือตรี ทดลอง ตัวอย่างดี", photo=photo()),
    "long agency": replace(_CERTIFICATE, agency_name=LONG_AGENCY, address_lines=(LONG_AGENCY, LONG_UNIT), signers=(LONG_SIGNER,)),
    "a table of ninety rows and a photograph": replace(_CERTIFICATE, body_html=p(f"{THIS} สถานศึกษาต่อไปนี้ผ่านการประเมิน") + ninety(), photo=photo(), holder_name="นายผู้แทน สถานศึกษา"),
    "secret, lists three deep, a wide table": replace(_CERTIFICATE, secrecy_text="ลับ", copy_number="ชุดที่ 1 ของ 2 ชุด", urgency_text="ด่วน", body_html=p(f"{THIS} นายปกปิด ชื่อจริง") + NESTED + wide() + p(f"{DIGEST} {LONG_WORD} {LINK}")),
    "a photograph on the second page": replace(_CERTIFICATE, body_html=p(THIS) + many(5), photo=photo(), holder_name="นายยาว ข้อความ"),
}  # fmt: skip

MINUTES = {
    "four items": replace(_MINUTES, absentees=(Person(name="นายติด ราชการ", position="ผู้อำนวยการกองช่าง", duty="ไปราชการ"),), participants=people(2, "ผู้สังเกตการณ์", ""), agenda=agenda(p("ประธานแจ้งผลการประชุมกรมการจังหวัด ประจำเดือนตุลาคม 2569"), RESOLVED, p("กองคลังรายงานฐานะการเงิน ณ วันที่ 31 ตุลาคม 2569 คงเหลือ 84,210,554.75 บาท") + RESOLVED, p("พิจารณาร่างแผนพัฒนาท้องถิ่น (พ.ศ. 2571 - 2575)") + RESOLVED)),
    "a council": replace(_MINUTES, meeting="สภาเทศบาลเมืองลาดสวาย สมัยสามัญ สมัยที่ 4", number="2/2569", agenda=agenda(p("ไม่มี"), RESOLVED, "", p("ญัตติขออนุมัติโอนงบประมาณ") + RESOLVED, p("ไม่มี"))),
    "by video": replace(_MINUTES, held_at="ห้องประชุมทางไกล (Zoom Meeting ID 812 3456 7890)", participants=(Person(name="Dr. Maria Gonzalez-Rodriguez", position="ผู้เชี่ยวชาญ UN-Habitat"),)),
    "a working group, no checker": replace(_MINUTES, meeting="คณะทำงานจัดงานลอยกระทง", signers=(signer("นางสาวทดสอบ ระบบงาน"),)),
    "sixty attendees, twenty absent": replace(_MINUTES, attendees=people(60), absentees=people(20, "ผู้แทนหน่วยงาน", "ติดราชการ"), participants=people(15, "ผู้ติดตาม", "")),
    "hardly anything": replace(_MINUTES, attendees=(), agenda=(AgendaItem(heading="รับทราบ"),), signers=(signer("นายจด รายงาน"),), verify_url=None, verify_code=None),
    "twelve items over pages": replace(_MINUTES, agenda=agenda(*(many(2) + RESOLVED for _ in range(12)))),
    "long names and places": replace(_MINUTES, meeting=LONG_SUBJECT, held_at=LONG_AGENCY, attendees=tuple(Person(name=LONG_SIGNER.name, position=LONG_POSITION, duty="กรรมการและผู้ช่วยเลขานุการคนที่สอง") for _ in range(6))),
    "secret, lists three deep, a wide table": replace(_MINUTES, secrecy_text="ลับ", copy_number="ชุดที่ 5 ของ 7 ชุด", agenda=agenda(NESTED, RESOLVED, wide(), p(LINK, DIGEST, LONG_WORD) + RESOLVED)),
    "a table of ninety rows": replace(_MINUTES, agenda=agenda(p("ไม่มี"), RESOLVED, ninety(), RESOLVED)),
    "two pages to the very foot": replace(_MINUTES, agenda=agenda(to_the_foot(11, 1), RESOLVED)),
}  # fmt: skip

NOTE = {
    "a pump repaired": replace(_NOTE, body_html=p("ได้ซ่อมเครื่องสูบน้ำจุดซอยวัดลาดสนุ่นแล้วเสร็จเมื่อเวลา 13.20 น. ใช้อะไหล่ตามใบเบิก 3 รายการ")),
    "a telephone call": replace(_NOTE, body_html=p("เมื่อเวลา 10.15 น. นายอำเภอลำลูกกาโทรศัพท์แจ้งให้จัดรถบรรทุกน้ำ 2 คัน ไปสนับสนุนที่หมู่ 9 ผู้รับโทรศัพท์ได้แจ้งหัวหน้าสถานีดับเพลิงแล้ว")),
    "an instruction downward": replace(_NOTE, addressee="หัวหน้างานสาธารณูปโภค", body_html=p("ให้ตรวจสอบไฟสาธารณะซอย 4 และรายงานภายในวันที่ 10 พฤศจิกายน 2569"), date_text="6 พฤศจิกายน 2569", number="33/2569", subject="ไฟสาธารณะ"),
    "signed by hand": replace(_NOTE, signers=(signer("นายช่าง โยธาดี", "นายช่างโยธาชำนาญงาน"),), date_text="6 พฤศจิกายน 2569"),
    "on plain paper": replace(_NOTE, plain=True, date_text="6 พฤศจิกายน 2569", owner_lines=()),
    "nothing but a word": replace(_NOTE, owner_lines=(), body_html=p("ทราบ")),
    "urgent, long unit, long position": replace(_NOTE, urgency_text="ด่วนที่สุด", owner_lines=(f"{LONG_UNIT} โทร. 0 2569 0000 ต่อ 45 public-health-and-environment@lat-sawai-city.example",), signers=(replace(LONG_SIGNER, **_TYPED),)),
    "to forty": replace(_NOTE, addressee="\n".join(f"หัวหน้าฝ่ายที่ {n}" for n in range(1, 41)), subject=LONG_SUBJECT),
    "secret, two authors, lists three deep": replace(_NOTE, secrecy_text="ลับ", copy_number="ชุดที่ 1 ของ 2 ชุด", urgency_text="ด่วนมาก", body_html=NESTED, signers=(replace(ACTING, **_TYPED), replace(DELEGATED, **_TYPED))),
    "a table of ninety rows, a wide one, links": replace(_NOTE, number="34/2569", body_html=wide() + ninety() + p(f"{LINK} {DIGEST} {LONG_WORD}")),
    "plain, two pages with headings": replace(_NOTE, plain=True, owner_lines=(), body_html="<h2>เรื่องเดิม</h2>" + many(9) + "<h3>ข้อพิจารณา</h3>" + many(4)),
}  # fmt: skip

OTHER = {
    "a photograph": _OTHER,
    "a petition by e-mail": replace(_OTHER, number="1205", subject="ขอให้ตัดกิ่งไม้", source_text="citizen@mail.example", body_html=p("คำร้องทางไปรษณีย์อิเล็กทรอนิกส์"), files=files(2)),
    "a recording of a meeting": replace(_OTHER, subject="แถบบันทึกเสียงการประชุมสภาเทศบาล", body_html=p("ความยาว 3 ชั่วโมง 12 นาที"), files=files(3)),
    "a film": replace(_OTHER, subject="วีดิทัศน์กล้องวงจรปิด", source_text="ศูนย์ควบคุม CCTV", files=files(1), date_text="6 พฤศจิกายน 2569"),
    "only files": replace(_OTHER, number=None, source_text="", date_text=None, body_html=""),
    "only words": replace(_OTHER, files=(), body_html=p("ทราบ"), verify_url=None, verify_code=None),
    "no subject": replace(_OTHER, subject="", files=files(4)),
    "sixty files": replace(_OTHER, files=files(60)),
    "names without a place to break": replace(_OTHER, subject=f"{LONG_SUBJECT} {LINK}", source_text=f"{LONG_WORD} {LONG_AGENCY}", files=(KeptFile(name=f"{LONG_WORD}.tar.gz", mime_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document", size=9_999_999_999, sha256=DIGEST), KeptFile(name="IMG_20261106_074012_HDR_PORTRAIT_(1)_copy_final_final.jpeg", mime_type="image/jpeg", size=1, sha256=DIGEST))),
    "secret, lists three deep, tables": replace(_OTHER, secrecy_text="ลับมาก", copy_number="ชุดที่ 1 ของ 1 ชุด", body_html=NESTED + wide() + ninety(), files=files(5)),
    "two pages of words": replace(_OTHER, body_html=many(12)),
}  # fmt: skip
