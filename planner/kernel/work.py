"""The unit of work that every operation is handed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from planner.kernel.links import Links


@dataclass(frozen=True, kw_only=True, slots=True)
class Work:
    """One unit of work: who acts, when, for which office, in which transaction.

    The web builds one per request, the worker and the command line one per job, a test one
    per test. Operations flush; only whoever built the Work commits. `now` is aware UTC.
    `actor_id` is the user who acts, None for a guest or a job.
    """

    session: Session
    now: datetime
    office_id: int
    links: Links
    actor_id: int | None = None
