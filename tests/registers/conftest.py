"""An agency with its books, without a site."""

from datetime import datetime
from edoc_policy.thai.dates import BANGKOK
from persistent import Persistent
from zope.annotation.attribute import AttributeAnnotations
from zope.annotation.interfaces import IAttributeAnnotatable
from zope.component import provideAdapter
from zope.interface import implementer
import pytest


@implementer(IAttributeAnnotatable)
class Agency(Persistent):
    """What the registers ask of an agency."""

    def __init__(self, title, book_prefix, starts=(), circular_counter="own", certificates="own"):
        self.title = title
        self.book_prefix = book_prefix
        self.starts = dict(starts)
        self.circular_counter = circular_counter
        self.certificate_counter = certificates

    def book_start(self, book, year):
        return self.starts.get((book, year), 1)


def at(text):
    """A moment in Bangkok from ISO text; noon if no time is given."""
    return datetime.fromisoformat(text if "T" in text else f"{text}T12:00:00").replace(
        tzinfo=BANGKOK
    )


@pytest.fixture(autouse=True)
def annotations():
    provideAdapter(AttributeAnnotations)


@pytest.fixture
def agency():
    return Agency("เทศบาลเมืองท่าโขลง", "ปท 52901")
