"""Which mail routes are open, for the worker and for the desk.

`route_closing` closes and opens them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, case, or_, select, true
from sqlalchemy.orm import Session

from planner.kernel.database import Rows
from planner.outbox.models import Delivery, Letter, MailRoute, OfficeMailServer

_OWN = "office-"


@dataclass(frozen=True, slots=True)
class KnownRoute:
    """A copy of a `MailRoute` that is used after the transaction has ended."""

    transport: str
    sender: str
    domain: str
    paused_until: datetime | None


def own_transport(office_id: int) -> str:
    """`MailRoute.transport` of the server that an office has set."""
    return f"{_OWN}{office_id}"


def letters_by(transport: str) -> ColumnElement[bool]:
    """Condition: the letter leaves by that transport."""
    if transport.startswith(_OWN):
        return Letter.office_id == int(transport.removeprefix(_OWN))
    return Letter.office_id.not_in(select(OfficeMailServer.office_id))


def routes_for(office_id: int) -> ColumnElement[bool]:
    """Condition: the route is one of the transport by which letters of the office leave."""
    has_own = select(OfficeMailServer.id).where(OfficeMailServer.office_id == office_id).exists()
    is_shared = MailRoute.transport.not_like(f"{_OWN}%")
    return case((has_own, MailRoute.transport == own_transport(office_id)), else_=is_shared)


def routes_of(session: Session, transports: Collection[str]) -> list[KnownRoute]:
    """The known routes of these mail settings, usually none."""
    found = select(
        MailRoute.transport, MailRoute.sender, MailRoute.domain, MailRoute.paused_until
    ).where(MailRoute.transport.in_(transports))
    return [KnownRoute(*row) for row in session.execute(found)]


def may_leave(routes: Iterable[KnownRoute], now: datetime) -> ColumnElement[bool]:
    """Condition: the letter is not on a closed route."""
    closed = [
        route for route in routes if route.paused_until is not None and route.paused_until > now
    ]
    return and_(true(), *[~_takes(route) for route in closed])


def doubted_last(routes: Iterable[KnownRoute]) -> list[ColumnElement[int]]:
    """Sort key that puts letters last if their domain has just refused one."""
    doubted = [_takes(route) for route in routes if route.domain]
    return [case((or_(*doubted), 1), else_=0)] if doubted else []


def _closed_routes(office_id: int, now: datetime) -> Rows[MailRoute]:
    senders = select(Letter.sender_address).where(
        Letter.office_id == office_id, Letter.delivery == Delivery.QUEUED
    )
    return (
        select(MailRoute)
        .where(
            MailRoute.paused_until > now,
            routes_for(office_id),
            or_(MailRoute.sender == "", MailRoute.sender.in_(senders)),
        )
        .order_by(MailRoute.sender, MailRoute.domain)
    )


@dataclass(frozen=True, slots=True)
class ClosedRoute:
    """A closed route that affects an office, and those of its letters that were refused."""

    route: MailRoute
    letters: Sequence[Letter]

    @property
    def is_own(self) -> bool:
        """Whether the office has set this mail server, whose words are then about it alone."""
        return self.route.transport.startswith(_OWN)


def closed_to(session: Session, office_id: int, now: datetime) -> list[ClosedRoute]:
    """The closed routes that affect the office, each with up to ten refused letters."""
    return [
        ClosedRoute(
            route,
            session.scalars(
                select(Letter)
                .where(
                    Letter.office_id == office_id,
                    refused_meanwhile(route.transport, route.sender),
                )
                .order_by(Letter.id)
                .limit(10)
            ).all()
            if route.sender
            else (),
        )
        for route in session.scalars(_closed_routes(office_id, now)).all()
    ]


def refused_meanwhile(transport: str, sender: str) -> ColumnElement[bool]:
    """Condition: a waiting letter of this sender and transport with unclear refusals."""
    return and_(
        letters_by(transport),
        Letter.delivery == Delivery.QUEUED,
        Letter.refusals > 0,
        Letter.sender_address == sender,
    )


def _takes(route: KnownRoute) -> ColumnElement[bool]:
    """Condition: the letter takes that route."""
    if not route.sender:
        return letters_by(route.transport)
    is_from = letters_by(route.transport) & (Letter.sender_address == route.sender)
    if not route.domain:
        return is_from
    return is_from & Letter.recipient_address.iendswith(f"@{route.domain}", autoescape=True)
