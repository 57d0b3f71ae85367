"""The door of the room `agencies`: who an agency is, who holds which post, in which capacity."""

from collective.z3cform.datagridfield.datagridfield import DataGridFieldFactory
from collective.z3cform.datagridfield.row import DictRow
from edoc_policy import _
from edoc_policy.audit.interfaces import IJournalled
from plone.autoform import directives
from plone.namedfile.field import NamedBlobImage
from plone.supermodel import model
from zope import schema
from zope.interface import Attribute
from zope.interface import Interface
from zope.interface import Invalid
from zope.interface import invariant
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


def _terms(*pairs):
    return SimpleVocabulary([SimpleTerm(value, value, title) for value, title in pairs])


#: What a post entitles its holder to do, from the drafting table to the archive.
FUNCTIONS = _terms(
    ("drafter", _("ผู้ร่าง")),
    ("reviewer", _("ผู้ตรวจและเห็นชอบ")),
    ("signatory", _("ผู้ลงนาม")),
    ("registrar", _("นายทะเบียนสารบรรณกลาง")),
    ("records_manager", _("ผู้ดูแลการเก็บรักษา")),
    ("auditor", _("ผู้ตรวจสอบ")),
)

#: The Plone role that each function gives within the agency.
ROLES = {
    "drafter": "Agency Drafter",
    "reviewer": "Agency Reviewer",
    "signatory": "Agency Signatory",
    "registrar": "Agency Registrar",
    "records_manager": "Agency Records Manager",
    "auditor": "Agency Auditor",
}

#: As what one signs for a post that another holds (ภาคผนวก 3).
CAPACITIES = _terms(
    ("acting", _("รักษาราชการแทน")),
    ("by_delegation", _("ปฏิบัติราชการแทน")),
    ("caretaker", _("รักษาการในตำแหน่ง")),
    ("in_place", _("ทำการแทน")),
)

#: On which days a stand-in takes over.
TAKES_OVER = _terms(
    ("dates", _("ทุกวันในช่วงนั้น")),
    ("absence", _("เฉพาะวันที่ตำแหน่งว่าง หรือผู้ดำรงตำแหน่งแจ้งไม่อยู่")),
)

#: เล่มทะเบียน (ข้อ 16, 24, 25, 32, 38, 43).
BOOKS = _terms(
    ("send", _("ทะเบียนหนังสือส่ง")),
    ("circular", _("ทะเบียนหนังสือเวียน")),
    ("receive", _("ทะเบียนหนังสือรับ")),
    ("memo", _("ทะเบียนบันทึกข้อความ")),
    ("order", _("ทะเบียนคำสั่ง")),
    ("regulation", _("ทะเบียนระเบียบและข้อบังคับ")),
    ("announcement", _("ทะเบียนประกาศ แถลงการณ์ และข่าว")),
    ("certificate", _("ทะเบียนหนังสือรับรอง")),
    ("minutes", _("ทะเบียนรายงานการประชุม")),
    ("evidence", _("ทะเบียนบันทึกและหลักฐานอื่น")),
)


class IBookStart(Interface):
    """With which number a book begins a year, when not with 1."""

    book = schema.Choice(title=_("เล่มทะเบียน"), vocabulary=BOOKS)
    year = schema.Int(title=_("ปี พ.ศ."), min=2400, max=2700)
    start = schema.Int(title=_("เลขเริ่มต้น"), min=1)


class IDueDays(Interface):
    """In how many days a letter of an urgency ought to be dealt with: the agency's own rule."""

    urgency = schema.Choice(title=_("ชั้นความเร็ว"), vocabulary="edoc.urgency")
    days = schema.Int(title=_("ภายในกี่วัน"), min=0, max=365)


