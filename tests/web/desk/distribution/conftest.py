"""An event that was held, with its release, and a reader."""

from __future__ import annotations

from datetime import timedelta

import pytest

from planner.accounts.models import Office
from planner.contacts.models import Person
from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus
from planner.kernel.texts import Texts
from planner.releases.models import Release
from tests.conftest import NOW
from tests.factories import Make
from tests.releases import issued


@pytest.fixture
def event(make: Make) -> Event:
    return make.event(
        titles=Texts(en="Rivers"),
        starts_at=NOW - timedelta(hours=3),
        ends_at=NOW - timedelta(hours=1),
        status=EventStatus.HELD,
    )


@pytest.fixture
def release(make: Make, office: Office, event: Event) -> Release:
    return issued(make, office, event)


@pytest.fixture
def here(event: Event) -> str:
    return f"/desk/events/{event.id}/distribution/"


@pytest.fixture
def ada(make: Make) -> Person:
    return make.person("Ada Ferrymann", email="ada@paper.test")
