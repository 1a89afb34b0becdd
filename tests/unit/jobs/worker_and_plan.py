"""Planned letters that the worker comes to, on the eve of the event."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import select

from planner.jobs.kinds import ACTS
from planner.jobs.letter_plans import begin_due_plans
from planner.jobs.portions import do_portion
from planner.kernel.work import Work
from planner.letter_plans.models import PlannedLetter, PlanState
from planner.outbox.models import Letter
from tests.unit.jobs.doing import tools_for

MINUTE = timedelta(minutes=1)
EVE = datetime(2012, 3, 26, 12, tzinfo=UTC)


def do_one(work: Work, folder: Path) -> bool:
    """A portion, on the eve of the event."""
    work.session.commit()
    return do_portion(work.session, ACTS, tools_for(work, folder), EVE)


def do_all(work: Work, folder: Path) -> None:
    while do_one(work, folder):
        pass


def begin(work: Work, now: datetime) -> int:
    work.session.commit()
    return begin_due_plans(work.session, work.links, now)


def letters(work: Work) -> list[tuple[str, str, str]]:
    """Recipient, purpose and delivery of what the plan has written, by guest."""
    work.session.rollback()
    found = select(Letter).where(Letter.unique_key.startswith("plan:")).order_by(Letter.id)
    return [
        (one.recipient_name, one.purpose, one.delivery.value) for one in work.session.scalars(found)
    ]


def state(work: Work, one: PlannedLetter) -> tuple[PlanState, str]:
    work.session.rollback()
    work.session.refresh(one)
    return one.state, one.reason
