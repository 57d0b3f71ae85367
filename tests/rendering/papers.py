"""A paper of every form of ข้อ 10, after the sample file where it has one."""

from dataclasses import replace
from edoc_policy.rendering import AgendaItem
from edoc_policy.rendering import AnnouncementData
from edoc_policy.rendering import AssociatedFile
from edoc_policy.rendering import CertificateData
from edoc_policy.rendering import Clause
from edoc_policy.rendering import KeptFile
from edoc_policy.rendering import MemoData
from edoc_policy.rendering import MinutesData
from edoc_policy.rendering import NoteData
from edoc_policy.rendering import OrderData
from edoc_policy.rendering import OtherData
from edoc_policy.rendering import Person
from edoc_policy.rendering import RegulationData
from edoc_policy.rendering import Signer
from edoc_policy.rendering import StampedData
from edoc_policy.rendering import StatementData
from io import BytesIO
from PIL import Image
from PIL import ImageDraw
from tests.rendering.samples import AGENCIES
from tests.rendering.samples import letter
from tests.rendering.samples import LETTERS
from tests.rendering.samples import paragraphs
from tests.rendering.samples import SAMPLES
from tests.rendering.samples import VERIFY
import hashlib


X01 = next(sample for sample in SAMPLES["extra_letters"] if sample["id"] == "X01")
GOVERNOR = Signer(name="นายสมมติ ตัวอย่างดี", position_lines=("ผู้ว่าราชการจังหวัดปทุมธานี",))
DEPUTY = Signer(
    name="นางตัวแทน สมมติ",
    position_lines=("รองผู้ว่าราชการจังหวัด รักษาราชการแทน", "ผู้ว่าราชการจังหวัดปทุมธานี"),
)
CHECKED = {"verify_url": VERIFY, "verify_code": "7K3M-Q9TA-2XPD"}


def photo(size=(400, 600), mode="RGB", kind="JPEG"):
    """A picture of nobody."""
    image = Image.new("RGB", size, "#dfe7ee")
    draw = ImageDraw.Draw(image)
    wide, high = size
    draw.ellipse((wide * 0.3, high * 0.2, wide * 0.7, high * 0.55), fill="#8a6a4a")
    draw.rectangle((wide * 0.15, high * 0.62, wide * 0.85, high), fill="#2b3a55")
    out = BytesIO()
    image.convert(mode).save(out, kind)
    return out.getvalue()


def agency_of(sample):
    return AGENCIES[sample["from_agency"]]["name_th"]


def signer_of(sample):
    return Signer(name=sample["signer"]["name"], position_lines=(sample["signer"]["position"],))


def directive(name, form, **more):
    """Fields that orders, bylaws, announcements and news of the sample file share."""
    sample = LETTERS[name]
    return form(
        agency_name=agency_of(sample),
        issuer=agency_of(sample),
        date_text=sample["date"]["long_with_phoso"],
        signers=(signer_of(sample),) if sample["signer"] else (),
        **CHECKED,
        **more,
    )


def english():
    return letter(
        language="en",
        number="PT 0017.3/1288",
        agency_name="Pathum Thani Province",
        address_lines=("Pathum Thani City Hall", "Pathum Thani 12000, Thailand"),
        date_text="19 October 2026",
        urgency_text=None,
        subject="Invitation to a meeting on the e-Document programme",
        salutation="Dear",
        addressee="Mr. John Sample,",
        references=("Your letter No. 12/2026 of 1 October 2026",),
        enclosures=(("Agenda", "1 copy"),),
        body_html=paragraphs(
            "Pathum Thani Province has the honour to invite you to a meeting of the working group on 28 October 2026 at 09.30 hours, in the meeting room of the City Hall.",
            "Your presence would be highly appreciated.",
        ),
        closing="Yours faithfully,",
        signer_name="Mr. Sommut Tuayangdee",
        signer_position_lines=("Governor of Pathum Thani",),
        owner_lines=("Office of the Governor",),
    )


def memo(**changes):
    data = MemoData(
        agency_name="เทศบาลเมืองท่าโขลง",
        owner_lines=("สำนักปลัดเทศบาล ฝ่ายอำนวยการ โทร. 0 2516 0000 ต่อ 12",),
        number="ปท 52901/845",
        date_text="20 ตุลาคม 2569",
        subject="ขออนุมัติเข้าร่วมประชุมการขับเคลื่อนการใช้ระบบ e-Document",
        addressee="นายกเทศมนตรีเมืองท่าโขลง",
        body_html=paragraphs(
            "ตามหนังสือจังหวัดปทุมธานี ที่ ปท 0017.3/ว 1287 ลงวันที่ 19 ตุลาคม 2569 ขอเชิญเข้าร่วมประชุมรับฟังแนวทางการขับเคลื่อนการใช้ระบบ e-Document ในวันที่ 28 ตุลาคม 2569 เวลา 09.30 น. ณ ห้องประชุมศาลากลางจังหวัดปทุมธานี นั้น",
            "สำนักปลัดเทศบาลพิจารณาแล้ว เห็นควรมอบหมายหัวหน้าสำนักปลัดเทศบาลและเจ้าหน้าที่ที่เกี่ยวข้องจำนวน 2 ราย เข้าร่วมประชุมดังกล่าว",
            "จึงเรียนมาเพื่อโปรดพิจารณาอนุมัติ",
        ),
        signers=(Signer(name="นางสาวทดสอบ ระบบงาน", position_lines=("หัวหน้าสำนักปลัดเทศบาล",)),),
        urgency_text="ด่วนมาก",
        **CHECKED,
    )
    return replace(data, **changes)


