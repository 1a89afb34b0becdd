"""Which letters are looked at for copies that are due, every half minute."""

from __future__ import annotations

from typing import Any

from sqlalchemy import event as sql

from planner.jobs.assistant_copies import write_copies
from planner.kernel.work import Work
from tests.conftest import NOW


def test_letters_are_found_by_the_assistants_and_not_among_all_that_ever_left(work: Work) -> None:
    asked: list[tuple[str, Any]] = []
    work.session.commit()
    engine = work.session.get_bind()

    def note(_connection: Any, _cursor: Any, statement: str, values: Any, *_rest: Any) -> None:
        if statement.startswith("SELECT"):
            asked.append((statement, values))

    sql.listen(engine, "before_cursor_execute", note)
    write_copies(work.session, work.links, NOW)
    sql.remove(engine, "before_cursor_execute", note)

    [(statement, values)] = asked
    steps = work.session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
    assert [step[3].partition(" (")[0] for step in steps][:4] == [
        "SCAN assistants",
        "SEARCH letters USING INTEGER PRIMARY KEY",
        "CORRELATED LIST SUBQUERY 1",
        "SEARCH letters_1 USING COVERING INDEX ix_letters_contact",
    ]
