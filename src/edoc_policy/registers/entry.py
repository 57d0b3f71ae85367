"""One line of a book (แบบที่ 13, 14). What was registered stays; only การปฏิบัติ and หมายเหตุ grow."""

from edoc_policy import _
from edoc_policy.registers.interfaces import RegisterError
from edoc_policy.thai import dates
from persistent import Persistent


FIXED = frozenset(
    [
        "kind",
        "year",
        "running",
        "circular",
        "registered",
        "uid",
        "path",
        "shown",
        "dated",
        "sender",
        "addressee",
        "subject",
        "urgency",
    ]
)
"""Columns that never change (ข้อ 43.2: number and date equal those on the letter)."""


class Entry(Persistent):
    """A registered letter.

    `running` int; `registered` aware datetime; `dated` date or None; `cancelled` None or
    (moment, by, reason); `action` and `remark` grow by `add_action` and `add_remark`.
    """

    def __init__(self, *, action="", remark="", **columns):
        missing = FIXED - columns.keys()
        if missing or columns.keys() - FIXED:
            raise TypeError(f"columns of an entry: {sorted(FIXED ^ columns.keys())}")
        for name, value in columns.items():
            setattr(self, name, value)
        self.cancelled = None
        self._actions = (action,) if action else ()
        self._remarks = (remark,) if remark else ()

    def __setattr__(self, name, value):
        if name in FIXED and self._has(name):
            raise RegisterError(_("เลข วันที่ และเรื่องที่ลงทะเบียนแล้วแก้ไม่ได้"))
        super().__setattr__(name, value)

    def _has(self, name):
        self._p_activate()  # a ghost's __dict__ is empty
        return name in self.__dict__

    def __delattr__(self, name):
        if name in FIXED:
            raise RegisterError(_("เลข วันที่ และเรื่องที่ลงทะเบียนแล้วลบไม่ได้"))
        super().__delattr__(name)

    @property
    def action(self):
        """การปฏิบัติ: what was done, oldest first."""
        return " · ".join(self._actions)

    @property
    def remark(self):
        """หมายเหตุ; of a cancelled entry it begins with ยกเลิก and the reason."""
        remarks = self._remarks
        if self.cancelled:
            remarks = ("ยกเลิก", self.cancellation, *remarks)
        return " · ".join(remarks)

    @property
    def cancellation(self):
        """Reason, by whom and when of a cancelled entry, else ""."""
        if not self.cancelled:
            return ""
        moment, by, reason = self.cancelled
        when = f"{dates.short_date(moment, True)} {dates.clock(moment, True)}"
        return " · ".join(part for part in (reason, by, when) if part)

    @property
    def remarks(self):
        """The remarks alone, without the cancellation."""
        return " · ".join(self._remarks)

    def add_action(self, text):
        """Append to การปฏิบัติ; the same words are not written twice."""
        if text and text not in self._actions:
            self._actions = (*self._actions, text)

    def add_remark(self, text):
        """Append to หมายเหตุ; the same words are not written twice."""
        if text and text not in self._remarks:
            self._remarks = (*self._remarks, text)

    def _cancel(self, reason, by, moment):
        if self.cancelled:
            raise RegisterError(_("เลขนี้ยกเลิกแล้ว"))
        if not (reason or "").strip():
            raise RegisterError(_("บอกเหตุที่ยกเลิกเลข เหตุจะอยู่ในช่องหมายเหตุของทะเบียน"))
        self.cancelled = (moment, str(by), reason.strip())
