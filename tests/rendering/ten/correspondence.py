"""External letters, also circular and English (ข้อ 11, 32, ภาคผนวก 4), memos (ข้อ 12) and letters
under the seal (ข้อ 13-14)."""

from dataclasses import replace
from edoc_policy.rendering import LetterData
from edoc_policy.rendering import MemoData
from edoc_policy.rendering import StampedData
from tests.rendering.ten.parts import ACTING
from tests.rendering.ten.parts import addressees
from tests.rendering.ten.parts import CHECKED
from tests.rendering.ten.parts import DELEGATED
from tests.rendering.ten.parts import DIGEST
from tests.rendering.ten.parts import GOVERNOR
from tests.rendering.ten.parts import LINK
from tests.rendering.ten.parts import LONG_AGENCY
from tests.rendering.ten.parts import LONG_SIGNER
from tests.rendering.ten.parts import LONG_SUBJECT
from tests.rendering.ten.parts import LONG_UNIT
from tests.rendering.ten.parts import LONG_WORD
from tests.rendering.ten.parts import many
from tests.rendering.ten.parts import NESTED
from tests.rendering.ten.parts import ninety
from tests.rendering.ten.parts import p
from tests.rendering.ten.parts import signer
from tests.rendering.ten.parts import table
from tests.rendering.ten.parts import to_the_foot
from tests.rendering.ten.parts import wide


FOR_INFORMATION = "จึงเรียนมาเพื่อโปรดทราบ"
FOR_DECISION = "จึงเรียนมาเพื่อโปรดพิจารณา"

_LETTER = LetterData(
    agency_name="จังหวัดปทุมธานี",
    number="ปท 0017.2/2145",
    address_lines=("ศาลากลางจังหวัดปทุมธานี", "ถนนปทุมธานี - สามโคก ปท 12000"),
    date_text="3 พฤศจิกายน 2569",
    subject="ขอเชิญเป็นวิทยากร",
    addressee="ผู้อำนวยการสำนักงานพัฒนารัฐบาลดิจิทัล (องค์การมหาชน)",
    body_html=p(FOR_DECISION),
    signers=(GOVERNOR,),
    owner_lines=("สำนักงานจังหวัด", "กลุ่มงานยุทธศาสตร์และข้อมูลเพื่อการพัฒนาจังหวัด"),
    telephone="0 2581 6038 ต่อ 104",
    email="saraban@pt-prov.example",
    **CHECKED,
)
_ENGLISH = replace(
    _LETTER,
    language="en",
    agency_name="Pathum Thani Province",
    number="PT 0017.3/1301",
    address_lines=("Pathum Thani City Hall", "Pathum Thani 12000, Thailand"),
    date_text="3 November 2026",
    salutation="Dear Sir,",
    closing="Yours faithfully,",
    signers=(signer("Mr. Sommut Tuayangdee", "Governor of Pathum Thani"),),
    owner_lines=("Office of the Governor",),
    telephone="0 2581 6038 ext. 104",
)
_MEMO = MemoData(
    agency_name="เทศบาลเมืองลาดสวาย",
    owner_lines=("กองคลัง งานพัสดุและทรัพย์สิน โทร. 0 2569 0000 ต่อ 21",),
    number="ปท 52902/611",
    date_text="5 พฤศจิกายน 2569",
    subject="ขออนุมัติจัดซื้อวัสดุสำนักงาน",
    addressee="นายกเทศมนตรีเมืองลาดสวาย",
    body_html=p(FOR_DECISION),
    signers=(signer("นางสาวพัสดุ รอบคอบ", "ผู้อำนวยการกองคลัง"),),
    **CHECKED,
)
_STAMPED = StampedData(
    agency_name="จังหวัดปทุมธานี",
    number="ปท 0017.1/2198",
    recipients="เทศบาลเมืองลาดสวาย",
    body_html=p("ส่งสำเนาหนังสือมาเพื่อทราบ"),
    date_text="9 พฤศจิกายน 2569",
    signers=(signer("นายสารบรรณ ลงนามย่อ", manner="seal", initials="ส. ล."),),
    owner_lines=("สำนักงานจังหวัด", "กลุ่มงานอำนวยการ"),
    telephone="0 2581 6038",
    **CHECKED,
)


