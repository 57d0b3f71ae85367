"""Orders (ข้อ 16), regulations and bylaws (ข้อ 17-18), announcements (ข้อ 20), statements and news
(ข้อ 21-22)."""

from dataclasses import replace
from edoc_policy.rendering import AnnouncementData
from edoc_policy.rendering import Clause
from edoc_policy.rendering import OrderData
from edoc_policy.rendering import RegulationData
from edoc_policy.rendering import StatementData
from tests.rendering.ten.parts import ACTING
from tests.rendering.ten.parts import CHECKED
from tests.rendering.ten.parts import DELEGATED
from tests.rendering.ten.parts import DIGEST
from tests.rendering.ten.parts import FILLER
from tests.rendering.ten.parts import GOVERNOR
from tests.rendering.ten.parts import LINK
from tests.rendering.ten.parts import LONG_AGENCY
from tests.rendering.ten.parts import LONG_SIGNER
from tests.rendering.ten.parts import LONG_SUBJECT
from tests.rendering.ten.parts import LONG_WORD
from tests.rendering.ten.parts import many
from tests.rendering.ten.parts import MAYOR
from tests.rendering.ten.parts import NESTED
from tests.rendering.ten.parts import ninety
from tests.rendering.ten.parts import p
from tests.rendering.ten.parts import table
from tests.rendering.ten.parts import to_the_foot
from tests.rendering.ten.parts import wide


FROM_NOW = "ทั้งนี้ ตั้งแต่บัดนี้เป็นต้นไป"
TO_ALL = "จึงประกาศมาเพื่อทราบโดยทั่วกัน"
CITY = {"agency_name": "เทศบาลเมืองลาดสวาย", "issuer": "เทศบาลเมืองลาดสวาย", **CHECKED}

_ORDER = OrderData(
    number="845/2569",
    subject="แต่งตั้งคณะกรรมการตรวจรับพัสดุ",
    body_html=p("ให้ถือปฏิบัติโดยเคร่งครัด"),
    effective=FROM_NOW,
    date_text="5 พฤศจิกายน พ.ศ. 2569",
    signers=(MAYOR,),
    **CITY,
)
_LAW = RegulationData(
    subject="การใช้รถยนต์ส่วนกลาง",
    year="2569",
    preamble_html=p("โดยที่เป็นการสมควรกำหนดหลักเกณฑ์การใช้รถยนต์ส่วนกลาง นายกเทศมนตรีเมืองลาดสวายจึงวางระเบียบไว้ ดังต่อไปนี้"),
    clauses=(Clause(text="ให้ใช้บังคับตั้งแต่วันถัดจากวันประกาศเป็นต้นไป"),),
    date_text="5 พฤศจิกายน พ.ศ. 2569",
    signers=(MAYOR,),
    **CITY,
)  # fmt: skip
_BYLAW = replace(
    _LAW,
    kind="bylaw",
    subject="การจัดการขยะมูลฝอย",
    preamble_html=p("อาศัยอำนาจตามความในมาตรา 60 แห่งพระราชบัญญัติเทศบาล พ.ศ. 2496 และที่แก้ไขเพิ่มเติม เทศบาลเมืองลาดสวายโดยความเห็นชอบของสภาเทศบาลจึงออกข้อบังคับไว้ ดังต่อไปนี้"),
)  # fmt: skip
_ANNOUNCEMENT = AnnouncementData(
    subject="ผลการสอบคัดเลือก",
    body_html=p(TO_ALL),
    date_text="5 พฤศจิกายน พ.ศ. 2569",
    signers=(MAYOR,),
    **CITY,
)
_STATEMENT = StatementData(
    subject="สถานการณ์น้ำท่วมขัง",
    body_html=p("เทศบาลขอเรียนให้ทราบว่าสถานการณ์กลับสู่ภาวะปกติแล้ว"),
    date_text="6 พฤศจิกายน 2569",
    **CITY,
)
_NEWS = replace(_STATEMENT, kind="news", subject="เปิดลานกีฬาแห่งใหม่")


def clauses(*texts):
    return tuple(Clause(text=text) for text in texts)


