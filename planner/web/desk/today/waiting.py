"""What waits for a member, found in one statement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    String,
    bindparam,
    cast,
    func,
    literal,
    select,
    union_all,
)
from sqlalchemy.orm import Session

from planner.accounts.models import Role
from planner.contacts.queries import refused_people
from planner.events.waiting import (
    over_and_open,
    quotes_to_approve,
    study_embargoes_between,
    unconfirmed_speakers,
    unplanned_anniversaries,
)
from planner.invitations.colleagues import events_with_colleagues
from planner.kernel.database import Rows, UtcDateTime
from planner.outbox.queries import held_groups
from planner.releases.publication.policy import MAY_CLEAR, MAY_PUBLISH
from planner.releases.waiting import embargoes_between, sent_back, to_clear, to_publish

# So many of each kind are listed and counted.
MOST = 30
EMBARGO_AHEAD = timedelta(days=3)
SPEAKERS_AHEAD = timedelta(days=30)
# A quotation that nobody has approved so long after the event will not be printed.
QUOTES_BACK = timedelta(days=90)
ANNIVERSARY_AHEAD = timedelta(days=30)


class Group(StrEnum):
    """The filters of the list."""

    CLEARING = "clearing"
    RELEASES = "releases"
    LETTERS = "letters"
    SPEAKERS = "speakers"
    DATES = "dates"


class Kind(StrEnum):
    """What waits, in the order of the list."""

    TO_CLEAR = "to_clear"
    TO_PUBLISH = "to_publish"
    SENT_BACK = "sent_back"
    OVER = "over"
    HELD_LETTERS = "held_letters"
    COLLEAGUES = "colleagues"
    UNCONFIRMED = "unconfirmed"
    QUOTES = "quotes"
    REFUSED = "refused"
    EMBARGO = "embargo"
    STUDY_EMBARGO = "study_embargo"
    ANNIVERSARY = "anniversary"

    @property
    def group(self) -> Group:
        return _GROUPS[self]


_GROUPS = {
    Kind.TO_CLEAR: Group.CLEARING,
    Kind.TO_PUBLISH: Group.RELEASES,
    Kind.SENT_BACK: Group.RELEASES,
    Kind.OVER: Group.DATES,
    Kind.HELD_LETTERS: Group.LETTERS,
    Kind.COLLEAGUES: Group.LETTERS,
    Kind.UNCONFIRMED: Group.SPEAKERS,
    Kind.QUOTES: Group.SPEAKERS,
    Kind.REFUSED: Group.LETTERS,
    Kind.EMBARGO: Group.DATES,
    Kind.STUDY_EMBARGO: Group.DATES,
    Kind.ANNIVERSARY: Group.DATES,
}


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits. `number` is the id of an event, release, person, study or anniversary, by
    its kind; `purpose` that of letters, "" otherwise; `count` how many letters, speakers, … it means.
    """

    kind: Kind
    number: int
    purpose: str
    count: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """For whom and when: `today` in the zone of the office."""

    office_id: int
    actor_id: int
    role: Role
    now: datetime
    today: date

    def found(self, session: Session) -> list[Waiting]:
        """Everything that waits, in the order of the kinds; nothing for viewers."""
        order = list(Kind)
        rows = session.execute(self._statement(), self.values) if self._may_act else ()
        waiting = [Waiting(Kind(kind), number, what, count) for kind, number, what, count in rows]
        return sorted(waiting, key=lambda one: order.index(one.kind))

    def count(self) -> ColumnElement[int]:
        """How many that is for an editor, in SQL; execute it with `values`."""
        counted = _count_of_most(self.role)
        return counted + _counted(_row(Kind.ANNIVERSARY, self._anniversaries().limit(MOST)))

    @property
    def values(self) -> dict[str, Any]:
        return {
            "office_id": self.office_id,
            "actor_id": self.actor_id,
            "now": self.now,
            "embargoes_until": self.now + EMBARGO_AHEAD,
            "speakers_until": self.now + SPEAKERS_AHEAD,
            "quotes_since": self.now - QUOTES_BACK,
        }

    @property
    def _may_act(self) -> bool:
        return self.role.includes(Role.EDITOR)

    def _statement(self) -> Select[Any]:
        anniversaries = _row(Kind.ANNIVERSARY, self._anniversaries().limit(MOST))
        return select(union_all(_most(self.role), anniversaries).subquery())

    def _anniversaries(self) -> Rows[int]:
        last = self.today + ANNIVERSARY_AHEAD
        return unplanned_anniversaries(self.office_id, self.today, last)


@cache
def _count_of_most(role: Role) -> ColumnElement[int]:
    """Built once, because every page of the desk counts what waits."""
    return _counted(_most(role))


@cache
def _most(role: Role) -> Select[Any]:
    """Everything that waits but anniversaries, whose days are part of the statement."""
    found = [
        _row(kind, statement.limit(MOST))
        for kind, least, statement in _statements()
        if role.includes(least)
    ]
    return select(union_all(*found).subquery())


def _counted(rows: Select[Any]) -> ColumnElement[int]:
    return select(func.count()).select_from(rows.subquery()).scalar_subquery()


def _statements() -> list[tuple[Kind, Role, Select[Any]]]:
    """By kind: the least role that can do something about it, and the rows: the number, the purpose of
    letters, the count.
    """
    office_id, actor_id = (
        bindparam("office_id", type_=Integer),
        bindparam("actor_id", type_=Integer),
    )
    now, embargoes_until, speakers_until, quotes_since = (
        bindparam(name, type_=UtcDateTime)
        for name in ("now", "embargoes_until", "speakers_until", "quotes_since")
    )
    return [
        (Kind.TO_CLEAR, MAY_CLEAR, to_clear(office_id, actor_id)),
        (Kind.TO_PUBLISH, MAY_PUBLISH, to_publish(office_id)),
        (Kind.SENT_BACK, Role.EDITOR, sent_back(office_id)),
        (Kind.OVER, Role.EDITOR, over_and_open(office_id, now)),
        (Kind.HELD_LETTERS, Role.EDITOR, held_groups(office_id)),
        (Kind.COLLEAGUES, Role.EDITOR, events_with_colleagues(office_id, now)),
        (Kind.UNCONFIRMED, Role.EDITOR, unconfirmed_speakers(office_id, now, speakers_until)),
        (Kind.QUOTES, Role.EDITOR, quotes_to_approve(office_id, quotes_since, now)),
        (Kind.REFUSED, Role.EDITOR, refused_people(office_id)),
        (Kind.EMBARGO, Role.EDITOR, embargoes_between(office_id, now, embargoes_until)),
        (Kind.STUDY_EMBARGO, Role.EDITOR, study_embargoes_between(office_id, now, embargoes_until)),
    ]


def _row(kind: Kind, statement: Select[Any]) -> Select[Any]:
    number, *more = statement.subquery().c
    purpose = cast(more[0], String) if len(more) > 1 else literal("")
    count = more[-1] if more else literal(1)
    return select(
        literal(kind.value).label("kind"),
        number.label("number"),
        purpose.label("purpose"),
        count.label("count"),
    )
