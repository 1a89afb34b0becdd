"""What waits for a member, found in one statement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
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
from planner.accreditation.queries import events_with_requests
from planner.contacts.importing.queries import waiting_lists
from planner.contacts.queries import erasure_requests, refused_people
from planner.events.due_days import week_ends
from planner.events.models.event import Event
from planner.events.waiting import (
    is_task_of,
    over_and_open,
    quotes_to_approve,
    study_embargoes_between,
    tasks_due,
    unconfirmed_speakers,
    unplanned_anniversaries,
)
from planner.inbox.queries import attention_counts
from planner.invitations.colleagues import events_with_colleagues
from planner.invitations.queries import events_without_guests
from planner.kernel.database import Rows, UtcDateTime
from planner.letter_plans.queries import plans_to_decide
from planner.mailbox.queries import RENUMBERED_FOR, mailboxes_in_trouble
from planner.outbox.queries import held_groups
from planner.releases.models import Release
from planner.releases.publication.policy import MAY_CLEAR, MAY_PUBLISH
from planner.releases.waiting import embargoes_between, sent_back, to_clear, to_publish

# So many of each kind are listed and counted.
MOST = 30
EMBARGO_AHEAD = timedelta(days=3)
SPEAKERS_AHEAD = timedelta(days=30)
GUESTS_AHEAD = timedelta(days=60)
# A quotation that nobody has approved so long after the event will not be printed.
QUOTES_BACK = timedelta(days=90)
ANNIVERSARY_AHEAD = timedelta(days=30)
# Drafts of planned letters whose hour is so near, before or behind.
PLANS_NEAR = timedelta(days=1)


class Group(StrEnum):
    """The filters of the list."""

    CLEARING = "clearing"
    CHECKLIST = "checklist"
    RELEASES = "releases"
    LETTERS = "letters"
    SPEAKERS = "speakers"
    CONTACTS = "contacts"
    DATES = "dates"


class Kind(StrEnum):
    """What waits, in the order of the list."""

    TO_CLEAR = "to_clear"
    TO_PUBLISH = "to_publish"
    SENT_BACK = "sent_back"
    OVER = "over"
    CHECKLIST = "checklist"
    HELD_LETTERS = "held_letters"
    PLANNED_LETTERS = "planned_letters"
    UNINVITED = "uninvited"
    COLLEAGUES = "colleagues"
    REQUESTS = "requests"
    UNCONFIRMED = "unconfirmed"
    QUOTES = "quotes"
    MAILBOX = "mailbox"
    REFUSED = "refused"
    LISTS = "lists"
    ERASURE = "erasure"
    MESSAGES = "messages"
    EMBARGO = "embargo"
    STUDY_EMBARGO = "study_embargo"
    ANNIVERSARY = "anniversary"

    @property
    def group(self) -> Group:
        return _GROUPS[self]

    @property
    def is_of_release(self) -> bool:
        return self in _OF_RELEASES


_GROUPS = {
    Kind.TO_CLEAR: Group.CLEARING,
    Kind.TO_PUBLISH: Group.RELEASES,
    Kind.SENT_BACK: Group.RELEASES,
    Kind.OVER: Group.DATES,
    Kind.CHECKLIST: Group.CHECKLIST,
    Kind.HELD_LETTERS: Group.LETTERS,
    Kind.PLANNED_LETTERS: Group.LETTERS,
    Kind.UNINVITED: Group.LETTERS,
    Kind.COLLEAGUES: Group.LETTERS,
    Kind.REQUESTS: Group.LETTERS,
    Kind.UNCONFIRMED: Group.SPEAKERS,
    Kind.QUOTES: Group.SPEAKERS,
    Kind.MAILBOX: Group.LETTERS,
    Kind.REFUSED: Group.LETTERS,
    Kind.LISTS: Group.CONTACTS,
    Kind.ERASURE: Group.LETTERS,
    Kind.MESSAGES: Group.LETTERS,
    Kind.EMBARGO: Group.DATES,
    Kind.STUDY_EMBARGO: Group.DATES,
    Kind.ANNIVERSARY: Group.DATES,
}


_OF_RELEASES = (Kind.TO_CLEAR, Kind.TO_PUBLISH, Kind.SENT_BACK, Kind.EMBARGO)
# What has no event for which somebody is responsible.
_NOBODYS = (
    *(Kind.MAILBOX, Kind.REFUSED, Kind.LISTS, Kind.ERASURE, Kind.MESSAGES),
    Kind.STUDY_EMBARGO,
)


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits. `number` is the id of an event, release, mailbox, person, list of people,
    study or anniversary, by its kind; `purpose` that of letters, the `Attention` of messages, "" otherwise; `count` how many letters, speakers, … it means.
    """

    kind: Kind
    number: int
    purpose: str
    count: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """For whom and when: `today` in the zone of the office. With `only_mine` it is what concerns the
    events that the member is responsible for, rows of checklists given to them, and what they clear.
    """

    office_id: int
    actor_id: int
    role: Role
    now: datetime
    today: date
    only_mine: bool = False

    def found(self, session: Session) -> list[Waiting]:
        """Everything that waits, in the order of the kinds; nothing for viewers."""
        order = list(Kind)
        rows = session.execute(self._statement(), self.values) if self._may_act else ()
        waiting = [Waiting(Kind(kind), number, what, count) for kind, number, what, count in rows]
        return sorted(waiting, key=lambda one: order.index(one.kind))

    def count(self) -> ColumnElement[int]:
        """How many that is for an editor and everybody, in SQL; execute it with `values`."""
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
            "guests_until": self.now + GUESTS_AHEAD,
            "quotes_since": self.now - QUOTES_BACK,
            "renumbered_since": self.now - RENUMBERED_FOR,
            "plans_since": self.now - PLANS_NEAR,
            "plans_until": self.now + PLANS_NEAR,
            "week_ends": self.week_ends,
        }

    @property
    def week_ends(self) -> date:
        return week_ends(self.today)

    @property
    def _may_act(self) -> bool:
        return self.role.includes(Role.EDITOR)

    def _statement(self) -> Select[Any]:
        if self.only_mine:
            return _most(self.role, only_mine=True)
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
def _most(role: Role, *, only_mine: bool = False) -> Select[Any]:
    """Everything that waits but anniversaries, whose days are part of the statement."""
    found = [
        _row(kind, (_mine(kind, statement) if only_mine else statement).limit(MOST))
        for kind, least, statement in _statements()
        if role.includes(least) and not (only_mine and kind in _NOBODYS)
    ]
    return select(union_all(*found).subquery())


