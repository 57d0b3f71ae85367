"""The pages speak Thai, and English for whoever asks for it at the foot of a page."""

from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from plone.testing.zope import Browser
import pytest


@pytest.fixture
def browser(theme_session, theme):
    browser = Browser(theme["app"])
    browser.raiseHttpErrors = False
    browser.addHeader("Accept", "text/html")
    return browser


@pytest.fixture
def site(theme):
    return theme["portal"].absolute_url()


def test_a_page_is_thai_whatever_the_browser_prefers(browser, site):
    browser.addHeader("Accept-Language", "en-GB,en;q=0.9")
    browser.open(site)
    assert 'lang="th"' in browser.contents
    assert "ตรวจสอบหนังสือด้วยรหัสใต้ภาพคิวอาร์" in browser.contents


def test_the_foot_leads_to_english_which_stays(browser, site):
    browser.open(site)
    browser.getLink("English").click()
    assert "Verify a letter with the code under its QR picture" in browser.contents
    browser.open(f"{site}/login")
    assert '<html lang="en"' in browser.contents
    assert "User name" in browser.contents
    browser.getLink("ไทย").click()
    assert "ชื่อผู้ใช้" in browser.contents


def test_the_switch_keeps_what_the_page_was_asked(browser, site):
    browser.open(f"{site}/@@verify?code=7KQM-2R9T-XD4H&set_language=th")
    assert browser.getLink("English").url.endswith("?code=7KQM-2R9T-XD4H&set_language=en")


def test_pages_of_plone_that_officials_meet_speak_thai(browser, site):
    browser.addHeader("Authorization", f"Basic {SITE_OWNER_NAME}:{SITE_OWNER_PASSWORD}")
    browser.open(f"{site}/@@personal-information")
    assert "ชื่อและชื่อสกุล" in browser.contents
    browser.getControl(name="form.widgets.email").value = ""
    browser.getControl(name="form.buttons.save").click()
    assert "ช่องนี้ต้องมีข้อความ" in browser.contents
