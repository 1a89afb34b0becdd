"""A member who writes free letters, and a pool to write to."""

from __future__ import annotations

import pytest

from planner.contacts.models import Pool
from planner.kernel.work import Work
from tests.factories import Make
from tests.unit.background.started import acting


@pytest.fixture
def mine(make: Make) -> Work:
    """The work of a member who may start jobs."""
    return acting(make)


@pytest.fixture
def pool(make: Make) -> Pool:
    return make.pool()
