"""@@receive-letter: the registry lays down a letter that came by e-mail, post or over the counter."""

from edoc_policy import _
from edoc_policy.exchange.byhand import receive
from edoc_policy.letters.browser.complaints import Complaints
from edoc_policy.letters.incoming import IReceivedByHand
from edoc_policy.letters.interfaces import InvalidDraft
from edoc_policy.routing.actor import current_actor
from plone.autoform.form import AutoExtensibleForm
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from Products.statusmessages.interfaces import IStatusMessage
from z3c.form import button
from z3c.form import form


class ReceiveForm(Complaints, AutoExtensibleForm, form.Form):
    """Who sent it, what it says, and the file; then on to its page, where it is registered."""

    template = ViewPageTemplateFile("receive.pt")
    schema = IReceivedByHand
    ignoreContext = True
    section = "incoming"
    label = page_title = _("ลงรับหนังสือที่มาทางอื่น")
    description = _("หนังสือที่มาทางไปรษณีย์อิเล็กทรอนิกส์ ไปรษณีย์ หรือยื่นที่หน่วยงาน (ข้อ 35)")

    @button.buttonAndHandler(_("เก็บเข้าแฟ้มหนังสือรับ"), name="receive")
    def handle_receive(self, action):
        """Keep the letter; the receive number is given on its page."""
        data = self.extract()
        if data is None:
            return
        try:
            letter = receive(self.context, data, current_actor(self.context, self.request))
        except InvalidDraft as error:
            self.complain(error)
            return
        IStatusMessage(self.request).add(_("เก็บเข้าแฟ้มแล้ว ตรวจแล้วกดลงรับ"), type="info")
        self.request.response.redirect(letter.absolute_url())

    @button.buttonAndHandler(_("ไม่บันทึก"), name="cancel")
    def handle_cancel(self, action):
        """Back to the tray."""
        self.request.response.redirect(f"{self.context.absolute_url()}/incoming")