def called(word, subject, *more):
    """The clauses that every law begins with (ข้อ 17.6)."""
    return clauses(
        f"{word}นี้เรียกว่า “{word}เทศบาลเมืองลาดสวาย ว่าด้วย{subject} พ.ศ. 2569”",
        f"{word}นี้ให้ใช้บังคับตั้งแต่วันที่ 1 มกราคม พ.ศ. 2570 เป็นต้นไป",
        *more,
    )


def chapters(count, each):
    """`count` chapters of `each` clauses."""
    titles = ("บททั่วไป", "การรับคำขอ", "การพิจารณา", "การอุทธรณ์", "บทกำหนดโทษ", "เบ็ดเตล็ด")
    return tuple(
        Clause(
            chapter=titles[n % len(titles)] if place == 0 else None,
            text=f"ในกรณีที่ {n * each + place + 1} {FILLER}",
        )
        for n in range(count)
        for place in range(each)
    )


ORDER = {
    "appointing three inspectors": replace(
        _ORDER,
        body_html=p("ด้วยเทศบาลเมืองลาดสวายได้ทำสัญญาจ้างก่อสร้างถนนคอนกรีตเสริมเหล็ก ซอยพหลโยธิน 87 ตามสัญญาเลขที่ 14/2569 ลงวันที่ 20 ตุลาคม 2569 อาศัยอำนาจตามความในมาตรา 100 แห่งพระราชบัญญัติการจัดซื้อจัดจ้างและการบริหารพัสดุภาครัฐ พ.ศ. 2560 จึงแต่งตั้งคณะกรรมการตรวจรับพัสดุ ดังนี้")
        + "<ol><li>นายช่าง โยธาดี ผู้อำนวยการกองช่าง ประธานกรรมการ</li><li>นางสาวพัสดุ รอบคอบ กรรมการ</li><li>นายตรวจ ละเอียด กรรมการ</li></ol>",
    ),
    "delegating powers": replace(_ORDER, subject="มอบอำนาจให้รองนายกเทศมนตรีสั่งหรือปฏิบัติราชการแทน", body_html=p("อาศัยอำนาจตามความในมาตรา 48 สัตตรส แห่งพระราชบัญญัติเทศบาล พ.ศ. 2496 มอบอำนาจให้นายรอง คนแรก อนุมัติการเบิกจ่ายวงเงินไม่เกิน 500,000 บาท")),
    "a transfer": replace(_ORDER, number="12/2569", subject="ย้ายพนักงานเทศบาล", body_html=p("ให้ จ่าสิบเอก ทดลอง ย้ายงาน ตำแหน่งเจ้าพนักงานป้องกันและบรรเทาสาธารณภัยชำนาญงาน ไปดำรงตำแหน่งเดิม สังกัดสำนักปลัดเทศบาล"), effective="ทั้งนี้ ตั้งแต่วันที่ 1 ธันวาคม 2569 เป็นต้นไป"),
    "of a post, without effect line": replace(_ORDER, issuer="หัวหน้าสถานีดับเพลิงลาดสวาย", subject="จัดเวรยามรักษาการณ์", effective=None, signers=(ACTING,)),
    "one word": replace(_ORDER, subject="ยกเลิกคำสั่ง", body_html=p("ยกเลิก"), effective=None, verify_url=None, verify_code=None),
    "no subject": replace(_ORDER, subject="", body_html=p("ให้พนักงานทุกคนสวมหน้ากากอนามัยในสถานที่ราชการ")),
    "long subject and issuer, long position": replace(_ORDER, agency_name=LONG_AGENCY, issuer=LONG_AGENCY, subject=LONG_SUBJECT, signers=(LONG_SIGNER,)),
    "two signers, duties three deep": replace(_ORDER, subject="แต่งตั้งศูนย์บัญชาการเหตุการณ์ร่วม", body_html=p("เพื่อให้การเผชิญเหตุเป็นไปอย่างมีเอกภาพ จึงแต่งตั้งศูนย์บัญชาการและกำหนดหน้าที่") + NESTED * 2, signers=(DELEGATED, GOVERNOR)),
    "secret, copy number, three pages": replace(_ORDER, secrecy_text="ลับมาก", copy_number="ชุดที่ 4 ของ 9 ชุด", urgency_text="ด่วนที่สุด", subject="แต่งตั้งคณะกรรมการสอบสวนทางวินัย", body_html=many(17)),
    "a table of ninety rows": replace(_ORDER, subject="กำหนดอัตรากำลังครู", body_html=p("ให้สถานศึกษามีอัตรากำลัง ดังนี้") + ninety() + p("ให้ผู้อำนวยการกองการศึกษากำกับดูแลให้เป็นไปตามคำสั่งนี้")),
    "a wide table, English and links": replace(_ORDER, subject="กำหนดตัวชี้วัด (KPI)", body_html=wide() + p(f"รายละเอียดที่ {LINK} ค่าแฮช {DIGEST} {LONG_WORD}")),
    "two pages to the very foot": replace(_ORDER, subject="มาตรการประหยัดพลังงาน", body_html=to_the_foot(14, 1)),
}  # fmt: skip

