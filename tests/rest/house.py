"""A site in which things may go wrong: letters on their way, and hands on its services."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from instance.course import Client
from instance.course import paragraphs
from instance.course import PATIENCE
from instance.processes import PEOPLE
from instance.processes import Service
from pathlib import Path
from tests.services.site import Site
from threading import Barrier
import base64
import resource
import signal
import time


BODY = paragraphs(["ด้วยจังหวัดปทุมธานีกำหนดจัดประชุม", "จึงเรียนมาเพื่อโปรดทราบ"])
PASSPHRASE = PEOPLE["passphrase"]


@dataclass(frozen=True)
class PrivatePki:
    """Where the authority of the house keeps its files, and its port."""

    folder: Path
    port: int


@dataclass(frozen=True)
class Staff:
    """Who does what in an agency."""

    agency: str
    drafter: str
    head: str
    signatory: str
    registrar: str
    unit: str


def staff(agency):
    """The people of an agency of the demo."""
    if agency == "pt-prov":
        return Staff(
            agency, "drafter.pt", "head.pt", "governor.pt", "registrar.pt", "กลุ่มงานอำนวยการ"
        )
    names = (f"{post}.{agency}" for post in ("drafter", "head", "mayor", "registrar"))
    return Staff(agency, *names, "งานธุรการ")


@dataclass
class House:
    """The running site, its authority, and a client for everybody."""

    site: Site
    authority: Service
    client: Client

    def ask(self, userid, method, path, body=None, **options):
        """One request, whatever its answer; `path` below the site, or a whole address."""
        url = path if path.startswith("http") else f"{self.client.url}/{path}"
        return self.client.ask(userid, method, url, body, expect=range(200, 600), **options)

    def get(self, userid, path):
        """JSON of a GET."""
        return self.ask(userid, "GET", path).json()

    def act(self, userid, address, act, **values):
        """The response to an act."""
        return self.ask(userid, "POST", f"{address}/@acts", {"act": act, **values})

    def state(self, address, userid):
        """The state of a letter."""
        return self.get(userid, address)["review_state"]

    def values(self, people, **changes):
        """A complete draft."""
        return {
            "title": "ขอเชิญประชุม",
            "recipients": [{"name": "นายกเทศมนตรีเมืองตัวอย่าง"}],
            "body": BODY,
            "signatory": self._choice(people, "signatories", people.signatory),
            "owner_unit": self._choice(people, "units", people.unit),
            **changes,
        }

    def _choice(self, people, vocabulary, wanted):
        path = f"{people.agency}/@vocabularies/edoc.{vocabulary}"
        items = self.get(people.drafter, path)["items"]
        return next(
            each["token"]
            for each in items
            if each["token"].endswith(f"|{wanted}") or each["title"].endswith(wanted)
        )

    def post_draft(self, people, **changes):
        """The response to a new draft."""
        return self.ask(
            people.drafter, "POST", f"{people.agency}/@letters", self.values(people, **changes)
        )

    def draft(self, people, **changes):
        """The address of a new draft."""
        answer = self.post_draft(people, **changes)
        assert answer.status_code == 201, answer.text
        return answer.json()["@id"]

    def submitted(self, people, **changes):
        """The address of a letter in review."""
        return self._done(self.draft(people, **changes), people.drafter, "submit")

    def pending(self, people, **changes):
        """The address of a letter that waits for its signatory."""
        return self._done(self.submitted(people, **changes), people.head, "endorse")

    def signed(self, people, **changes):
        """The address of a letter that has just been signed."""
        address = self.pending(people, **changes)
        return self._done(address, people.signatory, "sign", passphrase=PASSPHRASE)

    def sealed(self, people, **changes):
        """The address of a sealed letter."""
        address = self.signed(people, **changes)
        self.until(people.drafter, address, "sealed")
        return address

    def _done(self, address, userid, act, **values):
        answer = self.act(userid, address, act, **values)
        assert answer.status_code == 200, answer.text
        return address

    def until(self, userid, address, state, seconds=PATIENCE):
        """The letter as JSON once it is in `state`."""
        end = time.monotonic() + seconds
        while (facts := self.get(userid, address))["review_state"] != state:
            assert time.monotonic() < end, f"still {facts['review_state']}"
            time.sleep(0.3)
        return facts

    def until_delivered(self, people, address, seconds=PATIENCE):
        """Wait until a sent letter has reached all its recipients."""
        end = time.monotonic() + seconds
        while {row["state"] for row in self.get(people.drafter, address)["deliveries"]} != {
            "delivered"
        }:
            assert time.monotonic() < end
            time.sleep(0.3)

    def journal(self, people):
        """The newest lines of an agency's journal."""
        return self.get(people.signatory, f"{people.agency}/@journal")["items"]

    def next_number(self, people, book="send"):
        """The number the next letter gets."""
        path = f"{people.agency}/@registers?book={book}"
        return self.get(people.registrar, path)["next_number"]

    # Hands on the services ----------------------------------------------------------------------

    @contextmanager
    def key_of(self, userid, why):
        """Within the block the person's key file is the refused one `why`."""
        keys = self.site.place.pki_folder
        path = keys / "p12" / f"{userid}.p12"
        good = path.read_bytes()
        path.write_bytes((keys / "refused" / f"{why}.p12").read_bytes())
        try:
            yield
        finally:
            path.write_bytes(good)

    @contextmanager
    def silent_authority(self):
        """Within the block timestamps, OCSP and CRLs do not answer."""
        self.authority.kill()
        try:
            yield
        finally:
            self.authority.launch().wait()

    @contextmanager
    def slow_authority(self):
        """Within the block the authority takes questions and says nothing."""
        self.authority.process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self.authority.process.send_signal(signal.SIGCONT)

    @contextmanager
    def full_disk(self):
        """Within the block the server can write no file beyond its first bytes (EFBIG)."""
        pid = self.site.service.process.pid
        before = resource.prlimit(pid, resource.RLIMIT_FSIZE, (1, resource.RLIM_INFINITY))
        try:
            yield
        finally:
            resource.prlimit(pid, resource.RLIMIT_FSIZE, before)


def upload(name, content_type, data):
    """A file in a draft's JSON."""
    text = base64.b64encode(data).decode("ascii")
    return {"filename": name, "content-type": content_type, "encoding": "base64", "data": text}


def enclosures(name, content_type, data):
    """One row of สิ่งที่ส่งมาด้วย."""
    row = {"title": "เอกสาร", "quantity": "จำนวน ๑ ฉบับ"}
    return [{**row, "file": upload(name, content_type, data)}]


def at_once(*calls):
    """What the calls return, begun at the same instant."""
    barrier = Barrier(len(calls))

    def call(function):
        barrier.wait()
        return function()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(call, calls))
