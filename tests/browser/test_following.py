"""A page that follows the jobs of its letter takes nothing away from who is typing."""

from playwright.sync_api import expect
import pytest


@pytest.fixture
def moved_meanwhile(people):
    """A letter's page as it was a moment ago, while its letter was being sealed."""
    page = people("head.pt")
    page.goto("/edoc/pt-prov/outgoing?state=in_review")
    page.locator(".work .subject").first.click()
    note = (
        f'<p role="status" data-follow="{page.url}/@@stand" data-stand="numbered 0 moves"'
        ' data-later="มีความคืบหน้าแล้ว"><span>กำลังทำ</span></p>'
    )

    def earlier(route):
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("<h1", f"{note}<h1", 1))

    page.route(page.url, earlier, times=1)
    page.reload()
    yield page
    page.goto("/edoc/@@desk")


def test_it_shows_the_letter_anew_once_it_has_moved(moved_meanwhile):
    expect(moved_meanwhile.get_by_text("กำลังทำ")).to_be_visible()
    expect(moved_meanwhile.get_by_text("กำลังทำ")).to_have_count(0)
    expect(moved_meanwhile.locator("[data-follow]")).to_have_count(0)


def test_words_typed_in_a_dialog_stay_until_it_is_closed(moved_meanwhile):
    page = moved_meanwhile
    page.get_by_text("ส่งคืนให้แก้").first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("เหตุผล").fill("ขอให้แก้วันที่")
    expect(page.get_by_text("มีความคืบหน้าแล้ว")).to_be_visible()
    expect(dialog.get_by_label("เหตุผล")).to_have_value("ขอให้แก้วันที่")
    dialog.get_by_label("เหตุผล").fill("")
    dialog.get_by_role("button", name="ปิด").click()
    expect(page.locator("[data-follow]")).to_have_count(0)


def test_words_typed_on_the_page_stay_though_the_focus_has_left(moved_meanwhile):
    page = moved_meanwhile
    page.get_by_label("ความเห็น").fill("เห็นควรลงนาม")
    page.get_by_label("ความเห็น").blur()
    expect(page.get_by_text("มีความคืบหน้าแล้ว")).to_be_visible()
    expect(page.get_by_label("ความเห็น")).to_have_value("เห็นควรลงนาม")
    page.get_by_label("ความเห็น").fill("")
    page.get_by_label("ความเห็น").blur()
    expect(page.locator("[data-follow]")).to_have_count(0)


def test_a_letter_at_rest_says_where_it_stands_and_is_not_followed(people):
    page = people("head.pt")
    page.goto("/edoc/pt-prov/outgoing?state=in_review")
    page.locator(".work .subject").first.click()
    answer = page.request.get(f"{page.url}/@@stand")
    assert answer.json() == {"stand": "in_review 0 rests"}
    assert "refresh" not in page.request.get(page.url).headers
    expect(page.locator("[data-follow]")).to_have_count(0)