EXTERNAL = {
    "inviting a speaker": replace(
        _LETTER,
        enclosures=(("กำหนดการอบรม", "จำนวน 1 ฉบับ"), ("แบบตอบรับการเป็นวิทยากร", "จำนวน 1 ฉบับ")),
        body_html=p(
            "ด้วยจังหวัดปทุมธานีกำหนดจัดอบรมหลักสูตร “ธรรมาภิบาลข้อมูลภาครัฐ” ให้แก่บุคลากรในสังกัด จำนวน 60 คน ในวันที่ 24 พฤศจิกายน 2569 เวลา 09.00 - 16.30 น. ณ ห้องประชุมบัวหลวง ชั้น 5 ศาลากลางจังหวัดปทุมธานี",
            "ในการนี้ จังหวัดปทุมธานีพิจารณาแล้วเห็นว่าหน่วยงานของท่านมีความรู้และประสบการณ์ในเรื่องดังกล่าวเป็นอย่างดี จึงขอเชิญท่านหรือผู้แทนเป็นวิทยากรตามวันเวลาและสถานที่ข้างต้น",
            "จึงเรียนมาเพื่อโปรดพิจารณาให้ความอนุเคราะห์ จะเป็นพระคุณยิ่ง",
        ),
    ),
    "asking a bank for a statement, very urgent": replace(
        _LETTER,
        urgency_text="ด่วนมาก",
        subject="ขอตรวจสอบยอดเงินฝากคงเหลือ",
        addressee="ผู้จัดการธนาคารกรุงไทย จำกัด (มหาชน) สาขาปทุมธานี",
        references=("หนังสือจังหวัดปทุมธานี ที่ ปท 0017.2/1033 ลงวันที่ 2 มิถุนายน 2569",),
        body_html=p(
            "ตามหนังสือที่อ้างถึง จังหวัดปทุมธานีขอให้ธนาคารแจ้งยอดเงินฝากคงเหลือ บัญชีเลขที่ 101-0-12345-6 ณ วันที่ 30 กันยายน 2569 นั้น",
            "บัดนี้ สำนักงานการตรวจเงินแผ่นดินขอรับเอกสารดังกล่าวภายในวันที่ 10 พฤศจิกายน 2569",
            "จึงเรียนมาเพื่อโปรดดำเนินการ",
        ),
    ),
    "to the Prime Minister, with due respect": replace(
        _LETTER,
        subject="ขอกราบเรียนเชิญเป็นประธานในพิธีเปิดศูนย์บริการประชาชน",
        salutation="กราบเรียน",
        addressee="นายกรัฐมนตรี",
        closing="ขอแสดงความนับถืออย่างยิ่ง",
        body_html=p(
            "ด้วยจังหวัดปทุมธานีได้ก่อสร้างศูนย์บริการประชาชนแบบเบ็ดเสร็จแล้วเสร็จ และกำหนดจัดพิธีเปิดในวันที่ 5 มกราคม 2570 เวลา 10.09 น.",
            "จึงกราบเรียนมาเพื่อโปรดพิจารณา",
        ),
    ),
    "to an abbot": replace(
        _LETTER,
        subject="ขออนุญาตใช้สถานที่",
        salutation="นมัสการ",
        addressee="พระครูสมมติธรรมาภิรักษ์ เจ้าอาวาสวัดตัวอย่างวราราม",
        closing="ขอนมัสการด้วยความเคารพ",
        owner_lines=(),
        telephone=None,
        email=None,
        body_html=p("ด้วยจังหวัดปทุมธานีขออนุญาตใช้ศาลาการเปรียญเป็นศูนย์พักพิงชั่วคราว", "จึงนมัสการมาเพื่อโปรดพิจารณา"),
    ),
    "a circular to forty, most urgent": replace(
        _LETTER,
        urgency_text="ด่วนที่สุด",
        number="ปท 0017.2/ว 1402",
        subject="การเฝ้าระวังสถานการณ์น้ำ",
        addressee=addressees(40),
        body_html=p(
            "ด้วยกรมชลประทานแจ้งปรับเพิ่มการระบายน้ำท้ายเขื่อนเจ้าพระยาเป็น 2,200 ลูกบาศก์เมตรต่อวินาที ตั้งแต่วันที่ 4 พฤศจิกายน 2569",
            "จึงขอให้ท่านแจ้งเตือนประชาชนริมแม่น้ำและรายงานสถานการณ์ทุกวัน เวลา 06.00 น.",
            FOR_INFORMATION,
        ),
    ),
    "no subject, one word": replace(_LETTER, subject="", body_html=p("ทราบ"), email=None),
    "no subject, headings": replace(
        _LETTER,
        subject="",
        body_html="<h2>ข้อเท็จจริง</h2>" + p("สะพานข้ามคลองหกชำรุด") + "<h2>ข้อเสนอ</h2>" + p("เห็นควรซ่อมแซม", FOR_DECISION),
    ),
    "two signers, ten enclosures, ten references, copies": replace(
        _LETTER,
        urgency_text="ด่วน",
        subject="การลงนามบันทึกข้อตกลงความร่วมมือการใช้ข้อมูลร่วมกัน",
        references=tuple(
            f"หนังสือเทศบาลตัวอย่างแห่งที่ {n} ที่ ปท 529{n:02}/{n * 113} ลงวันที่ {n} ตุลาคม 2569"
            for n in range(1, 11)
        ),
        enclosures=tuple((f"บันทึกข้อตกลงความร่วมมือ ฉบับของหน่วยงานที่ {n}", f"จำนวน {n} ฉบับ") for n in range(1, 11)),
        body_html=p("ตามหนังสือที่อ้างถึง หน่วยงานทั้งสิบแห่งได้ให้ความเห็นชอบร่างบันทึกข้อตกลงแล้ว", "จึงเรียนมาเพื่อโปรดลงนามและส่งคืน 1 ฉบับ"),
        signers=(ACTING, DELEGATED),
        copies=("นายอำเภอลำลูกกา", "นายอำเภอคลองหลวง", "ท้องถิ่นจังหวัดปทุมธานี"),
    ),
    "secret, three copies, long subject and position": replace(
        _LETTER,
        urgency_text="ด่วนที่สุด",
        secrecy_text="ลับ",
        copy_number="ชุดที่ 1 ของ 3 ชุด",
        subject=LONG_SUBJECT,
        body_html=many(9) + p(FOR_DECISION),
        signers=(LONG_SIGNER,),
    ),
    "a very long agency and unit, an address of four lines": replace(
        _LETTER,
        agency_name=LONG_AGENCY,
        address_lines=(LONG_AGENCY, "อาคารศูนย์ราชการเฉลิมพระเกียรติ ชั้น 7 ฝั่งทิศตะวันออก", "เลขที่ 99/1 หมู่ที่ 4 ถนนรังสิต - นครนายก", "อำเภอธัญบุรี ปท 12110"),
        owner_lines=(LONG_AGENCY, LONG_UNIT),
        body_html=NESTED + p(FOR_INFORMATION),
    ),
    "schools in a table of ninety rows": replace(
        _LETTER,
        subject="แจ้งการจัดสรรเงินอุดหนุนรายหัว",
        body_html=p("จังหวัดปทุมธานีขอแจ้งการจัดสรรเงินอุดหนุนให้แก่สถานศึกษา ดังนี้") + ninety() + p(FOR_INFORMATION),
    ),
    "English, links, telephones and a word of a hundred letters": replace(
        _LETTER,
        subject=f"การเชื่อมต่อระบบ e-Document กับ API Gateway (version 2.1) ตามมาตรฐาน {LONG_WORD}",
        body_html=p(
            f"ให้ Mr. Christopher Alexander Montgomery ติดต่อ {LINK} หรือ info@international-telecommunication-union.example โทร. 0 2581 6038 ต่อ 104 โทรสาร 0 2581 6039 ค่าแฮช SHA-256 คือ {DIGEST} และชื่อยาว {LONG_WORD}",
            FOR_INFORMATION,
        ),
        signers=(ACTING,),
    ),
    "two pages to the very foot": replace(
        _LETTER, subject="ขอความร่วมมือปฏิบัติตามมาตรการประหยัดพลังงาน", body_html=to_the_foot(14, 2) + p(FOR_INFORMATION)
    ),
}  # fmt: skip

