"""A process killed while it invites: an invitation without its letter, or the other way round,
is never there (R1).
"""

from __future__ import annotations

import signal
from collections.abc import Callable

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from planner.invitations.models import Invitation
from planner.outbox.models import Letter
from tests.factories import Make
from tests.killed.nursery import Child

pytestmark = pytest.mark.walk


def test_a_guest_and_the_letter_are_written_together(
    make: Make, session: Session, child: Callable[[], Child]
) -> None:
    make.event()
    session.commit()
    inviting = child()
    for transactions in (1, 2, 3, 5, 8):
        before = _letters(session)
        inviting.begin("invite")
        for _ in range(transactions):
            assert inviting.hear() == "."

        inviting.kill()

        assert inviting.wait() == -signal.SIGKILL
        assert _letters(session) == _invitations(session)
        assert _letters(session) >= before


def _letters(session: Session) -> int:
    session.rollback()
    return session.scalar(select(func.count()).select_from(Letter)) or 0


def _invitations(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(Invitation)) or 0
