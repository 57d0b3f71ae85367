"""The door of the room `letters`: outgoing letters, incoming letters, and what others lend it."""

from edoc_policy import _
from plone.supermodel import model
from zope.interface import Attribute
from zope.interface import Interface


class ILetter(model.Schema):
    """หนังสือส่ง: an official letter that this agency makes. Its fields are behaviors."""


class ITemplates(Interface):
    """What an agency keeps to draft with."""


class ITemplate(Interface):
    """A template of a document, or a list that fills one field of a form."""


class IIncoming(Interface):
    """หนังสือรับ: an official letter that reached this agency."""


class ISealedLetter(Interface):
    """What anybody may be told of a letter that has been sealed."""

    number_text = Attribute("the letter's number as printed")
    date_text = Attribute("its date as printed; a Message, or an empty text")
    subject = Attribute("เรื่อง")
    secrecy = Attribute("id of the class of secrecy; the subject is public only when normal")
    agency_title = Attribute("the agency whose letter it is")
    signers = Attribute("who signed: [(full name, position)]")
    sealed_sha256 = Attribute("SHA-256 of the sealed file, hexadecimal")
    signed_at = Attribute("instant of signing, aware datetime")
    cancelled = Attribute("whether the number has been cancelled")

    def sealed_bytes():
        """The sealed PDF, bytes."""


class ISubmission(Interface):
    """Adapter of a draft: how it is sent on its way. The room `routing` lends it."""

    def submit(request):
        """Submit it as who is logged in; return None, or in words why that may not be."""


class IBodyCleaner(Interface):
    """Utility: make the editor's HTML fit to be kept."""

    def __call__(html):
        """`html` reduced to what a letter can hold; raises Unfit."""


class IUploadCheck(Interface):
    """Utility: look whether an uploaded file is what it claims to be."""

    def __call__(data, filename, content_type):
        """Raise Unfit when the file may not be attached."""


class Unfit(ValueError):
    """A text or file cannot be part of a letter; its one argument is a Message that says why."""


class InvalidDraft(ValueError):
    """A draft cannot be kept as it was given: `problems` is a list of `Problem`."""

    def __init__(self, problems):
        super().__init__(_("บันทึกไม่ได้ แก้จุดที่ระบุแล้วบันทึกอีกครั้ง"))
        self.problems = problems


class NotYet(ValueError):
    """Something cannot be made from a letter as it is now; its one argument is a Message."""


class Stale(ValueError):
    """Somebody else has changed the letter since it was read."""
