"""The files of a letter: the sealed PDF, the stamped copy, enclosures, and pictures of their pages."""

from collections import OrderedDict
from edoc_policy.exchange.copies import endorsed_copy
from edoc_policy.exchange.copies import is_endorsed
from edoc_policy.letters.interfaces import ILetter
from edoc_policy.rendering.errors import InWords
from edoc_policy.rendering.of_letter import rendition_of
from edoc_policy.rendering.pages import page_count
from edoc_policy.rendering.pages import page_png
from edoc_policy.routing.certifying import certified_copies
from edoc_policy.routing.endorsements import endorsements
from plone.namedfile.utils import set_headers
from plone.uuid.interfaces import IUUID
from Products.Five import BrowserView
from threading import Lock
from zExceptions import NotFound
from zope.globalrequest import getRequest


PAGE_WIDTH = 1240
PDF = "application/pdf"


def file_of(letter, tab):
    """The NamedBlobFile behind a tab of the viewer, or None when there is none."""
    if tab == "letter":
        return letter.sealed or getattr(letter, "unfinished", None)
    if tab == "stamped":
        return getattr(letter, "stamped", None)
    if tab.startswith("certified-") and tab[10:].isdigit():
        copies, number = certified_copies(letter), int(tab[10:])
        return copies[number - 1]["file"] if 0 < number <= len(copies) else None
    if tab.startswith("enclosure-") and tab[10:].isdigit():
        rows = letter.enclosures or ()
        number = int(tab[10:])
        return rows[number - 1]["file"] if 0 < number <= len(rows) else None
    return None


def pdf_of(letter, tab):
    """(key, function that gives the PDF) behind a tab; None where it is not a PDF."""
    file = file_of(letter, tab)
    if file is not None:
        if file.contentType != PDF:
            return None
        return (file._p_oid, file._p_serial), lambda: file.data
    if tab == "endorsed" and is_endorsed(letter):
        return (IUUID(letter), len(endorsements(letter)), tab), lambda: endorsed_copy(letter)
    if tab == "letter" and ILetter.providedBy(letter):
        key = (IUUID(letter), getattr(letter, "revision", 0), letter.modified().ISO8601())
        return key, lambda: rendition_of(letter, preview=letter.sealed is None).pdf
    return None


class Recent:
    """The last `size` answers by key, so that pages of one file are made once."""

    def __init__(self, size):
        self.size = size
        self.lock = Lock()
        self.answers = OrderedDict()

    def __call__(self, key, make):
        """The remembered answer for `key`, else that of `make()`."""
        with self.lock:
            if key in self.answers:
                self.answers.move_to_end(key)
                return self.answers[key]
        answer = make()
        with self.lock:
            self.answers[key] = answer
            while len(self.answers) > self.size:
                self.answers.popitem(last=False)
        return answer


_counts = Recent(2048)
_pictures = Recent(64)
_previews = Recent(8)


class PagePicture(BrowserView):
    """@@page.png?tab=letter&page=1: the picture of one page."""

    def count(self, tab):
        """How many pages a tab has; 0 where it cannot be shown as pages."""
        found = pdf_of(self.context, tab)
        if found is None:
            return 0
        key, read = found
        try:
            return _counts(key, lambda: page_count(_previews(key, read)))
        except InWords:
            return 0

    def __call__(self):
        tab = self.request.get("tab") or "letter"
        page = str(self.request.get("page") or "1")
        found = pdf_of(self.context, tab)
        if found is None or not page.isdigit() or not 1 <= int(page) <= self.count(tab):
            raise NotFound(page)
        key, read = found
        data = _pictures(
            (key, page), lambda: page_png(_previews(key, read), int(page) - 1, PAGE_WIDTH)
        )
        response = self.request.response
        response.setHeader("Content-Type", "image/png")
        response.setHeader("Cache-Control", "private, max-age=3600")
        return data


class FileView(BrowserView):
    """@@file?tab=letter: the file itself; before sealing the preview of the letter; copies."""

    def __call__(self):
        tab = self.request.get("tab") or "letter"
        file = file_of(self.context, tab)
        response = self.request.response
        response.setHeader("X-Content-Type-Options", "nosniff")
        if file is not None:
            set_headers(file, response, filename=file.filename)
            return file.data
        if tab == "letter" and ILetter.providedBy(self.context):
            return self.made(lambda: rendition_of(self.context, preview=True).pdf, "preview.pdf")
        if tab == "endorsed" and is_endorsed(self.context):
            return self.made(lambda: endorsed_copy(self.context), "endorsed.pdf")
        raise NotFound(tab)

    def made(self, make, filename):
        """A file made when asked for; an error of rendering is shown in words."""
        response = getRequest().response
        try:
            data = make()
        except InWords as error:
            response.setStatus(422)
            response.setHeader("Content-Type", "text/plain; charset=utf-8")
            return str(error)
        response.setHeader("Content-Type", PDF)
        response.setHeader("Content-Disposition", f'inline; filename="{filename}"')
        response.setHeader("Cache-Control", "private, no-store")
        return data
