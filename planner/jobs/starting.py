"""Starts jobs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import func, select

from planner.background.models import Job
from planner.background.operations import JobPlan, note_done, start_job
from planner.background.queries import waiting_job
from planner.confirmations.speakers import number_of_speakers
from planner.contacts.importing.models import Import
from planner.distribution.models import Distribution
from planner.files import transfers
from planner.files.transfers import Written
from planner.free_letters.models import FreeLetter
from planner.invitations.due import Wish
from planner.invitations.guest_kinds import GuestKind
from planner.invitations.models import Invitation
from planner.invitations.operations import Report
from planner.invitations.person_filter import PersonFilter
from planner.jobs.inviting import outcomes_of
from planner.jobs.job_kinds import JobKind
from planner.kernel.work import Work
from planner.letter_plans.models import PlannedLetter

MOST_AT_ONCE = 100
"""Inviting or writing to more people than this becomes a job."""
_JSON = "application/json"


def start_writing(work: Work, event_id: int, guests: Sequence[int], wish: Wish) -> Job:
    """Write the letters that are due to these guests; an equal job that waits is reused.

    A running job is not: it may have written to some of them before this transaction's changes.
    """
    plan = JobPlan(
        kind=JobKind.GUEST_LETTERS,
        arguments={"event": event_id, "guests": list(guests), "wish": wish},
        total=len(guests),
        event_id=event_id,
        same_as=f"{event_id} {wish} {work.now.isoformat()}",
    )
    waiting = waiting_job(work.session, work.office_id, plan.kind, event_id)
    if waiting is not None and waiting.arguments == plan.arguments:
        return waiting
    return start_job(work, plan)


def start_inviting(
    work: Work, event_id: int, people: Sequence[int], kind: GuestKind | None = None
) -> Job:
    """Invite these people of the register, and write their letters."""
    plan = JobPlan(
        kind=JobKind.INVITATIONS,
        arguments={"event": event_id, "people": list(people), "kind": kind},
        total=len(people),
        event_id=event_id,
    )
    return start_job(work, plan)


def note_invited(work: Work, event_id: int, report: Report) -> Job:
    """Record an invitation done within a request as a finished job, which lists all outcomes."""
    outcomes = outcomes_of(report)
    plan = JobPlan(kind=JobKind.INVITATIONS, total=len(outcomes), event_id=event_id)
    return note_done(work, plan, outcomes)


def start_inviting_pasted(
    work: Work, event_id: int, rows: Written, total: int, kind: GuestKind | None = None
) -> Job:
    """Invite the people in a file of `inviting.pasted_file`."""
    return _with_file(
        work,
        rows,
        JobPlan(
            kind=JobKind.PASTED_GUESTS,
            arguments={"event": event_id, "kind": kind},
            total=total,
            event_id=event_id,
            same_as=f"{event_id} {rows.sha256} {kind}",
        ),
    )


def start_import(work: Work, content: Written) -> Job:
    """Import an event from a file."""
    plan = JobPlan(kind=JobKind.EVENT_IMPORT, total=1, same_as=content.sha256)
    return _with_file(work, content, plan)


def start_export(work: Work, event_id: int) -> Job:
    """Export an event with its logos to a file."""
    plan = JobPlan(
        kind=JobKind.EVENT_EXPORT, arguments={"event": event_id}, total=1, event_id=event_id
    )
    return start_job(work, plan)


def start_guard_list(work: Work, event_id: int, language: str, *, with_silent: bool) -> Job:
    """Draw the list for the guard; see `guard_lists`."""
    arguments = {"event": event_id, "language": language, "with_silent": with_silent}
    plan = JobPlan(
        kind=JobKind.GUARD_LIST,
        arguments=arguments,
        total=1,
        event_id=event_id,
        same_as=f"{work.actor_id} {json.dumps(arguments, sort_keys=True)}",
    )
    return start_job(work, plan)


def start_people_sheet(
    work: Work, wanted: PersonFilter, day: date, languages: Sequence[str]
) -> Job:
    """Write the people of a filter, as employed on `day`, into a sheet; see `people_sheets`."""
    arguments = {"filter": wanted.values, "day": day.isoformat(), "languages": list(languages)}
    same_as = f"{work.actor_id} {json.dumps(arguments, sort_keys=True)}"
    plan = JobPlan(kind=JobKind.PEOPLE_SHEET, arguments=arguments, total=1, same_as=same_as)
    return start_job(work, plan)


def start_with_list(work: Work, kind: JobKind, brought: Import, total: int) -> Job:
    """Make the preview of a list of people, import it, or take the import back. The list waits for
    this job only.
    """
    plan = JobPlan(
        kind=kind,
        arguments={"list": brought.id},
        total=total,
        same_as=f"{brought.id} {brought.version}",
    )
    job = start_job(work, plan)
    brought.job_id = job.id
    work.session.flush()
    return job


def start_mail_test(work: Work) -> Job:
    """Send a test letter to the actor. They are not told of its end: the page Mail shows it."""
    return _start_test(work, JobKind.MAIL_TEST)


def start_mailbox_test(work: Work) -> Job:
    """Look into the mailbox of the office. The page of the mailbox shows what was found."""
    return _start_test(work, JobKind.MAILBOX_TEST)


def _start_test(work: Work, kind: JobKind) -> Job:
    job = start_job(work, JobPlan(kind=kind, total=1, same_as=str(work.actor_id)))
    job.seen_at = work.now
    work.session.flush()
    return job


def start_planned(work: Work, planned: PlannedLetter) -> Job:
    """Write the letters of a row of the plan of an event, for whoever has agreed to it."""
    guests = select(func.count()).where(
        Invitation.office_id == work.office_id,
        Invitation.event_id == planned.event_id,
        Invitation.withdrawn_at.is_(None),
    )
    arguments = {"event": planned.event_id, "planned": planned.id}
    of_event = number_of_speakers(work.office_id, planned.event_id)
    total = work.session.scalar(of_event if planned.kind.is_to_speakers else guests) or 0
    return _start_for(work, planned, JobKind.PLANNED_LETTERS, arguments, total)


def start_free_letter(work: Work, letter: FreeLetter, people: Sequence[int]) -> Job:
    """Write a free letter to these people."""
    arguments = {"letter": letter.id, "people": list(people)}
    return _start_for(work, letter, JobKind.FREE_LETTER, arguments, len(people))


def start_again(work: Work, letter: FreeLetter, people: Sequence[int], up_to: int) -> Job:
    """Write a free letter once more to these people; see `free_letters.again.sent_again`."""
    plan = JobPlan(
        kind=JobKind.FREE_LETTER_AGAIN,
        arguments={"letter": letter.id, "people": list(people), "up_to": up_to},
        total=len(people),
        event_id=letter.event_id,
    )
    return start_job(work, plan)


def start_distribution(work: Work, distribution: Distribution, people: Sequence[int]) -> Job:
    """Write a release or an advisory to these people."""
    arguments = {"distribution": distribution.id, "people": list(people)}
    return _start_for(work, distribution, JobKind.DISTRIBUTION, arguments, len(people))


def start_notice(work: Work, event_id: int, release_id: int, people: Sequence[int]) -> Job:
    """Tell these people of the correction or withdrawal of a release."""
    plan = JobPlan(
        kind=JobKind.RELEASE_NOTICE,
        arguments={"event": event_id, "release": release_id, "people": list(people)},
        total=len(people),
        event_id=event_id,
        same_as=str(release_id),
    )
    return start_job(work, plan)


def _start_for(
    work: Work,
    row: PlannedLetter | FreeLetter | Distribution,
    kind: JobKind,
    arguments: dict[str, Any],
    total: int,
) -> Job:
    """Write the letters of `row`, which names the job that may write them."""
    plan = JobPlan(
        kind=kind,
        arguments=arguments,
        total=total,
        event_id=row.event_id,
        same_as=f"{row.id} {work.now.isoformat()}",
    )
    job = start_job(work, plan)
    row.job_id = job.id
    work.session.flush()
    return job


def _with_file(work: Work, written: Written, plan: JobPlan) -> Job:
    """Start a job that reads a file. If one is open for the same file, `written` is left without a
    row, and cleanup removes it.
    """
    job = start_job(work, plan)
    if job.file_id is None:
        job.file_id = transfers.keep(work, written, "upload.json", _JSON).id
        work.session.flush()
    return job
