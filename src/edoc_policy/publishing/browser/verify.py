"""@@verify: the public page that says whether a letter is genuine. No login, nothing is kept."""

from edoc_policy import _
from edoc_policy.publishing import answers
from edoc_policy.publishing.rates import CODES
from edoc_policy.publishing.rates import FILES
from edoc_policy.signing.policy import Limits
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


LOOKS = {
    "good": ("verdict-ok", "bi-check-circle-fill", "status"),
    "wait": ("verdict-wait", "bi-exclamation-triangle-fill", "alert"),
    "bad": ("verdict-no", "bi-x-octagon-fill", "alert"),
}


class TooOften(Exception):
    """An address asks too often; its one argument is the seconds to wait."""


def ask(site, request):
    """The Answer to the request's code or file, None when it brings neither. Raises TooOften."""
    form = request.form
    code, upload = str(form.get("code") or "").strip()[:100], form.get("file")
    address = request.getClientAddr()
    if getattr(upload, "filename", None):
        _within(FILES, address)
        data = upload.read(Limits().size + 1)
        return answers.by_file(site, data, code=code)
    if code:
        _within(CODES, address)
        return answers.by_code(site, code)
    return None


def _within(rate, address):
    wait = rate.wait(address)
    if wait:
        raise TooOften(wait)


class Verify(BrowserView):
    """The page: a form, and the answer under it."""

    index = ViewPageTemplateFile("verify.pt")
    section = "verify"
    page_title = _("ตรวจสอบหนังสือ")
    answer = None
    file_name = None

    def __call__(self):
        self.code = str(self.request.form.get("code") or "").strip()[:100]
        self.file_name = getattr(self.request.form.get("file"), "filename", None)
        self.request.response.setHeader("Cache-Control", "no-store")
        self.request.response.setHeader("Referrer-Policy", "no-referrer")
        try:
            self.answer = ask(self.context, self.request)
        except TooOften as error:
            (wait,) = error.args
            self.request.response.setStatus(429)
            self.request.response.setHeader("Retry-After", str(wait))
            self.answer = answers.Answer(
                "too-often",
                "wait",
                _("ถามถี่เกินไป"),
                _("ระบบรับคำถามจากที่เดียวกันได้จำกัดในหนึ่งนาที"),
                _("รอ ${seconds} วินาทีแล้วตรวจใหม่", mapping={"seconds": str(wait)}),
            )
        return self.index()

    @property
    def action(self):
        return f"{self.context.absolute_url()}/@@verify"

    @property
    def megabytes(self):
        return str(Limits().size // 2**20)

    @property
    def look(self):
        """Class of the frame, icon, role."""
        return LOOKS[self.answer.state]
