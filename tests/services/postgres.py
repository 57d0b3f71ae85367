"""A PostgreSQL of one's own on the loopback, and the suite on it as postgres.cfg builds it."""

from contextlib import contextmanager
from instance.processes import free_port
from instance.processes import HOST
from instance.processes import Place
from instance.processes import ROOT
from pathlib import Path
import os
import shutil
import subprocess
import tempfile


BUILDOUT = ROOT / ".venv" / "bin" / "buildout"


def program(name):
    """A program of the server. Debian keeps them out of the path, by version."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}")) or [shutil.which(name)]
    assert found[-1], f"{name} is not installed; scripts/test-tools names what is missing"
    return found[-1]


@contextmanager
def postgres():
    """Within the block a server with the empty database `edoc` answers; yields its DSN."""
    # Not in pytest's folder, which is root's alone: the server refuses to run as root.
    folder, port = Path(tempfile.mkdtemp(prefix="edoc-postgres-")), free_port()
    data = folder / "data"
    as_itself = ()
    if os.getuid() == 0:
        shutil.chown(folder, "postgres")
        as_itself = ("runuser", "-u", "postgres", "--")

    def run(name, *arguments):
        command = [*as_itself, program(name), *arguments]
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)

    options = f"-p {port} -c listen_addresses={HOST} -c unix_socket_directories={folder}"
    try:
        run("initdb", "-D", data, "-U", "edoc", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        run("pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start")
        try:
            run("createdb", "-h", HOST, "-p", str(port), "-U", "edoc", "edoc")
            yield f"host={HOST} port={port} dbname=edoc user=edoc"
        finally:
            run("pg_ctl", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder)


class BuiltPlace(Place):
    """A place whose configuration buildout itself has written, from another file than buildout.cfg."""

    def write_configuration(self):
        """Nothing: see `build`."""


def build(folder, pki, configuration, **options):
    """Build the instance of a buildout configuration within `folder`; returns its place.

    `options`: of its parts, as part_option.
    """
    port = free_port()
    made = {
        "buildout:develop": ROOT,
        "buildout:installed": folder / "installed.cfg",
        **{f"buildout:{name}-directory": folder / name for name in ("parts", "bin", "eggs")},
        "buildout:develop-eggs-directory": folder / "develop-eggs",
        "edoc:var": folder / "var",
        "edoc:port": port,
        "edoc:pki": pki.url,
        "instance:var": folder / "var",
        **{name.replace("_", ":", 1): value for name, value in options.items()},
    }
    (folder / "var").mkdir(parents=True)
    (folder / "var" / "pki").symlink_to(pki.folder)
    arguments = [f"{name}={value}" for name, value in made.items()]
    subprocess.run(
        [BUILDOUT, "-q", "-o", "-c", configuration, *arguments, "install", "instance"],
        cwd=ROOT,
        check=True,
    )
    return BuiltPlace(folder / "parts" / "instance", port, pki.folder, pki.port)
