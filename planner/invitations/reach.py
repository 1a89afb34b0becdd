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
    ScalarSelect,
    Select,
    and_,
    case,
    func,
    literal,
    or_,
    select,
)
from sqlalchemy.orm import aliased

from planner.events.models.kinds import EventStatus
from planner.events.public.visible_fields import AnyEvent
from planner.invitations.due import AWAY, Wish, letters_due
from planner.invitations.models import Answer, Invitation, about_guest
from planner.invitations.purposes import Purpose
from planner.invitations.told import Guest, History, Present, Written, last_told
from planner.kernel.work import Work
from planner.outbox.models import MAY_HAVE_LEFT, WAITING, Delivery, Letter


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
    states = _states(work, now.event).subquery()
    same = [
        and_(*(states.c[name].is_not_distinct_from(getattr(row, name)) for name in _GROUP))
        for row, found in _groups(work, now)
        if found is reach
    ]
    return Invitation.id.in_(
        select(states.c.id).where(or_(*same) if same else literal(value=False))
    )


_last = aliased(Letter)
_colleague = aliased(Invitation)
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
    states = _states(work, event).cte("states").prefix_with("MATERIALIZED")
    columns = [states.c[name] for name in _GROUP]
    counted = select(*columns, func.count().label("guests")).group_by(*columns)
    return work.session.execute(counted).all()


def _states(work: Work, event: AnyEvent) -> Select[Any]:
    """Each guest with everything that the decision depends on.

    By scalar subqueries that use an index: without good statistics, a database may join lists of
    thousands by nested scans.
    """
    is_last = and_(
        _to_guest(work, event, _last),
        # `+ 0` keeps SQLite from the primary key, for which it would read the row past the text of
        # the letter; the index of the guest's letters covers the query.
        _last.id + 0 == _last_id(work, event),
    )
    return (
        select(
            Invitation.id,
            _last.purpose,
            case((_last.snapshot_id.is_(None), _last.sequence)).label("sequence"),
            _last.snapshot_id,
            case((_last.purpose.is_(None), Invitation.sent_sequence)).label("sent_sequence"),
            Invitation.language,
            Invitation.standing.in_([answer.value for answer in AWAY]).label("is_away"),
            _flag(
                func.lower(_last.recipient_address) != func.lower(Invitation.address),
                "is_elsewhere",
            ),
            _flag(Invitation.address == "", "is_nowhere"),
            _flag(Invitation.answered_version != event.sequence, "is_gone"),
            _flag(Invitation.id.in_(_replaced(work, event)), "is_replaced"),
            _flag(about_guest(Invitation.id).in_(_waiting(work, event)), "waits"),
        )
        .outerjoin(_last, is_last)
        .where(
            Invitation.office_id == work.office_id,
            Invitation.event_id == event.id,
            Invitation.invited_at.is_not(None),
            Invitation.withdrawn_at.is_(None),
        )
    )


def _flag(condition: ColumnElement[bool], name: str) -> ColumnElement[int]:
    """1 or 0; 0 for NULL."""
    return case((condition, 1), else_=0).label(name)


def _to_guest(work: Work, event: AnyEvent, letter: type[Letter] = Letter) -> ColumnElement[bool]:
    return and_(
        letter.office_id == work.office_id,
        letter.event_id == event.id,
        letter.about == about_guest(Invitation.id),
    )


def _last_id(work: Work, event: AnyEvent) -> ScalarSelect[int | None]:
    """The ID of the last letter to the guest that may have left, as `History.last`."""
    purposes = [purpose for purpose in Purpose if purpose is not Purpose.OLD_ADDRESS]
    return (
        select(func.max(Letter.id))
        .where(
            _to_guest(work, event),
            Letter.purpose.in_(purposes),
            Letter.delivery.in_(MAY_HAVE_LEFT),
        )
        .correlate(Invitation)
        .scalar_subquery()
    )


def _waiting(work: Work, event: AnyEvent) -> Select[tuple[str]]:
    """`Letter.about` of the waiting letters."""
    return select(Letter.about).where(
        Letter.office_id == work.office_id,
        Letter.event_id == event.id,
        Letter.purpose.in_(list(Purpose)),
        Letter.delivery.in_(WAITING),
    )


def _replaced(work: Work, event: AnyEvent) -> Select[tuple[int | None]]:
    """The IDs of guests in whose place a colleague is on the list."""
    return select(_colleague.instead_of_id).where(
        _colleague.office_id == work.office_id,
        _colleague.event_id == event.id,
        _colleague.instead_of_id.is_not(None),
        _colleague.withdrawn_at.is_(None),
    )


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
        standing=Answer.DECLINED if row.is_away else Answer.ACCEPTED,
        answered_sequence=now.event.sequence + 1 if row.is_gone else None,
        answered_version=-1 if row.is_gone else None,
        sent_sequence=row.sent_sequence,
        floor_sequence=0,
    )
