"""Style sheets of pages hold from right to left: they speak of start and end, never of left and right."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.house.tree import files, named, source

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_DECLARATION = re.compile(r"([a-z-]+):\s*([^;{}]+)(?=[;}])")
_INNERMOST = re.compile(r"\(([^()]*)\)")
_PHYSICAL = re.compile(r"^(left|right)$|-(left|right)\b")
_SIDES = ("margin", "padding", "inset", "border-width", "border-color", "border-style")
_TURNED = ("float", "clear", "text-align")
_OF_PAGES = [path for path in files(".css", under=("static/css",)) if path.parent.name == "css"]


def one_sided(style: str) -> list[str]:
    """The declarations that stay on their side when the page is turned."""
    return [
        f"{name}: {value}"
        for name, value in _DECLARATION.findall(_COMMENT.sub("", style))
        if _PHYSICAL.search(name)
        or (name in _TURNED and value.strip() in ("left", "right"))
        or (name in _SIDES and _is_uneven(value))
    ]


def _is_uneven(value: str) -> bool:
    """Whether the four sides are given and those at the ends of a line differ."""
    while "(" in value:
        value = _INNERMOST.sub(lambda found: f"[{found[1].replace(' ', '')}]", value)
    sides = value.split()
    return len(sides) == 4 and sides[1] != sides[3]


@pytest.mark.parametrize(
    "style",
    [
        "a { margin-left: 1px; }",
        "a { left: 0 }",
        "a { text-align: right; }",
        "a { padding: 0 var(--s3) 0 0; }",
        "a { inset: 0 max(1px, (100vw - var(--wide)) / 2) auto auto; }",
    ],
)
def test_what_stays_on_its_side_is_found(style: str) -> None:
    assert len(one_sided(style)) == 1


@pytest.mark.parametrize(
    "style",
    [
        "a { margin-inline-start: 1px; }",
        "a { padding: 0 var(--s3) 1px var(--s3); }",
        "a { background: linear-gradient(to top right, red, blue); }",
        "/* left: 0; */ a { text-align: end; }",
    ],
)
def test_what_turns_with_the_page_is_not(style: str) -> None:
    assert one_sided(style) == []


@pytest.mark.parametrize("path", _OF_PAGES, ids=named)
def test_a_style_sheet_turns_with_the_page(path: Path) -> None:
    assert one_sided(source(path)) == []
