"""An event that takes requests, and its accreditation desk."""

from __future__ import annotations

import pytest

from planner.events.models.event import Event
from planner.kernel.texts import Texts
from tests.factories import Make
from tests.unit.accreditation.asked import open_event


@pytest.fixture
def event(make: Make) -> Event:
    event = open_event(make, titles=Texts(en="Rivers"))
    make.work.session.commit()
    return event


@pytest.fixture
def desk(event: Event) -> str:
    return f"/desk/events/{event.id}/requests/"
