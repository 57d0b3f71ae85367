"""Pages that officials and the public look at, in English: dates, times and words of ours."""

from tests.browser.people import NARROW
from tests.browser.people import WIDE
import pytest
import re


#: Thai months, the Thai clock, Thai digits beside an English month.
THAI_TIME = re.compile(
    r"[ก-ฮ]\.[ก-ฮ]\.|มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม"
    r"|พฤศจิกายน|ธันวาคม|\d\d\.\d\d น\.|[A-Z][a-z]{2} [๐-๙]"
)
#: What is written on a page, but for the letter as text, which is in Thai like the paper.
WRITTEN = """() => {
    const found = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
        const at = walk.currentNode.parentElement;
        if (!at.closest("script, style, .reading")) found.push(walk.currentNode.textContent);
    }
    for (const cell of document.querySelectorAll("td"))
        found.push(getComputedStyle(cell, "::before").content.replace("none", ""));
    return found.map(text => text.trim()).filter(Boolean);
}"""
PAGES = (
    ("drafter.pt", "/edoc/@@desk"),
    ("drafter.pt", "/edoc/pt-prov/outgoing"),
    ("drafter.pt", "/edoc/pt-prov/outgoing?state=sent"),
    ("registrar.pt", "/edoc/pt-prov/incoming"),
    ("registrar.pt", "/edoc/pt-prov/@@registers?book=send"),
    ("governor.pt", "/edoc/pt-prov/@@journal"),
    ("governor.pt", "/edoc/pt-prov"),
    ("governor.pt", "/edoc/@@edoc-search?q=e-Document"),
    (None, "/edoc/@@verify"),
)


def written(page):
    return page.evaluate(WRITTEN)


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_an_english_page_has_no_thai_time_in_it(people, size):
    for userid, address in PAGES:
        page = people(userid, size)
        page.goto("/edoc?set_language=en")
        page.goto(address)
        wrong = [text for text in written(page) if THAI_TIME.search(text)]
        wrong += [text for text in written(page) if text in ('"จาก "', '"ถึง "')]
        assert not wrong, address
    page = people("registrar.pt", size)
    for address in ("/edoc/pt-prov/outgoing?state=sent", "/edoc/pt-prov/incoming"):
        page.goto(address)
        page.locator(".work .subject").first.click()
        assert not [text for text in written(page) if THAI_TIME.search(text)], page.url
        assert re.search(
            r"\d{1,2} [A-Z][a-z]{2} (20\d\d )?\d\d:\d\d", page.locator("main").inner_text()
        )


def test_the_public_reads_the_date_in_english_beside_that_of_the_paper(people):
    page = people("registrar.pt")
    page.goto("/edoc/pt-prov/outgoing?state=sent")
    page.locator(".work .subject").first.click()
    code = page.locator(".side-facts dd").first.inner_text()
    public = people()
    public.goto(f"/edoc/@@verify?code={code}&set_language=en")
    facts = public.get_by_role("status").inner_text()
    assert re.search(r"\d{1,2} [A-Z][a-z]+ 20\d\d \([๐-๙]{1,2} \S+ ๒๕[๐-๙]{2}\)", facts)
    assert re.search(r"\d{1,2} [A-Z][a-z]+ 20\d\d \d\d:\d\d, timestamped", facts)


def test_a_column_of_the_desk_in_which_nothing_would_stand_is_left_out(people):
    page = people("drafter.pt")
    page.goto("/edoc/@@desk?set_language=th")
    heads = page.get_by_role("table", name="ร่างของฉัน").get_by_role("columnheader").all_inner_texts()
    assert heads == ["ชั้น", "เรื่อง", "ค้างมา", "ทำต่อ"]
