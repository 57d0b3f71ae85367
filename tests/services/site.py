"""A Plone site of the suite on a port of its own, with the demo's agencies, people and letters.

The demo site is made once for each state of the code and kept in build/test; every server gets
a copy of it. A test that kills its server asks for `new_site`, all others share `site`.
"""

from instance.processes import DEMO
from instance.processes import free_port
from instance.processes import instance
from instance.processes import PEOPLE
from instance.processes import Place
from instance.processes import ROOT
from pathlib import Path
from tests.services.sharing import locked
import hashlib
import os
import requests
import shutil


KEPT = ROOT / "build" / "test"
COPIED = ("filestorage", "blobstorage", "jobs.sqlite*")


def _code_digest() -> str:
    """What the demo site is made from: our code, the scripts, the pins."""
    digest = hashlib.sha256()
    folders = (ROOT / "src", ROOT / "instance", ROOT / "versions.cfg")
    for folder in folders:
        for path in sorted(folder.rglob("*")) if folder.is_dir() else [folder]:
            skipped = {"__pycache__", "vendor", "edoc.egg-info"}.intersection(path.parts)
            if path.is_file() and not skipped and path.suffix != ".mo":
                digest.update(str(path).encode() + path.read_bytes())
    return digest.hexdigest()


def demo_site(pki_folder: Path, pki_port: int) -> Path:
    """Return the folder of a filled database, made anew when the code has changed.

    While one writes, EDOC_TEST_SITE=keep spares the minute: the last one made is taken as it is.
    """
    folder, mark = KEPT / "site", KEPT / "site" / "made-from"
    made_from = f"{_code_digest()} {pki_port}"
    keep = os.environ.get("EDOC_TEST_SITE") == "keep"
    with locked(KEPT / "site.lock"):
        if not mark.exists() or (mark.read_text() != made_from and not keep):
            shutil.rmtree(folder, ignore_errors=True)
            place = Place(folder, free_port(), pki_folder, pki_port)
            place.write_configuration()
            place.run_script(DEMO)
            mark.write_text(made_from)
    return folder


class Site:
    """A running copy of the demo site: `url`, `place`, and its power switch."""

    def __init__(self, folder: Path, pki, port: int | None = None):
        self.place = Place(folder, port or free_port(), pki.folder, pki.port)
        self.service = None

    @property
    def url(self) -> str:
        return self.place.url

    def fill(self, template: Path) -> "Site":
        """Take over the demo site's data."""
        self.place.folder.mkdir(parents=True)
        for source in (found for name in COPIED for found in template.glob(name)):
            copy = shutil.copytree if source.is_dir() else shutil.copyfile
            copy(source, self.place.folder / source.name)
        return self

    def start(self) -> "Site":
        """Start the instance and wait for its first page. The data are those left behind."""
        self.service = instance(self.place, self.place.folder / "instance.log")
        self.service.launch().wait()
        return self

    def stop(self) -> None:
        self.service.stop()

    def kill(self) -> None:
        """End the instance at once (SIGKILL), whatever it is doing."""
        self.service.kill()

    def rest(self, userid: str | None = None) -> requests.Session:
        """Return an HTTP session that speaks JSON, logged in as a demo person or nobody."""
        session = requests.Session()
        session.headers["Accept"] = "application/json"
        if userid is not None:
            operator = PEOPLE["operator"]
            is_operator = userid == operator["userid"]
            session.auth = (userid, (operator if is_operator else PEOPLE)["password"])
        return session
