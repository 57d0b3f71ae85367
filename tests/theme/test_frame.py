"""The frame around every page: whose it is, what it weighs, what it leaves alone."""

from edoc_theme.static import static_folder
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from plone.registry.interfaces import IRegistry
from plone.testing.zope import Browser
from tests.theme.layer import PASSWORD
from urllib.parse import quote
from zope.component import getUtility
from zope.publisher.browser import TestRequest
import pytest


@pytest.fixture
def browse(theme_session, theme):
    """Return `browse(address, userid=None, password=PASSWORD)`: the browser after opening it."""

    def open_page(address, userid=None, password=PASSWORD):
        browser = Browser(theme["app"])
        browser.handleErrors = True
        browser.raiseHttpErrors = False
        browser.addHeader("Accept", "text/html")
        if userid:
            browser.addHeader("Authorization", f"Basic {userid}:{password}")
        browser.open(f"{theme['portal'].absolute_url()}/{address}")
        return browser

    return open_page


def test_the_theme_has_no_rules_so_that_nothing_is_transformed(theme_session, theme):
    registry = getUtility(IRegistry)
    assert registry["plone.app.theming.interfaces.IThemeSettings.currentTheme"] == "edoc"
    assert not registry["plone.app.theming.interfaces.IThemeSettings.rules"]


def test_the_desk_shows_agency_capacity_and_the_other_posts_one_holds(browse):
    page = browse("@@desk", "dao").contents
    assert "<b>จังหวัดปทุมธานี</b>" in page
    assert "ปฏิบัติหน้าที่ในฐานะ" in page
    assert "หัวหน้าสำนักงานจังหวัด" in page
    assert "ผู้อำนวยการกลุ่มงาน" in page
    assert 'lang="th"' in page or 'lang="en"' in page


def test_choosing_a_capacity_changes_the_one_in_the_header(browse):
    browser = browse("@@desk", "dao")
    choice = browser.getControl(name="post", index=1)
    assert choice.value != browser.getControl(name="post", index=0).value
    choice.click()
    header = browser.contents.split("<summary>")[1].split("</summary>")[0]
    menu = browser.contents.split('class="ed-cap-list"')[1]
    current = menu.split('aria-current="true"')[1].split("<small>")[0].split(">")[1]
    assert f"<b>{current}</b>" in header
    assert choice.value in menu.split('aria-current="true"')[0].rpartition("<button")[2]


def test_a_page_of_work_is_light_and_brings_no_script_of_plone(browse):
    page = browse("@@desk", "dao").contents
    assert len(page.encode()) < 20_000
    assert "bundle-plone" not in page


def test_thai_leaves_as_thai_and_not_as_numbers(browse):
    assert "&#36" not in browse("@@desk", "dao").contents


def test_pages_of_plone_keep_their_scripts_and_slots(browse):
    page = browse("page", "dao").contents
    assert "bundle-plone" in page
    assert 'id="content-core"' in page
    assert "หน้าเว็บ" in page


def test_only_administrators_see_the_toolbar_of_plone(browse):
    assert "edit-zone" not in browse("page", "dao").contents
    assert "edit-zone" in browse("page", SITE_OWNER_NAME, SITE_OWNER_PASSWORD).contents


def test_a_visitor_gets_the_public_frame_and_can_verify_a_letter(browse):
    page = browse("@@edoc-home").contents
    assert "ข้อมูลสำหรับประชาชน" in page
    assert "ตรวจสอบหนังสือ" in page
    assert "ปฏิบัติหน้าที่ในฐานะ" not in page


def test_who_works_here_is_sent_from_the_front_page_to_the_desk(browse):
    assert browse("@@edoc-home", "dao").url.endswith("/@@desk")


def test_a_page_that_is_not_there_says_so_in_thai(browse):
    browser = browse("no-such-page")
    assert browser.headers["Status"].startswith("404")
    assert "ไม่พบหน้านี้" in browser.contents


def test_who_works_here_keeps_the_navigation_of_officials_where_a_page_is_missing(browse):
    browser = browse("no-such-page", "dao")
    assert browser.headers["Status"].startswith("404")
    assert "ปฏิบัติหน้าที่ในฐานะ" in browser.contents
    assert "/pt-prov/incoming" in browser.contents
    assert "@@desk" in browser.contents
    public = browse("no-such-page").contents
    assert "ปฏิบัติหน้าที่ในฐานะ" not in public
    assert "/pt-prov/incoming" not in public


def test_the_search_of_plone_leads_to_ours_with_its_words(browse):
    browser = browse(f"@@search?SearchableText={quote('ประชุม')}", "dao")
    assert "/@@edoc-search?q=" in browser.url
    assert 'value="ประชุม"' in browser.contents


@pytest.mark.parametrize("userid", ["dao", None])
@pytest.mark.parametrize("name", ["sitemap", "recently_modified", "recently_published"])
def test_lists_of_plone_are_not_here(browse, name, userid):
    assert browse(name, userid).headers["Status"].startswith("404")


def test_a_page_one_may_not_see_says_why(browse):
    browser = browse("@@overview-controlpanel", "fah")
    assert "เปิดเรื่องนี้ไม่ได้" in browser.contents


def test_a_wrong_password_is_told_in_our_words(browse):
    browser = browse("login")
    browser.getControl(name="__ac_name").value = "dao"
    browser.getControl(name="__ac_password").value = "wrong"
    browser.getControl(name="buttons.login").click()
    assert "ชื่อผู้ใช้หรือรหัสผ่านไม่ตรง" in browser.contents
    assert "Login failed" not in browser.contents


def test_the_right_password_lets_one_in_without_a_greeting(browse):
    browser = browse("login")
    browser.getControl(name="__ac_name").value = "dao"
    browser.getControl(name="__ac_password").value = PASSWORD
    browser.getControl(name="buttons.login").click()
    assert "ออกจากระบบ" in browser.contents
    assert "logged in" not in browser.contents


def test_static_files_are_kept_for_a_year_under_a_name_that_changes(browse):
    page = browse("@@edoc-home").contents
    address = page.split("++resource++edoc/edoc.css")[1].split('"')[0]
    assert address.startswith("?v=")
    browser = browse("++resource++edoc/edoc.css" + address)
    assert browser.headers["Cache-Control"] == "public,max-age=31536000"


@pytest.mark.parametrize("name", ["..", ".", "", "../shell.py", "vendor/../../shell.py"])
def test_static_files_end_at_their_folder(name):
    with pytest.raises(KeyError):
        static_folder(TestRequest()).get(name)


def test_the_form_of_a_letter_fits_its_weight_with_the_editor(browse):
    page = browse("pt-prov/@@draft-letter", "dao").contents
    assert 'class="form-control pat-tinymce"' in page
    assert "bundle-plone" in page
    assert len(page.encode()) < 120_000


def test_every_control_in_a_grid_has_a_name(browse):
    page = browse("pt-prov/@@draft-letter", "dao").contents
    grid = page.split('id="at-recipients"')[1].split("</table>")[0]
    controls = grid.count("<select") + grid.count('type="text"')
    assert controls
    assert grid.count('class="cell-label"') >= controls
