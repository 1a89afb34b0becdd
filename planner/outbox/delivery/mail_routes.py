"""Which mail routes are open, for the worker and for the desk.

`route_closing` closes and opens them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, case, or_, select, true
from sqlalchemy.orm import Session

from planner.kernel.database import Rows
from planner.outbox.models import Delivery, Letter, MailRoute


@dataclass(frozen=True, slots=True)
class KnownRoute:
    """A copy of a `MailRoute` that is used after the transaction has ended."""

    sender: str
    domain: str
    paused_until: datetime | None


def routes_of(session: Session, transport: str) -> list[KnownRoute]:
    """The known routes of these mail settings, usually none."""
    found = select(MailRoute.sender, MailRoute.domain, MailRoute.paused_until).where(
        MailRoute.transport == transport
    )
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
            MailRoute.paused_until > now, or_(MailRoute.sender == "", MailRoute.sender.in_(senders))
        )
        .order_by(MailRoute.sender, MailRoute.domain)
    )


@dataclass(frozen=True, slots=True)
class ClosedRoute:
    """A closed route that affects an office, and those of its letters that were refused."""

    route: MailRoute
    letters: Sequence[Letter]


def closed_to(session: Session, office_id: int, now: datetime) -> list[ClosedRoute]:
    """The closed routes that affect the office, each with up to ten refused letters."""
    return [
        ClosedRoute(
            route,
            session.scalars(
                select(Letter)
                .where(Letter.office_id == office_id, refused_meanwhile(route.sender))
                .order_by(Letter.id)
                .limit(10)
            ).all()
            if route.sender
            else (),
        )
        for route in session.scalars(_closed_routes(office_id, now)).all()
    ]


def refused_meanwhile(sender: str) -> ColumnElement[bool]:
    """Condition: a waiting letter of this sender with unclear refusals."""
    return and_(
        Letter.delivery == Delivery.QUEUED,
        Letter.refusals > 0,
        Letter.sender_address == sender,
    )


def _takes(route: KnownRoute) -> ColumnElement[bool]:
    """Condition: the letter takes that route."""
    if not route.sender:
        return true()
    is_from = Letter.sender_address == route.sender
    if not route.domain:
        return is_from
    return is_from & Letter.recipient_address.iendswith(f"@{route.domain}", autoescape=True)
