"""Does one portion of a job: prepared without the write lock, stored in one short transaction.

    claimed → prepared (reads only) → stored with cursor and counters, under the fencing token

A worker that dies before the commit has changed nothing, and the portion is repeated; after it,
there is nothing to repeat. Stopping a job or taking it over raises the fencing token, and the
prepared portion is discarded.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import update
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from planner.accounts.models import Role
from planner.accounts.queries import active_member
from planner.background.claims import (
    RENEWAL,
    Claim,
    ClaimLost,
    advance,
    claim_job,
    confirm_claim,
    end,
    give_back_job,
    is_anything_due,
    renew_job,
)
from planner.background.models import Job, JobState
from planner.background.operations import Outcome, note_outcomes
from planner.files import storage
from planner.history.operations import record
from planner.kernel.database import begin_writing_transaction
from planner.kernel.errors import PlannerError
from planner.kernel.links import Links
from planner.kernel.messages import gettext as _
from planner.kernel.scope import enter, leave
from planner.kernel.work import Work
from planner.outbox.delivery.heartbeat import heartbeat
from planner.outbox.delivery.mail_servers import MailServers
from planner.outbox.models import Heartbeat
from planner.pdf import PdfClient

log = logging.getLogger(__name__)

WORKER = "worker"
NO_RIGHT = _(
    "The person for whom this was done may not do it any more. "
    "Somebody else of the office can continue it."
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Tools:
    """What portions need besides the database. `greeting` is the name for EHLO."""

    links: Links
    folder: Path
    pdf_client: Callable[[], PdfClient]
    mail_servers: MailServers
    greeting: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Task:
    """A job's arguments and progress, as plain values."""

    job_id: int
    kind: str
    arguments: dict[str, Any]
    cursor: dict[str, Any]
    total: int
    done: int
    event_id: int | None
    file_id: int | None
    started_by_id: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Stored:
    """What a portion has written: an outcome per thing, and the `cursor` for the next portion.

    `counted` is the number of things that were done where no outcomes are told, because another page
    tells them.
    `total` is the number of things, if it was unknown at the start. `file_id` is a file for the
    person to download, or for the next portions to read; `event_id` the event that the job made.
    `unlink` holds paths of files whose rows were deleted; they are removed after the commit.
    """

    outcomes: Sequence[Outcome] = ()
    cursor: dict[str, Any] = field(default_factory=dict)
    is_last: bool
    counted: int = 0
    total: int | None = None
    file_id: int | None = None
    event_id: int | None = None
    unlink: Sequence[str] = ()


Store = Callable[[Work], Stored]
Prepare = Callable[[Work, Task, Tools], Store]


@dataclass(frozen=True, slots=True)
class Act:
    """The code of a kind of job, and the role that it needs."""

    needs: Role
    prepare: Prepare


class Refused(PlannerError):
    """The job cannot be done; nothing of this portion is stored. `outcomes` give the reasons."""

    def __init__(self, message: str, outcomes: Sequence[Outcome] = ()) -> None:
        super().__init__(message)
        self.outcomes = outcomes


class _NoRight(PlannerError):
    """The person who started the job may no longer do it (S9)."""

    def __init__(self) -> None:
        super().__init__(NO_RIGHT)


def do_portion(
    session: Session, acts: dict[str, Act], tools: Tools, now: datetime, owner: str = ""
) -> bool:
    """Do a portion of the next job; False if none is due.

    Commits, so `session` must have no transaction open. `owner` is the name of this worker.
    """
    is_due = is_anything_due(session, now)
    session.rollback()
    if not is_due or (claim := claim_job(session, now, owner)) is None:
        return False

    def renew(elapsed: timedelta) -> bool:
        """Renew the claim and record a heartbeat while the portion runs."""
        with Session(session.get_bind()) as other:
            begin_writing_transaction(other)
            is_ours = renew_job(other, claim, now + elapsed)
            alive = update(Heartbeat).where(Heartbeat.name == WORKER)
            other.execute(alive.values(beat_at=now + elapsed))
            other.commit()
        return is_ours

    try:
        with heartbeat(renew, RENEWAL):
            _work_on(_Portion(session, claim, now), acts, tools)
    except ClaimLost:
        session.rollback()
        log.info("job %s was stopped, or taken over", claim.job_id)
    finally:
        leave(session)
    return True


