"""What waits for a member, found in one statement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Select, String, cast, func, literal, select, union_all

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
from planner.outbox.queries import held_groups
from planner.releases.publication.policy import MAY_CLEAR, MAY_PUBLISH
from planner.releases.waiting import embargoes_between, sent_back, to_clear, to_publish

# So many of each kind are listed and counted.
MOST = 30
EMBARGO_AHEAD = timedelta(days=3)
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

    def select(self) -> Select[Any]:
        """Kind, number, purpose and count of everything that waits; nothing for viewers."""
        found = [
            _row(kind, statement.limit(MOST))
            for kind, least, statement in self._statements()
            if self.role.includes(least)
        ]
        waiting = union_all(*found).subquery() if found else _nothing()
        return select(waiting)

    def count(self) -> Select[tuple[int]]:
        """How many rows `select` finds."""
        return select(func.count()).select_from(self.select().subquery())

    def _statements(self) -> list[tuple[Kind, Role, Select[Any]]]:
        """By kind: the least role that can do something about it, and the rows: the number, the
        purpose of letters, the count.
        """
        office_id, now, today = self.office_id, self.now, self.today
        soon = (office_id, now, now + EMBARGO_AHEAD)
        return [
            (Kind.TO_CLEAR, MAY_CLEAR, to_clear(office_id, self.actor_id)),
            (Kind.TO_PUBLISH, MAY_PUBLISH, to_publish(office_id)),
            (Kind.SENT_BACK, Role.EDITOR, sent_back(office_id)),
            (Kind.OVER, Role.EDITOR, over_and_open(office_id, now)),
            (Kind.HELD_LETTERS, Role.EDITOR, held_groups(office_id)),
            (Kind.COLLEAGUES, Role.EDITOR, events_with_colleagues(office_id, now)),
            (Kind.UNCONFIRMED, Role.EDITOR, unconfirmed_speakers(office_id, now)),
            (Kind.QUOTES, Role.EDITOR, quotes_to_approve(office_id, now)),
            (Kind.REFUSED, Role.EDITOR, refused_people(office_id)),
            (Kind.EMBARGO, Role.EDITOR, embargoes_between(*soon)),
            (Kind.STUDY_EMBARGO, Role.EDITOR, study_embargoes_between(*soon)),
            (
                Kind.ANNIVERSARY,
                Role.EDITOR,
                unplanned_anniversaries(office_id, today, today + ANNIVERSARY_AHEAD),
            ),
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


def _nothing() -> Any:
    row = select(literal("").label("kind"), literal(0).label("number"))
    return (
        row.add_columns(literal("").label("purpose"), literal(0).label("count"))
        .where(literal(1) == literal(0))
        .subquery()
    )
