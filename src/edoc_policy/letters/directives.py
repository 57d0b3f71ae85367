"""Parts of documents that order, rule or announce (ข้อ 13–22)."""

from collective.z3cform.datagridfield.datagridfield import DataGridFieldFactory
from edoc_policy import _
from edoc_policy.letters.schemas import grid
from edoc_policy.letters.schemas import words
from edoc_policy.letters.typed import typed
from edoc_policy.letters.vocabularies import HEADING_WORDS
from edoc_policy.letters.vocabularies import PURPOSES
from plone.autoform import directives
from plone.autoform.interfaces import IFormFieldProvider
from plone.supermodel import model
from zope import schema
from zope.interface import provider


class IClauseRow(model.Schema):
    """One clause (ข้อ). `chapter` opens a chapter before it; `key` knows the clause again when
    it has moved, so that what cites it can follow."""

    chapter = schema.TextLine(title=_("ขึ้นหมวดใหม่ชื่อ"), required=False, missing_value="")
    text = schema.Text(title=_("ข้อความของข้อ"), required=False, missing_value="")
    directives.mode(key="hidden")
    key = schema.ASCIILine(title=_("รหัสของข้อ"), required=False)


@provider(IFormFieldProvider)
class IPurpose(model.Schema):
    """What a stamped letter may be used for (ข้อ 13)."""

    purpose = schema.Choice(title=_("ใช้ในกรณี"), vocabulary=PURPOSES, required=False)


@provider(IFormFieldProvider)
class IIssuer(model.Schema):
    """In whose name it is issued (ข้อ 16.1, 17.1, 20.1, 21.1)."""

    issuer = words(_("ชื่อส่วนราชการหรือตำแหน่งผู้ออก"))


@provider(IFormFieldProvider)
class IEffect(model.Schema):
    """From when an order holds (custom, before ข้อ 16.5)."""

    effect = words(_("วันที่มีผล"), description=_("เช่น ทั้งนี้ ตั้งแต่บัดนี้เป็นต้นไป เว้นว่างถ้าเขียนไว้ในข้อความแล้ว"))


@provider(IFormFieldProvider)
class IIssue(model.Schema):
    """ฉบับที่ (ข้อ 17.3, 21.3, 22.3)."""

    directives.widget("issue", typed)
    issue = schema.Int(title=_("ฉบับที่"), min=1, max=9999, required=False)


@provider(IFormFieldProvider)
class IClauses(model.Schema):
    """The clauses of a regulation (ข้อ 17.6)."""

    directives.widget("clauses", DataGridFieldFactory)
    clauses = grid(_("ข้อ"), IClauseRow)


@provider(IFormFieldProvider)
class IHeadingWord(model.Schema):
    """ประกาศ, or แจ้งความ where a law says so (ข้อ 20)."""

    heading_word = schema.Choice(
        title=_("คำนำหน้าชื่อ"), vocabulary=HEADING_WORDS, default="announcement"
    )


PARTS = (IPurpose, IIssuer, IEffect, IIssue, IClauses, IHeadingWord)
