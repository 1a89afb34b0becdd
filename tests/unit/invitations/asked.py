"""An event whose hour is open, and a guest who has her letter: fixtures to import."""

from __future__ import annotations

import pytest

from planner.events.models.event import Event
from planner.events.models.kinds import Certainty
from planner.invitations.models import Invitation
from planner.kernel.work import Work
from tests.factories import Make
from tests.unit.invitations.post import invite, send


@pytest.fixture
def event(make: Make) -> Event:
    """The day is fixed, the hour is not yet."""
    return make.event(certainty=Certainty.TIME_TBC, starts_clock=None, ends_clock=None)


@pytest.fixture
def ada(work: Work, make: Make, event: Event) -> Invitation:
    """Invited, with the letter in her hands."""
    (invitation,) = invite(work, event, [make.person("Ada")]).invited
    send(work)
    return invitation