REGULATION = {
    "cars of the office": replace(_LAW, clauses=called("ระเบียบ", "การใช้รถยนต์ส่วนกลาง", "ผู้ประสงค์จะใช้รถต้องยื่นใบขออนุญาตก่อนไม่น้อยกว่า 1 วันทำการ", "ห้ามนำรถไปใช้ในกิจธุระส่วนตัว", "ให้ปลัดเทศบาลรักษาการตามระเบียบนี้")),
    "a library": replace(_LAW, subject="การใช้ห้องสมุดประชาชน", clauses=called("ระเบียบ", "การใช้ห้องสมุดประชาชน", "<p>สมาชิกมีสิทธิยืม</p><ol><li>หนังสือทั่วไป คราวละไม่เกิน 5 เล่ม กำหนด 7 วัน</li><li>วารสาร คราวละไม่เกิน 2 ฉบับ</li></ol>", "ผู้ใดคืนเกินกำหนดให้เสียค่าปรับวันละ 1 บาทต่อเล่ม")),
    "second edition, amending": replace(_LAW, edition="2", clauses=called("ระเบียบ", "การใช้รถยนต์ส่วนกลาง (ฉบับที่ 2)", "<p>ให้ยกเลิกความในข้อ 7 แห่งระเบียบเทศบาลเมืองลาดสวาย ว่าด้วยการใช้รถยนต์ส่วนกลาง พ.ศ. 2561 และให้ใช้ความต่อไปนี้แทน</p><p>“ข้อ 7 ให้ผู้ควบคุมตรวจสภาพรถทุก 5,000 กิโลเมตร”</p>")),
    "petty cash, by the deputy": replace(_LAW, subject="เงินทดรองราชการ", signers=(DELEGATED,), clauses=called("ระเบียบ", "เงินทดรองราชการ", "วงเงินทดรองราชการไม่เกิน 100,000 บาท")),
    "one clause of one word": replace(_LAW, clauses=clauses("ยกเลิก"), preamble_html=p("โดยที่หมดความจำเป็น")),
    "no preamble, no subject": replace(_LAW, subject="", preamble_html="", clauses=called("ระเบียบ", "การทั่วไป")),
    "a hundred and twenty clauses": replace(_LAW, subject="การจัดสวัสดิการภายใน", clauses=(*called("ระเบียบ", "การจัดสวัสดิการภายใน"), *chapters(6, 19), *clauses("สัญญาที่ทำไว้ก่อนให้มีผลต่อไป", "คำขอที่ยื่นไว้ก่อนให้ถือเป็นคำขอตามระเบียบนี้", "การใดที่ได้ดำเนินการไปแล้วให้เป็นอันใช้ได้", "ให้นายกเทศมนตรีรักษาการตามระเบียบนี้")), transitional_from=117),
    "clauses with lists three deep and tables": replace(_LAW, subject=LONG_SUBJECT, clauses=called("ระเบียบ", "การป้องกันอุทกภัย", "<p>ให้ดำเนินการ</p>" + NESTED, wide(), "<p>อัตราค่าตอบแทน</p>" + table(("ระดับ", "บาท"), ("ปฏิบัติการ", "120"), ("ชำนาญการ", "240")) + "<p>ต่อชั่วโมง</p>")),
    "secret, two signers, long issuer": replace(_LAW, secrecy_text="ลับ", copy_number="ชุดที่ 1 ของ 2 ชุด", agency_name=LONG_AGENCY, issuer=LONG_AGENCY, signers=(ACTING, LONG_SIGNER), clauses=chapters(2, 7)),
    "a table of ninety rows in a clause": replace(_LAW, subject="เงินอุดหนุนสถานศึกษา", clauses=called("ระเบียบ", "เงินอุดหนุนสถานศึกษา", "<p>ให้จัดสรร ดังนี้</p>" + ninety(), f"ดูรายละเอียดที่ {LINK}")),
    "two pages to the very foot": replace(_LAW, clauses=(*called("ระเบียบ", "การใช้รถยนต์ส่วนกลาง"), *chapters(1, 12))),
}  # fmt: skip

