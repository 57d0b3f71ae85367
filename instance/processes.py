"""One running suite: the certification authority and the instance, in a place of their own.

`make run` has its place in var/; each test that needs a server has one in a temporary folder.
A place has its own database, jobs, keys and ports, so several run side by side.
"""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.error import URLError
from urllib.request import urlopen
import json
import os
import signal
import socket
import subprocess
import time


ROOT = Path(__file__).resolve().parents[1]
BUILT = ROOT / "parts" / "instance" / "etc"
PYTHON = ROOT / ".venv" / "bin" / "python"
ZOPE_PYTHON = ROOT / "bin" / "py"  # sees the suite's own packages too
PKI = ROOT / "instance" / "pki" / "pki.py"
DEMO = ROOT / "instance" / "demo.py"
PEOPLE = json.loads((ROOT / "instance" / "people.json").read_text(encoding="utf-8"))
HOST = "127.0.0.1"


def port_is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


def end_of(log: Path | None) -> str:
    """The last lines of a log file, to be shown with what went wrong."""
    if log is None or not log.exists():
        return ""
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()[-30:]
    return f"; the end of {log}:\n" + "\n".join(lines)


@dataclass(frozen=True)
class Place:
    """Where a suite keeps its data, and the ports it answers on."""

    folder: Path
    port: int
    pki_folder: Path
    pki_port: int

    @property
    def root(self) -> str:
        return f"http://{HOST}:{self.port}"

    @property
    def url(self) -> str:
        return f"{self.root}/edoc"

    @property
    def pki_url(self) -> str:
        return f"http://{HOST}:{self.pki_port}"

    @property
    def crl(self) -> str:
        return f"{self.pki_url}/th/crls/issuing/latest.crl"

    @property
    def zope_conf(self) -> Path:
        return self.folder / "etc" / "zope.conf"

    @property
    def wsgi_ini(self) -> Path:
        return self.folder / "etc" / "wsgi.ini"

    def write_configuration(self) -> None:
        """Write what buildout made, with this place's folders and ports, into etc/.

        The place is its own instance home: Zope takes the first user of a new database from the
        file `inituser` there, and removes it.
        """
        built_var = f"{ROOT}/var"
        changes = {
            str(BUILT.parent): str(self.folder),
            f"{built_var}/pki": str(self.pki_folder),
            built_var: str(self.folder),
            f"{HOST}:8080": f"{HOST}:{self.port}",
            f"{HOST}:9000": f"{HOST}:{self.pki_port}",
        }
        for folder in ("etc", "log", "filestorage", "blobstorage", "instance"):
            (self.folder / folder).mkdir(parents=True, exist_ok=True)
        if not (self.folder / "filestorage" / "Data.fs").exists():
            operator = PEOPLE["operator"]
            (self.folder / "inituser").write_text(f"{operator['userid']}:{operator['password']}\n")
        for target in (self.zope_conf, self.wsgi_ini, self.wsgi_ini.with_name("site.zcml")):
            text = (BUILT / target.name).read_text(encoding="utf-8")
            for old, new in changes.items():
                text = text.replace(old, new)
            target.write_text(text, encoding="utf-8")

    def run_script(self, script: Path, *arguments: str) -> None:
        """Run a script within Zope, as `bin/instance run` does; `app` is its database root.

        What it prints is shown, what it logs goes to a file.
        Raises RuntimeError with the end of that file when it fails.
        """
        command = [ZOPE_PYTHON, "-m", "Zope2.utilities.zconsole", "run", self.zope_conf, script]
        log = self.folder / f"{script.stem}.log"
        with open(log, "ab") as errors:
            done = subprocess.run(
                [*map(str, command), *arguments], cwd=ROOT, stderr=errors, check=False
            )
        if done.returncode:
            raise RuntimeError(f"{script.name} failed{end_of(log)}")


class Service:
    """A child process that is up once its address answers."""

    def __init__(self, name: str, address: str, command: list, log: Path | None = None):
        self.name = name
        self.address = address
        self.command = [str(part) for part in command]
        self.log = log
        self.process = None

    def launch(self) -> "Service":
        """Start it; `wait` tells when it is up."""
        output = None if self.log is None else open(self.log, "ab")  # noqa: SIM115
        # A session of its own: Ctrl-C reaches the parent alone, which stops its children in order.
        self.process = subprocess.Popen(
            self.command, cwd=ROOT, stdout=output, stderr=output, start_new_session=True
        )
        return self

    def wait(self, seconds: float = 180) -> "Service":
        """Wait until its address answers.

        Raises RuntimeError when the process ends first or `seconds` have passed.
        """
        until = time.monotonic() + seconds
        while not answers(self.address):
            if self.process.poll() is not None:
                raise RuntimeError(
                    f"{self.name} ended with {self.process.returncode}{end_of(self.log)}"
                )
            if time.monotonic() > until:
                self.kill()
                raise RuntimeError(
                    f"{self.name} does not answer at {self.address}{end_of(self.log)}"
                )
            time.sleep(0.1)
        return self

    def stop(self, seconds: float = 20) -> None:
        """Ask it to end, wait, and end it by force after `seconds`."""
        if self.process is None or self.process.poll() is not None:
            return
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.kill()

    def kill(self) -> None:
        """End it as a power cut would (SIGKILL), with the processes it started."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def answers(address: str) -> bool:
    """Whether a server shows a page at `address`, or asks to log in."""
    try:
        with urlopen(address, timeout=30):  # the first page takes a while
            return True
    except HTTPError as answer:
        return answer.code in (401, 403)
    except (URLError, OSError):
        return False


def authority(place: Place, log: Path | None = None) -> Service:
    """The certification authority of a place; its keys are made if there are none."""
    command = [PYTHON, PKI, "serve", place.pki_folder, place.pki_port]
    return Service("the certification authority", place.crl, command, log)


def instance(place: Place, log: Path | None = None) -> Service:
    """The Plone instance of a place."""
    place.write_configuration()
    command = [ZOPE_PYTHON, "-m", "Zope2.Startup.serve", place.wsgi_ini]
    return Service("the instance", place.url, command, log)
