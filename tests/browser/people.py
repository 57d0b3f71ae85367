"""People at their browsers: each has a window of his own, logged in by the login page."""

from axe_playwright_python.sync_playwright import Axe
from instance.processes import PEOPLE
from playwright.sync_api import expect
import re


WIDE, NARROW = (1440, 900), (390, 844)
SERIOUS = {"serious", "critical"}
#: Words of Plone and its packages that must not stand on a page of ours.
FOREIGN = re.compile(
    r"\b(No value|Choose File|There were some errors|Required input|Save|Cancel|Edit|View|Log in"
    r"|Info|Error|Warning|Add|Remove|Keep existing|Replace with)\b"
)


class People:
    """The windows of people, by user id; None is the public."""

    def __init__(self, browser, root, folder):
        self.browser = browser
        self.root = root
        self.folder = folder
        self.windows = {}
        self.count = 0
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("*.png"):
            old.unlink()

    def __call__(self, userid=None, size=WIDE):
        """The window of a person, opened and logged in the first time."""
        if (userid, size) not in self.windows:
            page = self._open(size)
            self.windows[userid, size] = page
            if userid is not None:
                self._log_in(page, userid)
        return self.windows[userid, size]

    def _open(self, size):
        context = self.browser.new_context(
            base_url=self.root,
            locale="th-TH",
            timezone_id="Asia/Bangkok",
            viewport=dict(zip(("width", "height"), size, strict=True)),
        )
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.wrong = []
        page.on("pageerror", lambda error: page.wrong.append(str(error)))
        page.on("response", lambda answer: answer.status >= 500 and page.wrong.append(answer.url))
        return page

    def _log_in(self, page, userid):
        page.goto("/edoc/login")
        page.get_by_label("ชื่อผู้ใช้").fill(userid)
        page.get_by_label("รหัสผ่าน").fill(PEOPLE["password"])
        page.get_by_role("button", name="เข้าสู่ระบบ").click()
        expect(page.get_by_role("heading", name="โต๊ะทำงาน", level=1)).to_be_visible()

    def leave(self):
        """Close all windows."""
        for page in self.windows.values():
            page.context.close()

    def look(self, page, name):
        """Keep a picture of the page and look at what everybody must be able to use.

        No serious fault by axe, no error of a script, no word of English of Plone's own, and
        nothing that sticks out of the screen.
        """
        page.wait_for_load_state("networkidle")
        self.count += 1
        width = page.viewport_size["width"]
        # What sticks to the window would stand in the middle of a picture of the whole page.
        page.add_style_tag(
            content=".form-end { position: static !important } .paper { max-height: none !important }"
        )
        page.screenshot(path=self.folder / f"{self.count:02}-{name}-{width}.png", full_page=True)
        found = Axe().run(page).response["violations"]
        faults = [
            (fault["id"], [node["target"] for node in fault["nodes"]])
            for fault in found
            if fault["impact"] in SERIOUS
        ]
        assert not faults, (name, faults)
        assert not page.wrong, (name, page.wrong)
        foreign = FOREIGN.findall(page.locator("body").inner_text())
        assert not foreign, (name, foreign)
        if width == NARROW[0]:
            assert page.evaluate("document.documentElement.scrollWidth") <= width, name
