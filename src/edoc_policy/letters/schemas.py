"""The parts of an official document, each a behavior, so that what kinds share stands once.

Which kind has which fields, in which order and by which clause, stands in data/kinds.json.
"""

from collective.z3cform.datagridfield.datagridfield import DataGridFieldFactory
from collective.z3cform.datagridfield.row import DictRow
from edoc_policy import _
from edoc_policy.letters.agencycell import agency_cell
from edoc_policy.letters.typed import Baht
from edoc_policy.letters.typed import typed
from edoc_policy.letters.uploads import kept_file
from edoc_policy.letters.vocabularies import LANGUAGES
from edoc_policy.letters.vocabularies import RETENTION
from edoc_policy.letters.vocabularies import SECRECY
from edoc_policy.letters.vocabularies import SENT_AS
from edoc_policy.letters.vocabularies import URGENCY
from plone.app.textfield import RichText
from plone.autoform import directives
from plone.autoform.interfaces import IFormFieldProvider
from plone.namedfile.field import NamedBlobFile
from plone.supermodel import model
from zope import schema
from zope.interface import provider


def words(title, required=False, field=schema.TextLine, **options):
    """A field of words that is empty, never missing."""
    return field(title=title, required=required, missing_value="", default="", **options)


def grid(title, row_schema):
    """A field of rows."""
    return schema.List(
        title=title,
        value_type=DictRow(title=title, schema=row_schema),
        default=[],
        missing_value=[],
        required=False,
    )


def formatted(title):
    """A field of paragraphs, lists and tables."""
    return RichText(
        title=title,
        default_mime_type="text/html",
        output_mime_type="text/html",
        allowed_mime_types=("text/html",),
        required=False,
    )


class IRecipientRow(model.Schema):
    """One recipient: an agency of this site, or one that is only named."""

    directives.widget("agency", agency_cell)
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
    """ชั้นความเร็ว, ด่วนภายใน (ข้อ 28) and ชั้นความลับ."""

    urgency = schema.Choice(title=_("ชั้นความเร็ว"), vocabulary=URGENCY, default="normal")
    secrecy = schema.Choice(title=_("ชั้นความลับ"), vocabulary=SECRECY, default="normal")
    directives.widget("within", typed)
    within = schema.Datetime(title=_("ด่วนภายใน"), required=False)


@provider(IFormFieldProvider)
class ISubject(model.Schema):
    """เรื่อง; where the form has none, the words of the register (ข้อ 14, 24, 26)."""

    title = schema.TextLine(title=_("เรื่อง"), max_length=500)


@provider(IFormFieldProvider)
class ICircular(model.Schema):
    """หนังสือเวียน (ข้อ 32)."""

    circular = schema.Bool(
        title=_("หนังสือเวียน"),
        description=_("ข้อ 32 มีถึงผู้รับหลายแห่งด้วยข้อความเดียวกัน เลขที่มี ว นำหน้า"),
        required=False,
        default=False,
    )


@provider(IFormFieldProvider)
class IRecipients(model.Schema):
    """ผู้รับ (ข้อ 11.5, 11.14; 12.5; 14.2)."""

    directives.widget("recipients", DataGridFieldFactory)
    recipients = grid(_("ผู้รับ"), IRecipientRow)


@provider(IFormFieldProvider)
class IAddressee(model.Schema):
    """How the addressee is printed, and how addressed (ข้อ 11.5, ภาคผนวก 2)."""

    addressee = words(
        _("ข้อความหลังคำขึ้นต้น"), field=schema.Text, description=_("ถ้าเว้นว่าง ระบบเรียงจากผู้รับให้")
    )


@provider(IFormFieldProvider)
class ISalutation(model.Schema):
    """คำขึ้นต้น (ข้อ 11.5, 12.5)."""

    salutation = words(_("คำขึ้นต้น"))


@provider(IFormFieldProvider)
class IClosing(model.Schema):
    """คำลงท้าย (ข้อ 11.9): external letters alone have one."""

    closing = words(_("คำลงท้าย"))


@provider(IFormFieldProvider)
class IReferences(model.Schema):
    """อ้างถึง (ข้อ 11.6)."""

    directives.widget("references", DataGridFieldFactory)
    references = grid(_("อ้างถึง"), IReferenceRow)


@provider(IFormFieldProvider)
class IEnclosures(model.Schema):
    """สิ่งที่ส่งมาด้วย (ข้อ 11.7)."""

    directives.widget("enclosures", DataGridFieldFactory)
    enclosures = grid(_("สิ่งที่ส่งมาด้วย"), IEnclosureRow)


@provider(IFormFieldProvider)
class IBody(model.Schema):
    """ข้อความ (ข้อ 11.8)."""

    body = formatted(_("ข้อความ"))


@provider(IFormFieldProvider)
class IAmount(model.Schema):
    """วงเงิน: what routes look at; it is not printed."""

    directives.widget("amount", typed)
    amount = Baht(title=_("วงเงิน (บาท)"), required=False, min=0, max=10**13)


@provider(IFormFieldProvider)
class ISignatureBlock(model.Schema):
    """ผู้ลงนาม (ข้อ 11.10–11.11; ภาคผนวก 3)."""

    signatory = schema.Choice(title=_("ผู้ลงนาม"), vocabulary="edoc.signatories", required=False)


class ICosignatoryRow(model.Schema):
    """One more signatory."""

    signatory = schema.Choice(title=_("ผู้ลงนามร่วม"), vocabulary="edoc.signatories", required=False)


@provider(IFormFieldProvider)
class ICosignatories(model.Schema):
    """Who signs beside the signatory: each puts his own signature under the same document."""

    directives.widget("cosignatories", DataGridFieldFactory)
    cosignatories = grid(_("ผู้ลงนามร่วม"), ICosignatoryRow)


@provider(IFormFieldProvider)
class IOwner(model.Schema):
    """ส่วนราชการเจ้าของเรื่อง (ข้อ 11.12–11.13)."""

    owner_unit = schema.Choice(
        title=_("ส่วนราชการเจ้าของเรื่อง"), vocabulary="edoc.units", required=False
    )


@provider(IFormFieldProvider)
class ILanguage(model.Schema):
    """ภาษาของหนังสือ (ภาคผนวก 4)."""

    language = schema.Choice(title=_("ภาษาของหนังสือ"), vocabulary=LANGUAGES, default="th")


@provider(IFormFieldProvider)
class IRetention(model.Schema):
    """อายุการเก็บ (ข้อ 57)."""

    retention = schema.Choice(title=_("อายุการเก็บ"), vocabulary=RETENTION, default="default_10y")


#: The parts of letters; those of other kinds stand in `directives` and `evidence`.
PARTS = (
    IUrgency,
    ISubject,
    ICircular,
    IRecipients,
    IAddressee,
    ISalutation,
    IClosing,
    IReferences,
    IEnclosures,
    IBody,
    IAmount,
    ISignatureBlock,
    ICosignatories,
    IOwner,
    ILanguage,
    IRetention,
)
