"""What people are refused with is a sentence of the catalogue."""

from __future__ import annotations

import ast
from pathlib import Path

import planner

HOUSE = Path(planner.__file__).parent
# Whoever starts the program or works at its command line reads these: they are in English.
NOT_THE_DESK = ("cli", "backup", "config.py", "kernel/instance.py", "web")
REFUSALS = {
    "AddressRefused",
    "Busy",
    "Conflict",
    "Fault",
    "InDoubt",
    "Invalid",
    "Missing",
    "NotAllowed",
    "Outcome",
    "Refused",
    "Step",
    "Lack",
    "TooLarge",
    "TryLater",
    "Unavailable",
    "Unprintable",
    "remark",
    "stop",
}


def test_no_refusal_is_a_plain_text() -> None:
    files = [
        path
        for path in sorted(HOUSE.rglob("*.py"))
        if not path.relative_to(HOUSE).as_posix().startswith(NOT_THE_DESK)
    ]

    assert [fault for path in files for fault in _unmarked(path)] == []


def _unmarked(path: Path) -> list[str]:
    tree = ast.parse(path.read_text())
    return [
        f"{path.relative_to(HOUSE)}:{argument.lineno}"
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id in REFUSALS
        for argument in call.args
        if _is_sentence(argument)
    ]


def _is_sentence(node: ast.expr) -> bool:
    """A text of more than one word that nobody marked: paths and names of fields have no spaces."""
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    return any(
        isinstance(part, ast.Constant) and isinstance(part.value, str) and " " in part.value
        for part in parts
    )
