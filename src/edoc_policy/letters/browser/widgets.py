"""What the form says where nothing has been chosen yet."""

from edoc_policy import _
from edoc_policy.interfaces import IEdocLayer
from edoc_policy.letters.schemas import IOwner
from edoc_policy.letters.schemas import IRecipientRow
from edoc_policy.letters.schemas import ISignatureBlock
from z3c.form.widget import StaticWidgetAttribute


def _unchosen(text, field):
    return StaticWidgetAttribute(text, request=IEdocLayer, field=field)


no_agency = _unchosen(_("เลือกหน่วยงาน"), IRecipientRow["agency"])
no_manner = _unchosen("–", IRecipientRow["sent_as"])
no_signatory = _unchosen(_("เลือกผู้ลงนาม"), ISignatureBlock["signatory"])
no_unit = _unchosen(_("เลือกส่วนราชการ"), IOwner["owner_unit"])