class IAgency(IJournalled, model.Schema):
    """ส่วนราชการ: the folder of one government agency."""

    title = schema.TextLine(title=_("ชื่อส่วนราชการ"))
    short_name = schema.TextLine(title=_("ชื่อย่อ"), required=False, missing_value="", default="")
    head_title = schema.TextLine(
        title=_("ตำแหน่งหัวหน้าส่วนราชการ"),
        description=_("ใช้เป็นผู้รับเมื่อหน่วยงานอื่นส่งหนังสือถึง เช่น ผู้ว่าราชการจังหวัดปทุมธานี"),
        required=False,
        missing_value="",
        default="",
    )
    book_prefix = schema.TextLine(
        title=_("รหัสตัวพยัญชนะและเลขประจำของเจ้าของเรื่อง"),
        description=_("ภาคผนวก 1 เช่น ปท 0017.3"),
    )
    address_lines = schema.Text(
        title=_("ที่ตั้ง"), description=_("ตามที่พิมพ์มุมขวาบนของหนังสือ บรรทัดละหนึ่งบรรทัด")
    )
    title_en = schema.TextLine(
        title=_("ชื่อภาษาอังกฤษ"),
        description=_("ภาคผนวก 4 หนังสือราชการภาษาอังกฤษ"),
        required=False,
        missing_value="",
        default="",
    )
    book_prefix_en = schema.TextLine(
        title=_("รหัสเจ้าของเรื่องในหนังสือภาษาอังกฤษ"),
        description=_("เช่น PTE 0017.3"),
        required=False,
        missing_value="",
        default="",
    )
    address_lines_en = schema.Text(
        title=_("ที่ตั้งภาษาอังกฤษ"), required=False, missing_value="", default=""
    )
    telephone = schema.TextLine(title=_("โทรศัพท์"), required=False, missing_value="", default="")
    central_email = schema.TextLine(
        title=_("ไปรษณีย์อิเล็กทรอนิกส์กลาง"),
        description=_("ข้อ 89/1 ขึ้นต้นด้วย saraban"),
        required=False,
        missing_value="",
        default="",
    )
    emblem = NamedBlobImage(
        title=_("ตราของส่วนราชการ"),
        description=_("SVG หรือ PNG ถ้ายังไม่มี ระบบพิมพ์ที่สำหรับตราแทน"),
        required=False,
    )
    seal = NamedBlobImage(
        title=_("ตราชื่อส่วนราชการ"),
        description=_("ใช้กับหนังสือประทับตรา (ข้อ 14.5)"),
        required=False,
    )
    circular_counter = schema.Choice(
        title=_("เลขหนังสือเวียน"),
        description=_("ข้อ 32"),
        vocabulary=_terms(
            ("own", _("มีเลขของตนเอง เริ่มจาก 1 ทุกปีปฏิทิน")),
            ("shared", _("ใช้เลขทะเบียนหนังสือส่ง")),
        ),
        default="own",
    )
    certificate_counter = schema.Choice(
        title=_("เลขหนังสือรับรอง"),
        description=_("ข้อ 24.1"),
        vocabulary=_terms(
            ("own", _("มีเลขของตนเอง เริ่มจาก 1 ทุกปีปฏิทิน ทับเลขปี พ.ศ.")),
            ("shared", _("ใช้เลขทะเบียนหนังสือส่ง")),
        ),
        default="own",
    )
    own_drafts_barred = schema.Bool(
        title=_("ผู้ทำแทนเห็นชอบหรือลงนามเรื่องที่ตนร่างเองไม่ได้"),
        required=False,
        missing_value=False,
        default=True,
    )
    directives.widget("book_starts", DataGridFieldFactory)
    book_starts = schema.List(
        title=_("เลขเริ่มต้นของทะเบียน"),
        value_type=DictRow(title=_("เล่ม"), schema=IBookStart),
        required=False,
        missing_value=[],
        default=[],
    )
    clerk_orders = schema.Bool(
        title=_("นายทะเบียนบันทึกคำสั่งแทนผู้บริหารได้"),
        description=_("คำสั่งในหนังสือรับลงชื่อว่าบันทึกตามคำสั่งของตำแหน่งใด"),
        required=False,
        default=False,
    )
    directives.widget("due_days", DataGridFieldFactory)
    due_days = schema.List(
        title=_("กำหนดเวลาของงานตามชั้นความเร็ว"),
        description=_("เสนอเป็นกำหนดเมื่อสั่งการ ถ้าหนังสือไม่ระบุ ด่วนภายใน นับวันปฏิทิน ถึง 16.30 น."),
        value_type=DictRow(title=_("ชั้นความเร็ว"), schema=IDueDays),
        required=False,
        missing_value=[],
        default=[],
    )
    overdue_days = schema.Int(
        title=_("งานเกินกำหนดกี่วันจึงแจ้งหัวหน้าขั้นถัดไป"),
        description=_("แจ้งต่อขึ้นไปทีละขั้นทุกจำนวนวันนี้ เว้นว่างคือไม่แจ้งหัวหน้า"),
        required=False,
        min=1,
        max=365,
        default=1,
    )
    overdue_until = schema.Choice(
        title=_("แจ้งงานเกินกำหนดถึงตำแหน่งใด"),
        description=_("ไม่เลือกคือถึงหัวหน้าส่วนราชการ"),
        vocabulary="edoc.posts",
        required=False,
    )


class IOrgUnit(model.Schema):
    """หน่วยงานภายใน: สำนัก กอง ฝ่าย งาน; a tree within an agency."""

    title = schema.TextLine(title=_("ชื่อหน่วยงาน"))
    title_en = schema.TextLine(title=_("ชื่อภาษาอังกฤษ"), required=False, missing_value="", default="")
    telephone = schema.TextLine(title=_("โทรศัพท์"), required=False, missing_value="", default="")
    email = schema.TextLine(
        title=_("ไปรษณีย์อิเล็กทรอนิกส์"), required=False, missing_value="", default=""
    )


