from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from planner.accounts import throttle
from planner.accounts.throttle import WINDOW, Limit, count
from tests.conftest import NOW


def test_many_tries_from_everywhere_raise_an_alarm(
    session: Session, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Thirty accounts, each from a network of its own: no limit is reached, the log tells."""
    monkeypatch.setattr(throttle, "ALARM", 15)
    for number in range(30):
        limits = (
            Limit("sign-in.account", f"user{number}@house.test", 10),
            Limit("sign-in.network", f"10.0.0.{number}", 20),
        )
        count(session, NOW + timedelta(seconds=number), limits)

    assert sorted(record.getMessage() for record in caplog.records) == [
        f"{tries} tries at {gate} within a quarter of an hour"
        for tries in (15, 30)
        for gate in ("sign-in.account", "sign-in.network")
    ]
    assert "house.test" not in caplog.text


def test_tries_of_long_ago_raise_none(
    session: Session, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(throttle, "ALARM", 2)
    for number in range(3):
        count(session, NOW + number * WINDOW, (Limit("setup.network", "10.0.0.1", 20),))

    assert caplog.records == []
