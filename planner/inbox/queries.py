"""Queries for received messages: lists, counts, and what stands at guests and people."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload, undefer
from sqlalchemy.orm.interfaces import ORMOption

from planner.inbox.models import Attention, Outcome, RawMessage, ReceivedMessage
from planner.kernel.database import Given, Rows
from planner.mail.message import MessageKind

LOADS: tuple[ORMOption, ...] = (
    joinedload(ReceivedMessage.person),
    joinedload(ReceivedMessage.event),
    joinedload(ReceivedMessage.invitation),
)
_SHOWN_AT_A_GUEST = 20


class Category(StrEnum):
    """The parts of the inbox: what waits for a decision, words to be read, and everything by what
    became of it.
    """

    DECIDE = "decide"
    READ = "read"
    ANSWERS = "answers"
    BOUNCES = "bounces"
    ABSENCES = "absences"
    ALL = "all"


@dataclass(frozen=True, kw_only=True, slots=True)
class MessageList:
    """A category, optionally of one event, newest first, paged by `before` (id)."""

    office_id: int
    category: Category
    event_id: int | None = None
    before: int | None = None

    def select(self, limit: int) -> Rows[ReceivedMessage]:
        found = select(ReceivedMessage).where(ReceivedMessage.office_id == self.office_id)
        if self.category is Category.DECIDE:
            found = found.where(ReceivedMessage.attention == Attention.DECISION)
        elif self.category is Category.READ:
            found = found.where(ReceivedMessage.attention == Attention.READING)
        elif self.category in _KINDS:
            found = found.where(ReceivedMessage.kind.in_(_KINDS[self.category]))
        if self.event_id is not None:
            found = found.where(ReceivedMessage.event_id == self.event_id)
        if self.before is not None:
            found = found.where(ReceivedMessage.id < self.before)
        return found.options(*LOADS).order_by(ReceivedMessage.id.desc()).limit(limit)


_KINDS: dict[Category, Collection[MessageKind]] = {
    Category.ANSWERS: (MessageKind.ANSWER, MessageKind.COUNTER, MessageKind.REFRESH),
    Category.BOUNCES: (MessageKind.BOUNCE,),
    Category.ABSENCES: (MessageKind.OUT_OF_OFFICE,),
}


def message_of(office_id: int, number: int) -> Rows[ReceivedMessage]:
    """With its whole text, which lists leave out."""
    return (
        select(ReceivedMessage)
        .options(*LOADS, undefer(ReceivedMessage.text))
        .where(ReceivedMessage.office_id == office_id, ReceivedMessage.id == number)
    )


def raw_of(office_id: int, number: int) -> Rows[RawMessage]:
    return select(RawMessage).where(
        RawMessage.office_id == office_id, RawMessage.received_message_id == number
    )


def attention_counts(office_id: Given[int]) -> Select[tuple[int, Attention | None, int]]:
    """How many messages need a decision, and how many are to be read; from one index."""
    return (
        select(ReceivedMessage.office_id, ReceivedMessage.attention, func.count())
        .where(
            ReceivedMessage.attention.in_(tuple(Attention)),
            ReceivedMessage.office_id == office_id,
        )
        .group_by(ReceivedMessage.office_id, ReceivedMessage.attention)
    )


def unread_of_event(office_id: int, event_id: int) -> Rows[int]:
    """How many messages of its guests nobody has read or decided about."""
    return select(func.count()).where(
        ReceivedMessage.attention.in_(tuple(Attention)),
        ReceivedMessage.office_id == office_id,
        ReceivedMessage.event_id == event_id,
    )


def messages_of_guests(office_id: int, guests: Collection[int]) -> Rows[ReceivedMessage]:
    """What these guests have written and is to be read or decided about, the newest first."""
    return (
        select(ReceivedMessage)
        .where(
            ReceivedMessage.office_id == office_id,
            ReceivedMessage.invitation_id.in_(guests),
            ReceivedMessage.attention.is_not(None),
        )
        .order_by(ReceivedMessage.id.desc())
    )


def messages_of_person(office_id: int, person_id: int) -> Rows[ReceivedMessage]:
    """The latest messages of a person, without what machines sent."""
    return (
        select(ReceivedMessage)
        .where(
            ReceivedMessage.office_id == office_id,
            ReceivedMessage.person_id == person_id,
            ReceivedMessage.outcome.not_in((Outcome.IGNORED, Outcome.REFUSED)),
        )
        .order_by(ReceivedMessage.id.desc())
        .limit(_SHOWN_AT_A_GUEST)
    )


def messages_from(office_id: int, person_id: int) -> Rows[ReceivedMessage]:
    """Everything that surely came from a person, with its text: for the person."""
    return (
        select(ReceivedMessage)
        .options(undefer(ReceivedMessage.text))
        .where(
            ReceivedMessage.office_id == office_id,
            ReceivedMessage.person_id == person_id,
            ReceivedMessage.is_proven,
        )
        .order_by(ReceivedMessage.id.desc())
    )


def absent_people(
    office_id: int, people: Collection[int], on: date
) -> Select[tuple[int | None, date | None]]:
    """Those of them who said that they are away on that day, with their last day."""
    return (
        select(ReceivedMessage.person_id, func.max(ReceivedMessage.absent_until))
        .where(
            ReceivedMessage.office_id == office_id,
            ReceivedMessage.person_id.in_(people),
            ReceivedMessage.kind == MessageKind.OUT_OF_OFFICE,
            ReceivedMessage.absent_until >= on,
        )
        .group_by(ReceivedMessage.person_id)
    )
