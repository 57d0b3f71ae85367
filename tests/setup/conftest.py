"""The fixture `plain`."""

from tests.conftest import fixtures_of
from tests.setup.layers import PLAIN


globals().update(fixtures_of(PLAIN, "plain"))