def stamped(**changes):
    data = StampedData(
        agency_name="จังหวัดปทุมธานี",
        number="ปท 0017.3/1290",
        recipients="เทศบาลเมืองท่าโขลง\nเทศบาลเมืองลาดสวาย",
        body_html=paragraphs(
            "ตามที่จังหวัดปทุมธานีได้ขอให้เทศบาลส่งรายชื่อผู้ประสานงานระบบสารบรรณอิเล็กทรอนิกส์ภายในวันที่ 26 ตุลาคม 2569 นั้น บัดนี้ยังไม่ได้รับรายชื่อจากเทศบาล จึงขอให้ส่งภายในวันที่ 30 ตุลาคม 2569"
        ),
        date_text="27 ตุลาคม 2569",
        signers=(Signer(name="นายสารบรรณ ลงนามย่อ", initials="ส.ล.", manner="seal"),),
        owner_lines=("สำนักงานจังหวัด", "กลุ่มงานอำนวยการ"),
        telephone="0 2581 6038",
        address="ศาลากลางจังหวัดปทุมธานี ถนนปทุมธานี - สามโคก",
        **CHECKED,
    )
    return replace(data, **changes)


def order(**changes):
    sample = LETTERS["L05"]
    data = directive(
        "L05",
        OrderData,
        number=sample["number"]["display"],
        subject=sample["subject"],
        body_html=paragraphs(*sample["body"]),
        effective=sample["effect_line"],
    )
    return replace(data, **changes)


def bylaw(**changes):
    sample = LETTERS["L07"]
    data = directive(
        "L07",
        RegulationData,
        kind="bylaw",
        subject=sample["subject"].removeprefix("ว่าด้วย"),
        year="2569",
        preamble_html=paragraphs(sample["preamble"]),
        clauses=tuple(
            Clause(number=number, text=article.split(" ", 2)[2])
            for number, article in enumerate(sample["articles"], 1)
        ),
    )
    return replace(data, **changes)


def regulation(**changes):
    data = RegulationData(
        agency_name="จังหวัดปทุมธานี",
        issuer="จังหวัดปทุมธานี",
        subject="การใช้ระบบสารบรรณอิเล็กทรอนิกส์",
        edition="2",
        year="2569",
        preamble_html=paragraphs(
            "โดยที่เป็นการสมควรปรับปรุงระเบียบจังหวัดปทุมธานี ว่าด้วยการใช้ระบบสารบรรณอิเล็กทรอนิกส์ พ.ศ. 2568 ให้เหมาะสมยิ่งขึ้น",
            "อาศัยอำนาจตามความในข้อ 8 แห่งระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. 2526 จึงวางระเบียบไว้ ดังต่อไปนี้",
        ),
        clauses=(
            Clause(
                text="ระเบียบนี้เรียกว่า “ระเบียบจังหวัดปทุมธานี ว่าด้วยการใช้ระบบสารบรรณอิเล็กทรอนิกส์ (ฉบับที่ 2) พ.ศ. 2569”"
            ),
            Clause(text="ระเบียบนี้ให้ใช้บังคับตั้งแต่วันที่ 1 มกราคม พ.ศ. 2570 เป็นต้นไป"),
            Clause(
                chapter="บททั่วไป",
                text="<p>ในระเบียบนี้</p><p>“ระบบ” หมายความว่า ระบบสารบรรณอิเล็กทรอนิกส์ของจังหวัด</p>",
            ),
            {
                "chapter": "การรับและส่งหนังสือ",
                "text": "<p>ให้เจ้าหน้าที่ตรวจระบบอย่างน้อย</p><ol><li>ภาคเช้า ไม่เกินเวลา 09.30 น.</li><li>ภาคบ่าย ไม่เกินเวลา 14.30 น.</li></ol><p>หากมีเหตุจำเป็นให้บันทึกไว้ในระบบ</p>",
            },
            Clause(
                text="หนังสือที่อยู่ระหว่างดำเนินการในวันก่อนวันที่ระเบียบนี้ใช้บังคับ ให้ดำเนินการต่อไปตามระเบียบเดิมจนแล้วเสร็จ"
            ),
            Clause(text="ให้ผู้ว่าราชการจังหวัดปทุมธานีรักษาการตามระเบียบนี้"),
        ),
        transitional_from=5,
        date_text="19 ตุลาคม พ.ศ. 2569",
        signers=(GOVERNOR,),
        **CHECKED,
    )
    return replace(data, **changes)


def announcement(**changes):
    sample = LETTERS["L08"]
    data = directive(
        "L08",
        AnnouncementData,
        subject=sample["subject"],
        body_html=paragraphs(*sample["body"], "จึงประกาศมาเพื่อทราบโดยทั่วกัน"),
    )
    return replace(data, **changes)


