"""Queries for public pages: announced events only."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Select,
    and_,
    bindparam,
    func,
    select,
)
from sqlalchemy.orm import InstrumentedAttribute, Session, joinedload, selectinload

from planner.events.models.event import Event, EventBody, Part, PressContact, ProgrammeItem
from planner.events.models.kinds import EventStatus
from planner.events.models.own_kind import OwnKind
from planner.events.models.study import Study
from planner.events.public.disclosure import disclosed_item
from planner.events.public.programme_columns import programme_of
from planner.events.public.visible_fields import (
    PublicBody,
    PublicContact,
    PublicEvent,
    PublicName,
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
    """One event with all that its public page shows but its topics, in four statements, or five if
    bodies are named with a post or role.

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
            for item in programme_of(connection, here)
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
            joinedload(Part.person),
            joinedload(Part.organisation).joinedload(Organisation.genitives),
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
        Event.requests_taken,
        Event.asked_papers,
        Event.asks_press_card,
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
def _contacts() -> Select[Any]:
    return (
        select(PressContact.names, PressContact.functions, PressContact.phone, PressContact.email)
        .where(*_here(PressContact))
        .order_by(PressContact.position, PressContact.id)
    )


def _here(
    model: type[EventBody | PressContact],
) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return model.office_id == bindparam("office_id"), model.event_id == bindparam("event_id")
