"""The form of a post, as an administrator of the site fills it in."""

from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from plone.testing.zope import Browser


def test_who_stands_in_is_chosen_from_the_posts_of_the_agency(offices):
    browser = Browser(offices["app"])
    browser.addHeader("Accept", "text/html")
    browser.addHeader("Authorization", f"Basic {SITE_OWNER_NAME}:{SITE_OWNER_PASSWORD}")
    browser.open(f"{offices['portal'].absolute_url()}/pt-prov/governor/edit")
    assert ">ผู้อำนวยการกลุ่มงานอำนวยการ</option>" in browser.contents
    assert 'value="None"' not in browser.contents
