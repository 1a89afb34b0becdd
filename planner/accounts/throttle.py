"""How often a guarded door may be tried: counted in the database, for all processes (S16)."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from planner.accounts.models import Attempt
from planner.kernel.errors import Busy
from planner.kernel.ids import fingerprint

log = logging.getLogger(__name__)

WINDOW = timedelta(minutes=15)
ALARM = 200


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `most` tries per `WINDOW` at `gate` by `key`: an account, a browser, an address."""

    gate: str
    key: str
    most: int

    @property
    def key_hash(self) -> str:
        return fingerprint(self.key)


def refuse_too_many(session: Session, now: datetime, limits: Iterable[Limit]) -> None:
    """Raises `Busy` where one of the limits is reached. Does not count this try: see `count`."""
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
                "There were too many tries. Wait a quarter of an hour, then try again.",
                retry_after=max(1, int((first + WINDOW - now).total_seconds())),
            )


def count(session: Session, now: datetime, limits: Collection[Limit]) -> None:
    """Note one try for each of the limits, and forget those that count no more."""
    session.execute(delete(Attempt).where(Attempt.at <= now - WINDOW))
    session.add_all(Attempt(gate=limit.gate, key_hash=limit.key_hash, at=now) for limit in limits)
    session.flush()
    for gate in {limit.gate for limit in limits}:
        _raise_alarm(session, now, gate)


def _raise_alarm(session: Session, now: datetime, gate: str) -> None:
    """Say in the log when many try at once, from wherever: no single limit notices that."""
    tries = session.scalar(
        select(func.count()).where(Attempt.gate == gate, Attempt.at > now - WINDOW)
    )
    if tries and tries % ALARM == 0:
        log.warning("%d tries at %s within a quarter of an hour", tries, gate)
