"""หนังสือรับ: a letter that reached the agency, by this site or by another way (ข้อ 35–38)."""

from edoc_policy import _
from edoc_policy.letters.interfaces import IIncoming
from edoc_policy.letters.typed import typed
from edoc_policy.letters.vocabularies import URGENCY
from plone.autoform import directives
from plone.dexterity.content import Item
from plone.namedfile.field import NamedBlobFile
from plone.supermodel import model
from zope import schema
from zope.interface import implementer


class IReceivedByHand(model.Schema):
    """What a registrar types of a letter that came by e-mail, post or over the counter."""

    directives.widget("dated", typed)
    sender_title = schema.TextLine(title=_("จาก"), description=_("ตำแหน่งหรือส่วนราชการผู้ส่ง"))
    number_text = schema.TextLine(title=_("ที่"), required=False, missing_value="")
    dated = schema.Date(title=_("ลงวันที่"), required=False)
    title = schema.TextLine(title=_("เรื่อง"), max_length=500)
    addressee = schema.TextLine(title=_("ถึง"), required=False, missing_value="")
    urgency = schema.Choice(title=_("ชั้นความเร็ว"), vocabulary=URGENCY, default="normal")
    directives.widget("within", typed)
    within = schema.Datetime(
        title=_("ด่วนภายใน"), description=_("วันและเวลา เช่น 28 ต.ค. 69 12.00"), required=False
    )
    sealed = NamedBlobFile(title=_("ไฟล์หนังสือ"), description=_("PDF"))


@implementer(IIncoming)
class Incoming(Item):
    """A received letter; the file that came is never rewritten."""

    sender_id = None  # id of the sending agency when it is one of this site
    sender_title = ""
    number_text = ""
    dated = None
    addressee = ""
    urgency = "normal"
    within = None  # ด่วนภายใน (ข้อ 28): aware datetime by which it asks to be there
    recipients = ()  # named by the sender's letter
    secrecy = "normal"
    body_text = ""  # words of the letter, for search
    sealed = None  # NamedBlobFile, byte for byte what was sent
    sealed_sha256 = None
    enclosures = ()
    letter_uid = None  # UID of the sender's letter when it is on this site
    code = None
    channel = "site"
    received_at = None  # instant of arrival, server clock
    opened_at = None  # first opened by somebody of the agency: acknowledged

    revision = 0  # counts what is done with it
    receive_number = None
    registered_at = None
    stamped = None  # NamedBlobFile: a copy with the receipt stamp
    report = None  # validation of the file at receipt, plain values
    unit_uid = None
    answers_uid = None  # the letter of ours this one answers
    replies = ()  # UIDs of our letters drafted to answer it, in the order of drafting
    answered_by = ()  # UIDs of those of them that have been sent
