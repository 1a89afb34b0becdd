"""The head of every desk page: what waits, the number of held letters, and the member's own jobs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from flask import g
from sqlalchemy import select

from planner.accounts.models import Role
from planner.background.models import Job
from planner.background.queries import unacknowledged_jobs
from planner.events.queries import events_numbered
from planner.outbox.queries import held_count
from planner.web.database import db
from planner.web.desk.calendar.days import today
from planner.web.desk.today.waiting import Asked
from planner.web.extensions import now
from planner.web.transaction import current_office, member, reading_languages


class NamedJob(NamedTuple):
    """`event` is the title of the job's event, "" without one."""

    job: Job
    event: str


class _Counts(NamedTuple):
    """Loaded in one statement, once per request."""

    held_letters: int
    has_jobs: bool
    waiting: int


def held_letters() -> int:
    """For the counter in the navigation."""
    return _counts().held_letters


def waiting() -> int:
    """How many things wait for the member, for the counter in the navigation; 0 for viewers, who
    can do nothing about them.
    """
    return _counts().waiting if member().may(Role.EDITOR) else 0


def initials(name: str) -> str:
    """The first letters of the first and the last word of a name: “VP” for “Vera Press”."""
    words = name.split()
    return "".join(word[0] for word in (*words[:1], *words[1:][-1:])).upper()


def my_jobs() -> list[NamedJob]:
    """Jobs that the member started and has not acknowledged; none for viewers."""
    if not member().may(Role.EDITOR) or not _counts().has_jobs:
        return []
    return with_event_titles(
        db.session.scalars(unacknowledged_jobs(current_office().id, member().user.id))
    )


def with_event_titles(jobs: Iterable[Job]) -> list[NamedJob]:
    """Each job with the title of its event: "" if it has none or it was removed."""
    jobs = list(jobs)
    wanted = {job.event_id for job in jobs if job.event_id is not None}
    events = db.session.scalars(events_numbered(current_office().id, wanted)) if wanted else ()
    titles = {event.id: event.title(*reading_languages()) for event in events}
    return [NamedJob(job, titles.get(job.event_id or 0, "")) for job in jobs]


def asked_now() -> Asked:
    """The member, and what time it is for them."""
    who, office = member(), current_office()
    assert who.role is not None
    return Asked(office_id=office.id, actor_id=who.user.id, role=who.role, now=now(), today=today())


def _counts() -> _Counts:
    if "masthead" not in g:
        office_id = current_office().id
        letters = held_count(office_id).scalar_subquery()
        jobs = unacknowledged_jobs(office_id, member().user.id).exists()
        asked = asked_now()
        found = select(letters, jobs, asked.count())
        g.masthead = _Counts(*db.session.execute(found, asked.values).one())
    counts: _Counts = g.masthead
    return counts
