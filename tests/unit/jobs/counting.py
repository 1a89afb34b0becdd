"""A kind of job for tests: it counts, and every number leaves one row."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.accounts.models import Attempt, Role
from planner.background.operations import Outcome
from planner.jobs.portions import Act, Store, Stored, Task, Tools
from planner.kernel.work import Work
from planner.pdf import PdfClient
from tests.unit.jobs.doing import tools_for

PORTION = 4


def prepare(work: Work, task: Task, _tools: Tools, sign: Callable[[], object] = int) -> Store:
    """A portion of the numbers, from where the last one ended, with a `sign` at each step."""
    first = task.cursor.get("next", 0)
    numbers = range(first, min(first + task.arguments.get("portion", PORTION), task.total))
    sign()

    def store(work: Work) -> Stored:
        work.session.add_all(
            Attempt(gate="counted", key_hash=str(number), at=work.now) for number in numbers
        )
        work.session.flush()
        sign()
        return Stored(
            outcomes=[Outcome(f"number {number}") for number in numbers],
            cursor={"next": numbers.stop},
            is_last=numbers.stop == task.total,
        )

    return store


def before(act: Callable[[Work], object], *, stores: bool = False) -> dict[str, Act]:
    """Counting, and something that happens before a portion is prepared or stored."""

    def disturbed(work: Work, task: Task, tools: Tools) -> Store:
        if not stores:
            act(work)
        store = prepare(work, task, tools)

        def then(work: Work) -> Stored:
            if stores:
                act(work)
            return store(work)

        return then

    return {"counting": Act(Role.EDITOR, disturbed)}


COUNTING = {"counting": Act(Role.EDITOR, prepare)}


def raising(error: BaseException) -> Callable[[Work], NoReturn]:
    def act(_work: Work) -> NoReturn:
        raise error

    return act


def tools(work: Work, folder: Path, pdf_client: Callable[[], PdfClient] = PdfClient) -> Tools:
    return tools_for(work, folder, pdf_client)


def counted(session: Session) -> list[int]:
    found = session.scalars(select(Attempt.key_hash).where(Attempt.gate == "counted"))
    return sorted(map(int, found))
