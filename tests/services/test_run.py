"""`make run` starts and stops as often as one likes."""

from instance.processes import free_port
from instance.processes import PYTHON
from instance.processes import ROOT
from tests.services.site import demo_site
from tests.services.site import Site
import os
import pytest
import shutil
import subprocess


#: As a shell starts a job in the background: Ctrl-C is not for it.
IN_THE_BACKGROUND = ("sh", "-c", "trap '' INT; exec \"$@\"", "sh")


@pytest.fixture
def run(pki, tmp_path):
    """A function that starts `make run` on a demo site that is there."""
    folder = Site(tmp_path / "var", pki).fill(demo_site(pki.folder, pki.port)).place.folder
    (folder / "pki").mkdir(mode=0o700)
    shutil.copytree(pki.folder / "keys", folder / "pki" / "keys")
    (folder / "demo-site").touch()
    ports = {"PORT": str(free_port()), "PKI_PORT": str(free_port())}
    started = []

    def start():
        process = subprocess.Popen(
            [*IN_THE_BACKGROUND, PYTHON, ROOT / "instance" / "run.py"],
            env={**os.environ, **ports, "EDOC_VAR": str(folder)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.terminate()
        process.communicate(timeout=60)


def test_stopped_in_the_background_it_ends_soon_and_starts_again_at_once(run):
    for _ in range(2):
        process = run()
        said = []
        for line in process.stdout:
            said.append(line)
            if "edoc answers" in line:
                break
        else:
            pytest.fail("".join(said))
        process.terminate()
        assert process.wait(15) == 0