def news(**changes):
    sample = LETTERS["L10"]
    data = directive(
        "L10",
        StatementData,
        kind="news",
        subject=sample["subject"],
        edition=sample["number"]["display"],
        body_html=paragraphs(*sample["body"]),
    )
    return replace(data, date_text=sample["date"]["long"], **changes)


def statement(**changes):
    body = paragraphs(
        "ตามที่มีข่าวว่าระบบสารบรรณอิเล็กทรอนิกส์ของจังหวัดหยุดให้บริการนั้น จังหวัดปทุมธานีขอชี้แจงว่าระบบให้บริการตามปกติ"
    )
    return news(
        kind="statement", subject="การให้บริการระบบสารบรรณอิเล็กทรอนิกส์", edition=None, body_html=body,
        **changes,
    )  # fmt: skip


def certificate(**changes):
    data = CertificateData(
        agency_name="เทศบาลเมืองลาดสวาย",
        number="12/2569",
        address_lines=("สำนักงานเทศบาลเมืองลาดสวาย", "อำเภอลำลูกกา ปท 12150"),
        body_html=paragraphs(
            "หนังสือฉบับนี้ให้ไว้เพื่อรับรองว่า นางสาวผู้แทน ทดสอบ ตำแหน่งนักจัดการงานทั่วไปปฏิบัติการ สังกัดสำนักปลัดเทศบาล เป็นข้าราชการของเทศบาลเมืองลาดสวายจริง"
        ),
        date_text="19 ตุลาคม พ.ศ. 2569",
        signers=(Signer(name="นายประกอบ ชุดทดสอบ", position_lines=("นายกเทศมนตรีเมืองลาดสวาย",)),),
        photo=photo(),
        holder_name="นางสาวผู้แทน ทดสอบ",
        **CHECKED,
    )
    return replace(data, **changes)


def minutes(**changes):
    sample = LETTERS["L12"]

    def persons(key):
        return tuple(
            Person(
                name=person["name"],
                position=person["role"],
                duty=person.get("function") or person.get("reason") or "",
            )
            for person in sample[key]
        )

    data = MinutesData(
        agency_name=agency_of(sample),
        meeting=sample["title"].removeprefix("รายงานการประชุม"),
        number=sample["number"]["display"],
        held_on=sample["held_on"],
        held_at=sample["held_at"],
        attendees=persons("attendees"),
        absentees=persons("absentees"),
        participants=persons("participants"),
        opened_at=sample["start_time"],
        agenda=tuple(
            AgendaItem(
                heading=item["title"],
                body_html=paragraphs(f"ที่ประชุม{item['resolution']}") if "resolution" in item else "",
            )
            for item in sample["agenda"]
        ),
        closed_at=sample["end_time"],
        signers=(
            Signer(name=sample["minute_taker"]["name"]),
            Signer(name=sample["reviewer"]["name"]),
        ),
        **CHECKED,
    )
    return replace(data, **changes)


def note(**changes):
    data = NoteData(
        agency_name=agency_of(X01),
        owner_lines=("สำนักปลัดเทศบาล",),
        subject=X01["subject"],
        addressee=X01["addressee"],
        body_html=paragraphs(*X01["body"]),
        signers=(
            Signer(
                name=X01["signer"]["name"],
                position_lines=(X01["signer"]["position"],),
                manner="typed",
                stamped_at="ในระบบสารบรรณอิเล็กทรอนิกส์ เมื่อ 5 พฤศจิกายน 2569 เวลา 10.15 น.",
            ),
        ),
    )
    return replace(data, **changes)


FILES = (
    AssociatedFile("ไฟฟ้าดับ.jpg", photo((60, 90)), "image/jpeg"),
    AssociatedFile("คำร้อง.eml", b"Subject: lights\r\n\r\n", "message/rfc822"),
)


def other(**changes):
    data = OtherData(
        agency_name="เทศบาลตำบลบางหลวง",
        number="1021",
        subject="ขอให้ซ่อมแซมไฟฟ้าสาธารณะ",
        source_text="นายราษฎร ผู้ยื่นคำร้อง (citizen@mail.example)",
        date_text="14 พฤศจิกายน 2569 เวลา 20.15 น.",
        body_html=paragraphs("คำร้องทางไปรษณีย์อิเล็กทรอนิกส์ พร้อมภาพถ่ายเสาไฟฟ้า 3 ต้น"),
        files=tuple(
            KeptFile(
                name=file.name,
                mime_type=file.mime_type,
                size=len(file.data),
                sha256=hashlib.sha256(file.data).hexdigest(),
            )
            for file in FILES
        ),
        **CHECKED,
    )
    return replace(data, **changes)


PAPERS = {
    "external": letter,
    "english": english,
    "memo": memo,
    "stamped": stamped,
    "order": order,
    "regulation": regulation,
    "bylaw": bylaw,
    "announcement": announcement,
    "statement": statement,
    "news": news,
    "certificate": certificate,
    "minutes": minutes,
    "note": note,
    "other": other,
}
