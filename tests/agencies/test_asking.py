"""Who somebody is in the office is asked of the catalog once in a request."""

from instance.processes import PEOPLE
from plone.testing.zope import Browser
from tests.office import letter
import pytest
import transaction


@pytest.fixture
def watched(offices):
    """A catalog that keeps a report of every query."""
    catalog = offices["portal"].portal_catalog
    catalog.long_query_time = 0.0
    transaction.commit()
    yield catalog
    catalog.manage_resetCatalogReport()


def asked(catalog):
    """How often it was asked for the posts of a person since its report was reset."""
    return sum(
        row["counter"] for row in catalog.getCatalogReport() if "edoc_holders" in str(row["query"])
    )


#: The drafter and the two groups he is in; on a letter also its reviewer and its signatory, and
#: the four more groups that these are in. (To the user folder a group is one who may have groups.)
PRINCIPALS = {"@@desk": 3, "pt-prov/outgoing": 3, "letter": 9}


@pytest.mark.parametrize("page", PRINCIPALS)
def test_a_page_asks_once_for_the_posts_of_each_principal(offices, watched, page):
    principals = PRINCIPALS[page]
    if page == "letter":
        page = letter("in_review").absolute_url(1).partition("/")[2]
        transaction.commit()
    browser = Browser(offices["app"])
    browser.addHeader("Authorization", f"Basic drafter.pt:{PEOPLE['password']}")
    url = offices["portal"].absolute_url()
    browser.open(f"{url}/{page}")  # what is made at the first visit is there now
    watched.manage_resetCatalogReport()
    browser.open(f"{url}/{page}")
    assert asked(watched) == principals
