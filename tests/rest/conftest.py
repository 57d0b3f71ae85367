"""Sites of their own for the tests of REST: one for the course, one for whatever goes wrong."""

from instance.course import Client
from instance.course import Course
from instance.processes import authority
from instance.processes import free_port
from instance.processes import Place
from tests.rest.examples import Examples
from tests.rest.house import House
from tests.rest.house import PrivatePki
from tests.services.site import demo_site
from tests.services.site import Site
import pytest
import shutil


@pytest.fixture(scope="session")
def played(pki, tmp_path_factory):
    """A Course that has been played: `.seen` (answers), `.files`, `.examples`, `.site`."""
    folder = tmp_path_factory.mktemp("course") / "site"
    site = Site(folder, pki).fill(demo_site(pki.folder, pki.port)).start()
    examples = Examples()
    course = Course(Client(site.url, examples.watch))
    course.examples, course.site = examples.texts, site
    try:
        yield course.play()
    finally:
        site.kill()


@pytest.fixture(scope="session")
def house(pki, tmp_path_factory):
    """A House: a site with an authority of its own, so that either may be hurt."""
    folder = tmp_path_factory.mktemp("house")
    keys = folder / "pki"
    keys.mkdir(mode=0o700)
    shutil.copytree(pki.folder / "keys", keys / "keys")
    place = Place(folder, 0, keys, free_port())
    service = authority(place, folder / "pki.log").launch().wait()
    try:
        template = demo_site(pki.folder, pki.port)
        site = Site(folder / "site", PrivatePki(keys, place.pki_port)).fill(template).start()
        yield House(site, service, Client(site.url))
        site.kill()
    finally:
        service.kill()
