"""Other events at the same time that need the same place or the same speaker."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, aliased

from planner.events.known_days import has_hour
from planner.events.models.event import Event, Part, ProgrammeItem
from planner.events.models.kinds import EventStatus, PartState
from planner.events.queries import LONGEST_EVENT
from planner.kernel.search_keys import search_key
from planner.kernel.texts import Texts

_AWAY = (EventStatus.CANCELLED, EventStatus.POSTPONED)
_NOT_SPEAKING = (PartState.DECLINED, PartState.ABSENT)
_MOST = 50


@dataclass(frozen=True, slots=True)
class Clash:
    """An event that overlaps: in the same place, with a speaker of this one, or both."""

    event: Event
    has_same_place: bool
    has_same_speaker: bool


def clashes(session: Session, event: Event) -> list[Clash]:
    """The next ones first, in one statement; none if this event has no date or does not take place.

    Places are compared only where both hours are known, in any script and case.
    """
    if event.starts_at is None or event.ends_at is None or event.status in _AWAY:
        return []
    overlapping = (
        select(Event, _shares_speaker(event))
        .where(
            Event.office_id == event.office_id,
            Event.id != event.id,
            Event.status.not_in(_AWAY),
            Event.starts_at >= event.starts_at - LONGEST_EVENT,
            Event.starts_at < event.ends_at,
            Event.ends_at > event.starts_at,
        )
        .order_by(Event.starts_at, Event.id)
        .limit(_MOST)
    )
    found = [
        Clash(one, _is_same_place(one, event), has_speaker)
        for one, has_speaker in session.execute(overlapping).tuples()
    ]
    return [one for one in found if one.has_same_place or one.has_same_speaker]


def _shares_speaker(event: Event) -> ColumnElement[bool]:
    """Whether somebody who speaks at `event` also speaks at the one of the query."""
    other, item = aliased(Part), aliased(ProgrammeItem)
    here = (
        select(Part.person_id)
        .join(Part.item)
        .where(
            ProgrammeItem.event_id == event.id,
            Part.person_id.is_not(None),
            Part.state.not_in(_NOT_SPEAKING),
        )
    )
    return (
        select(other.id)
        .join(item, item.id == other.item_id)
        .where(
            item.event_id == Event.id,
            other.state.not_in(_NOT_SPEAKING),
            other.person_id.in_(here),
        )
        .correlate(Event)
        .exists()
    )


def _is_same_place(one: Event, other: Event) -> bool:
    if not (has_hour(one) and has_hour(other)):
        return False
    is_same_city = not one.cities or not other.cities or _meet(one.cities, other.cities)
    return is_same_city and _meet(one.venues, other.venues)


def _meet(one: Texts, other: Texts) -> bool:
    """Whether a text of both is the same, whatever its script and case."""
    return not {*map(search_key, one.values())}.isdisjoint(map(search_key, other.values()))
