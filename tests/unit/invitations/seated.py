"""An event with few seats, and guests who answer: fixtures to import."""

from __future__ import annotations

import pytest

from planner.events.models.event import Event
from planner.invitations.answers import Reply, answer
from planner.invitations.models import Answer, Invitation
from planner.kernel.work import Work
from tests.factories import Make
from tests.unit.invitations.post import invite, send

YES, NO, MAYBE = Answer.ACCEPTED, Answer.DECLINED, Answer.TENTATIVE
WAITING, COLLEAGUE, ONLINE = Answer.WAITING, Answer.DELEGATED, Answer.REMOTE


@pytest.fixture
def event(make: Make) -> Event:
    """With two seats."""
    return make.event(seats=2, link="https://video.example/1")


@pytest.fixture
def ada(make: Make, event: Event) -> Invitation:
    return make.invitation(event, person=make.person("Ada"))


@pytest.fixture
def bob(make: Make, event: Event) -> Invitation:
    return make.invitation(event, person=make.person("Bob"))


@pytest.fixture
def eve(make: Make, event: Event) -> Invitation:
    return make.invitation(event, person=make.person("Eve"))


@pytest.fixture
def full(make: Make) -> Event:
    """With one seat."""
    return make.event(seats=1)


@pytest.fixture
def guests(work: Work, make: Make, full: Event) -> list[Invitation]:
    """Ada has the seat, Bob waits; both have their invitations."""
    people = [make.person(name, email=f"{name}@paper.test") for name in ("Ada", "Bob")]
    found = invite(work, full, people).invited
    send(work)
    for guest in found:
        says(work, guest, YES)
    return found


def says(work: Work, guest: Invitation, said: Answer, crew: int = 0, message: str = "") -> Answer:
    """What the answer comes to."""
    answer(work, guest, Reply(answer=said, crew=crew, message=message))
    return guest.answer
