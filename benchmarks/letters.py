"""Writing two thousand invitations at once."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator

from sqlalchemy import event, func, select

from benchmarks.figures import Figure, memory
from benchmarks.stage import Stage, stage
from planner.contacts.models import Person
from planner.invitations.letters import bring_in_line
from planner.invitations.operations import invite
from planner.outbox.models import Letter

_GUESTS = 2_000


def measure() -> Iterator[Figure]:
    with stage() as on:
        _, _ = _invite(on, 20)
        before = memory(os.getpid())
        taken, _ = _invite(on, _GUESTS)
        first = memory(os.getpid())
        again, commits = _invite(on, _GUESTS)
        after = memory(os.getpid())
    yield Figure(
        f"letters built per second, {_GUESTS:,} in one act",
        _GUESTS / min(taken, again),
        least=150,
        detail=f"{min(taken, again):.1f} s",
    )
    yield Figure("transactions", commits, most=1)
    yield Figure(
        "memory after the second act / after the first",
        after / first,
        most=1.1,
        detail=f"{before:.0f} MB before, {first:.0f} MB, {after:.0f} MB",
    )


def _invite(on: Stage, count: int) -> tuple[float, int]:
    """Seconds, and the number of commits."""
    round_table = on.make.event()
    people: list[Person] = [on.make.person() for _ in range(count)]
    on.session.commit()
    commits: list[object] = []
    count_commit = commits.append
    event.listen(on.session, "after_commit", count_commit)
    began = time.perf_counter()
    report = invite(on.make.work, round_table, people)
    bring_in_line(on.make.work, round_table, [guest.id for guest in report.invited])
    on.session.commit()
    taken = time.perf_counter() - began
    event.remove(on.session, "after_commit", count_commit)
    asked = select(func.count()).select_from(Letter).where(Letter.event_id == round_table.id)
    assert (len(report.invited), on.session.scalar(asked)) == (count, count)
    on.session.expunge_all()
    return taken, len(commits)