BYLAW = {
    "waste": replace(_BYLAW, clauses=called("ข้อบังคับ", "การจัดการขยะมูลฝอย", "“ขยะมูลฝอย” หมายความว่า เศษกระดาษ เศษผ้า เศษอาหาร ถุงพลาสติก และสิ่งอื่นใดที่เก็บกวาดจากถนน ตลาด หรือที่อื่น", "ห้ามผู้ใดทิ้งขยะมูลฝอยในที่สาธารณะ", "ผู้ใดฝ่าฝืนต้องระวางโทษปรับไม่เกิน 2,000 บาท", "ให้นายกเทศมนตรีเมืองลาดสวายรักษาการตามข้อบังคับนี้")),
    "three chapters": replace(_BYLAW, subject="ตลาด", clauses=chapters(3, 2)),
    "hawkers, amended": replace(_BYLAW, subject="การจำหน่ายสินค้าในที่สาธารณะ", edition="3", clauses=called("ข้อบังคับ", "การจำหน่ายสินค้าในที่สาธารณะ (ฉบับที่ 3)", "<p>ให้เพิ่มความต่อไปนี้เป็นข้อ 9/1 แห่งข้อบังคับเดิม</p><p>“ข้อ 9/1 ให้เว้นระยะห่างระหว่างแผงไม่น้อยกว่า 1.50 เมตร”</p>")),
    "ethics": replace(_BYLAW, subject="จรรยาพนักงานเทศบาล", signers=(ACTING,), clauses=called("ข้อบังคับ", "จรรยาพนักงานเทศบาล", "พนักงานต้องซื่อสัตย์สุจริตและรับผิดชอบต่อหน้าที่")),
    "one clause, one word": replace(_BYLAW, clauses=clauses("ยกเลิก")),
    "no clauses": replace(_BYLAW, clauses=(), subject="การทดลอง"),
    "a hundred and twenty clauses": replace(_BYLAW, subject="การควบคุมอาคาร", clauses=chapters(6, 20), transitional_from=119),
    "fees in a wide table": replace(_BYLAW, subject="ค่าธรรมเนียม", clauses=called("ข้อบังคับ", "ค่าธรรมเนียม", "<p>อัตราค่าธรรมเนียมให้เป็นไปตามตาราง</p>" + wide() + ninety())),
    "lists three deep, English and a digest": replace(_BYLAW, subject="การใช้ระบบ CCTV", clauses=called("ข้อบังคับ", "การใช้ระบบ CCTV", NESTED, f"บันทึกภาพด้วย codec H.265/HEVC ค่าแฮช {DIGEST} ตามมาตรฐาน {LONG_WORD}")),
    "secret, two signers, long subject": replace(_BYLAW, secrecy_text="ลับมาก", copy_number="ชุดที่ 1 ของ 1 ชุด", subject=LONG_SUBJECT, edition="12", signers=(LONG_SIGNER, DELEGATED), clauses=chapters(2, 8)),
    "empty clauses and chapters": replace(_BYLAW, subject="สุสาน", clauses=(Clause(text="", chapter="บททั่วไป"), Clause(text="<p></p>"), Clause(text="ให้ใช้ข้อบังคับนี้", chapter="การบังคับใช้ซึ่งมีชื่อหมวดยาวมากเพื่อให้ครอบคลุมทุกกรณีที่อาจเกิดขึ้นในเขตเทศบาลเมืองลาดสวายและพื้นที่ข้างเคียง"))),
}  # fmt: skip