ENGLISH = {
    "an invitation": replace(
        _ENGLISH,
        subject="Invitation to the Smart City Forum",
        addressee="The Director-General\nDepartment of Local Administration",
        enclosures=(("Programme", "1 copy"), ("Reply form", "1 copy")),
        body_html=p(
            "Pathum Thani Province has the honour to invite you to the Smart City Forum on 24 November 2026 at 09.00 hours in the City Hall.",
            "Please reply by 15 November 2026.",
        ),
    ),
    "thanks to an embassy": replace(
        _ENGLISH,
        subject="Appreciation for your visit",
        salutation="Excellency,",
        addressee="H.E. the Ambassador of Japan",
        closing="Accept, Excellency, the assurances of my highest consideration.",
        body_html=p("I have the honour to express the gratitude of the province for your visit of 12 October 2026."),
    ),
    "a request for documents": replace(
        _ENGLISH,
        subject="Request for documents",
        addressee="Ms. Jane Sample",
        salutation="Dear Ms. Sample,",
        references=("Your e-mail of 1 November 2026",),
        body_html=p("Kindly send certified copies of your passport and work permit No. 12345/2569 to saraban@pt-prov.example."),
    ),
    "no subject": replace(_ENGLISH, subject="", addressee="To whom it may concern", salutation="Dear Sir or Madam,", body_html=p("Noted.")),
    "no office to call": replace(
        _ENGLISH, subject="Notice", addressee="All contractors", owner_lines=(), telephone=None, email=None, number="PT 0017.3/ว 88",
        body_html=p("The site will be closed from 30 December 2026 to 3 January 2027."),
    ),
    "forty addressees": replace(
        _ENGLISH, subject="Joint flood exercise", addressee=addressees(40, "The Mayor of Sample Municipality No. {n}, Lam Luk Ka District"),
        body_html=p("A joint exercise takes place on 1 December 2026."),
    ),
    "nested lists and headings": replace(
        _ENGLISH, subject="Terms of reference", addressee="Consulting firms",
        body_html="<h2>Scope</h2><ol><li>Survey<ol><li>Roads<ol><li>Main roads</li><li>Lanes</li></ol></li><li>Canals</li></ol></li><li>Design</li></ol><h2>Time</h2>" + p("180 days."),
    ),
    "two signers, long names": replace(
        _ENGLISH, subject="Memorandum of understanding on the exchange of data between local governments and the province, its districts and its public enterprises, second extension",
        addressee="The President\nThammasat University, Rangsit Centre",
        signers=(
            signer("Pol. Maj. Gen. Dr. Christopher Alexander Montgomery-Featherstonehaugh III", "Deputy Governor, acting for", "the Governor of Pathum Thani"),
            signer("Mrs. Tuathaen Sommut", "Provincial Chief Administrative Officer for the Eastern Districts"),
        ),
        body_html=p("We have the honour to return the signed memorandum."),
        copies=("Ministry of Interior", "Ministry of Digital Economy and Society"),
    ),
    "a table of ninety rows": replace(
        _ENGLISH, subject="Allocation of grants", addressee="Directors of schools",
        body_html=p("The grants are as follows.") + table(("No.", "School", "Pupils", "Baht"), *((n, f"Sample Municipal School {n}", n * 37, f"{n * 1250:,}") for n in range(1, 91))) + p("Please confirm receipt."),
    ),
    "secret, urgent, long words": replace(
        _ENGLISH, subject="Incident report", addressee="The Secretary-General", secrecy_text="ลับมาก", copy_number="Copy 2 of 5", urgency_text="ด่วนที่สุด",
        body_html=p(*[f"Finding {n}: the file of digest {DIGEST} was fetched from https://files.example/{'a' * 70}/{n}?x=1&y=2 by {LONG_WORD}." for n in range(1, 14)]),
    ),
}  # fmt: skip

