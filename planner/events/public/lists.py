"""Lists of announced events, for public pages."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from itertools import islice

from sqlalchemy import ColumnElement, and_, not_, or_, select
from sqlalchemy.orm import Session, joinedload

from planner.contacts.topic import Topic
from planner.events.models.event import Event
from planner.events.models.kinds import OVER
from planner.events.models.topic import EventTopic
from planner.events.public.queries import announced
from planner.kernel.database import Rows
from planner.kernel.search_keys import search_key_of, search_terms
from planner.kernel.searchable import each_word

_MOST = 100
_MOST_FOUND = 20


def coming_up(office_id: int, now: datetime) -> Rows[Event]:
    """At most 100 announced events that are not over, the next first, undated ones last."""
    return (
        _announced(office_id, now)
        .where(_is_ahead(now))
        .order_by(Event.starts_at.is_(None), Event.starts_at, Event.id)
        .limit(_MOST)
    )


def gone_by(office_id: int, now: datetime) -> Rows[Event]:
    """At most 100 announced events that are over, the latest first."""
    return (
        _announced(office_id, now)
        .where(not_(_is_ahead(now)))
        .order_by(Event.starts_at.desc(), Event.id.desc())
        .limit(_MOST)
    )


def events_found(session: Session, office_id: int, search: str, now: datetime) -> list[Event]:
    """At most 20 announced events whose public title or city has each word, the latest first.

    `search_text` also has words that are not public, so the words are looked for once more in those
    that are.
    """
    terms = search_terms(search)
    candidates = session.scalars(
        _announced(office_id, now)
        .where(*each_word(Event.search_text, search))
        .order_by(Event.starts_at.desc(), Event.id.desc())
    )
    found = (event for event in candidates if _has_all(event, terms))
    return list(islice(found, _MOST_FOUND))


def topics_of(
    session: Session, office_id: int, event_ids: Collection[int]
) -> dict[int, list[Topic]]:
    """The topics of these events by event, in the order of the office: one statement for all."""
    topics: dict[int, list[Topic]] = {number: [] for number in event_ids}
    found = session.execute(
        select(EventTopic.event_id, Topic)
        .join(EventTopic.topic)
        .where(EventTopic.office_id == office_id, EventTopic.event_id.in_(event_ids))
        .order_by(Topic.position, Topic.id)
    )
    for event_id, topic in found:
        topics[event_id].append(topic)
    return topics


def _announced(office_id: int, now: datetime) -> Rows[Event]:
    return (
        select(Event)
        .options(joinedload(Event.own_kind))
        .where(Event.office_id == office_id, announced(now))
    )


def _is_ahead(now: datetime) -> ColumnElement[bool]:
    return and_(or_(Event.ends_at >= now, Event.ends_at.is_(None)), Event.status.not_in(OVER))


def _has_all(event: Event, terms: list[str]) -> bool:
    key = search_key_of(event.titles, event.cities)
    return all(term in key for term in terms)
