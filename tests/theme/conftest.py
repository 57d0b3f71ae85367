"""Fixtures of the frame's tests: `theme`, the site of layer.py."""

from tests.conftest import fixtures_of
from tests.theme.layer import THEME_FUNCTIONAL


globals().update(fixtures_of(THEME_FUNCTIONAL, "theme"))