MEMO = {
    "buying stationery": replace(
        _MEMO,
        body_html=p("ด้วยกองคลังมีความจำเป็นต้องจัดซื้อกระดาษถ่ายเอกสาร A4 ขนาด 80 แกรม จำนวน 200 รีม และหมึกพิมพ์ จำนวน 12 กล่อง วงเงิน 48,600 บาท (สี่หมื่นแปดพันหกร้อยบาทถ้วน)",
            "งานพัสดุและทรัพย์สินพิจารณาแล้ว เห็นควรจัดซื้อโดยวิธีเฉพาะเจาะจง ตามมาตรา 56 วรรคหนึ่ง (2) (ข) แห่งพระราชบัญญัติการจัดซื้อจัดจ้างและการบริหารพัสดุภาครัฐ พ.ศ. 2560", "จึงเรียนมาเพื่อโปรดพิจารณาอนุมัติ"),
    ),
    "leave of a deputy clerk": replace(
        _MEMO, owner_lines=("สำนักปลัดเทศบาล ฝ่ายอำนวยการ โทร. 0 2569 0000 ต่อ 12 saraban_05130201@ladsawai-municipality.example",), subject="ขอลากิจส่วนตัว", addressee="ปลัดเทศบาลเมืองลาดสวาย",
        body_html=p("ข้าพเจ้าขอลากิจส่วนตัวเพื่อดูแลบิดาซึ่งเข้ารับการผ่าตัด ตั้งแต่วันที่ 11 ถึงวันที่ 13 พฤศจิกายน 2569 มีกำหนด 3 วัน ในระหว่างลาติดต่อได้ที่หมายเลข 08 1234 5678", FOR_DECISION),
    ),
    "urgent, going to a meeting": replace(
        _MEMO, urgency_text="ด่วน", subject="รายงานผลการเข้าร่วมประชุม",
        body_html=p("ตามคำสั่งเทศบาลเมืองลาดสวาย ที่ 812/2569 ลงวันที่ 1 พฤศจิกายน 2569 ให้ข้าพเจ้าเข้าร่วมประชุมคณะกรมการจังหวัด นั้น", "บัดนี้ การประชุมเสร็จสิ้นแล้ว จึงขอรายงานผลตามเอกสารแนบ", FOR_INFORMATION),
    ),
    "a single word": replace(_MEMO, subject="ลงนามทราบ", body_html=p("ทราบ")),
    "no subject": replace(_MEMO, subject="", urgency_text="ด่วนมาก", body_html=p("เห็นชอบตามที่เสนอ", "จึงเรียนมาเพื่อโปรดดำเนินการต่อไป")),
    "e-mail with hyphens, long unit, long subject": replace(
        _MEMO, owner_lines=(f"กองสาธารณสุขและสิ่งแวดล้อม {LONG_UNIT} โทร. 0 2569 0000 ต่อ 45 public-health-and-environment@lat-sawai-city.example",), subject=LONG_SUBJECT, signers=(LONG_SIGNER,),
        body_html=p("กองสาธารณสุขและสิ่งแวดล้อมขอรายงานผลการสุ่มตรวจคุณภาพน้ำดื่ม 18 จุด", FOR_DECISION),
    ),
    "forty heads of units": replace(_MEMO, number="ปท 52902/ว 73", addressee=addressees(40, "ผู้อำนวยการโรงเรียนลาดสวายวิทยา {n} ในสังกัดเทศบาลเมืองลาดสวาย"), subject="การปิดภาคเรียน", body_html=NESTED + p(FOR_INFORMATION)),
    "very secret, three pages, copy number": replace(
        _MEMO, secrecy_text="ลับมาก", copy_number="ชุดที่ 2 ของ 4 ชุด", urgency_text="ด่วนที่สุด", subject="รายงานผลการสอบข้อเท็จจริง",
        body_html="<h2>1. เรื่องเดิม</h2>" + many(8) + "<h2>2. ข้อพิจารณา</h2>" + NESTED + many(8) + p(FOR_DECISION), signers=(ACTING, DELEGATED),
    ),
    "two tables, one wide and one of ninety rows": replace(_MEMO, subject="รายงานการใช้พลังงานไฟฟ้า", body_html=p("ปริมาณการใช้ไฟฟ้ารายเดือน ดังนี้") + wide() + p("จำแนกรายสถานศึกษา") + ninety()),
    "English words and numbers, three signers": replace(
        _MEMO, subject=f"การต่ออายุ SSL/TLS certificate ของ *.lat-sawai-city.example (SHA-256 {DIGEST})",
        body_html=p(f"เครื่องแม่ข่าย srv-db-01.lat-sawai-city.example (IP 192.168.10.24) หมดอายุ 30 ธันวาคม 2569 รายละเอียดที่ {LINK}") + table(("รหัส", "ค่า"), ("SHA-256", DIGEST), ("ชื่อ", LONG_WORD), ("เว็บไซต์", LINK)) + p(FOR_DECISION),
        signers=(ACTING, DELEGATED, GOVERNOR),
    ),
    "two pages to the very foot": replace(_MEMO, subject="สรุปผลการปฏิบัติงานประจำเดือน", body_html=to_the_foot(15) + p(FOR_INFORMATION)),
}  # fmt: skip

