"""Limiting attempts, such as signing in, counted in the database for all processes (S16)."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeAlias

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from planner.accounts.models import Attempt
from planner.kernel.errors import Busy
from planner.kernel.ids import fingerprint
from planner.kernel.messages import gettext as _

log = logging.getLogger(__name__)

# The ids of the rows of one attempt, one per limit.
Tries: TypeAlias = tuple[int, ...]
WINDOW = timedelta(minutes=15)
ALARM = 200


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `most` attempts per `WINDOW` at `gate` by `key`: an account, browser or IP address."""

    gate: str
    key: str
    most: int

    @property
    def key_hash(self) -> str:
        return fingerprint(self.key)


def refuse_too_many(session: Session, now: datetime, limits: Iterable[Limit]) -> None:
    """Raises `Busy` if one of the limits is reached. Does not count this attempt: see `count`."""
    for limit in limits:
        tries, first = session.execute(
            select(func.count(), func.min(Attempt.at)).where(
                Attempt.gate == limit.gate,
                Attempt.key_hash == limit.key_hash,
                Attempt.at > now - WINDOW,
            )
        ).one()
        if tries >= limit.most:
            raise Busy(
                _("There were too many tries. Wait a quarter of an hour, then try again."),
                retry_after=max(1, int((first + WINDOW - now).total_seconds())),
            )


def count(session: Session, now: datetime, limits: Collection[Limit]) -> Tries:
    """Store an attempt for each of the limits, and delete expired ones."""
    session.execute(delete(Attempt).where(Attempt.at <= now - WINDOW))
    tries = [Attempt(gate=limit.gate, key_hash=limit.key_hash, at=now) for limit in limits]
    session.add_all(tries)
    session.flush()
    for gate in {limit.gate for limit in limits}:
        _warn_of_many(session, now, gate)
    return tuple(one.id for one in tries)


def admit_try(session: Session, now: datetime, limits: Collection[Limit]) -> Tries:
    """Count an attempt, or raise `Busy`. Commit before verifying the attempt, so that concurrent
    ones are counted too; call `forget_tries` if it succeeded.
    """
    refuse_too_many(session, now, limits)
    return count(session, now, limits)


def forget_tries(session: Session, tries: Tries) -> None:
    """Delete a successful attempt: only failed ones count."""
    session.execute(delete(Attempt).where(Attempt.id.in_(tries)))


def _warn_of_many(session: Session, now: datetime, gate: str) -> None:
    """Log a warning at many attempts from many sources, which no single limit notices."""
    tries = session.scalar(
        select(func.count()).where(Attempt.gate == gate, Attempt.at > now - WINDOW)
    )
    if tries and tries % ALARM == 0:
        log.warning("%d tries at %s within a quarter of an hour", tries, gate)
