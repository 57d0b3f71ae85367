"""@@act: one act from a form. Refused, it changes nothing, says why and is journaled."""

from edoc_policy import _
from edoc_policy.routing.actor import current_actor
from edoc_policy.routing.acts import attempt
from edoc_policy.routing.interfaces import Refused
from edoc_policy.routing.rules import acts_of
from plone.protect import CheckAuthenticator
from plone.protect import PostOnly
from Products.Five import BrowserView
from Products.statusmessages.interfaces import IStatusMessage
from zExceptions import NotFound


#: What is told when an act is done.
DONE = {
    "submit": _("เสนอแล้ว"),
    "withdraw": _("ดึงเรื่องกลับมาแก้แล้ว"),
    "endorse": _("บันทึกความเห็นแล้ว"),
    "add_step": _("เพิ่มผู้พิจารณาแล้ว"),
    "return": _("ส่งคืนแล้ว ผู้ร่างจะเห็นเหตุผลบนโต๊ะทำงาน"),
    "sign": _("ลงนามและออกเลขแล้ว กำลังปิดผนึก"),
    "seal": _("กำลังปิดผนึก"),
    "send": _("ส่งแล้ว ติดตามสถานะของผู้รับแต่ละแห่งได้ที่หน้านี้"),
    "recall": _("ดึงเรื่องกลับแล้ว"),
    "cancel": _("ยกเลิกเลขแล้ว เลขยังอยู่ในทะเบียนและไม่ใช้ซ้ำ"),
    "annotate": _("เกษียนแล้ว ข้อความต่อท้ายเรื่องและแก้ไม่ได้"),
    "certify": _("กำลังทำสำเนาที่รับรองแล้ว จะขึ้นเป็นแท็บของหน้านี้"),
    "close": _("ปิดเรื่องแล้ว"),
    "register": _("ลงรับแล้ว"),
    "order": _("สั่งการแล้ว ผู้รับคำสั่งแต่ละรายเห็นงานบนโต๊ะของตน"),
    "assign": _("มอบหมายแล้ว"),
    "refuse": _("ปฏิเสธการรับแล้ว ผู้ส่งจะเห็นเหตุผล"),
    "reply": _("ร่างหนังสือตอบแล้ว ตรวจและเติมข้อความ"),
    "reply_again": _("ร่างหนังสือตอบแล้ว ตรวจและเติมข้อความ"),
    "complete": _("บันทึกว่าดำเนินการเสร็จแล้ว"),
}
FIELDS = (
    "words",
    "passphrase",
    "unit",
    "verb",
    "ask",
    "place",
    "kind",
    "due",
    "behalf",
    "orders",
)
#: What may be named several times.
LISTS = ("posts", "to", "helpers")


def asked(form):
    """{field: value} of what a form asks for; a standard phrase stands before the words typed."""
    data = {name: form[name] for name in FIELDS if form.get(name)}
    for name in LISTS:
        if form.get(name):
            data[name] = [form[name]] if isinstance(form[name], str) else list(form[name])
    if form.get("phrase"):
        data["words"] = f"{form['phrase']} {data.get('words', '')}".strip()
    return data


class ActView(BrowserView):
    """POST: act and its fields; back to the letter, or on to what the act made."""

    def __call__(self):
        PostOnly(self.request)
        CheckAuthenticator(self.request)
        form = self.request.form
        act = form.get("act")
        if act not in acts_of(self.context):
            raise NotFound(act)
        data = asked(form)
        if str(form.get("revision") or "").isdecimal():
            data["revision"] = int(form["revision"])
        messages = IStatusMessage(self.request)
        target = self.context
        try:
            made = attempt(act, self.context, current_actor(self.context, self.request), **data)
        except Refused as error:
            messages.add(error.reason, type="error")
        else:
            messages.add(DONE[act], type="info")
            target = made if made is not None else target
        suffix = "/edit" if target is not self.context else ""
        self.request.response.redirect(target.absolute_url() + suffix)
        return ""
