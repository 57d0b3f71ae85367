"""The parts of an official letter, each a behavior, so that what kinds share stands once.

Fields stand in the printed order of แบบที่ 1 (ข้อ 11); each title cites its clause.
"""

from collective.z3cform.datagridfield.datagridfield import DataGridFieldFactory
from collective.z3cform.datagridfield.row import DictRow
from edoc_policy import _
from edoc_policy.letters.uploads import kept_file
from edoc_policy.letters.vocabularies import SECRECY
from edoc_policy.letters.vocabularies import SENT_AS
from edoc_policy.letters.vocabularies import URGENCY
from plone.app.textfield import RichText
from plone.autoform import directives
from plone.autoform.interfaces import IFormFieldProvider
from plone.namedfile.field import NamedBlobFile
from plone.supermodel import model
from zope import schema
from zope.interface import Interface
from zope.interface import provider


class IRecipientRow(Interface):
    """One recipient: an agency of this site, or one that is only named."""

    agency = schema.Choice(title=_("หน่วยงานในระบบ"), vocabulary="edoc.agencies", required=False)
    name = schema.TextLine(title=_("ตำแหน่งหรือส่วนราชการ"), required=False, missing_value="")
    sent_as = schema.Choice(title=_("ส่งในฐานะ"), vocabulary=SENT_AS, default="to")


class IReferenceRow(model.Schema):
    """One reference: how it is printed, and the letter meant if the site holds it."""

    text = schema.TextLine(title=_("หนังสือที่อ้างถึง"), required=False, missing_value="")
    directives.mode(uid="hidden")
    uid = schema.ASCIILine(title=_("เรื่องเดิม"), required=False)


class IEnclosureRow(model.Schema):
    """One enclosure: its name, how many, and the file."""

    directives.widget("file", kept_file)
    title = schema.TextLine(title=_("ชื่อเอกสาร"), required=False, missing_value="")
    quantity = schema.TextLine(title=_("จำนวน"), required=False, missing_value="")
    file = NamedBlobFile(title=_("ไฟล์"), required=False)


@provider(IFormFieldProvider)
class IUrgency(model.Schema):
    """ชั้นความเร็ว (ข้อ 28) and ชั้นความลับ."""

    urgency = schema.Choice(title=_("ชั้นความเร็ว"), vocabulary=URGENCY, default="normal")
    secrecy = schema.Choice(title=_("ชั้นความลับ"), vocabulary=SECRECY, default="normal")


@provider(IFormFieldProvider)
class ISubject(model.Schema):
    """เรื่อง (ข้อ 11.4)."""

    title = schema.TextLine(title=_("เรื่อง"), max_length=500)


@provider(IFormFieldProvider)
class IAddressee(model.Schema):
    """ผู้รับ คำขึ้นต้น คำลงท้าย (ข้อ 11.5, 11.9; ข้อ 32 for circulars)."""

    circular = schema.Bool(
        title=_("หนังสือเวียน"),
        description=_("ข้อ 32 มีถึงผู้รับหลายแห่งด้วยข้อความเดียวกัน เลขที่มี ว นำหน้า"),
        required=False,
        default=False,
    )
    directives.widget("recipients", DataGridFieldFactory)
    recipients = schema.List(
        title=_("ผู้รับ"),
        value_type=DictRow(title=_("ผู้รับ"), schema=IRecipientRow),
        default=[],
        missing_value=[],
        required=False,
    )
    addressee = schema.Text(
        title=_("ข้อความหลังคำขึ้นต้น"),
        description=_("ถ้าเว้นว่าง ระบบเรียงจากผู้รับให้"),
        required=False,
        missing_value="",
    )
    salutation = schema.TextLine(title=_("คำขึ้นต้น"), required=False, missing_value="", default="")
    closing = schema.TextLine(title=_("คำลงท้าย"), required=False, missing_value="", default="")


@provider(IFormFieldProvider)
class IReferences(model.Schema):
    """อ้างถึง (ข้อ 11.6)."""

    directives.widget("references", DataGridFieldFactory)
    references = schema.List(
        title=_("อ้างถึง"),
        description=_("ถ้าเว้นว่าง บรรทัดนี้จะไม่พิมพ์ในหนังสือ"),
        value_type=DictRow(title=_("อ้างถึง"), schema=IReferenceRow),
        default=[],
        missing_value=[],
        required=False,
    )


@provider(IFormFieldProvider)
class IEnclosures(model.Schema):
    """สิ่งที่ส่งมาด้วย (ข้อ 11.7)."""

    directives.widget("enclosures", DataGridFieldFactory)
    enclosures = schema.List(
        title=_("สิ่งที่ส่งมาด้วย"),
        value_type=DictRow(title=_("สิ่งที่ส่งมาด้วย"), schema=IEnclosureRow),
        default=[],
        missing_value=[],
        required=False,
    )


@provider(IFormFieldProvider)
class IBody(model.Schema):
    """ข้อความ (ข้อ 11.8)."""

    body = RichText(
        title=_("ข้อความ"),
        description=_("ตัวเลขอารบิกจะพิมพ์เป็นเลขไทย เว้นแต่ในคำภาษาอังกฤษ ที่อยู่เว็บ และอีเมล"),
        default_mime_type="text/html",
        output_mime_type="text/html",
        allowed_mime_types=("text/html",),
        required=False,
    )


@provider(IFormFieldProvider)
class ISignatureBlock(model.Schema):
    """ผู้ลงนาม (ข้อ 11.10–11.11)."""

    signatory = schema.Choice(title=_("ผู้ลงนาม"), vocabulary="edoc.signatories", required=False)


@provider(IFormFieldProvider)
class IOwner(model.Schema):
    """ส่วนราชการเจ้าของเรื่อง (ข้อ 11.12–11.13)."""

    owner_unit = schema.Choice(
        title=_("ส่วนราชการเจ้าของเรื่อง"), vocabulary="edoc.units", required=False
    )


#: Every part of the external letter in the order of the form.
EXTERNAL = (
    IUrgency,
    ISubject,
    IAddressee,
    IReferences,
    IEnclosures,
    IBody,
    ISignatureBlock,
    IOwner,
)
