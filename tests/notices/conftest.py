"""A mail server, and the office of the province with notices told step by step."""

from edoc_policy.agencies.agency import agency_by_id
from edoc_policy.notices import giving
from edoc_policy.notices import sending
from edoc_policy.notices import store
from plone import api
from tests.services.mailserver import MailServer
from tests.services.receiver import Receiver
import pytest


@pytest.fixture(scope="module")
def exim():
    with MailServer() as server:
        yield server


@pytest.fixture
def mail(exim, undone):
    """The mail server, empty, as the site is set up to use it."""
    exim.clear()
    sending._down.clear()
    for name, value in {
        "smtp_host": exim.host,
        "smtp_port": exim.port,
        "email_from_address": "saraban@pt-prov.example",
        "email_from_name": "ระบบเอกสารอิเล็กทรอนิกส์",
    }.items():
        api.portal.set_registry_record(f"plone.{name}", value)
    return exim


@pytest.fixture
def receive(tmp_path):
    """receive(500, 302): a receiver that answers so at first."""
    started = []

    def start(*plan):
        started.append(Receiver(tmp_path, *plan))
        return started[-1]

    yield start
    for each in started:
        each.stop()


@pytest.fixture
def room(undone):
    return Room(undone)


class Room:
    """What jobs do to the notices of a site, done at once."""

    def __init__(self, site):
        self.site = site
        for agency_id in ("pt-prov", "thakhlong", "samkhok"):
            self.office(agency_id).read = 0
        self.tell()
        for office in store.notices(site).offices.values():
            for sending_id in list(office.sendings):
                sending._forget(office, sending_id)
        for box in store.notices(site).boxes.values():
            box.items.clear()
            box.unread.clear()
            box.waiting.clear()
        store.notices(site).waiting.clear()

    def office(self, agency_id="pt-prov"):
        return store.office(self.site, agency_id, create=True)

    def agency(self, agency_id="pt-prov"):
        return agency_by_id(agency_id, self.site)

    def tell(self, *agency_ids):
        """Tell all that the journals hold."""
        for agency_id in agency_ids or ("pt-prov", "thakhlong", "samkhok"):
            before = None
            while before != self.office(agency_id).read:
                before = self.office(agency_id).read
                giving.give_notices(self.site, agency_id)

    def box(self, userid):
        """The kinds of the notices of a person, newest first."""
        box = store.box(self.site, userid)
        return [each["kind"] for each in box.items.values()] if box is not None else []

    def transmit(self, agency_id="pt-prov"):
        """Make one attempt at all that waits; returns what there is, newest first."""
        office = self.office(agency_id)
        for each in list(office.open):
            kept = office.sendings[each]
            sending.transmit(self.site, agency_id, each, kept.attempts)
        return list(office.sendings.values())
