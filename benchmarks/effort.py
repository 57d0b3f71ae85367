"""An external letter from nothing to sent for review: fields, clicks and keys, counted by the hands
that do it in a real browser, beside an editor who does the same with a Document of stock Plone in
the same run, and beside what the published sources of others ask for (data/effort.json).

EDOC_BENCH: address of the server; the stock site /stock is there. A field counts once however many
controls it has; words typed count as words, everything else that is pressed as keys.
"""

from pathlib import Path
from playwright.sync_api import sync_playwright
import json
import os
import shutil


ROOT = os.environ["EDOC_BENCH"]
HERE = Path(__file__).resolve().parent
PEOPLE = json.loads((HERE.parent / "instance" / "people.json").read_text(encoding="utf-8"))
PEERS = json.loads((HERE / "data" / "effort.json").read_text(encoding="utf-8"))
SUBJECT = "ขอเชิญประชุมคณะทำงาน"
BODY = "ด้วยจังหวัดกำหนดประชุมคณะทำงาน จึงขอเชิญท่านเข้าร่วมประชุม"
LINE = "{:<44}{:>7}{:>6}{:>8}{:>6}{:>7}  {}"
#: Fields that stand open on a form, and those of them that still have to be filled in.
SHOWN = """() => [...document.querySelectorAll('main form .field, #content form .field')]
    .filter(field => field.checkVisibility() && !field.parentElement.closest('.field'))"""
MUST = """field => field.querySelector('.must, .required, [required]') !== null
    && (field.querySelector('.must')?.textContent.startsWith('ต้องมี') ?? true)
    && ![...field.querySelectorAll('input:not([type=hidden]), select, textarea')]
        .some(each => /radio|checkbox/.test(each.type) ? each.checked
            : each.value && !/^(to|text.html|--NOVALUE--)$/.test(each.value))"""


class Hands:
    """What is done at a page, counted as it is done."""

    def __init__(self, page):
        self.page, self.clicks, self.keys, self.words = page, 0, 0, 0

    def click(self, what):
        self.clicks += 1
        what.click()

    def press(self, keys):
        self.keys += 1
        self.page.keyboard.press(keys)

    def type(self, words):
        self.words += len(words)
        self.page.keyboard.type(words)


def fields(page):
    """(fields shown, fields that must be filled in) of the form in view."""
    return tuple(
        page.evaluate(
            f"() => {{ const shown = ({SHOWN})(); return [shown.length, shown.filter({MUST}).length]; }}"
        )
    )


def editor(page):
    body = page.frame_locator("iframe.tox-edit-area__iframe").locator("body")
    body.wait_for()
    return body


def ours(page):
    """A letter of the province to a municipality, submitted to the head of the unit."""
    log_in(page, f"{ROOT}/edoc", "drafter.pt", PEOPLE["password"])
    page.goto(f"{ROOT}/edoc/@@desk")
    hands = Hands(page)
    hands.click(page.get_by_role("link", name="ร่างหนังสือภายนอก", exact=True))
    body, counted = editor(page), fields(page)
    hands.type(SUBJECT)  # the cursor is there
    hands.click(page.get_by_role("combobox", name="หน่วยงานในระบบ").first)
    hands.type("บางกะดี")
    hands.click(body)
    hands.type(BODY)
    hands.press("Control+Enter")
    page.get_by_text("รอเห็นชอบ").first.wait_for()
    return counted, hands


def stock(page):
    """A Document with the same words, submitted for publication by a contributor."""
    log_in(page, f"{ROOT}/stock", "writer", PEOPLE["password"])
    page.goto(f"{ROOT}/stock")
    hands = Hands(page)
    hands.click(page.locator("#plone-contentmenu-factories > a"))
    hands.click(page.locator("#document"))
    body, counted = editor(page), fields(page)
    title = page.locator("#form-widgets-IDublinCore-title")
    if not title.evaluate("field => field === document.activeElement"):
        hands.click(title)
    hands.type(SUBJECT)
    hands.click(body)
    hands.type("เรียน นายกเทศมนตรีเมืองบางกะดี")
    hands.press("Enter")
    hands.type(BODY)
    hands.click(page.locator("#form-buttons-save"))
    hands.click(page.locator("#plone-contentmenu-workflow > a"))
    hands.click(page.locator("#workflow-transition-submit"))
    page.locator(".state-pending, .label-state-pending").first.wait_for()
    return counted, hands


def log_in(page, site, userid, password):
    """Both begin at the page on which one lands."""
    page.goto(f"{site}/login")
    page.locator("[name=__ac_name]").fill(userid)
    page.locator("[name=__ac_password]").fill(password)
    page.locator("[name='buttons.login']").click()
    page.wait_for_load_state()


def main():
    print(
        LINE.format(
            "external letter, nothing to sent for review",
            "fields",
            "must",
            "clicks",
            "keys",
            "words",
            "",
        )
    )
    with sync_playwright() as playwright:
        path = shutil.which("chromium")
        chromium = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for name, does in (("edoc (driven)", ours), ("Plone 6.2 Document (driven)", stock)):
            page = chromium.new_context(locale="th-TH").new_page()
            page.set_viewport_size({"width": 1440, "height": 900})
            (shown, must), hands = does(page)
            row = (name, shown, must, hands.clicks, hands.keys, hands.words, "")
            print(LINE.format(*row), flush=True)
        chromium.close()
    for peer in PEERS["peers"]:
        row = (peer[key] for key in ("name", "fields", "must", "clicks"))
        row = ("?" if each is None else each for each in row)
        print(LINE.format(*row, "", "", peer["leaves"]))
    print("The rows below the driven ones are counted from the sources named in data/effort.json.")


if __name__ == "__main__":
    main()