STAMPED = {
    "asking for more details": replace(_STAMPED, body_html=p("ตามหนังสือเทศบาลเมืองลาดสวาย ที่ ปท 52902/588 ลงวันที่ 29 ตุลาคม 2569 ขอรับการสนับสนุนเครื่องสูบน้ำ นั้น ขอให้เทศบาลส่งรายละเอียดจุดติดตั้งและขนาดท่อเพิ่มเติม")),
    "sending copies": replace(_STAMPED, recipients="ที่ทำการปกครองอำเภอลำลูกกา", body_html=p("พร้อมนี้ได้ส่งสำเนาหนังสือกระทรวงมหาดไทย ที่ มท 0211.5/ว 6120 ลงวันที่ 26 ตุลาคม 2569 จำนวน 1 ฉบับ มาเพื่อถือปฏิบัติ")),
    "acknowledging receipt": replace(_STAMPED, recipients="สถานีตำรวจภูธรคูคต", body_html=p("จังหวัดปทุมธานีได้รับหนังสือ ที่ ตช 0018(ปท).4/3302 ลงวันที่ 2 พฤศจิกายน 2569 ไว้แล้ว"), address="ศาลากลางจังหวัดปทุมธานี ถนนปทุมธานี - สามโคก ตำบลบ้านฉาง"),
    "reminding, urgent": replace(_STAMPED, urgency_text="ด่วน", recipients="เทศบาลตำบลหลักหก", body_html=p("ขอเตือนให้ส่งแบบสำรวจบุคลากรซึ่งครบกำหนดเมื่อวันที่ 31 ตุลาคม 2569 ภายใน 3 วันทำการ")),
    "one word and no telephone": replace(_STAMPED, body_html=p("ทราบ"), telephone=None, owner_lines=()),
    "a circular to forty, most urgent": replace(_STAMPED, urgency_text="ด่วนที่สุด", number="ปท 0017.1/ว 1455", recipients=addressees(40, "องค์การบริหารส่วนตำบลแห่งที่ {n} อำเภอหนองเสือ"), body_html=p("ขอให้ยืนยันจำนวนผู้สูงอายุที่มีสิทธิรับเบี้ยยังชีพภายในวันที่ 15 พฤศจิกายน 2569")),
    "a very long agency round its seal": replace(_STAMPED, agency_name=LONG_AGENCY, sender=LONG_AGENCY, owner_lines=(LONG_AGENCY, LONG_UNIT), recipients=LONG_AGENCY, urgency_text="ด่วนมาก"),
    "secret, copy number, two pages": replace(_STAMPED, secrecy_text="ลับ", copy_number="ชุดที่ 3 ของ 3 ชุด", body_html=many(9)),
    "a table of ninety rows": replace(_STAMPED, body_html=p("แจ้งผลการจัดสรรวัสดุการศึกษา ดังนี้") + ninety()),
    "nested lists, links and digests": replace(_STAMPED, recipients="บริษัท Sample Telecommunications & Broadcasting (Thailand) Co., Ltd.", body_html=NESTED + p(f"ดาวน์โหลดได้ที่ {LINK} ค่าแฮช {DIGEST}")),
    "a page to the very foot": replace(_STAMPED, body_html=to_the_foot(4, 2)),
}  # fmt: skip
