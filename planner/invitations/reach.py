"""Which guests have got the letters that they need, for lists and counts of thousands.

Guests with the same last letter, language, kind of answer and so on form a group. One query counts
the groups, and `due.letters_due` is called once for each of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Row,
    and_,
    func,
    literal,
    or_,
    select,
)

from planner.events.models.kinds import EventStatus
from planner.events.public.visible_fields import AnyEvent
from planner.invitations.due import Wish, letters_due
from planner.invitations.models import Answer, Invitation
from planner.invitations.purposes import Purpose
from planner.invitations.reach_states import states_of
from planner.invitations.told import Guest, History, Present, Written, last_told
from planner.kernel.work import Work
from planner.outbox.models import Delivery


class Reach(StrEnum):
    """Whether a guest has got the letters that they need; see `reach_of`."""

    UNSENT = "unsent"
    WAITING = "waiting"
    BEHIND = "behind"
    DETAILS = "details"
    TOLD = "told"


def reach_of(
    history: History, guest: Guest, present: Present, *, is_replaced: bool = False
) -> Reach:
    """`waiting`: a letter waits. `unsent`: none has left. `behind`: a letter about another day,
    hour, place, certainty or address is due; `details`: one about a small change. `told`: none.
    """
    if history.waiting:
        return Reach.WAITING
    due = letters_due(history, guest, present, Wish.DETAILS, is_replaced=is_replaced)
    if not due:
        return Reach.TOLD
    last = last_told(history, guest)
    if last is None or last.purpose is Purpose.WITHDRAWAL:
        return Reach.UNSENT
    is_small = all(one.purpose is Purpose.DETAILS for one in due)
    return Reach.DETAILS if is_small else Reach.BEHIND


def reach_counts(work: Work, now: Present) -> Counter[Reach]:
    """Number of guests of the event, without walk-ins and withdrawn ones."""
    counted: Counter[Reach] = Counter()
    for row, reach in _groups(work, now):
        counted[reach] += row.guests
    return counted


def letters_due_after(
    work: Work, now: Present, steps: Collection[EventStatus]
) -> dict[EventStatus, int]:
    """For each status that the event may change to: the number of guests who would get a letter."""
    rows = _rows(work, now.event)
    return {
        step: sum(
            row.guests
            for row in rows
            if letters_due(
                History(_letters(row)),
                _sample(row, now),
                then,
                Wish.DUE,
                is_replaced=bool(row.is_replaced),
            )
        )
        for step, then in ((step, now.as_if(step)) for step in steps)
    }


def has_reach(work: Work, now: Present, reach: Reach) -> ColumnElement[bool]:
    """A condition for the guests of the event with that reach."""
    states = states_of(work, now.event).subquery()
    same = [
        and_(*(states.c[name].is_not_distinct_from(getattr(row, name)) for name in _GROUP))
        for row, found in _groups(work, now)
        if found is reach
    ]
    return Invitation.id.in_(
        select(states.c.id).where(or_(*same) if same else literal(value=False))
    )


_GROUP = (
    "purpose",
    "sequence",
    "snapshot_id",
    "sent_sequence",
    "language",
    "is_away",
    "is_elsewhere",
    "is_nowhere",
    "is_gone",
    "is_replaced",
    "waits",
    "place",
    "knows_link",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Sample:
    """Represents the guests of a group. Whether they have asked to attend decides on the words of
    their letter, and not on whether one is due.
    """

    invited_at: datetime | None
    withdrawn_at: datetime | None
    language: str
    name: str
    address: str
    standing: Answer
    place_changed_at: datetime | None
    answered_sequence: int | None
    answered_version: int | None
    sent_sequence: int | None
    floor_sequence: int
    asked_at: datetime | None = None


def _groups(work: Work, now: Present) -> Iterator[tuple[Row[Any], Reach]]:
    for row in _rows(work, now.event):
        history = History(_letters(row))
        guest = _sample(row, now)
        yield row, reach_of(history, guest, now, is_replaced=bool(row.is_replaced))


def _rows(work: Work, event: AnyEvent) -> Sequence[Row[Any]]:
    # Materialised, because SQLite evaluates GROUP BY expressions twice.
    states = states_of(work, event).cte("states").prefix_with("MATERIALIZED")
    columns = [states.c[name] for name in _GROUP]
    counted = select(*columns, func.count().label("guests")).group_by(*columns)
    return work.session.execute(counted).all()


_HERE, _ELSEWHERE = "guest@example.org", "elsewhere@example.org"


def _letters(row: Row[Any]) -> list[Written]:
    found = []
    if row.purpose is not None:
        found.append(
            Written(
                number=1,
                purpose=Purpose(row.purpose),
                delivery=Delivery.SENT,
                sequence=row.sequence or 0,
                snapshot_id=row.snapshot_id,
                language=row.language,
                address=_ELSEWHERE if row.is_elsewhere else _HERE,
            )
        )
    if row.waits:
        purpose = Purpose.INVITATION
        found.append(Written(number=2, purpose=purpose, delivery=Delivery.HELD, sequence=0))
    return found


def _sample(row: Row[Any], now: Present) -> _Sample:
    """`is_gone`: they answered a version that no letter told and that has changed since."""
    return _Sample(
        invited_at=now.now,
        withdrawn_at=None,
        language=row.language,
        name="",
        address="" if row.is_nowhere else _HERE,
        standing=_standing(row),
        place_changed_at=now.now if row.place else None,
        answered_sequence=now.event.sequence + 1 if row.is_gone else None,
        answered_version=-1 if row.is_gone else None,
        sent_sequence=row.sent_sequence,
        floor_sequence=0,
    )


def _standing(row: Row[Any]) -> Answer:
    """An answer on which the same letters depend."""
    if row.is_away:
        return Answer.DECLINED
    return Answer(row.place or (Answer.ACCEPTED if row.knows_link else Answer.NEEDS_ACTION))
