"""Background jobs, and the outcome of each item."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from planner.kernel.database import Base, MessageText, Owned, partial_index, words


class JobState(StrEnum):
    """The state of a job.

    `waiting` has not begun; `running` has begun; `stopped` was stopped by a person, or because the
    person who started it lost the permission; `failed` was refused or crashed. Stopped and failed
    jobs can be resumed.
    """

    WAITING = "waiting"
    RUNNING = "running"
    STOPPED = "stopped"
    FAILED = "failed"
    DONE = "done"


# The states in which the worker has something left to do.
OPEN = (JobState.WAITING, JobState.RUNNING)
_IS_OPEN = "state IN ('waiting', 'running')"


class OutcomeKind(StrEnum):
    """The outcome of one item; `passed` means skipped for a reason of the domain."""

    DONE = "done"
    PASSED = "passed"
    FAILED = "failed"


class Job(Owned, Base):
    """An operation on many items, done in portions.

    `kind` is the operation, `arguments` its input: ids of rows, and no names or addresses but in a
    `filter` by which people were chosen. `total` is the number of items, `done` how many were
    processed; `cursor` is the start of the next portion, in a format of the kind. `act_key`
    identifies the operation with its input; it is unique among open jobs, so that none runs twice
    at a time.

    `due_at` is set to now after each portion, so that several jobs take turns. `claimed_by` is the
    worker. `fencing_token` is incremented by every claim and stop, which invalidates earlier
    claims. `failures` counts consecutive portions that were begun and not stored. `started_by_id`
    is the user with whose permissions the job acts, who is notified at its end (`seen_at`:
    acknowledged), and who may download `file_id`. `event_id` has no foreign key because jobs are a
    layer below the events.
    """

    __tablename__ = "jobs"
    __table_args__ = (
        partial_index(
            "ix_jobs_office_id_act_key", "office_id", "act_key", where=_IS_OPEN, unique=True
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
    # The column keeps its original name, because copies of older databases have it.
    fencing_token: Mapped[int] = mapped_column("fence", default=0)
    failures: Mapped[int] = mapped_column(default=0)

    @property
    def is_open(self) -> bool:
        return self.state in OPEN


class JobOutcome(Owned, Base):
    """The outcome of one item of a job. `label` is the name of the item.

    `position` counts from 0 in the order of processing.
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
