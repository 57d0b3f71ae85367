"""@@preview: the pages of a form's present values, while somebody types. Nothing is kept.

A form posts what stands in it; the answer is JSON: the pictures of the pages that are in view, what
cannot be printed, and what the form remarks on its fields.
"""

from base64 import b64encode
from edoc_policy import _
from edoc_policy.letters import drafts
from edoc_policy.letters.browser.form import DraftForm
from edoc_policy.letters.browser.form import EditForm
from edoc_policy.letters.remarks import placeholders
from edoc_policy.letters.remarks import proposals
from edoc_policy.rendering.errors import InWords
from edoc_policy.rendering.of_letter import rendition_of
from edoc_policy.rendering.pages import page_png
from plone.protect import CheckAuthenticator
from plone.protect import PostOnly
from Products.Five import BrowserView
from threading import BoundedSemaphore
from z3c.form.button import Buttons
from z3c.form.button import Handlers
from zope.schema.interfaces import RequiredMissing
import json
import transaction


PAGE_WIDTH = 992  # 120 dots an inch
#: One thread of the instance's three is always left for those who do not preview.
_turns = BoundedSemaphore(2)


class _Read:
    """A form that is only read: no button of it does anything."""

    buttons = Buttons()
    handlers = Handlers()


class _NewForm(_Read, DraftForm):
    """Of a new document."""


class _KeptForm(_Read, EditForm):
    """Of a draft."""


class NewPreview(BrowserView):
    """POST to an agency with ?kind= and the fields of a new document."""

    form = _NewForm

    def __call__(self):
        PostOnly(self.request)
        CheckAuthenticator(self.request)
        response = self.request.response
        response.setHeader("Content-Type", "application/json")
        response.setHeader("Cache-Control", "private, no-store")
        if not _turns.acquire(blocking=False):
            response.setStatus(429)
            response.setHeader("Retry-After", "1")
            return "{}"
        try:
            return json.dumps(self.answer(), ensure_ascii=False)
        finally:
            _turns.release()
            transaction.doom()  # whatever was touched on the way is forgotten

    def answer(self):
        """What the script of the form is told."""
        form = self.form(self.context, self.request)
        form.update()
        data, errors = form.extractData()
        form.letter, problems = drafts.sketch(self.context, form.values(data), form.kind)
        answer = {
            "remarks": self.remarks(form, errors),
            "proposed": {name: str(value) for name, value in proposals(form.letter).items()},
            "placeholders": placeholders(form.letter),
        }
        try:
            trouble = next((form.t(each.message) for each in problems), None)
            return answer | self.pages(form) | {"trouble": trouble}
        except InWords as error:
            return answer | {"trouble": form.t(error.message)}

    def remarks(self, form, errors):
        """{field: {text, warn}}: what was not understood, what there is to remark, else the help."""
        said = {name: {"text": form.help(name), "warn": False} for name in form.kind.rows}
        said |= form.remarks
        for error in errors:
            text = form.words(error)
            if text and not isinstance(error.error, RequiredMissing):  # it is being written
                said[error.widget.field.__name__] = {"text": text, "warn": True}
        return said

    def pages(self, form):
        """The pages, with pictures of those that were asked for."""
        rendition = rendition_of(form.letter, preview=True)
        total = rendition.page_count
        wanted = {int(n) for n in str(self.request.get("pages", "")).split(",") if n.isdecimal()}
        pages = [
            {
                "alt": form.t(_("หน้า ${n} จาก ${total}", mapping={"n": n, "total": total})),
                "src": _address(rendition.pdf, n) if n in wanted else None,
            }
            for n in range(1, total + 1)
        ]
        return {"count": form.t(_("${n} หน้า", mapping={"n": total})), "pages": pages}


class KeptPreview(NewPreview):
    """POST to a draft with the fields of its form."""

    form = _KeptForm


def _address(pdf, page):
    data = page_png(pdf, page - 1, PAGE_WIDTH, colors=64)
    return f"data:image/png;base64,{b64encode(data).decode()}"
