"""The records that tasks name, loaded in at most one statement for each table."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import select

from planner.anniversaries.models import Anniversary
from planner.contacts.importing.models import Import
from planner.contacts.models import Person
from planner.events.models.event import Event
from planner.events.models.study import Study
from planner.events.models.task import EventTask
from planner.events.queries import events_numbered
from planner.events.waiting import due_rows, parts_unconfirmed
from planner.mailbox.models import OfficeMailbox
from planner.releases.models import Release
from planner.releases.waiting import Act, headlines, last_acts, listed_releases
from planner.web.database import db
from planner.web.desk.today.waiting import Asked, Kind, Waiting
from planner.web.transaction import reading_languages

R = TypeVar("R", bound=Any)
_OF_EVENTS = (
    *(
        Kind.OVER,
        Kind.CHECKLIST,
        Kind.HELD_LETTERS,
        Kind.PLANNED_LETTERS,
        Kind.UNINVITED,
        Kind.COLLEAGUES,
        Kind.REQUESTS,
    ),
    *(Kind.UNCONFIRMED, Kind.QUOTES),
)
_OF_RELEASES = tuple(kind for kind in Kind if kind.is_of_release)


@dataclass(frozen=True, kw_only=True, slots=True)
class Records:
    """Rows by id; by event: `speakers`, the names of those who have not confirmed, and `tasks`, the
    rows of the checklist that are due, the member's own first.
    """

    today: date
    events: dict[int, Event] = field(default_factory=dict)
    speakers: dict[int, list[str]] = field(default_factory=dict)
    tasks: dict[int, list[EventTask]] = field(default_factory=dict)
    releases: dict[int, Release] = field(default_factory=dict)
    headlines: dict[int, str] = field(default_factory=dict)
    acts: dict[tuple[int, str], Act] = field(default_factory=dict)
    mailboxes: dict[int, OfficeMailbox] = field(default_factory=dict)
    people: dict[int, Person] = field(default_factory=dict)
    lists: dict[int, Import] = field(default_factory=dict)
    studies: dict[int, Study] = field(default_factory=dict)
    anniversaries: dict[int, Anniversary] = field(default_factory=dict)


def records_of(asked: Asked, waiting: list[Waiting]) -> Records:
    releases = _numbers(waiting, *_OF_RELEASES)
    session, office_id = db.session(), asked.office_id
    return Records(
        today=asked.today,
        events=_events(office_id, _numbers(waiting, *_OF_EVENTS)),
        speakers=_speakers(office_id, _numbers(waiting, Kind.UNCONFIRMED)),
        tasks=_tasks(asked, _numbers(waiting, Kind.CHECKLIST)),
        releases={
            release.id: release
            for release in (
                session.scalars(listed_releases(office_id, releases)) if releases else ()
            )
        },
        headlines=headlines(session, office_id, releases) if releases else {},
        acts=last_acts(session, office_id, releases) if releases else {},
        lists=_rows(Import, office_id, _numbers(waiting, Kind.LISTS)),
        mailboxes=_rows(OfficeMailbox, office_id, _numbers(waiting, Kind.MAILBOX)),
        people=_rows(Person, office_id, _numbers(waiting, Kind.REFUSED, Kind.ERASURE)),
        studies=_rows(Study, office_id, _numbers(waiting, Kind.STUDY_EMBARGO)),
        anniversaries=_rows(Anniversary, office_id, _numbers(waiting, Kind.ANNIVERSARY)),
    )


def _numbers(waiting: list[Waiting], *kinds: Kind) -> set[int]:
    return {one.number for one in waiting if one.kind in kinds}


def _events(office_id: int, numbers: Collection[int]) -> dict[int, Event]:
    if not numbers:
        return {}
    return {event.id: event for event in db.session.scalars(events_numbered(office_id, numbers))}


def _speakers(office_id: int, events: Collection[int]) -> dict[int, list[str]]:
    if not events:
        return {}
    languages = reading_languages()
    names: dict[int, dict[str, None]] = {}
    for part in db.session.scalars(parts_unconfirmed(office_id, events)):
        shown = part.person or part.organisation
        name = shown.names.best(*languages) if shown else part.unnamed_roles.best(*languages)
        names.setdefault(part.item.event_id, {})[name] = None
    return {event_id: [*found] for event_id, found in names.items()}


def _tasks(asked: Asked, events: Collection[int]) -> dict[int, list[EventTask]]:
    if not events:
        return {}
    tasks: dict[int, list[EventTask]] = {}
    for task in db.session.scalars(due_rows(asked.office_id, events, asked.week_ends)):
        is_mine = asked.actor_id in (task.responsible_id, task.event.responsible_id)
        if is_mine or not asked.only_mine:
            tasks.setdefault(task.event_id, []).append(task)
    for rows in tasks.values():
        rows.sort(key=lambda task: task.responsible_now != asked.actor_id)
    return tasks


def _rows(model: type[R], office_id: int, numbers: Collection[int]) -> dict[int, R]:
    if not numbers:
        return {}
    found = select(model).where(model.office_id == office_id, model.id.in_(numbers))
    return {row.id: row for row in db.session.scalars(found)}
