"""The record behind a release: gathered once for each look and each step."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from planner.accounts.models import Role
from planner.events.models.event import Event
from tests.factories import Make
from tests.seed import round_table
from tests.web.desk.releases.test_desk import drafted
from tests.web.visitor import Visitor


@pytest.fixture
def event(make: Make) -> Event:
    return round_table(make).event


@pytest.mark.parametrize("items", [1, 3])
def test_the_editor_takes_as_many_statements_for_three_items_as_for_one(
    editor: Visitor, event: Event, session: Session, make: Make, statements: list[str], items: int
) -> None:
    release = drafted(editor, event, session)
    drafted(editor, event, session, "ru")
    for _ in range(items):
        make.part(make.item(event, study=make.study()), person=make.person())
    session.commit()
    statements.clear()

    editor.get(f"/desk/releases/{release.id}")

    assert len(statements) == 27, statements


@pytest.mark.parametrize("step", ["blocks", "redraft", "clearance-request"])
def test_each_answer_to_a_writer_gathers_the_record_once_at_most(
    editor: Visitor, event: Event, session: Session, statements: list[str], step: str
) -> None:
    release = drafted(editor, event, session)
    drafted(editor, event, session, "ru")
    statements.clear()

    editor.post(f"/desk/releases/{release.id}/{step}", {"text": ""})

    assert _times_loaded(statements) == (0 if step == "clearance-request" else 1)


@pytest.mark.parametrize("step", ["clearance", "publication"])
def test_each_step_gathers_the_record_once(
    visit: Callable[[Role], Visitor],
    event: Event,
    session: Session,
    statements: list[str],
    step: str,
) -> None:
    editor, approver = visit(Role.EDITOR), visit(Role.APPROVER)
    release = drafted(editor, event, session)
    address = f"/desk/releases/{release.id}"
    editor.post(f"{address}/clearance-request")
    if step == "publication":
        approver.post(f"{address}/clearance")
    statements.clear()

    response = approver.post(f"{address}/{step}")

    assert response.status_code == 303
    assert _times_loaded(statements) == 1


def _times_loaded(statements: list[str]) -> int:
    """How often the record was gathered: what was said is read there and nowhere else."""
    return sum("FROM statements" in statement for statement in statements)