ANNOUNCEMENT = {
    "results of an examination": replace(_ANNOUNCEMENT, body_html=p("ตามที่เทศบาลเมืองลาดสวายได้ดำเนินการสอบคัดเลือกพนักงานจ้างตามภารกิจ ตำแหน่งผู้ช่วยนักวิชาการคอมพิวเตอร์ เมื่อวันที่ 31 ตุลาคม 2569 นั้น บัดนี้ การสอบเสร็จสิ้นแล้ว มีผู้ผ่านการคัดเลือก ดังนี้") + table(("ลำดับที่", "เลขประจำตัวสอบ", "ชื่อ - สกุล", "คะแนน"), (1, "69-0012", "นายเก่ง สอบได้", "86.50"), (2, "69-0007", "นางสาวขยัน อ่านมาก", "84.25")) + p(TO_ALL)),
    "a price inquiry": replace(_ANNOUNCEMENT, subject="ประกวดราคาจ้างก่อสร้างด้วยวิธีอิเล็กทรอนิกส์ (e-bidding)", body_html=p("เทศบาลเมืองลาดสวายมีความประสงค์จะประกวดราคาจ้างก่อสร้างอาคารเรียน 3 ชั้น ราคากลาง 12,480,000 บาท กำหนดยื่นข้อเสนอในวันที่ 26 พฤศจิกายน 2569 ระหว่างเวลา 08.30 น. ถึง 16.30 น.", TO_ALL)),
    "a notification where a law says so": replace(_ANNOUNCEMENT, word="แจ้งความ", number="14/2569", subject="การสอบสวนสิทธิในที่ดิน"),
    "days off": replace(_ANNOUNCEMENT, subject="วันหยุดทำการ", body_html=p("ศูนย์บริการจะหยุดทำการในวันที่ 31 ธันวาคม 2569 ถึงวันที่ 3 มกราคม 2570")),
    "one word": replace(_ANNOUNCEMENT, body_html=p("ยกเลิก")),
    "no subject": replace(_ANNOUNCEMENT, subject="", body_html=p("งดให้บริการชั่วคราว", TO_ALL)),
    "long subject, two signers in acting capacity": replace(_ANNOUNCEMENT, subject=LONG_SUBJECT, signers=(ACTING, DELEGATED), body_html=p(FILLER, TO_ALL)),
    "ninety candidates in a table": replace(_ANNOUNCEMENT, body_html=p("รายชื่อสถานศึกษาที่ผ่านการประเมิน") + ninety() + p(TO_ALL)),
    "a wide table and lists three deep": replace(_ANNOUNCEMENT, subject="แผนการออกหน่วยบริการเคลื่อนที่", body_html=wide() + NESTED + p(TO_ALL), signers=(LONG_SIGNER,)),
    "links, e-mail and words of a hundred letters": replace(_ANNOUNCEMENT, subject=f"รับสมัครผ่าน {LINK}", body_html=p(f"ส่งเอกสารทาง recruitment-and-examination@lat-sawai-city.example หรือ {LINK} {LONG_WORD}", "<b>" + "ก" * 100 + "</b>", TO_ALL)),
    "secret, long agency": replace(_ANNOUNCEMENT, secrecy_text="ลับ", copy_number="ชุดที่ 10 ของ 12 ชุด", agency_name=LONG_AGENCY, issuer=LONG_AGENCY, body_html=many(11)),
    "two pages to the very foot": replace(_ANNOUNCEMENT, subject="มาตรการรักษาความสะอาด", body_html=to_the_foot(15)),
}  # fmt: skip

