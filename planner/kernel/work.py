"""The unit of work that is passed to every operation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from planner.kernel.links import Links


@dataclass(frozen=True, kw_only=True, slots=True)
class Work:
    """Who acts, when, for which office, in which transaction.

    Created per request, job, command or test, whose code also commits; operations only flush. `now`
    is aware UTC. `actor_id` is the acting user; None for guests and commands.
    """

    session: Session
    now: datetime
    office_id: int
    links: Links
    actor_id: int | None = None
