"""A mail server: Debian's exim on a port of its own, which puts what it takes into a Maildir.

It needs no rights: it reads its own configuration, keeps its spool in a folder of the test, and
takes mail for any address but those that begin with "refused".
"""

from email import message_from_bytes
from email.policy import default
from instance.processes import free_port
from instance.processes import HOST
from pathlib import Path
import getpass
import grp
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time


CONFIGURATION = """
primary_hostname = mail.example
local_interfaces = {host}
daemon_smtp_ports = {port}
spool_directory = {folder}/spool
log_file_path = {folder}/%slog
pid_file_path = {folder}/exim.pid
exim_user = {user}
exim_group = {group}
keep_environment =
tls_advertise_hosts =
smtp_accept_max = 50
smtp_accept_max_per_connection = 500
acl_smtp_rcpt = check
acl_smtp_data = accept_data
begin acl
check:
  deny local_parts = ^refused
       message = no such mailbox
  accept
accept_data:
  accept
begin routers
everybody:
  driver = accept
  transport = maildir
begin transports
maildir:
  driver = appendfile
  directory = {folder}/maildir
  maildir_format
  create_directory
  user = {user}
  group = {group}
  mode = 0666
  directory_mode = 0777
"""


class MailServer:
    """Within `with`: `host`, `port`, `start()`, `stop()`, and the `messages()` it has taken."""

    host = HOST

    def __init__(self):
        # Not among pytest's folders: those are closed to everybody else, and exim is nobody.
        self.folder = folder = Path(tempfile.mkdtemp(prefix="edoc-exim-"))
        self.port = free_port()
        # As root exim delivers for nobody; otherwise it is who runs the tests.
        name = "nobody" if os.geteuid() == 0 else getpass.getuser()
        owner = pwd.getpwnam(name)
        (folder / "spool").mkdir(parents=True)
        group = grp.getgrgid(owner.pw_gid).gr_name
        values = {"host": HOST, "port": self.port, "folder": folder, "user": name, "group": group}
        self.configuration = folder / "exim.conf"
        self.configuration.write_text(CONFIGURATION.format(**values))
        if os.geteuid() == 0:
            for path in (folder, folder / "spool"):
                os.chown(path, owner.pw_uid, owner.pw_gid)
        self.process = None

    def start(self):
        """Start it and wait until it greets."""
        exim = shutil.which("exim4") or shutil.which("exim", path="/usr/sbin") or "/usr/sbin/exim4"
        log = open(self.folder / "exim.log", "ab")  # noqa: SIM115
        self.process = subprocess.Popen(
            [exim, "-C", str(self.configuration), "-bdf", "-q1m"],
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        until = time.monotonic() + 20
        while not self._greets():
            assert self.process.poll() is None, (self.folder / "exim.log").read_text()
            assert time.monotonic() < until
            time.sleep(0.05)
        return self

    def _greets(self):
        try:
            with socket.create_connection((HOST, self.port), 2) as connection:
                return connection.recv(3) == b"220"
        except OSError:
            return False

    def stop(self):
        """End it; what it has taken stays."""
        if self.process is not None and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def __enter__(self):
        return self.start()

    def __exit__(self, *error):
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def messages(self, count=None, seconds=30):
        """The messages taken, oldest first; waits until there are `count`."""
        until = time.monotonic() + seconds
        while True:
            paths = sorted(
                (self.folder / "maildir" / "new").glob("*"), key=lambda p: p.stat().st_mtime
            )
            if count is None or len(paths) >= count or time.monotonic() > until:
                return [message_from_bytes(path.read_bytes(), policy=default) for path in paths]
            time.sleep(0.1)

    def clear(self):
        """Forget what was taken."""
        for path in (self.folder / "maildir" / "new").glob("*"):
            path.unlink()
