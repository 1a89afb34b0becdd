"""Whom letters reached is counted by the indexes, however many guests and letters there are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Engine, event, select

from planner.invitations.history import present
from planner.invitations.letters import bring_in_line
from planner.invitations.models import Invitation
from planner.invitations.operations import invite
from planner.invitations.reach import Reach, has_reach, reach_counts
from planner.kernel.statistics import refresh_statistics
from planner.kernel.work import Work
from tests.factories import Make

_GUESTS, _EVENTS = 40, 3


@pytest.fixture
def asked(engine: Engine) -> Iterator[list[tuple[str, Any]]]:
    found: list[tuple[str, Any]] = []

    def note(_c: object, _cursor: object, statement: str, values: Any, *_rest: object) -> None:
        if statement.startswith(("SELECT", "WITH")):
            found.append((statement, values))

    event.listen(engine, "before_cursor_execute", note)
    yield found
    event.remove(engine, "before_cursor_execute", note)


def test_no_list_is_gone_through_for_each_guest(
    work: Work, make: Make, asked: list[tuple[str, Any]]
) -> None:
    for _ in range(_EVENTS):
        one = make.event()
        report = invite(work, one, [make.person() for _ in range(_GUESTS)])
        bring_in_line(work, one, [guest.id for guest in report.invited])
    now = present(work, one)
    refresh_statistics(work.session.connection())
    asked.clear()

    counted = reach_counts(work, now)
    of_event = select(Invitation.id).where(Invitation.event_id == one.id)
    found = work.session.scalars(of_event.where(has_reach(work, now, Reach.WAITING))).all()

    assert counted == {Reach.WAITING: _GUESTS}
    assert len(found) == _GUESTS
    plans = [_plan(work, *one) for one in asked]
    assert len(plans) == 3
    scans = {step for plan in plans for step in plan if step.startswith("SCAN")}
    assert scans == {"SCAN states"}


def _plan(work: Work, statement: str, values: Any) -> list[str]:
    explained = work.session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
    return [step[3] for step in explained]
