"""What code says to people is marked for the catalogue (`planner.kernel.messages`)."""

from __future__ import annotations

import ast
import re

from tests.house.tree import files, named, parsed

# Functions that say something to a person, and the places of the sentence among their arguments.
_SPEAKING = {
    "flash": (0,),
    "refuse": (0,),
    "Invalid": (1,),
    "Conflict": (0,),
    "NotAllowed": (0,),
    "Stale": (0,),
    "Busy": (0,),
    "Unprintable": (0,),
    "StopValidation": (0,),
    "ValidationError": (0,),
}
_WORD = re.compile(r"[A-Za-z]{2,}")


def test_what_code_says_is_marked() -> None:
    bare = sorted(
        f"{named(path)}:{node.lineno}"
        for path in files(".py", under=("planner",))
        if not named(path).startswith("planner/cli/")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call) and _name(node) in _SPEAKING
        for place in _SPEAKING[_name(node)]
        if place < len(node.args) and _is_bare(node.args[place])
    )

    assert bare == []


def _name(call: ast.Call) -> str:
    return getattr(call.func, "id", getattr(call.func, "attr", ""))


def _is_bare(argument: ast.expr) -> bool:
    """A text in quotes, or one put together from texts in quotes."""
    if isinstance(argument, ast.Constant):
        return isinstance(argument.value, str) and bool(_WORD.search(argument.value))
    if isinstance(argument, ast.IfExp):
        return _is_bare(argument.body) or _is_bare(argument.orelse)
    if isinstance(argument, ast.JoinedStr):
        return any(_is_bare(part) for part in argument.values)
    return isinstance(argument, ast.BinOp)
