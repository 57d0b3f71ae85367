"""Fixtures that several rooms' tests share.

`rooms` and `offices` are small sites (the second with the demo's agencies, without letters).
The real services (pki, site, browser ...) are told in tests/services/fixtures.py.
"""

from pathlib import Path
from plone.app.testing import login
from plone.app.testing import PLONE_FIXTURE
from plone.app.testing import TEST_USER_NAME
from tests.layers import OFFICE_FUNCTIONAL
from tests.layers import ROOMS_FUNCTIONAL
from zope.annotation.interfaces import IAnnotations
from zope.globalrequest import getRequest
import os
import pytest
import tempfile
import transaction


# As the instance does: the catalogues of translations are compiled when they are loaded.
os.environ.setdefault("zope_i18n_compile_mo_files", "true")
# What tests within one process ask of the worker must not reach the jobs of `make run`.
os.environ["EDOC_JOBS"] = str(Path(tempfile.mkdtemp(prefix="edoc-jobs-")) / "jobs.sqlite")
pytest_plugins = ["tests.services.fixtures"]


def pytest_make_parametrize_id(config, val, argname):
    """Files are no names: one made with the time of day in it has another name in each worker."""
    return argname if isinstance(val, bytes) else None


def layers_of(layer):
    """A layer of plone.testing after all that it stands on."""
    found = []
    for base in layer.__bases__:
        found += [each for each in layers_of(base) if each not in found]
    return [*found, layer] if layer is not object else found


#: Plone itself is set up once in a process; the sites on top of it one after the other.
KEPT = layers_of(PLONE_FIXTURE)
standing = []


def fixtures_of(layer, name):
    """The fixtures of a test layer: `name` for a test, `name_session` while a module lasts.

    Two sites must never stand at once, so a layer is taken down at the end of its module.
    """
    layers = layers_of(layer)

    @pytest.fixture(scope="module", name=f"{name}_session")
    def kept():
        for each in layers:
            if each not in standing:
                each.setUp()
                standing.append(each)
        yield layer
        for each in reversed(layers):
            if each not in KEPT:
                each.tearDown()
                standing.remove(each)

    @pytest.fixture(name=name)
    def one(request):
        request.getfixturevalue(f"{name}_session")
        for each in layers:
            each.testSetUp()
        yield layer
        for each in reversed(layers):
            each.testTearDown()

    return {f"{name}_session_fixture": kept, f"{name}_fixture": one}


globals().update(fixtures_of(ROOMS_FUNCTIONAL, "rooms"))
globals().update(fixtures_of(OFFICE_FUNCTIONAL, "offices"))


@pytest.fixture(scope="module")
def office_site(offices_session):
    """The site with the demo's agencies and people, made once for the tests of a module."""
    offices_session.testSetUp()
    yield offices_session["portal"]
    offices_session.testTearDown()


@pytest.fixture
def undone(office_site):
    """What a test does to `office_site` is taken back after it. Nothing may be committed."""
    point = transaction.savepoint()
    yield office_site
    point.rollback()
    IAnnotations(getRequest()).clear()  # as at the end of a request
    getRequest().other.pop("__catalog_cache__", None)  # known by counters that were taken back
    login(office_site, TEST_USER_NAME)
