"""The ways by which letters leave. They are kept between letters, which then share a connection."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.config import Settings
from planner.outbox.delivery.mail_routes import own_transport
from planner.outbox.delivery.mail_servers import MailServers, UnreadablePassword
from planner.outbox.delivery.smtp import Smtp
from planner.outbox.delivery.smtp_client import OF_AN_OFFICE
from planner.outbox.delivery.transport import (
    BrokenTransport,
    FileTransport,
    Transport,
    Transports,
)
from planner.outbox.models import OfficeMailServer

_COLUMNS = tuple(OfficeMailServer.__mapper__.columns.keys())


def transports(session: Session, settings: Settings) -> Transports:
    """That of the installation, and those of offices with their own mail server."""
    shared = _shared(settings.smtp_url, settings.mail_folder, settings.greeting)
    return Transports(shared, dict(_own_ones(session, settings)))


@cache
def _shared(smtp_url: str, mail_folder: Path, greeting: str) -> Transport:
    """A mail server if one is set, else a folder."""
    return Smtp(smtp_url, helo=greeting) if smtp_url else FileTransport(mail_folder)


def _own_ones(session: Session, settings: Settings) -> Iterator[tuple[int, Transport]]:
    servers = MailServers.of_installation(settings)
    rows = session.scalars(select(OfficeMailServer).execution_options(populate_existing=True)).all()
    _KEPT.close_all_but({row.office_id for row in rows})
    for row in rows:
        known_as = (settings, *(getattr(row, name) for name in _COLUMNS))
        yield (
            row.office_id,
            _KEPT.get(row.office_id, known_as, partial(_own, row, servers, settings)),
        )


def _own(row: OfficeMailServer, servers: MailServers, settings: Settings) -> Transport:
    try:
        server = servers.own(row)
    except UnreadablePassword as error:
        return BrokenTransport(own_transport(row.office_id), error.message)
    return Smtp(server, helo=settings.greeting, timeouts=OF_AN_OFFICE)


class _Kept:
    """The transports of this process by office, each with the settings that it was made of."""

    def __init__(self) -> None:
        self._transports: dict[int, tuple[object, Transport]] = {}

    def get(self, office_id: int, known_as: object, make: Callable[[], Transport]) -> Transport:
        """The kept one, or what `make` returns if the settings are other ones now."""
        former = self._transports.get(office_id)
        if former is not None and former[0] == known_as:
            return former[1]
        if former is not None:
            former[1].close()
        transport = make()
        self._transports[office_id] = known_as, transport
        return transport

    def close_all_but(self, office_ids: set[int]) -> None:
        """Close those of offices without a server of their own."""
        for office_id in self._transports.keys() - office_ids:
            self._transports.pop(office_id)[1].close()


_KEPT = _Kept()
