"""The door of the registers: kinds of books, columns of the legal forms, errors."""

from edoc_policy import _
from typing import NamedTuple


class Kind(NamedTuple):
    """A kind of book: its title, the title of its pages, its running number's name, its form."""

    title: str
    heading: str
    running: str
    form: int


KINDS = {
    "send": Kind(_("หนังสือส่งทั่วไป"), _("ทะเบียนหนังสือส่ง"), _("เลขทะเบียนส่ง"), 14),
    "circular": Kind(_("หนังสือเวียน (ว)"), _("ทะเบียนหนังสือส่ง"), _("เลขทะเบียนส่ง"), 14),
    "receive": Kind(_("หนังสือรับ"), _("ทะเบียนหนังสือรับ"), _("เลขทะเบียนรับ"), 13),
}
"""The books of an agency by their id (ข้อ 38, 43; ข้อ 32 for circulars)."""

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
