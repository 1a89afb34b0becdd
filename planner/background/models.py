"""Acts that take longer than a request may, and what became of each thing they act on."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from planner.kernel.database import Base, MessageText, Owned, words


class JobState(StrEnum):
    """Where a job stands.

    `waiting` has not begun; `running` has done a portion or is at it; `stopped` was stopped by a
    person, or because the person it acts for lost the right; `failed` was refused or broke.
    Both of these go on when somebody asks.
    """

    WAITING = "waiting"
    RUNNING = "running"
    STOPPED = "stopped"
    FAILED = "failed"
    DONE = "done"


OPEN = (JobState.WAITING, JobState.RUNNING)
"""The states in which the worker still has something to do."""
_IS_OPEN = "state IN ('waiting', 'running')"


class OutcomeKind(StrEnum):
    """What became of one thing: done, passed over for a reason of the domain, or failed."""

    DONE = "done"
    PASSED = "passed"
    FAILED = "failed"


class Job(Owned, Base):
    """One act on many things, done in portions.

    `kind` says which act, `arguments` on what: numbers of rows only, no names or addresses.
    `total` is how many things there are, `done` how many were dealt with; `cursor` is where the
    next portion begins, in the words of the kind. `act_key` is the same for the same act: of those
    that are open it is unique, so that one act is never under way twice.

    `due_at` is when the next portion may be taken: after each portion it is now, so that several
    jobs take turns. `claimed_by` names the worker that is at it. `fencing_token` rises with every
    claim and every stop; a worker whose token is no longer the stored one changes nothing.
    `failures` counts portions begun and not stored, in a row. `started_by_id` is whose rights the
    job acts with, who is told at its end
    (`seen_at`: they know), and whose file `file_id` is. `event_id` has no foreign key: jobs lie
    below the events.
    """

    __tablename__ = "jobs"
    __table_args__ = (
        Index(
            "ix_jobs_office_id_act_key",
            "office_id",
            "act_key",
            unique=True,
            sqlite_where=text(_IS_OPEN),
            postgresql_where=text(_IS_OPEN),
        ),
        Index("ix_jobs_state_due_at", "state", "due_at", "id"),
        Index("ix_jobs_started_by_id_seen_at", "started_by_id", "seen_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    arguments: Mapped[dict[str, Any]] = mapped_column(deferred=True)
    event_id: Mapped[int | None] = mapped_column(index=True)
    file_id: Mapped[int | None] = mapped_column(
        ForeignKey("stored_files.id", ondelete="SET NULL"), index=True
    )
    act_key: Mapped[str]

    state: Mapped[JobState] = mapped_column(words(JobState), default=JobState.WAITING)
    total: Mapped[int]
    done: Mapped[int] = mapped_column(default=0)
    cursor: Mapped[dict[str, Any]] = mapped_column(default=dict)
    error: Mapped[str] = mapped_column(MessageText, default="")

    started_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    created_at: Mapped[datetime]
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    seen_at: Mapped[datetime | None]

    due_at: Mapped[datetime]
    claimed_by: Mapped[str | None]
    lease_until: Mapped[datetime | None]
    # The column keeps its first name: old code and copies know it by that.
    fencing_token: Mapped[int] = mapped_column("fence", default=0)
    failures: Mapped[int] = mapped_column(default=0)

    @property
    def is_open(self) -> bool:
        return self.state in OPEN


class JobOutcome(Owned, Base):
    """What became of one thing of a job. `label` is what a person knows it by.

    `position` counts from 0 in the order in which the things are dealt with.
    """

    __tablename__ = "job_outcomes"
    __table_args__ = (
        UniqueConstraint("job_id", "position"),
        Index("ix_job_outcomes_job_id_outcome", "job_id", "outcome", "position"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    job_id: Mapped[int] = mapped_column(ForeignKey("jobs.id", ondelete="CASCADE"))
    position: Mapped[int]
    label: Mapped[str] = mapped_column(MessageText)
    outcome: Mapped[OutcomeKind] = mapped_column(words(OutcomeKind))
    reason: Mapped[str] = mapped_column(MessageText, default="")
