"""Dovecot as an ordinary user runs it: with its own settings, on free ports of 127.0.0.1."""

from __future__ import annotations

import grp
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from planner.outbox.delivery.mail_server import MailServer
from tests.e2e.running import free_port
from tests.unit.outbox.server import TLS_FOLDER

PROGRAM = shutil.which("dovecot", path=f"{os.environ['PATH']}:/usr/sbin") or "/usr/sbin/dovecot"
USER, PASSWORD = "press@house.test", 'quiet "secret" \\ letters'
_SETTINGS = """
protocols = imap
listen = 127.0.0.1
base_dir = {folder}/run
state_dir = {folder}/run
log_path = {folder}/log
ssl = required
ssl_cert = <{folder}/cert.pem
ssl_key = <{folder}/key.pem
auth_mechanisms = {mechanisms}
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
first_valid_uid = 1
mail_location = maildir:{folder}/mail/%u
mail_max_userip_connections = 2
passdb {{
  driver = passwd-file
  args = scheme=PLAIN {folder}/users
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/mail/%u
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {starttls_port}
  }}
  inet_listener imaps {{
    port = {tls_port}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
}}
protocol imap {{
  imap_capability = {capability}
}}
"""
_START_TIMEOUT_SECONDS = 30


class Dovecot:
    """`tls_port` speaks TLS from the first byte, `starttls_port` after STARTTLS. `put` is what
    happens when a mail server brings a message.
    """

    def __init__(self, folder: Path, tls_port: int, starttls_port: int) -> None:
        self.folder, self.tls_port, self.starttls_port = folder, tls_port, starttls_port
        self._delivered, self._validity = 0, 100

    def server(self, *, password: str = PASSWORD, starts_with_tls: bool = True) -> MailServer:
        return MailServer(
            host="localhost",
            port=self.tls_port if starts_with_tls else self.starttls_port,
            starts_with_tls=starts_with_tls,
            user=USER,
            password=password,
        )

    @property
    def inbox(self) -> Path:
        return self.folder / "mail" / USER

    def put(self, content: bytes, at: datetime | None = None) -> None:
        """Deliver a message as Maildir has it: written apart, then moved. `at` is when it came."""
        self._delivered += 1
        name = f"{1332234000 + self._delivered}.M{self._delivered}P1.house"
        written = self.inbox / "tmp" / name
        written.write_bytes(content)
        self._give(written)
        if at is not None:
            os.utime(written, (at.timestamp(), at.timestamp()))
        written.rename(self.inbox / "new" / name)

    def files(self) -> list[str]:
        """The names of all messages; Maildir keeps the flags in them."""
        found = [path for inner in ("new", "cur") for path in (self.inbox / inner).iterdir()]
        return sorted(f"{path.parent.name}/{path.name}" for path in found)

    def empty(self) -> None:
        """A mailbox without messages, whose first one gets the number 1."""
        shutil.rmtree(self.inbox, ignore_errors=True)
        self._delivered = 0
        for inner in ("", "new", "cur", "tmp"):
            path = self.inbox / inner
            path.mkdir(parents=True, exist_ok=True)
            self._give(path)
        self._give(self.inbox.parent)
        self._number_anew()

    def renumber(self) -> None:
        """The server loses its numbers: the folder has another UIDVALIDITY from now on."""
        for path in self.inbox.glob("dovecot*"):
            path.unlink()
        self._number_anew()

    def _number_anew(self) -> None:
        self._validity += 1
        numbers = self.inbox / "dovecot-uidlist"
        numbers.write_text(f"3 V{self._validity} N1 G0123456789abcdef0123456789abcdef\n")
        self._give(numbers)

    def _give(self, path: Path) -> None:
        owner = self.folder.stat()
        os.chown(path, owner.st_uid, owner.st_gid)


@contextmanager
def running(*, mechanisms: str = "plain", capability: str = "") -> Iterator[Dovecot]:
    """`capability` replaces what it says that it can, such as IDLE."""
    folder = Path(tempfile.mkdtemp(prefix="dovecot-"))
    dovecot = Dovecot(folder, free_port(), free_port())
    uid, gid = _ordinary_user()
    settings = _SETTINGS.format(
        folder=folder,
        mechanisms=mechanisms,
        capability=capability,
        user=pwd.getpwuid(uid).pw_name,
        group=_group_name(gid),
        uid=uid,
        gid=gid,
        starttls_port=dovecot.starttls_port,
        tls_port=dovecot.tls_port,
    )
    (folder / "settings").write_text(settings)
    (folder / "users").write_text(f"{USER}:{{PLAIN}}{PASSWORD}::::::\n")
    for name in ("cert.pem", "key.pem"):
        shutil.copy(TLS_FOLDER / name, folder / name)
    for path in (folder, *folder.iterdir()):
        os.chown(path, uid, gid)
    dovecot.empty()
    try:
        with _process(folder, uid, gid):
            yield dovecot
    finally:
        shutil.rmtree(folder)


@contextmanager
def _process(folder: Path, uid: int, gid: int) -> Iterator[None]:
    command = [PROGRAM, "-F", "-c", str(folder / "settings")]
    process = (
        subprocess.Popen(command, user=uid, group=gid, extra_groups=[])
        if os.geteuid() == 0
        else subprocess.Popen(command)
    )
    try:
        _wait_for(folder / "run" / "login", process)
        yield
    finally:
        process.terminate()
        process.wait()


def _wait_for(socket: Path, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + _START_TIMEOUT_SECONDS
    while not socket.exists():
        if process.poll() is not None or time.monotonic() > end:
            raise RuntimeError("Dovecot does not start")
        time.sleep(0.02)


def _ordinary_user() -> tuple[int, int]:
    """Dovecot reads mail for no root."""
    if os.geteuid() != 0:
        return os.geteuid(), os.getegid()
    nobody = pwd.getpwnam("nobody")
    return nobody.pw_uid, nobody.pw_gid


def _group_name(gid: int) -> str:
    return grp.getgrgid(gid).gr_name
