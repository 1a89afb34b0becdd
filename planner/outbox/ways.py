"""Which ways out of the house are open: read by the worker before it takes a letter, and by the
desk. `closing` closes and opens them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, case, or_, select, true
from sqlalchemy.orm import Session

from planner.kernel.database import Rows
from planner.outbox.models import Delivery, Letter, Way


@dataclass(frozen=True, slots=True)
class KnownWay:
    """A `Way`, apart from the session: it is used when the transaction has ended."""

    sender: str
    domain: str
    paused_until: datetime | None


def ways_of(session: Session, transport: str) -> list[KnownWay]:
    """What is known of the ways of these mail settings: few, mostly none."""
    found = select(Way.sender, Way.domain, Way.paused_until).where(Way.transport == transport)
    return [KnownWay(*row) for row in session.execute(found)]


def may_leave(ways: Iterable[KnownWay], now: datetime) -> ColumnElement[bool]:
    """The letters that no closed way holds back."""
    closed = [way for way in ways if way.paused_until is not None and way.paused_until > now]
    return and_(true(), *[~_goes(way) for way in closed])


def doubted_last(ways: Iterable[KnownWay]) -> list[ColumnElement[int]]:
    """What to sort by first: letters to domains that have just refused one wait for others."""
    doubted = [_goes(way) for way in ways if way.domain]
    return [case((or_(*doubted), 1), else_=0)] if doubted else []


def _closed_ways(office_id: int, now: datetime) -> Rows[Way]:
    senders = select(Letter.sender_address).where(
        Letter.office_id == office_id, Letter.delivery == Delivery.QUEUED
    )
    return (
        select(Way)
        .where(Way.paused_until > now, or_(Way.sender == "", Way.sender.in_(senders)))
        .order_by(Way.sender, Way.domain)
    )


@dataclass(frozen=True, slots=True)
class ClosedWay:
    """A way that is closed to an office, as its page tells it."""

    way: Way
    letters: Sequence[Letter]


def closed_to(session: Session, office_id: int, now: datetime) -> list[ClosedWay]:
    """The ways that are closed to the office, each with the letters whose refusal closed it."""
    return [
        ClosedWay(
            way,
            session.scalars(
                select(Letter)
                .where(Letter.office_id == office_id, refused_meanwhile(way.sender))
                .order_by(Letter.id)
                .limit(10)
            ).all()
            if way.sender
            else (),
        )
        for way in session.scalars(_closed_ways(office_id, now)).all()
    ]


def refused_meanwhile(sender: str) -> ColumnElement[bool]:
    """Letters of this sender whose refusal may speak of all."""
    return and_(
        Letter.delivery == Delivery.QUEUED,
        Letter.refusals > 0,
        Letter.sender_address == sender,
    )


def _goes(way: KnownWay) -> ColumnElement[bool]:
    """Whether a letter goes that way."""
    if not way.sender:
        return true()
    is_from = Letter.sender_address == way.sender
    if not way.domain:
        return is_from
    return is_from & Letter.recipient_address.iendswith(f"@{way.domain}", autoescape=True)
