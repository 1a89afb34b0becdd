"""Whether the worker runs, for pages that wait for it."""

from __future__ import annotations

from datetime import timedelta

from planner.jobs import last_beat
from planner.web.database import db
from planner.web.extensions import now

# Longer than the waits for a mail server together.
_LONGEST_TEST = timedelta(minutes=2)


def worker_is_missing() -> bool:
    """Whether the worker has not run within the time that a test may take."""
    last = last_beat(db.session())
    return last is None or now() - last > _LONGEST_TEST
