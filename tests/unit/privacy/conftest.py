"""A journalist, events, and letters to them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from planner.contacts.models import Person
from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus
from planner.invitations.letters import bring_in_line
from planner.invitations.operations import invite
from planner.jobs.last_look import LastLook
from planner.kernel.work import Work
from planner.outbox.delivery.sending import deliver_next
from planner.outbox.delivery.smtp import Smtp
from planner.outbox.delivery.transport import Transports
from planner.outbox.models import Letter
from planner.outbox.operations import release_letters
from tests.conftest import NOW
from tests.factories import Make
from tests.unit.outbox.postman import Postman

ADDRESS = "anna@paper.test"


@pytest.fixture
def person(make: Make) -> Person:
    return make.person("Anna Arden", email=ADDRESS, source="own website")


@pytest.fixture
def event(make: Make) -> Event:
    return make.event()


@pytest.fixture
def over(make: Make) -> Event:
    return make.event(
        starts_at=NOW - timedelta(hours=3),
        ends_at=NOW - timedelta(hours=1),
        status=EventStatus.HELD,
    )


def letters(work: Work) -> list[Letter]:
    work.session.expire_all()
    return list(work.session.scalars(select(Letter).order_by(Letter.id)))


def invited(work: Work, event: Event, person: Person) -> Letter:
    invite(work, event, [person])
    bring_in_line(work, event)
    return letters(work)[-1]


def send_all(work: Work, postman: Postman | Smtp) -> None:
    release_letters(work, [letter.id for letter in letters(work)])
    send_released(work, postman)


def send_released(work: Work, postman: Postman | Smtp) -> None:
    work.session.commit()
    look = LastLook(work.links, NOW)
    transports = Transports(postman)
    while deliver_next(
        work.session, transports, now=NOW, may_go=look, why_dropped=look.why_dropped
    ):
        pass
