"""A site with three sealed letters: a plain one, a secret one, a cancelled one."""

from dataclasses import dataclass
from edoc_policy.publishing import rates
from instance import office
from plone.app.testing import setRoles
from plone.app.testing import TEST_USER_ID
from tests.conftest import fixtures_of
from tests.office import seal
from tests.publishing.layer import SUITE_SERVER
import pytest
import requests
import transaction


globals().update(fixtures_of(SUITE_SERVER, "suite"))
SUBJECT = "ขอเชิญประชุมรับฟังแนวทางการขับเคลื่อนการใช้ระบบ e-Document"


@dataclass
class House:
    """The site as strangers see it."""

    portal: object
    url: str
    plain: object
    secret: object
    cancelled: object

    def ask(self, **params):
        return requests.get(f"{self.url}/@@verify", params=params, timeout=60)

    def hand_in(self, data, name="letter.pdf", **form):
        files = {"file": (name, data, "application/pdf")}
        return requests.post(f"{self.url}/@@verify", files=files, data=form, timeout=90)

    def rest(self, method="get", **options):
        headers = {"Accept": "application/json"}
        return requests.request(
            method, f"{self.url}/@verify", headers=headers, timeout=90, **options
        )


@pytest.fixture(scope="class")
def site(suite_session):
    """The site with a database of its own for a class of tests."""
    suite_session.testSetUp()
    yield suite_session["portal"]
    suite_session.testTearDown()


@pytest.fixture(scope="class")
def house(suite_session, site, pki):
    """Made once for a class of tests: they only ask."""
    setRoles(site, TEST_USER_ID, ["Manager"])
    office.furnish(site)
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {
            "EDOC_KEYS": pki.folder / "p12",
            "EDOC_TRUST": pki.trust,
            "EDOC_ISSUERS": pki.folder / "issuing.pem",
            "EDOC_TSA": pki.tsa,
        }.items():
            patch.setenv(name, str(value))
        letters = [_sealed(), _sealed("secret"), _sealed()]
        office.perform("cancel", letters[2], office.actor("registrar.pt"), words="ออกซ้ำ")
        transaction.commit()
        url = f"http://{suite_session['host']}:{suite_session['port']}/{site.getId()}"
        yield House(site, url, *letters)


@pytest.fixture(autouse=True)
def patient():
    """Each test begins as an address that has not asked yet."""
    for rate in (rates.CODES, rates.FILES):
        rate._asked.clear()


def _sealed(secrecy="normal"):
    letter = office.draft(
        "pt-prov",
        "drafter.pt",
        to=("thakhlong",),
        signatory="governor.pt",
        unit="office/general",
        title=SUBJECT,
        body=office.paragraphs("ด้วยจังหวัดปทุมธานีจะจัดประชุม"),
    )
    letter.secrecy = secrecy
    for act, userid in (("submit", "drafter.pt"), ("endorse", "head.pt")):
        office.perform(act, letter, office.actor(userid), words="เห็นชอบ")
    seal(letter)
    transaction.commit()
    return letter
