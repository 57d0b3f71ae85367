"""The course of a letter, played once over HTTP on a copy of the demo site of its own."""

from instance.course import Client
from instance.course import Course
from tests.rest.examples import Examples
from tests.services.site import demo_site
from tests.services.site import Site
import pytest


@pytest.fixture(scope="session")
def played(pki, tmp_path_factory):
    """A Course that has been played: `.seen` (answers), `.files`, `.examples`, `.site`."""
    folder = tmp_path_factory.mktemp("course") / "site"
    site = Site(folder, pki).fill(demo_site(pki.folder, pki.port)).start()
    examples = Examples()
    course = Course(Client(site.url, examples.watch))
    course.examples, course.site = examples.texts, site
    yield course.play()
    site.kill()
