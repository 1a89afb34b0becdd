"""`flask mail lmtp`: messages that a mail server of this machine hands over by LMTP (RFC 2033)."""

from __future__ import annotations

import asyncio
import logging
import signal
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import click
from aiosmtpd.lmtp import LMTP
from aiosmtpd.smtp import SMTP, Envelope, Session
from flask import Flask, current_app
from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError

from planner.accounts.models import Office
from planner.cli.boundary import acting, office_called
from planner.cli.parent_death import end_with_parent, ends_with_parent_option
from planner.config import LOOPBACK
from planner.inbox.models import ReceivedBy
from planner.inbox.reading import read_message
from planner.inbox.receiving import receive
from planner.kernel.addresses import address_key
from planner.kernel.errors import Busy
from planner.kernel.reply_addresses import with_plain_addresses
from planner.mail.limits import MESSAGE_BYTES
from planner.web.database import db
from planner.web.extensions import pdf_client

log = logging.getLogger(__name__)

# Of a message with large attachments: it is taken, and said to be too large to be read. Refusing it
# would send a bounce to a journalist.
_MOST_BYTES = 30 * 1024 * 1024
_MOST_CONNECTIONS = 8
_TIMEOUT_SECONDS = 60

_TAKEN = "250 2.1.5 taken"
_UNKNOWN = "550 5.1.1 no office has this mailbox"
_LATER = "451 4.3.0 not now, try again"


@click.command("lmtp")
@click.option("--socket", "path", type=click.Path(path_type=Path), help="A Unix socket.")
@click.option("--listen", help="An address of this machine, such as 127.0.0.1:2424.")
@click.option("--office", "slug", help="Take in all messages for this office.")
@ends_with_parent_option
def lmtp(
    path: Path | None, listen: str | None, slug: str | None, *, ends_with_parent: bool
) -> None:
    """Take in messages by LMTP until told to stop.

    A message is for the office whose sender address it goes to, with or without a token (press+…@…).
    While the database is busy the mail server is asked to keep the message and try again.
    """
    if (path is None) == (listen is None):
        raise click.UsageError("Give --socket or --listen.")
    if ends_with_parent:
        end_with_parent()
    host, port = _address(listen) if listen else ("", 0)
    office = office_called(slug).id if slug else None
    db.session.rollback()
    door = Door(_app(), office)
    asyncio.run(_serve(door, path, host, port))


def _app() -> Flask:
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]  # noqa: SLF001
    return app


def _address(listen: str) -> tuple[str, int]:
    """Only of this machine, since whoever reaches it may hand over anything."""
    host, _colon, port = listen.rpartition(":")
    host = host.strip("[]")
    if host not in LOOPBACK or not port.isascii() or not port.isdigit():
        raise click.UsageError("--listen is an address of this machine, such as 127.0.0.1:2424.")
    return host, int(port)


async def _serve(door: Door, path: Path | None, host: str, port: int) -> None:
    loop, stopped = asyncio.get_running_loop(), asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stopped.set)
    if path is not None:
        with suppress(FileNotFoundError):
            path.unlink()
        server: asyncio.Server = await loop.create_unix_server(door.connection, path)
        click.echo(f"LMTP at {path}")
    else:
        server = await loop.create_server(door.connection, host, port)
        click.echo(f"LMTP at {host}:{server.sockets[0].getsockname()[1]}")
    async with server:
        await stopped.wait()
    if path is not None:
        path.unlink(missing_ok=True)


@dataclass
class Door:
    """What is answered to the mail server, for each recipient. `office_id`: all are for this one."""

    app: Flask
    office_id: int | None = None
    connections: int = 0

    def connection(self) -> LMTP:
        return _Connection(self)

    async def handle_MAIL(  # noqa: N802 - named by the library
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.connections > _MOST_CONNECTIONS:
            return "451 4.3.2 too many connections, try again"
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 2.1.0 go on"

    async def handle_RCPT(  # noqa: N802
        self,
        _server: SMTP,
        _session: Session,
        envelope: Envelope,
        address: str,
        _options: list[str],
    ) -> str:
        try:
            office_id = await asyncio.to_thread(self._office_of, address)
        except SQLAlchemyError:
            return _LATER
        if office_id is None:
            return _UNKNOWN
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 go on"

    async def handle_DATA(  # noqa: N802
        self, _server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        """One line for each recipient (RFC 2033 4.2)."""
        content = envelope.original_content or b""
        sender = envelope.mail_from or ""
        said = [
            await asyncio.to_thread(self._take, sender, recipient, content)
            for recipient in envelope.rcpt_tos
        ]
        return "\r\n".join(said)

    def _office_of(self, address: str) -> int | None:
        if self.office_id is not None:
            return self.office_id
        with self.app.app_context():
            found = db.session.scalars(
                select(Office).where(func.lower(Office.mail_from).in_(_mailboxes(address)))
            ).all()
            return found[0].id if len(found) == 1 else None

    def _take(self, sender: str, recipient: str, content: bytes) -> str:
        """Store it for the office of that recipient. The mail server keeps what cannot be stored."""
        try:
            office_id = self._office_of(recipient)
            with self.app.app_context():
                _take_in(office_id, _delivered(sender, recipient, content))
        except (Busy, SQLAlchemyError, click.ClickException):
            return _LATER
        except Exception:
            log.exception("a message was not taken in")
            return _LATER
        return _TAKEN


class _Connection(LMTP):
    """Counts those that are open."""

    def __init__(self, door: Door) -> None:
        self._door = door
        super().__init__(
            door,
            data_size_limit=_MOST_BYTES,
            enable_SMTPUTF8=True,
            ident="LMTP",
            timeout=_TIMEOUT_SECONDS,
        )

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._door.connections += 1
        super().connection_made(transport)

    def connection_lost(self, error: Exception | None) -> None:
        self._door.connections -= 1
        super().connection_lost(error)


def _mailboxes(address: str) -> Iterator[str]:
    """The address in the form for comparing: as it is, without its token, and without what follows a
    plus.
    """
    key = address_key(address)
    local, _at, domain = key.rpartition("@")
    yield from (key, with_plain_addresses(key), f"{local.partition('+')[0]}@{domain}")


def _delivered(sender: str, recipient: str, content: bytes) -> bytes:
    """With the lines that whoever delivers a message puts on top of it (RFC 5321 4.4)."""
    top = f"Return-Path: <{sender}>\r\nDelivered-To: {recipient}\r\n"
    return top.encode("utf-8", "replace") + content


def _take_in(office_id: int | None, raw: bytes) -> None:
    raw = raw[: MESSAGE_BYTES + 1]
    read = read_message(raw, pdf_client())
    office = db.session.get_one(Office, office_id)
    with acting(office, writes=True) as work:
        receive(work, raw, read, road=ReceivedBy.LMTP, received_at=work.now)
