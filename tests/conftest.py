"""Fixtures that several rooms' tests share.

`rooms_session` keeps the small site for the whole run: name it beside `rooms` in a fixture.
"""

from pytest_plone import fixtures_factory
from tests.layers import ROOMS_FUNCTIONAL


globals().update(fixtures_factory(((ROOMS_FUNCTIONAL, "rooms"),), keep_session=False))
