"""Queries for public pages: announced events only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import cache
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Row,
    Select,
    and_,
    bindparam,
    func,
    select,
)
from sqlalchemy.orm import InstrumentedAttribute, Session, joinedload, selectinload

from planner.contacts.models import Person
from planner.events.models.event import Event, EventBody, Part, PressContact, ProgrammeItem
from planner.events.models.kinds import EventStatus
from planner.events.models.own_kind import OwnKind
from planner.events.models.study import Study
from planner.events.models.times import ITEM_TIMES
from planner.events.public.disclosure import disclosed_item
from planner.events.public.visible_fields import (
    PublicBody,
    PublicContact,
    PublicEvent,
    PublicItem,
    PublicName,
    PublicPart,
    PublicStudy,
)
from planner.kernel.database import Rows
from planner.kernel.texts import NO_TEXTS
from planner.organisations.models import Organisation


def announced(now: datetime | BindParameter[datetime]) -> ColumnElement[bool]:
    """The condition that an event is public at that moment. Every public query uses it."""
    return and_(Event.announced_at <= now, Event.status != EventStatus.DRAFT)


def announced_event(
    session: Session, office_id: int, public_id: str, now: datetime
) -> PublicEvent | None:
    """One event with all that its public page shows, in four statements.

    Reads plain columns, which takes a tenth of the time of loading models: hundreds of people may
    open the page within minutes. `kernel.scope` does not cover statements executed on the
    connection, so each filters by office itself; composite foreign keys keep joined rows within it.
    """
    connection = session.connection()
    parameters = {"office_id": office_id, "public_id": public_id, "now": now}
    event = connection.execute(_event(), parameters).mappings().one_or_none()
    if event is None:
        return None
    here = {"office_id": office_id, "event_id": event["id"]}
    return PublicEvent(
        **{**event, "kind_names": event["kind_names"] or NO_TEXTS},
        bodies=tuple(
            PublicBody(role=row.role, organisation=PublicName(row.names))
            for row in connection.execute(_bodies(), here)
        ),
        programme=tuple(
            disclosed_item(item, now, names_planned=event["names_planned_speakers"])
            for item in _items(connection.execute(_programme(), here))
        ),
        contacts=tuple(
            PublicContact(**row) for row in connection.execute(_contacts(), here).mappings()
        ),
    )


def next_lifting(
    office_id: int | InstrumentedAttribute[int], now: datetime | BindParameter[datetime]
) -> Rows[datetime | None]:
    """When the next embargo on a study in an announced event ends, and public pages change."""
    return (
        select(func.min(Study.embargo_until))
        .join(ProgrammeItem, ProgrammeItem.study_id == Study.id)
        .join(ProgrammeItem.event)
        .where(Study.office_id == office_id, Study.embargo_until > now, announced(now))
    )


def public_columns() -> tuple[Any, ...]:
    """Loader options for all that letters to guests show of an event."""
    items = selectinload(Event.programme)
    return (
        joinedload(Event.own_kind),
        selectinload(Event.bodies).joinedload(EventBody.organisation),
        items.joinedload(ProgrammeItem.study),
        items.selectinload(ProgrammeItem.parts).options(
            joinedload(Part.person), joinedload(Part.organisation)
        ),
        selectinload(Event.contacts),
    )


# The statements of `announced_event`, built once: deriving the cache key of a new statement takes
# SQLAlchemy longer than SQLite takes to execute it.


@cache
def _event() -> Select[Any]:
    columns = (
        Event.id,
        Event.public_id,
        Event.calendar_uid,
        Event.sequence,
        Event.revised_at,
        Event.created_at,
        Event.kind,
        OwnKind.names.label("kind_names"),
        Event.titles,
        Event.descriptions,
        Event.languages,
        Event.status,
        Event.starts_on,
        Event.ends_on,
        Event.starts_clock,
        Event.ends_clock,
        Event.zone,
        Event.certainty,
        Event.put_off_from,
        Event.starts_at,
        Event.ends_at,
        *_accreditation(),
        Event.names_planned_speakers,
        Event.answers_until,
        Event.seats,
        *_places(),
        *_languages(),
    )
    return (
        select(*columns)
        .outerjoin(Event.own_kind)
        .where(
            Event.office_id == bindparam("office_id"),
            Event.public_id == bindparam("public_id"),
            announced(bindparam("now")),
        )
    )


def _places() -> tuple[InstrumentedAttribute[Any], ...]:
    where = Event.cities, Event.venues, Event.addresses, Event.link
    return *where, Event.countries, Event.remote_sites


def _accreditation() -> tuple[InstrumentedAttribute[Any], ...]:
    return (
        Event.accreditation,
        Event.accreditation_until,
        Event.accreditation_clock,
        Event.accreditation_address,
    )


def _languages() -> tuple[InstrumentedAttribute[Any], ...]:
    """What is spoken at the event, and how it is interpreted."""
    return (
        Event.spoken_languages,
        Event.interpretation,
        Event.interpreted_from,
        Event.interpreted_into,
        Event.has_sign_language,
    )


@cache
def _bodies() -> Select[Any]:
    return (
        select(EventBody.role, Organisation.names)
        .join(EventBody.organisation)
        .where(*_here(EventBody))
        .order_by(EventBody.position, EventBody.id)
    )


@cache
def _programme() -> Select[Any]:
    """One row per part, and one per item without parts."""
    return (
        select(
            ProgrammeItem.id,
            ProgrammeItem.kind,
            ProgrammeItem.titles,
            ProgrammeItem.topics,
            *(getattr(ProgrammeItem, name) for name in ITEM_TIMES),
            ProgrammeItem.is_public,
            ProgrammeItem.study_id,
            Study.titles.label("study_titles"),
            Study.embargo_until.label("study_embargo_until"),
            Part.id.label("part_id"),
            Part.role,
            Part.state,
            Part.unnamed_roles,
            Part.functions,
            Part.second_functions,
            Part.former_functions,
            Part.on_behalf_of,
            Part.is_remote,
            Part.person_id,
            Person.names.label("person_names"),
            Person.honorifics,
            Person.biographies,
            Person.biography_is_public,
            Part.organisation_id,
            Organisation.names.label("organisation_names"),
            Organisation.short_names.label("organisation_short_names"),
        )
        .outerjoin(ProgrammeItem.study)
        .outerjoin(ProgrammeItem.parts)
        .outerjoin(Part.person)
        .outerjoin(Part.organisation)
        .where(*_here(ProgrammeItem))
        .order_by(ProgrammeItem.position, ProgrammeItem.id, Part.position, Part.id)
    )


@cache
def _contacts() -> Select[Any]:
    return (
        select(PressContact.names, PressContact.functions, PressContact.phone, PressContact.email)
        .where(*_here(PressContact))
        .order_by(PressContact.position, PressContact.id)
    )


def _here(
    model: type[EventBody | ProgrammeItem | PressContact],
) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return model.office_id == bindparam("office_id"), model.event_id == bindparam("event_id")


def _items(rows: Iterable[Row[Any]]) -> Iterator[PublicItem]:
    for _, group in groupby(rows, attrgetter("id")):
        item_rows = list(group)
        item = item_rows[0]
        yield PublicItem(
            kind=item.kind,
            titles=item.titles,
            topics=item.topics,
            is_public=item.is_public,
            study=(
                PublicStudy(item.study_titles, item.study_embargo_until) if item.study_id else None
            ),
            parts=tuple(_part(row) for row in item_rows if row.part_id),
            **{name: getattr(item, name) for name in ITEM_TIMES},
        )


def _part(row: Row[Any]) -> PublicPart:
    return PublicPart(
        role=row.role,
        state=row.state,
        unnamed_roles=row.unnamed_roles,
        functions=row.functions,
        second_functions=row.second_functions,
        former_functions=row.former_functions,
        on_behalf_of=row.on_behalf_of,
        is_remote=row.is_remote,
        person=_person(row) if row.person_id else None,
        organisation=(
            PublicName(row.organisation_names, row.organisation_short_names)
            if row.organisation_id
            else None
        ),
    )


def _person(row: Row[Any]) -> PublicName:
    return PublicName(
        row.person_names,
        honorifics=row.honorifics,
        biographies=row.biographies if row.biography_is_public else NO_TEXTS,
    )
