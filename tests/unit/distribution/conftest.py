"""An event that is over with a release in English, and ways to send it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from planner.accounts.models import Office
from planner.contacts.assistants import name_assistant
from planner.contacts.models import Person
from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.releases.models import Release
from tests.conftest import NOW
from tests.factories import Make
from tests.releases import issued
from tests.unit.background.started import acting


@pytest.fixture
def mine(make: Make) -> Work:
    """The work of a member who may start jobs."""
    return acting(make)


@pytest.fixture
def over(make: Make) -> Event:
    return make.event(
        titles=Texts(en="Rivers", ru="Реки"),
        languages=["en", "ru"],
        starts_at=NOW - timedelta(hours=3),
        ends_at=NOW - timedelta(hours=1),
        status=EventStatus.HELD,
    )


@pytest.fixture
def coming(make: Make) -> Event:
    return make.event(titles=Texts(en="Rivers", ru="Реки"), languages=["en", "ru"])


@pytest.fixture
def release(make: Make, office: Office, over: Event) -> Release:
    return issued(make, office, over)


@pytest.fixture
def ada(make: Make) -> Person:
    return make.person("Ada Arden", email="ada@paper.test")


@pytest.fixture
def bea(make: Make, mine: Work, ada: Person) -> Person:
    """Ada's assistant."""
    bea = make.person("Bea Bell", email="bea@paper.test", language="en")
    name_assistant(mine, ada, bea.id)
    return bea
