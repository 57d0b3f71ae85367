"""The door of the registers: kinds of books, columns of the legal forms, errors."""

from edoc_policy import _
from typing import NamedTuple


class Kind(NamedTuple):
    """A kind of book: its title, the title of its pages, its running number's name, its form (None
    where the regulation has none), and how its numbers are written: letter or yearly."""

    title: str
    heading: str
    running: str
    form: int | None
    number: str = "yearly"


_SENT = _("ทะเบียนหนังสือส่ง")
_INNER = _("เลขทะเบียน")
KINDS = {
    "send": Kind(_("หนังสือส่งทั่วไป"), _SENT, _("เลขทะเบียนส่ง"), 14, "letter"),
    "circular": Kind(_("หนังสือเวียน (ว)"), _SENT, _("เลขทะเบียนส่ง"), 14, "letter"),
    "receive": Kind(_("หนังสือรับ"), _("ทะเบียนหนังสือรับ"), _("เลขทะเบียนรับ"), 13, "letter"),
    "memo": Kind(_("บันทึกข้อความ"), _("ทะเบียนบันทึกข้อความ"), _("เลขทะเบียนส่ง"), 14, "letter"),
    "order": Kind(_("คำสั่ง"), _("ทะเบียนคำสั่ง"), _("เลขที่คำสั่ง"), None),
    "regulation": Kind(_("ระเบียบและข้อบังคับ"), _("ทะเบียนระเบียบและข้อบังคับ"), _INNER, None),
    "announcement": Kind(
        _("ประกาศ แถลงการณ์ และข่าว"), _("ทะเบียนประกาศ แถลงการณ์ และข่าว"), _INNER, None
    ),
    "certificate": Kind(_("หนังสือรับรอง"), _("ทะเบียนหนังสือรับรอง"), _("เลขที่รับรอง"), None),
    "minutes": Kind(_("รายงานการประชุม"), _("ทะเบียนรายงานการประชุม"), _INNER, None),
    "evidence": Kind(_("บันทึกและหลักฐานอื่น"), _("ทะเบียนบันทึกและหลักฐานอื่น"), _INNER, None),
}
"""The books of an agency by their id (ข้อ 16, 24, 25, 38, 43; ข้อ 32 for circulars)."""

SHARING = {"circular": "circular_counter", "certificate": "certificate_counter"}
"""Books that may share the counter of letters sent, by the setting of the agency that says so
(ข้อ 24.1, 32)."""

COLUMNS = {
    "shown": _("ที่"),
    "dated": _("ลงวันที่"),
    "sender": _("จาก"),
    "addressee": _("ถึง"),
    "subject": _("เรื่อง"),
    "action": _("การปฏิบัติ"),
    "remark": _("หมายเหตุ"),
}
"""The columns of แบบที่ 13 and 14 after the running number, by attribute of an Entry."""


class RegisterError(ValueError):
    """What a register refuses, in words for an official."""
