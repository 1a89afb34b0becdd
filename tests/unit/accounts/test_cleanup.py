"""What counts no more is forgotten; what counts stays."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from planner.accounts import cleanup
from planner.accounts.cleanup import forget_expired
from planner.accounts.models import Attempt, KeyPurpose, OneTimeKey, UsedFormKey, UserSession
from planner.kernel.database import Base
from tests.conftest import NOW
from tests.factories import Make

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


def counted(session: Session, model: type[Base]) -> int:
    return session.scalar(select(func.count()).select_from(model)) or 0


def key(name: str, expires_at: datetime, used_at: datetime | None = None) -> OneTimeKey:
    return OneTimeKey(
        purpose=KeyPurpose.JOIN,
        token_hash=name,
        made_at=NOW,
        expires_at=expires_at,
        used_at=used_at,
    )


def test_tries_and_sent_forms_are_forgotten_after_their_time(session: Session) -> None:
    for age in (DAY - MINUTE, DAY):
        session.add(Attempt(gate="sign-in", key_hash="x", at=NOW - age))
    for age in (2 * DAY - MINUTE, 2 * DAY):
        session.add(UsedFormKey(key_hash=str(age), location="/", used_at=NOW - age))
    session.flush()

    assert forget_expired(session, NOW) == 2
    assert (counted(session, Attempt), counted(session, UsedFormKey)) == (1, 1)


def test_keys_are_forgotten_a_month_after_they_opened_anything(session: Session) -> None:
    month = 30 * DAY
    session.add_all(
        [
            key("usable", NOW + DAY),
            key("expired", NOW - DAY),
            key("long expired", NOW - month),
            key("used", NOW + DAY, NOW - month + MINUTE),
            key("long used", NOW + DAY, NOW - month),
        ]
    )
    session.flush()

    assert forget_expired(session, NOW) == 2
    left = set(session.scalars(select(OneTimeKey.token_hash)))
    assert left == {"usable", "expired", "used"}


def test_sessions_that_ended_are_forgotten(session: Session, make: Make) -> None:
    user = make.user()
    seen = {
        "alive": (NOW - DAY, NOW),
        "idle": (NOW - DAY, NOW - DAY / 2),
        "old": (NOW - 14 * DAY, NOW),
    }
    for name, (created_at, seen_at) in seen.items():
        session.add(
            UserSession(token_hash=name, user_id=user.id, created_at=created_at, seen_at=seen_at)
        )
    session.flush()

    assert forget_expired(session, NOW) == 2
    assert list(session.scalars(select(UserSession.token_hash))) == ["alive"]


def test_one_portion_at_a_time(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cleanup, "PORTION", 2)
    session.add_all(Attempt(gate="x", key_hash="x", at=NOW - DAY) for _ in range(5))
    session.flush()

    assert [forget_expired(session, NOW) for _turn in range(4)] == [2, 2, 1, 0]
