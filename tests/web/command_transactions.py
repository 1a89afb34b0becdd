"""Commands that write hold the database from the beginning of their transaction.

One that began by reading is told "database is locked" without waiting, as soon as somebody else
has written between. In tests nobody else does, so the order is looked at instead.
"""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskCliRunner
from sqlalchemy import Engine, event

from planner.kernel.database import is_writing

_WRITES = ("INSERT", "UPDATE", "DELETE")


def ask_of_commands(monkeypatch: pytest.MonkeyPatch, engine: Engine) -> None:
    """From now on a command fails that writes without having said so."""
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
