"""What the history keeps of an act has a name that people read, not that of a column."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from planner.web.desk.history.entries import UNTOLD
from planner.web.desk.history.field_names import NAMES
from tests.house.tree import files, parsed

_PARAMETERS = frozenset({"event_id"})


def facts() -> Iterator[str]:
    """The names of the facts that are handed to `record`."""
    for path in files(".py", under=("planner",)):
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "record":
                yield from (one.arg for one in node.keywords if one.arg)


def test_every_fact_has_a_name() -> None:
    found = set(facts())

    assert found & {"kind", "road"} == {"kind", "road"}
    assert found - NAMES.keys() - UNTOLD - _PARAMETERS == set()
