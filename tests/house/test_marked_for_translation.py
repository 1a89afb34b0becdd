"""What the web says to people is marked for the catalogue (`planner.kernel.messages`)."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

WEB = Path(__file__).parents[2] / "planner" / "web"
MARKS = {"_", "ngettext", "pgettext", "npgettext"}
SAYS = {"flash", "fits", "refuse", "StopValidation", "InputRequired", "ValueError", "SelectChoice"}
REFUSES = {"Invalid", "TooLarge", "Conflict", "NotAllowed", "Busy"}
# Names of fields, of the keys of a form, and the like.
_WORD = re.compile(r"[A-Za-z]{2,} |^[A-Z“][a-z]")


def unmarked(tree: ast.AST) -> Iterator[str]:
    """Sentences and labels, said without a mark: “line: text”."""
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        name = getattr(call.func, "id", getattr(call.func, "attr", ""))
        if name in SAYS | REFUSES or name.endswith("Field"):
            yield from (f"{call.lineno}: {text}" for text in _literals(call) if _WORD.search(text))


def _literals(call: ast.Call) -> Iterator[str]:
    parts: list[ast.AST] = [*call.args, *(word.value for word in call.keywords)]
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


@pytest.mark.parametrize("path", sorted(WEB.rglob("*.py")), ids=lambda path: path.stem)
def test_everything_that_the_web_says_is_marked(path: Path) -> None:
    assert list(unmarked(ast.parse(path.read_text("utf-8")))) == []
