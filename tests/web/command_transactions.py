"""Commands that write must lock the database at the start of their transaction.

A transaction that begins by reading fails with "database is locked" without waiting if another one
writes in between. Tests have no other writer, so they check the order of statements instead.
"""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskCliRunner
from sqlalchemy import Engine, event

from planner.kernel.database import is_writing

_WRITES = ("INSERT", "UPDATE", "DELETE")


def refuse_late_writes(monkeypatch: pytest.MonkeyPatch, engine: Engine) -> None:
    """Let commands fail that write in a transaction not begun for writing."""
    invoke = FlaskCliRunner.invoke

    def guarded(self: FlaskCliRunner, *args: Any, **kwargs: Any) -> Any:
        late: list[str] = []

        def look(_c: object, _cur: object, statement: str, *_rest: object) -> None:
            if statement.lstrip().startswith(_WRITES) and not is_writing():
                late.append(statement)

        event.listen(engine, "before_cursor_execute", look)
        try:
            result = invoke(self, *args, **kwargs)
        finally:
            event.remove(engine, "before_cursor_execute", look)
        assert not late, f"written in a transaction that began by reading: {late}"
        return result

    monkeypatch.setattr(FlaskCliRunner, "invoke", guarded)
