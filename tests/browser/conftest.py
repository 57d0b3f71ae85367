"""Fixtures of the tests in a real browser.

site    a running site of this module's own, so that its next numbers are known
people  windows of logged-in people, pictures of their pages, and axe
course  the course of L01 and L02, played as far as a test asks for
"""

from instance.processes import ROOT
from tests.browser.course import Course
from tests.browser.people import People
from tests.services.site import demo_site
from tests.services.site import Site
import pytest


@pytest.fixture(scope="module")
def site(pki, tmp_path_factory):
    folder = tmp_path_factory.mktemp("browser") / "site"
    site = Site(folder, pki).fill(demo_site(pki.folder, pki.port)).start()
    yield site
    site.stop()


@pytest.fixture(scope="module")
def people(browser, site, request):
    people = People(
        browser, site.place.root, ROOT / "screenshots" / request.module.__name__.rpartition("_")[2]
    )
    yield people
    people.leave()


@pytest.fixture(scope="module")
def course(people):
    return Course(people)
