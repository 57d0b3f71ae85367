"""An act that is refused half-way leaves nothing behind but its line in the journal."""

from datetime import date
from edoc_policy.agencies.agency import agency_by_id
from edoc_policy.agencies.agency import tray_for
from edoc_policy.audit import journal
from edoc_policy.letters.incoming import Incoming
from edoc_policy.registers import books
from edoc_policy.routing.acts import attempt
from edoc_policy.routing.interfaces import Refused
from edoc_policy.routing.rules import state_of
from edoc_policy.thai.dates import bangkok_now
from plone.namedfile import NamedBlobFile
from plone.uuid.interfaces import IUUID
from tests.office import actor
import pytest


def test_a_file_that_cannot_be_stamped_draws_no_receive_number(undone):
    agency = agency_by_id("thakhlong")
    incoming = Incoming()
    incoming.portal_type = "edoc.incoming"
    incoming.title, incoming.sender_title = "ขอเชิญประชุม", "บริษัทตัวอย่าง"
    incoming.dated, incoming.received_at = date(2026, 10, 19), bangkok_now()
    incoming.sealed = NamedBlobFile(b"%PDF-1.7 torn", contentType="application/pdf")
    incoming = tray_for(agency, "incoming").lay(incoming)
    uid, lines = IUUID(incoming), journal.count(agency)

    with pytest.raises(Refused):
        attempt("register", incoming, actor("registrar.thakhlong"))

    assert books.find_entry(agency, "receive", uid) is None
    assert incoming.receive_number is None
    assert state_of(incoming) == "delivered"
    assert journal.count(agency) == lines + 1
    assert journal.entries(agency, size=1)[0]["outcome"] == "refused"