STATEMENT = {
    "flood": replace(_STATEMENT, body_html=p("ตามที่มีข่าวทางสื่อสังคมออนไลน์ว่าพนังกั้นน้ำคลองสองแตกเมื่อคืนวันที่ 5 พฤศจิกายน 2569 นั้น เทศบาลเมืองลาดสวายขอเรียนว่าข่าวดังกล่าวไม่เป็นความจริง", "ขอให้ประชาชนติดตามข่าวสารจากทางราชการเท่านั้น")),
    "second of a series": replace(_STATEMENT, edition="2", body_html=p("ระดับน้ำลดลง 15 เซนติเมตร คาดว่าจะเข้าสู่ภาวะปกติภายในวันที่ 8 พฤศจิกายน 2569")),
    "condolence": replace(_STATEMENT, subject="การเสียชีวิตของเจ้าหน้าที่ดับเพลิง", body_html=p("เทศบาลขอแสดงความเสียใจอย่างสุดซึ้งต่อครอบครัวของจ่าเอก กล้าหาญ เสียสละ")),
    "a chemical fire": replace(_STATEMENT, subject="เหตุเพลิงไหม้โรงงานสารเคมี", edition="1", body_html="<p>ขอให้ประชาชนในรัศมี 2 กิโลเมตร</p><ol><li>ปิดประตูหน้าต่าง</li><li>สวมหน้ากาก N95</li></ol>"),
    "one word": replace(_STATEMENT, body_html=p("ปกติ"), verify_url=None, verify_code=None),
    "no subject": replace(_STATEMENT, subject=""),
    "long subject and agency, edition 112": replace(_STATEMENT, subject=LONG_SUBJECT, agency_name=LONG_AGENCY, issuer=LONG_AGENCY, edition="112"),
    "three pages, very secret": replace(_STATEMENT, secrecy_text="ลับมาก", copy_number="ชุดที่ 1 ของ 3 ชุด", urgency_text="ด่วนที่สุด", body_html=many(18)),
    "a table of ninety rows": replace(_STATEMENT, subject="ความเสียหายของสถานศึกษา", body_html=p("มีสถานศึกษาได้รับความเสียหาย ดังนี้") + ninety()),
    "lists three deep, a wide table, English": replace(_STATEMENT, subject="PM 2.5 (AQI > 150)", body_html=NESTED + wide() + p(f"ข้อมูลจาก {LINK} {DIGEST}")),
    "two pages to the very foot": replace(_STATEMENT, body_html=to_the_foot(16)),
}  # fmt: skip

NEWS = {
    "a sports ground": replace(_NEWS, body_html=p("นายประกอบ ชุดทดสอบ นายกเทศมนตรีเมืองลาดสวาย เป็นประธานเปิดลานกีฬาชุมชนเฉลิมพระเกียรติ เมื่อวันที่ 5 พฤศจิกายน 2569 เวลา 16.00 น. โดยมีประชาชนร่วมงานกว่า 300 คน", "ลานกีฬาเปิดให้บริการทุกวัน เวลา 05.00 - 21.00 น. ไม่เสียค่าใช้จ่าย")),
    "a vaccination": replace(_NEWS, subject="ฉีดวัคซีนไข้หวัดใหญ่ฟรี", edition="41", body_html=p("กองสาธารณสุขและสิ่งแวดล้อมเชิญผู้สูงอายุ 65 ปีขึ้นไปรับวัคซีนที่ศูนย์บริการสาธารณสุข 1 สอบถามโทร. 0 2569 0000 ต่อ 45")),
    "a road closed": replace(_NEWS, subject="ปิดการจราจรชั่วคราว", body_html=p("ปิดถนนเสมาฟ้าคราม ระหว่างวันที่ 10 - 12 พฤศจิกายน 2569 เวลา 22.00 น. ถึง 05.00 น.")),
    "Loi Krathong": replace(_NEWS, subject="งานประเพณีลอยกระทง", body_html=p("เชิญร่วมงานวันที่ 24 พฤศจิกายน 2569 ณ ท่าน้ำวัดลาดสนุ่น") + table(("เวลา", "กิจกรรม"), ("17.00 น.", "ประกวดกระทง"), ("20.00 น.", "การแสดงแสง สี เสียง"))),
    "one word": replace(_NEWS, body_html=p("งด")),
    "no subject, no edition": replace(_NEWS, subject="", body_html=p("เลื่อนกิจกรรมไม่มีกำหนด")),
    "long subject": replace(_NEWS, subject=LONG_SUBJECT, edition="365"),
    "a long agency, three pages": replace(_NEWS, agency_name=LONG_AGENCY, issuer=LONG_AGENCY, body_html=many(16)),
    "a table of ninety rows": replace(_NEWS, subject="ผลการประกวดโรงเรียนสีเขียว", body_html=p("ผลการประกวด") + ninety() + p("ขอแสดงความยินดี")),
    "nested lists, a wide table, links": replace(_NEWS, subject="Smart City Week 2026", body_html=NESTED + wide() + p(f"ลงทะเบียนที่ {LINK} หรือ smart-city-week-2026@lat-sawai-city.example {LONG_WORD}")),
    "two pages to the very foot": replace(_NEWS, body_html=to_the_foot(16)),
}  # fmt: skip
