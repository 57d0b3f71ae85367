"""Fixtures that several rooms' tests share.

`rooms_session` keeps the small site for the whole run: name it beside `rooms` in a fixture.
The real services (pki, site, browser ...) are told in tests/services/fixtures.py.
"""

from tests.layers import ROOMS_FUNCTIONAL
from zope.pytestlayer.fixture import create
import os


# As the instance does: the catalogues of translations are compiled when they are loaded.
os.environ.setdefault("zope_i18n_compile_mo_files", "true")
pytest_plugins = ["tests.services.fixtures"]


def fixtures_of(layer, name):
    """The fixtures of a test layer: `name` for a function, `name_class`, `name_session`."""
    return create(
        layer,
        session_fixture_name=f"{name}_session",
        class_fixture_name=f"{name}_class",
        function_fixture_name=name,
    )


globals().update(fixtures_of(ROOMS_FUNCTIONAL, "rooms"))
