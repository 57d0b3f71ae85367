"""What one has to know of an outgoing letter before anything else, over its page."""

from edoc_policy import _
from edoc_policy.letters import show
from edoc_policy.letters.completeness import doubts
from edoc_policy.letters.completeness import missing
from edoc_policy.letters.signatories import name_and_position
from edoc_policy.letters.signatories import waiting
from edoc_policy.routing.endorsements import endorsements
from edoc_policy.routing.sealing import is_being_sealed


EDITABLE = ("draft", "returned")


def notices(letter, state):
    """(icon, title, text or texts, where in the letter to lead, or None); all may be Messages."""
    if state == "returned":
        yield from _returned(letter)
    if state in EDITABLE:
        yield from _before_submitting(letter)
    if state == "numbered":
        yield _sealing(letter)
    if state == "cosigning":
        yield _cosigning(letter)
    if state == "sealed" and letter.seal_level == "B-B":
        yield (
            "bi-clock",
            _("ลงนามแล้ว แต่ยังไม่มีการประทับรับรองเวลา"),
            _("ผู้ให้บริการประทับเวลาไม่ตอบ ลายมือชื่อใช้ได้ เวลาลงนามเป็นเวลาของระบบ"),
            None,
        )


def _returned(letter):
    for last in endorsements(letter)[-1:]:
        facts = {"who": last["post"], "when": show.moment(last["at"])}
        title = _("${who} ส่งคืนเมื่อ ${when}", mapping=facts)
        yield "bi-arrow-return-left", title, f"“{last['words']}”", "edit"


def _before_submitting(letter):
    problems = missing(letter)
    if problems:
        title = _("เหลือ ${n} จุดก่อนเสนอได้", mapping={"n": len(problems)})
        yield "bi-exclamation-circle", title, [each.message for each in problems], "edit?gaps=1"
    for doubt in doubts(letter):
        about = _("ตรวจข้อที่อ้างถึง") if "clauses" in letter.kind.rows else _("ตรวจคำขึ้นต้นและคำลงท้าย")
        yield "bi-exclamation-circle", about, doubt, None


def _cosigning(letter):
    done, left = len(letter.signatures), waiting(letter)
    who = ", ".join(" ".join(name_and_position(letter, each)) for each in left)
    title = _("ลงนามแล้ว ${n} จาก ${total} คน", mapping={"n": done, "total": done + len(left)})
    text = _("รอ${who} เลขที่ออกแล้วและไม่เปลี่ยน", mapping={"who": who.replace("\n", " ")})
    return "bi-pen", title, text, None


def _sealing(letter):
    if is_being_sealed(letter):
        return "bi-hourglass", _("กำลังปิดผนึก"), _("ปิดหน้านี้ได้ งานทำต่อเอง"), None
    text = _("เลขที่ออกแล้วและไม่เปลี่ยน ผู้ลงนามใส่รหัสผ่านใบรับรองอีกครั้งเพื่อปิดผนึกต่อ")
    return "bi-hourglass", _("ยังปิดผนึกไม่เสร็จ"), text, None
