"""Anniversaries that an event marks: proposals from the register, and the choice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload

from planner.anniversaries.models import Anniversary
from planner.anniversaries.rounds import ROUND, days_away, is_round
from planner.contacts.models import Affiliation
from planner.events.lifecycle import check_open
from planner.events.models.event import Event, Occasion
from planner.history.operations import record
from planner.kernel.database import Rows
from planner.kernel.errors import Conflict, Invalid
from planner.kernel.messages import gettext as _
from planner.kernel.ordering import Direction, move_one, number
from planner.kernel.work import Work
from planner.organisations.models import Organisation

NEAR_DAYS = 30
_MOST_LEVELS = 5


@dataclass(frozen=True, slots=True)
class Proposal:
    """An anniversary worth marking: a round one, or one at most `NEAR_DAYS` before or after the
    event. `days_away` is None if it is not that near.
    """

    anniversary: Anniversary
    years: int
    is_round: bool
    days_away: int | None


def candidates(office_id: int, day: date) -> Rows[Anniversary]:
    """A superset of `proposals`: anniversaries that are round in that year or have an exact day."""
    return (
        select(Anniversary)
        .options(joinedload(Anniversary.owner))
        .where(
            Anniversary.office_id == office_id,
            Anniversary.archived_at.is_(None),
            Anniversary.base_year < day.year,
            or_((day.year - Anniversary.base_year) % ROUND == 0, Anniversary.exact_on.is_not(None)),
        )
        .order_by(Anniversary.base_year, Anniversary.id)
    )


def proposals(event: Event, anniversaries: Iterable[Anniversary]) -> list[Proposal]:
    """The anniversaries worth marking that the event does not mark yet: those with a near day by
    nearness, then the others, oldest first.
    """
    day = event.starts_on
    if day is None:
        return []
    marked = {occasion.anniversary_id for occasion in event.occasions}
    found = []
    for anniversary in anniversaries:
        years = anniversary.years_in(day.year)
        away = days_away(anniversary, day)
        near = away is not None and away <= NEAR_DAYS
        if years > 0 and anniversary.id not in marked and (is_round(years) or near):
            found.append(Proposal(anniversary, years, is_round(years), away if near else None))
    return sorted(
        found, key=lambda p: (p.days_away is None, p.days_away or 0, -p.years, p.anniversary.id)
    )


def years_of(occasion: Occasion) -> int | None:
    """Event year − base year, whatever the day; None if the event has no date."""
    day = occasion.event.starts_on
    return None if day is None else occasion.anniversary.years_in(day.year)


def mark_occasion(work: Work, event: Event, anniversary: Anniversary) -> Occasion:
    """Mark an anniversary. Raises `Conflict` if it is marked already, `Invalid` if it is no year
    old in the year of the event.
    """
    check_open(event)
    if any(occasion.anniversary_id == anniversary.id for occasion in event.occasions):
        raise Conflict(_("The event marks this anniversary already."))
    if event.starts_on is not None and anniversary.years_in(event.starts_on.year) <= 0:
        raise Invalid("anniversary_id", _("In the year of the event this is not a year old yet."))
    occasion = Occasion(office_id=work.office_id, anniversary=anniversary, position=0)
    event.occasions.append(occasion)
    number(event.occasions)
    work.session.flush()
    record(work, "occasion.marked", occasion, event_id=event.id)
    return occasion


def unmark_occasion(work: Work, occasion: Occasion) -> None:
    event = occasion.event
    check_open(event)
    record(work, "occasion.unmarked", occasion, event_id=event.id)
    event.occasions.remove(occasion)
    number(event.occasions)
    work.session.flush()


def move_occasion(work: Work, occasion: Occasion, direction: Direction) -> bool:
    """Move an occasion by one place in the order of papers; False for the first and the last."""
    check_open(occasion.event)
    is_moved = move_one(occasion.event.occasions, occasion, direction)
    work.session.flush()
    return is_moved


def unrepresented(work: Work, event: Event) -> list[Organisation]:
    """Owners of marked anniversaries without a speaker from them or from a body below them."""
    owners = [one.anniversary.owner for one in event.occasions if one.anniversary.owner]
    if not owners:
        return []
    present = _bodies_present(work, event)
    for _level in range(_MOST_LEVELS):
        parents = select(Organisation.parent_id).where(
            Organisation.office_id == work.office_id,
            Organisation.id.in_(present),
            Organisation.parent_id.is_not(None),
        )
        added = {body_id for body_id in work.session.scalars(parents) if body_id} - present
        if not added:
            break
        present |= added
    return [owner for owner in dict.fromkeys(owners) if owner.id not in present]


def _bodies_present(work: Work, event: Event) -> set[int]:
    """Ids of the bodies named in parts, and of all past and present employers of the speakers."""
    parts = [part for item in event.programme for part in item.parts if part.is_taken]
    people = [part.person_id for part in parts if part.person_id is not None]
    employers = select(Affiliation.organisation_id).where(
        Affiliation.office_id == work.office_id,
        Affiliation.person_id.in_(people),
        Affiliation.organisation_id.is_not(None),
    )
    named = {part.organisation_id for part in parts}
    return {n for n in (*named, *work.session.scalars(employers)) if n is not None}
