"""A real worker, killed again and again in the middle of a job: each thing is done exactly once."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from planner.background.models import JobState
from planner.background.queries import outcomes_of
from tests.factories import Make
from tests.killed.nursery import Child
from tests.unit.background.started import acting, fresh, started
from tests.unit.jobs.counting import counted

pytestmark = [pytest.mark.loopback, pytest.mark.walk]

TOTAL, PORTION = 3000, 60
# After how many signs the worker is killed: at an odd one it prepares, at an even one it stores.
LIVES = (1, 2, 3, 4, 7, 10, 13, 16)


def test_each_thing_of_a_job_is_done_once(
    make: Make, session: Session, child: Callable[[], Child]
) -> None:
    job = started(acting(make), total=TOTAL, arguments={"portion": PORTION})
    worker = child()
    for signs in LIVES:
        before = fresh(session, job).done
        session.rollback()
        worker.begin("count")
        for _ in range(signs):
            assert worker.hear() == "."

        worker.kill()

        assert worker.wait() == -signal.SIGKILL
        assert counted(session) == [*range(fresh(session, job).done)]
        assert before <= job.done < TOTAL

    worker.begin("count")
    while fresh(session, job).is_open:
        session.rollback()
        time.sleep(0.02)
    worker.signal(signal.SIGTERM)

    assert worker.wait() == 0
    assert (job.state, job.done, job.error) == (JobState.DONE, TOTAL, "")
    assert counted(session) == [*range(TOTAL)]
    positions = [one.position for one in session.scalars(outcomes_of(job))]
    assert positions == [*range(TOTAL)]
