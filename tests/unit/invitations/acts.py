"""Acts on an event with a guest who has her letter, and what becomes of letters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest
from sqlalchemy import select

from planner.events.changes import shown
from planner.events.models.event import Event
from planner.events.models.kinds import Certainty, EventStatus
from planner.invitations.answers import Reply, answer
from planner.invitations.changes import letter_to, letters_to_all
from planner.invitations.letters import store
from planner.invitations.models import Answer, Invitation
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.outbox.models import Delivery, Letter
from tests.factories import Make
from tests.unit.invitations.post import (
    invite,
    move,
    save,
    send,
    settle,
    withdraw,
)

S = EventStatus
Act = Callable[[Work, Event, Invitation], object]


@pytest.fixture
def event(make: Make) -> Event:
    return make.event()


@pytest.fixture
def ada(work: Work, make: Make, event: Event) -> Invitation:
    """Invited, with the letter in her hands, and coming."""
    (guest,) = invite(work, event, [make.person("Ada", email="ada@paper.test")]).invited
    send(work)
    answer(work, guest, Reply(answer=Answer.ACCEPTED))
    return guest


def to(status: EventStatus) -> Act:
    return lambda work, event, _: move(work, event, status, "For a reason.")


def on(day: int) -> Act:
    def act(work: Work, event: Event, _: Invitation) -> object:
        when = replace(shown(event).when, starts_on=date(2012, 3, day), ends_on=date(2012, 3, day))
        return save(work, event, when=when)

    return act


def at(hour: int) -> Act:
    def act(work: Work, event: Event, _: Invitation) -> object:
        when = replace(shown(event).when, starts_clock=time(hour), ends_clock=time(hour + 2))
        return save(work, event, when=when)

    return act


def given(**fields: Any) -> Act:
    return lambda work, event, _: save(work, event, **fields)


def venue(**names: str) -> Act:
    def act(work: Work, event: Event, _: Invitation) -> object:
        where = replace(shown(event).where, venues=Texts(names))
        return save(work, event, where=where)

    return act


def certainly(certainty: Certainty) -> Act:
    def act(work: Work, event: Event, _: Invitation) -> object:
        return save(work, event, when=replace(shown(event).when, certainty=certainty))

    return act


def sent(work: Work, _: Event, __: Invitation) -> None:
    send(work)


def discarded(work: Work, _: Event, __: Invitation) -> None:
    settle(work, Delivery.DISCARDED)


def refused(work: Work, _: Event, __: Invitation) -> None:
    settle(work, Delivery.FAILED)


def in_doubt(work: Work, _: Event, __: Invitation) -> None:
    settle(work, Delivery.IN_DOUBT)


def written(work: Work, event: Event, _: Invitation) -> None:
    store(work, letters_to_all(work, event))


def again(work: Work, _: Event, guest: Invitation) -> None:
    store(work, letter_to(work, guest))


def withdrawn(work: Work, _: Event, guest: Invitation) -> None:
    withdraw(work, guest)


def invited(work: Work, event: Event, guest: Invitation) -> None:
    invite(work, event, [guest.person])


def declines(work: Work, _: Event, guest: Invitation) -> None:
    answer(work, guest, Reply(answer=Answer.DECLINED))


def held(work: Work) -> list[tuple[Any, tuple[str, str, int]]]:
    found = select(Letter).where(Letter.delivery == Delivery.HELD).order_by(Letter.id)
    return [
        (row, (row.purpose, row.calendar_method, row.sequence))
        for row in work.session.scalars(found)
    ]
