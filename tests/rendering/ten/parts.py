"""What the letters are put together from: paragraphs, tables, lists, agencies and signers."""

from edoc_policy.rendering import Signer
from tests.rendering.samples import paragraphs
from tests.rendering.samples import VERIFY


CHECKED = {"verify_url": VERIFY, "verify_code": "7K3M-Q9TA-2XPD"}
LONG_UNIT = "กลุ่มงานส่งเสริมการบริหารจัดการสิ่งแวดล้อมและสาธารณสุขมูลฐานในชุมชนเมืองและชุมชนท้องถิ่น"
LONG_AGENCY = (
    "สำนักงานคณะกรรมการส่งเสริมการกระจายอำนาจให้แก่องค์กรปกครองส่วนท้องถิ่นและการพัฒนาพื้นที่เฉพาะจังหวัดปทุมธานี"
)
LONG_SUBJECT = (
    "ขอเชิญเข้าร่วมประชุมเชิงปฏิบัติการเพื่อติดตามผลการดำเนินงานตามแผนปฏิบัติการป้องกันและแก้ไขปัญหาอุทกภัย "
    "ภัยแล้ง และฝุ่นละอองขนาดเล็ก (PM 2.5) ขององค์กรปกครองส่วนท้องถิ่นในเขตลุ่มน้ำเจ้าพระยาตอนล่าง "
    "ประจำปีงบประมาณ พ.ศ. 2570 และการจัดทำข้อเสนอโครงการเพื่อขอรับการสนับสนุนงบประมาณเพิ่มเติมระหว่างปี"
)
LONG_POSITION = (
    "นักวิเคราะห์นโยบายและแผนชำนาญการพิเศษ ปฏิบัติหน้าที่หัวหน้ากลุ่มงานยุทธศาสตร์และข้อมูลเพื่อการพัฒนาจังหวัด "
    "รักษาราชการแทนหัวหน้าสำนักงานจังหวัดปทุมธานี"
)
LONG_WORD = "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaftsvorsitzenderstellvertreterin"
DIGEST = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
LINK = "https://www.pathumthani.example/saraban/2569/10/download?file=แบบ-ตอบรับ.pdf&token=eyJhbGciOiJIUzI1NiJ9.e30.abcdefghij"
FILLER = (
    "ทั้งนี้ ให้หน่วยงานที่เกี่ยวข้องถือปฏิบัติตามแนวทางที่กำหนดโดยเคร่งครัด จัดเก็บหลักฐานให้ครบถ้วน "
    "และรายงานผลการดำเนินงานพร้อมปัญหาอุปสรรคให้ทราบทุกสิ้นเดือน เพื่อประกอบการพิจารณาปรับปรุงแผนในระยะต่อไป"
)
NESTED = (
    "<ol><li>ด้านการเตรียมความพร้อม<ol><li>จัดทำบัญชีจุดเสี่ยงน้ำท่วมขังในเขตเทศบาล<ol><li>ถนนสายหลัก</li>"
    "<li>ซอยและชุมชนริมคลอง ซึ่งมีบ้านเรือนปลูกล้ำลำน้ำและมีผู้สูงอายุ ผู้ป่วยติดเตียง หรือเด็กเล็กอาศัยอยู่</li></ol></li>"
    "<li>ตรวจสอบเครื่องสูบน้ำ 12 เครื่อง</li></ol></li><li>ด้านการเผชิญเหตุ<ul><li>จัดเวรยามตลอด 24 ชั่วโมง"
    "<ul><li>ผลัดเช้า 08.00 น.</li><li>ผลัดค่ำ 20.00 น.</li></ul></li></ul></li><li>ด้านการฟื้นฟู</li></ol>"
)


def signer(name, *position, **more):
    return Signer(name=name, position_lines=position, **more)


GOVERNOR = signer("นายสมมติ ตัวอย่างดี", "ผู้ว่าราชการจังหวัดปทุมธานี")
ACTING = signer("นางตัวแทน สมมติ", "รองผู้ว่าราชการจังหวัด รักษาราชการแทน", "ผู้ว่าราชการจังหวัดปทุมธานี")
DELEGATED = signer("นายมอบหมาย รับอำนาจ", "ปลัดเทศบาลนครรังสิต ปฏิบัติราชการแทน", "นายกเทศมนตรีนครรังสิต")
MAYOR = signer("นายประกอบ ชุดทดสอบ", "นายกเทศมนตรีเมืองลาดสวาย")
LONG_SIGNER = signer("พลตำรวจตรีหญิง คุณหญิงสมมตินามยาวมากเป็นพิเศษ ณ อยุธยาตัวอย่างสกุลยาว", LONG_POSITION)


def p(*texts):
    return paragraphs(*texts)


def many(count, text=FILLER):
    """`count` paragraphs; each says which it is."""
    return p(*(f"ประการที่ {number} {text}" for number in range(1, count + 1)))


def to_the_foot(count, lines=0):
    """Paragraphs and single lines measured to end where a page ends."""
    return many(count) + p(*["รายการเพิ่มเติมในข้อนี้"] * lines)


def table(head, *rows):
    """A table of texts with one head row."""
    cells = "".join(f"<th>{text}</th>" for text in head)
    body = "".join(f"<tr>{''.join(f'<td>{text}</td>' for text in row)}</tr>" for row in rows)
    return f"<table><thead><tr>{cells}</tr></thead><tbody>{body}</tbody></table>"


def ninety():
    """A table of 90 rows, over three pages or more."""
    rows = ((n, f"โรงเรียนเทศบาลตัวอย่าง {n}", n * 37, f"{n * 1250:,}") for n in range(1, 91))
    return table(("ลำดับที่", "สถานศึกษา", "นักเรียน (คน)", "งบประมาณ (บาท)"), *rows)


def wide():
    """A table of twelve columns."""
    head = (
        "ที่",
        "หน่วยงาน",
        "ต.ค.",
        "พ.ย.",
        "ธ.ค.",
        "ม.ค.",
        "ก.พ.",
        "มี.ค.",
        "เม.ย.",
        "พ.ค.",
        "มิ.ย.",
        "รวม",
    )
    names = ("กองคลัง", "กองช่าง", "กองการศึกษา", "กองสาธารณสุขและสิ่งแวดล้อม", "สำนักปลัดเทศบาล")
    return table(
        head, *((n, name, *(n * month for month in range(3, 12)), n * 63) for n, name in enumerate(names, 1))
    )  # fmt: skip


def addressees(count, text="นายกองค์การบริหารส่วนตำบลแห่งที่ {n} อำเภอลำลูกกา จังหวัดปทุมธานี"):
    return "\n".join(text.format(n=n) for n in range(1, count + 1))
