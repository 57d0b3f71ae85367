"""What the form says where nothing has been chosen yet, and with what a new one begins."""

from edoc_policy import _
from edoc_policy.interfaces import IEdocLayer
from edoc_policy.letters.directives import IClauses
from edoc_policy.letters.directives import IPurpose
from edoc_policy.letters.evidence import IAgenda
from edoc_policy.letters.evidence import IMeeting
from edoc_policy.letters.evidence import IWriter
from edoc_policy.letters.schemas import ICosignatoryRow
from edoc_policy.letters.schemas import IOwner
from edoc_policy.letters.schemas import IRecipientRow
from edoc_policy.letters.schemas import ISignatureBlock
from z3c.form.widget import ComputedWidgetAttribute
from z3c.form.widget import StaticWidgetAttribute
from zope.interface import Attribute
from zope.interface import Interface


class IDraftForm(Interface):
    """The form of a new document."""

    starting = Attribute("{field: value} with which it begins")


def _unchosen(text, field):
    return StaticWidgetAttribute(text, request=IEdocLayer, field=field)


no_manner = _unchosen("–", IRecipientRow["sent_as"])
no_signatory = _unchosen(_("เลือกผู้ลงนาม"), ISignatureBlock["signatory"])
no_cosignatory = _unchosen(_("เลือกผู้ลงนาม"), ICosignatoryRow["signatory"])
no_unit = _unchosen(_("เลือกส่วนราชการ"), IOwner["owner_unit"])
no_writer = _unchosen(_("เลือกผู้บันทึก"), IWriter["signatory"])
no_purpose = _unchosen(_("เลือกกรณีที่ใช้"), IPurpose["purpose"])


def _starting(field):
    def value(adapter):
        return adapter.view.starting.get(field.__name__, field.default)

    return ComputedWidgetAttribute(value, request=IEdocLayer, view=IDraftForm, field=field)


first_clauses = _starting(IClauses["clauses"])
first_agenda = _starting(IAgenda["agenda"])
this_year = _starting(IMeeting["meeting_year"])
