"""Templates: each compiles, is used, and is in the folder of its view."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from flask import Flask
from jinja2 import nodes

from planner.web.desk.registers import pages
from tests.house.tree import ROOT, files, named, parsed, source

_TEMPLATES = ROOT / "templates"
_AUDIENCES = ("auth", "desk", "guest", "newsroom")
_ENDINGS = (".html", ".txt", ".css", ".ics")


def _names() -> list[str]:
    return [
        path.relative_to(_TEMPLATES).as_posix() for path in files(*_ENDINGS, under=("templates",))
    ]


@pytest.mark.parametrize("name", _names())
def test_it_compiles(app: Flask, name: str) -> None:
    app.jinja_env.compile(source(_TEMPLATES / name), name)


def test_all_are_used(app: Flask) -> None:
    shown = _shown(app) | _mounted(app)
    unused = [name for name in _names() if name not in shown and not _by_folder(name)]

    assert unused == []


def test_macros_are_used() -> None:
    pages = {path: source(path) for path in files(*_ENDINGS, under=("templates",))}
    unused = [
        f"{named(path)}: {macro}"
        for path, text in pages.items()
        for macro in re.findall(r"{%-?\s*macro\s+(\w+)", text)
        if not any(_calls(page, macro) for page in pages.values())
    ]

    assert unused == []


def test_words_are_put_into_the_readers_language_before_their_letters_change() -> None:
    """`word` is a lazy message, and `capitalize` takes its English text: use `word | e` first."""
    pages = {path: source(path) for path in files(*_ENDINGS, under=("templates",))}
    english = [
        f"{named(path)}: {found}"
        for path, text in pages.items()
        for found in re.findall(r"\|\s*word\s*\|\s*(?:capitalize|lower|title|upper)\b", text)
    ]

    assert english == []


def test_pages_stand_where_their_views_stand() -> None:
    """`desk/outline/show.html` is shown by the module of the blueprint `outline`."""
    astray = [
        f"{named(path)} shows {name}"
        for path in files(".py", under=("planner/web",))
        for name in _rendered_by(path)
        if name.startswith(_AUDIENCES) and not _stands_beside(path, name)
    ]

    assert astray == []


def _shown(app: Flask) -> set[str]:
    """Every name that a view renders or a template includes, extends or imports."""
    in_python = {name for path in files(".py", under=("planner",)) for name in _strings(path)}
    in_templates = {
        name.value
        for page in files(*_ENDINGS, under=("templates",))
        for kind in (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)
        for node in app.jinja_env.parse(source(page)).find_all(kind)
        for name in node.find_all(nodes.Const)
        if isinstance(name.value, str)
    }
    return in_python | in_templates


def _mounted(app: Flask) -> set[str]:
    """The pages of registers: `desk.projects.index` shows `desk/projects/index.html`."""
    return {
        f"{endpoint.replace('.', '/')}.html"
        for endpoint, view in app.view_functions.items()
        if view.__module__ == pages.__name__
    }


def _by_folder(name: str) -> bool:
    """Letters and papers are rendered by the name of their folder: `mail/invitation/`."""
    folder = Path(name).parent.as_posix()
    return name.startswith(("mail/", "print/")) and any(
        folder in text or folder.split("/", 1)[-1] in text
        for path in files(".py", under=("planner",))
        for text in _strings(path)
    )


def _calls(page: str, macro: str) -> bool:
    """Whether a page uses the macro anywhere but in its own definition."""
    without = re.sub(rf"{{%-?\s*macro\s+{macro}\b", "", page)
    return re.search(rf"\b{macro}\s*\(", without) is not None


def _strings(path: Path) -> set[str]:
    return {
        node.value
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def _rendered_by(path: Path) -> set[str]:
    return {text for text in _strings(path) if text.endswith(".html") and "/" in text}


def _stands_beside(path: Path, name: str) -> bool:
    """The audience of the view, and in the desk the name of its blueprint (`desk/outline`)."""
    audience = path.relative_to(ROOT / "planner/web").with_suffix("").parts[0]
    folders = name.split("/")
    blueprint = re.search(r'= Blueprint\("(\w+)"', source(path))
    if audience != "desk" or blueprint is None:
        return folders[0] == audience
    return folders[:2] == ["desk", blueprint[1]]
