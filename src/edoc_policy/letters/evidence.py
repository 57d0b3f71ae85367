"""Parts of documents made or kept as evidence (ข้อ 23–27)."""

from collective.z3cform.datagridfield.datagridfield import DataGridFieldFactory
from edoc_policy import _
from edoc_policy.letters.schemas import grid
from edoc_policy.letters.schemas import words
from edoc_policy.letters.typed import BEYear
from edoc_policy.letters.typed import typed
from plone.autoform import directives
from plone.autoform.interfaces import IFormFieldProvider
from plone.namedfile.field import NamedBlobImage
from plone.supermodel import model
from zope import schema
from zope.interface import Interface
from zope.interface import provider


class IPersonRow(Interface):
    """Somebody at a meeting: name, post, and what he is in the body (ประธาน, เลขานุการ)."""

    name = schema.TextLine(title=_("ชื่อ"), required=False, missing_value="")
    position = schema.TextLine(title=_("ตำแหน่ง"), required=False, missing_value="")
    duty = schema.TextLine(title=_("หน้าที่ในที่ประชุม"), required=False, missing_value="")


class IAbsentRow(Interface):
    """Somebody who did not come, and why (ข้อ 25.6)."""

    name = schema.TextLine(title=_("ชื่อ"), required=False, missing_value="")
    position = schema.TextLine(title=_("ตำแหน่ง"), required=False, missing_value="")
    reason = schema.TextLine(title=_("เหตุผล"), required=False, missing_value="")


class IAgendaRow(Interface):
    """One item of the agenda (ข้อ 25.9), with what was said and resolved."""

    title = schema.TextLine(title=_("ระเบียบวาระ"), required=False, missing_value="")
    text = schema.Text(title=_("สาระและมติ"), required=False, missing_value="")


@provider(IFormFieldProvider)
class ICertified(model.Schema):
    """Whom a certificate is about (ข้อ 24.7)."""

    certified_name = words(_("ชื่อผู้ได้รับการรับรอง"))
    photo = NamedBlobImage(title=_("รูปถ่าย"), required=False)


@provider(IFormFieldProvider)
class IMeeting(model.Schema):
    """Which meeting it was (ข้อ 25.1–25.4, 25.8, 25.10)."""

    directives.widget("meeting_number", typed)
    directives.widget("meeting_year", typed)
    directives.widget("held_on", typed)
    directives.widget("started_at", typed)
    directives.widget("ended_at", typed)
    meeting = words(_("คณะที่ประชุมหรือชื่อการประชุม"), max_length=300)
    meeting_number = schema.Int(title=_("ครั้งที่"), min=1, max=9999, required=False)
    meeting_year = BEYear(title=_("ปี พ.ศ."), min=2400, max=2700, required=False)
    held_on = schema.Date(title=_("วันที่ประชุม"), required=False)
    place = words(_("สถานที่ประชุม"))
    started_at = schema.Time(title=_("เริ่มประชุมเวลา"), required=False)
    ended_at = schema.Time(title=_("เลิกประชุมเวลา"), required=False)


@provider(IFormFieldProvider)
class IAttendance(model.Schema):
    """Who was there (ข้อ 25.5–25.7)."""

    directives.widget("attended", DataGridFieldFactory)
    attended = grid(_("ผู้มาประชุม"), IPersonRow)
    directives.widget("absent", DataGridFieldFactory)
    absent = grid(_("ผู้ไม่มาประชุม"), IAbsentRow)
    directives.widget("joined", DataGridFieldFactory)
    joined = grid(_("ผู้เข้าร่วมประชุม"), IPersonRow)


@provider(IFormFieldProvider)
class IAgenda(model.Schema):
    """What was said (ข้อ 25.9) and who checked the record of it."""

    directives.widget("agenda", DataGridFieldFactory)
    agenda = grid(_("ระเบียบวาระ"), IAgendaRow)
    checker = words(_("ผู้ตรวจรายงานการประชุม"))


@provider(IFormFieldProvider)
class IWriter(model.Schema):
    """Who puts his name under what he wrote (ข้อ 25.11, 26.3): takes the place of ISignatureBlock."""

    signatory = schema.Choice(title=_("ผู้บันทึก"), vocabulary="edoc.writers", required=False)


@provider(IFormFieldProvider)
class IOrigin(model.Schema):
    """Where other evidence comes from (ข้อ 27)."""

    directives.widget("made_on", typed)
    origin = words(_("ที่มา"))
    made_on = schema.Date(title=_("วันที่ทำหรือได้รับ"), required=False)


PARTS = (ICertified, IMeeting, IAttendance, IAgenda, IOrigin)