class IHolder(Interface):
    """Who holds a post from when to when; both days belong to the time."""

    userid = schema.ASCIILine(title=_("รหัสผู้ใช้"))
    name_en = schema.TextLine(title=_("ชื่อภาษาอังกฤษ"), required=False)
    valid_from = schema.Date(title=_("ตั้งแต่วันที่"), required=False)
    valid_to = schema.Date(title=_("ถึงวันที่"), required=False)

    @invariant
    def ends_after_it_begins(holder):
        if holder.valid_from and holder.valid_to and holder.valid_to < holder.valid_from:
            raise Invalid(_("วันสิ้นสุดอยู่ก่อนวันเริ่ม ตรวจวันที่ของผู้ดำรงตำแหน่ง"))


class IStandIn(Interface):
    """Who signs for this post while it is vacant, absent or delegated (ภาคผนวก 3)."""

    post = schema.Choice(title=_("ตำแหน่งผู้ทำแทน"), vocabulary="edoc.posts")
    capacity = schema.Choice(title=_("ในฐานะ"), vocabulary=CAPACITIES)
    basis = schema.TextLine(title=_("ตามคำสั่ง"), description=_("คำสั่ง ที่ และวันที่"))
    kinds = schema.Set(
        title=_("เฉพาะเอกสาร"),
        description=_("ไม่เลือกคือทุกชนิด"),
        value_type=schema.Choice(vocabulary="edoc.kinds"),
        required=False,
    )
    functions = schema.Set(
        title=_("เฉพาะหน้าที่"),
        description=_("ไม่เลือกคือทุกหน้าที่ของตำแหน่งนี้ ไม่เกินกว่านั้น"),
        value_type=schema.Choice(vocabulary=FUNCTIONS),
        required=False,
    )
    when = schema.Choice(
        title=_("ทำแทนเมื่อ"), vocabulary=TAKES_OVER, required=False, default="dates"
    )
    valid_from = schema.Date(title=_("ตั้งแต่วันที่"), required=False)
    valid_to = schema.Date(title=_("ถึงวันที่"), required=False)

    @invariant
    def ends_after_it_begins(row):
        if row.valid_from and row.valid_to and row.valid_to < row.valid_from:
            raise Invalid(_("วันสิ้นสุดอยู่ก่อนวันเริ่ม ตรวจวันที่ของผู้ทำแทน"))


class IPost(model.Schema):
    """ตำแหน่ง: what one acts as; people come and go."""

    title = schema.TextLine(title=_("ชื่อตำแหน่ง"))
    title_en = schema.TextLine(title=_("ชื่อภาษาอังกฤษ"), required=False, missing_value="", default="")
    functions = schema.Set(
        title=_("หน้าที่ในระบบ"), value_type=schema.Choice(vocabulary=FUNCTIONS), required=False
    )
    directives.widget("holders", DataGridFieldFactory)
    holders = schema.List(
        title=_("ผู้ดำรงตำแหน่ง"),
        value_type=DictRow(title=_("ผู้ดำรงตำแหน่ง"), schema=IHolder),
        required=False,
        missing_value=[],
        default=[],
    )
    directives.widget("stand_ins", DataGridFieldFactory)
    stand_ins = schema.List(
        title=_("ผู้ทำแทน"),
        description=_("ผู้ที่ลงนามแทนตำแหน่งนี้ได้ ตามคำสั่งใด ในเรื่องใด ช่วงใด (ภาคผนวก 3)"),
        value_type=DictRow(title=_("ผู้ทำแทน"), schema=IStandIn),
        required=False,
        missing_value=[],
        default=[],
    )


class ITray(Interface):
    """A folder of letters: of a direction (outgoing, incoming) or of one year of it."""


class IHolding(Interface):
    """That somebody holds a post now: the capacity in which he acts."""

    userid = Attribute("id of the user")
    fullname = Attribute("name of the user")
    key = Attribute("what the capacity is chosen by: the UID of the own post, or the stand-in's id")
    acting = Attribute("the StandIn by which he acts in the post of another; None in his own post")
    away = Attribute(
        "the last day on which he says he is away from the post; None when he is there"
    )
    post_uid = Attribute("UID of the post, of the one acted for where he stands in")
    post_title = Attribute("title of the post, with the capacity where he stands in")
    unit_uid = Attribute("UID of the unit, or of the agency for a post directly in it")
    unit_title = Attribute("title of the unit")
    agency_id = Attribute("id of the agency")
    agency_path = Attribute("path of the agency")
    agency_title = Attribute("title of the agency")
    functions = Attribute("frozenset of function ids")


def agency_of(obj):
    """The agency `obj` stands in, or None."""
    from edoc_policy.agencies.agency import agency_of

    return agency_of(obj)


def posts_of(userid, at=None):
    """The `IHolding`s of a user on a day (Bangkok; today by default)."""
    from edoc_policy.agencies.posts import posts_of

    return posts_of(userid, at)


def acting_holding(request, agency=None):
    """The capacity in which the logged-in user acts in this request, or None."""
    from edoc_policy.agencies.posts import acting_holding

    return acting_holding(request, agency)
