"""pytest fixtures of the real services.

pki       the demo's certification authority, answering: .folder .url .port .tsa .trust .passphrase
site      a running copy of the demo site, one for all workers: .url .rest(userid)
new_site  the same for one test alone, which may .kill() and .start() it again
browser   Chromium; `visit(userid)` opens a page in it, logged in
pdfa      verapdf(flavour, *files); `signatures(file)` is what pdfsig says with the demo's root
"""

from dataclasses import dataclass
from instance.processes import authority
from instance.processes import free_port
from instance.processes import PEOPLE
from instance.processes import Place
from instance.processes import port_is_free
from pathlib import Path
from playwright.sync_api import sync_playwright
from tests.services.pdf import pdfsig
from tests.services.pdf import trust_store
from tests.services.pdf import verapdf
from tests.services.sharing import shared
from tests.services.site import demo_site
from tests.services.site import KEPT
from tests.services.site import Site
import json
import pytest
import shutil


CHROMIUM = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@dataclass(frozen=True)
class Pki:
    """The running authority: where its files are, where it answers."""

    folder: Path
    port: int
    passphrase: str = PEOPLE["passphrase"]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def tsa(self) -> str:
        return f"{self.url}/th/tsa/tsa"

    @property
    def trust(self) -> Path:
        return self.folder / "trust.pem"


def _last_port(folder: Path) -> int:
    """The port of last time, which stands in the certificates, or a free one."""
    plan = folder / "plan.json"
    if plan.exists():
        port = int(json.loads(plan.read_text("utf-8"))["external-url-prefix"].rsplit(":", 1)[1])
        if port_is_free(port):
            return port
    return free_port()


@pytest.fixture(scope="session")
def pki():
    folder = KEPT / "pki"

    def start():
        place = Place(KEPT, 0, folder, _last_port(folder))
        service = authority(place, KEPT / "pki.log").launch().wait()
        return service.process.pid, {"port": place.pki_port}

    with shared(KEPT / "pki.json", start) as facts:
        yield Pki(folder, facts["port"])


@pytest.fixture(scope="session")
def site(pki, tmp_path_factory, worker_id):
    run = tmp_path_factory.getbasetemp()
    run = run if worker_id == "master" else run.parent

    def start():
        site = Site(run / "site", pki).fill(demo_site(pki.folder, pki.port)).start()
        return site.service.process.pid, {"port": site.place.port}

    with shared(run / "site.json", start) as facts:
        yield Site(run / "site", pki, facts["port"])


@pytest.fixture
def new_site(pki, tmp_path):
    site = Site(tmp_path / "site", pki).fill(demo_site(pki.folder, pki.port)).start()
    yield site
    site.kill()


# Playwright keeps an event loop running in its thread, in which `asyncio.run` (and so pyHanko)
# refuses to work. The browser therefore lives no longer than the module that needs it.
@pytest.fixture(scope="module")
def browser():
    path = shutil.which("chromium")
    assert path, "chromium is not installed; scripts/test-tools names what is missing"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=CHROMIUM)
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser, site):
    """Open a window of one's own on the site: `visit("governor.pt")`, `visit()` for nobody."""
    contexts = []

    def open_window(userid: str | None = None, **options):
        window = {"locale": "th-TH", "timezone_id": "Asia/Bangkok", "base_url": site.place.root}
        context = browser.new_context(**{**window, **options})
        contexts.append(context)
        page = context.new_page()
        if userid is not None:
            page.goto("/edoc/login")
            page.fill("input[name=__ac_name]", userid)
            page.fill("input[name=__ac_password]", PEOPLE["password"])
            page.press("input[name=__ac_password]", "Enter")
            page.wait_for_load_state()
            assert any(c["name"] == "__ac" for c in context.cookies()), f"{userid} cannot log in"
        return page

    yield open_window
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def pdfa():
    return verapdf


@pytest.fixture(scope="session")
def signatures(pki, tmp_path_factory):
    store = trust_store(tmp_path_factory.mktemp("nss"), pki.trust)
    return lambda file: pdfsig(file, store)