def _mine(kind: Kind, statement: Select[Any]) -> Select[Any]:
    """The rows of a statement that concern the member."""
    if kind is Kind.TO_CLEAR:
        return statement
    actor_id, number = bindparam("actor_id", type_=Integer), statement.selected_columns[0]
    if kind is Kind.CHECKLIST:
        return statement.where(is_task_of(actor_id))
    events = select(Event.id).where(Event.responsible_id == actor_id)
    if kind.is_of_release:
        events = select(Release.id).where(Release.event_id.in_(events))
    return statement.where(number.in_(events))


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
    now, embargoes_until, speakers_until, guests_until = (
        bindparam(name, type_=UtcDateTime)
        for name in ("now", "embargoes_until", "speakers_until", "guests_until")
    )
    quotes_since, renumbered_since, plans_since, plans_until = (
        bindparam(name, type_=UtcDateTime)
        for name in ("quotes_since", "renumbered_since", "plans_since", "plans_until")
    )
    week_ends = bindparam("week_ends", type_=Date)
    return [
        (Kind.TO_CLEAR, MAY_CLEAR, to_clear(office_id, actor_id)),
        (Kind.TO_PUBLISH, MAY_PUBLISH, to_publish(office_id)),
        (Kind.SENT_BACK, Role.EDITOR, sent_back(office_id)),
        (Kind.OVER, Role.EDITOR, over_and_open(office_id, now)),
        (Kind.CHECKLIST, Role.EDITOR, tasks_due(office_id, actor_id, week_ends)),
        (Kind.HELD_LETTERS, Role.EDITOR, held_groups(office_id)),
        (Kind.PLANNED_LETTERS, Role.EDITOR, plans_to_decide(office_id, plans_since, plans_until)),
        (Kind.UNINVITED, Role.EDITOR, events_without_guests(office_id, now, guests_until)),
        (Kind.COLLEAGUES, Role.EDITOR, events_with_colleagues(office_id, now)),
        (Kind.REQUESTS, Role.EDITOR, events_with_requests(office_id, now)),
        (Kind.UNCONFIRMED, Role.EDITOR, unconfirmed_speakers(office_id, now, speakers_until)),
        (Kind.QUOTES, Role.EDITOR, quotes_to_approve(office_id, quotes_since, now)),
        (Kind.MAILBOX, Role.ADMINISTRATOR, mailboxes_in_trouble(office_id, renumbered_since)),
        (Kind.REFUSED, Role.EDITOR, refused_people(office_id)),
        (Kind.LISTS, Role.APPROVER, waiting_lists(office_id)),
        (Kind.ERASURE, Role.APPROVER, erasure_requests(office_id)),
        (Kind.MESSAGES, Role.EDITOR, attention_counts(office_id)),
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
