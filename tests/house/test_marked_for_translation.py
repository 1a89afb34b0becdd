"""Sentences for users in Python are marked for translation (`planner.kernel.messages`)."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.tree import files, named, parsed

MARKS = {"_", "ngettext", "pgettext", "npgettext"}
SAYS = {
    "flash",
    "fits",
    "refuse",
    "StopValidation",
    "InputRequired",
    "SelectChoice",
    "Step",
    "Lack",
}
REFUSES = {
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
    "TooLarge",
    "TryLater",
    "Unavailable",
    "Unprintable",
    "remark",
    "stop",
}
# Messages for those who run the program, which are in English only.
NOT_THE_DESK = (
    "planner/cli/",
    "planner/backup/",
    "planner/config.py",
    "planner/kernel/instance.py",
)
# Text for people, as opposed to names of fields or keys.
_WORD = re.compile(r"[A-Za-z]{2,} |^[A-Z“][a-z]")


def unmarked(tree: ast.AST, *also: str) -> Iterator[str]:
    """Unmarked sentences and labels as “line: text”. `also` names further functions to check."""
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        name = getattr(call.func, "id", getattr(call.func, "attr", ""))
        if name in {*SAYS, *REFUSES, *also} or name.endswith("Field"):
            yield from (f"{call.lineno}: {text}" for text in _literals(call) if _WORD.search(text))


def _literals(call: ast.Call) -> Iterator[str]:
    parts: list[ast.AST] = [*call.args, *(keyword.value for keyword in call.keywords)]
    while parts:
        part = parts.pop()
        if isinstance(part, ast.Call) and getattr(part.func, "id", "") in MARKS:
            continue
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part.value
        else:
            parts += ast.iter_child_nodes(part)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('flash("Saved.")', ["1: Saved."]),
        ('flash(f"{n} letters wait.")', ["1:  letters wait."]),
        ('raise Invalid("field", "Give the day.")', ["1: Give the day."]),
        ('flash(_("Saved.") if good else "Not saved.")', ["1: Not saved."]),
        ('name = LineField("Name")', ["1: Name"]),
        ('flash(_("Saved."))', []),
        ('raise Invalid("field", ngettext("One.", "Many.", n))', []),
        ('form = EnumField(_("Kind"), Kind, default="one")', []),
    ],
)
def test_what_is_said_without_a_mark_is_found(source: str, found: list[str]) -> None:
    assert list(unmarked(ast.parse(source))) == found


def _code() -> list[Path]:
    return [
        path
        for path in files(".py", under=("planner",))
        if not named(path).startswith(NOT_THE_DESK)
    ]


@pytest.mark.parametrize("path", _code(), ids=named)
def test_everything_that_code_says_is_marked(path: Path) -> None:
    # WTForms shows what a field raises; elsewhere a ValueError is for programmers.
    also = ["ValueError"] if named(path).startswith("planner/web/") else []

    assert list(unmarked(parsed(path), *also)) == []