@dataclass(frozen=True, slots=True)
class _Portion:
    """A portion and the claim that it is done under."""

    session: Session
    claim: Claim
    now: datetime

    def task(self) -> Task:
        job = self.session.get_one(Job, self.claim.job_id, populate_existing=True)
        return Task(
            job_id=job.id,
            kind=job.kind,
            arguments=job.arguments,
            cursor=job.cursor,
            total=job.total,
            done=job.done,
            event_id=job.event_id,
            file_id=job.file_id,
            started_by_id=job.started_by_id,
        )

    def work(self, task: Task, tools: Tools) -> Work:
        enter(self.session, self.claim.office_id)
        return Work(
            session=self.session,
            now=self.now,
            office_id=self.claim.office_id,
            links=tools.links,
            actor_id=task.started_by_id,
        )


def _work_on(portion: _Portion, acts: dict[str, Act], tools: Tools) -> None:
    session, claim = portion.session, portion.claim
    task = portion.task()
    work = portion.work(task, tools)
    try:
        stored = _store(portion, work, task, acts[task.kind], tools)
    except ClaimLost:
        raise
    except _NoRight as refusal:
        _end(portion, work, task, JobState.STOPPED, refusal)
    except PlannerError as refusal:
        _end(portion, work, task, JobState.FAILED, refusal)
    except SystemExit:
        give_back_job(session, claim, portion.now, is_failure=False)
        raise
    except OperationalError as error:
        is_failure = "locked" not in str(error.orig)
        log.warning("job %s waits for the database", claim.job_id)
        give_back_job(session, claim, portion.now, is_failure=is_failure)
    except Exception:
        log.exception("a portion of job %s broke off", claim.job_id)
        give_back_job(session, claim, portion.now, is_failure=True)
    else:
        for path in stored.unlink:
            storage.remove(tools.folder, path)


def _store(portion: _Portion, work: Work, task: Task, act: Act, tools: Tools) -> Stored:
    """Prepare the portion, then store it with its outcomes and progress, and commit."""
    session, claim = portion.session, portion.claim
    _refuse_without_right(work, act)
    store = act.prepare(work, task, tools)
    session.rollback()
    begin_writing_transaction(session)
    confirm_claim(session, claim)
    _refuse_without_right(work, act)
    stored = store(work)
    note_outcomes(work, task.job_id, task.done, stored.outcomes)
    known = {"total": stored.total, "file_id": stored.file_id, "event_id": stored.event_id}
    advance(
        session,
        claim,
        portion.now,
        done=len(stored.outcomes) + stored.counted,
        cursor=stored.cursor,
        **{name: value for name, value in known.items() if value is not None},
    )
    if stored.is_last:
        end(session, claim, JobState.DONE, portion.now)
        job = session.get_one(Job, task.job_id, populate_existing=True)
        record(work, "job.done", job, event_id=job.event_id, kind=job.kind, total=job.done)
    session.commit()
    return stored


def _end(portion: _Portion, work: Work, task: Task, state: JobState, refusal: PlannerError) -> None:
    """End a job whose portion was refused, with the reason; earlier portions are kept."""
    session = portion.session
    session.rollback()
    begin_writing_transaction(session)
    end(session, portion.claim, state, portion.now, refusal.message)
    if isinstance(refusal, Refused):
        note_outcomes(work, task.job_id, task.done, refusal.outcomes)
    job = session.get_one(Job, task.job_id, populate_existing=True)
    record(work, f"job.{state}", job, event_id=job.event_id, kind=job.kind, done=job.done)
    session.commit()


def _refuse_without_right(work: Work, act: Act) -> None:
    found = active_member(work.office_id, work.actor_id)
    membership = work.session.scalars(found).one_or_none()
    if membership is None or not membership.role.includes(act.needs):
        raise _NoRight
