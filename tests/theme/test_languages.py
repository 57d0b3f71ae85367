"""The pages speak Thai, and English for whoever asks for it at the foot of a page."""

from datetime import datetime
from edoc_policy.registers import books
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from plone.testing.zope import Browser
import pytest
import re
import transaction


@pytest.fixture
def browser(theme_session, theme):
    browser = Browser(theme["app"])
    browser.raiseHttpErrors = False
    browser.addHeader("Accept", "text/html")
    return browser


@pytest.fixture
def site(theme):
    return theme["portal"].absolute_url()


def foot_of(browser):
    return browser.contents.split("<footer")[1]


def main_of(browser):
    return browser.contents.split("<main")[1].split("</main>")[0]


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


def test_the_clock_at_the_foot_speaks_the_language_of_the_page(browser, site):
    browser.open(site)
    assert re.search(r"\d{1,2} \S+\. 6\d \d\d\.\d\d น\.", foot_of(browser))
    browser.open(f"{site}?set_language=en")
    assert re.search(r"\d{1,2} [A-Z][a-z]{2} 20\d\d \d\d:\d\d", foot_of(browser))
    assert "น." not in foot_of(browser)


def test_a_register_gives_english_readers_dates_and_numbers_of_theirs(browser, site, theme):
    agency = theme["portal"]["pt-prov"]
    at = datetime.fromisoformat("2026-10-20T10:48:00+07:00")
    facts = {"sender": "", "addressee": "", "path": "/plone/pt-prov"}
    entry = books.draw(agency, "send", uid="a", subject="เรื่อง ๑", now=at, **facts)
    books.cancel(agency, entry, "ออกซ้ำ", "นายทะเบียน", at)
    transaction.commit()
    browser.addHeader("Authorization", f"Basic {SITE_OWNER_NAME}:{SITE_OWNER_PASSWORD}")
    browser.open(f"{site}/pt-prov/@@registers?year=2569")
    assert "ทะเบียนหนังสือส่ง พ.ศ. ๒๕๖๙" in browser.contents
    browser.open(f"{site}/pt-prov/@@registers?year=2569&set_language=en")
    page = browser.contents
    assert "Register of outgoing letters, 2569 B.E." in page
    assert ">2569 B.E.</option>" in page
    assert "Tuesday 20 October 2026" in page
    assert "ออกซ้ำ · นายทะเบียน · 20 Oct 2026 10:48" in page
    assert ">ปท 0017.3/1</a>" in page
    assert "Form 14" in page
    assert "เรื่อง ๑" in page


@pytest.mark.parametrize("page", ["@@personal-information", "@@change-password", "pt-prov/edit"])
def test_pages_of_plone_leave_no_sentence_in_english(browser, site, page):
    browser.addHeader("Authorization", f"Basic {SITE_OWNER_NAME}:{SITE_OWNER_PASSWORD}")
    browser.open(f"{site}/{page}")
    seen = re.sub(r"<(script|style|head)\b.*?</\1>|<[^>]+>", "|", main_of(browser), flags=re.S)
    assert re.findall(r"[A-Z][a-z]+(?: [a-z]+){2,}", seen) == []


def test_a_state_of_ours_is_said_in_english_on_a_page_of_plone(browser, site):
    browser.addHeader("Authorization", f"Basic {SITE_OWNER_NAME}:{SITE_OWNER_PASSWORD}")
    browser.open(f"{site}/pt-prov/edit?set_language=en")
    assert "In use" in browser.contents
    assert "ใช้งาน" not in browser.contents


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
