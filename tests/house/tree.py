"""The files of the repository, for tests that read them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
_FOLDERS = ("planner", "tests", "benchmarks", "migrations", "templates", "static", "bin", ".ci")


def files(*suffixes: str, under: tuple[str, ...] = _FOLDERS) -> list[Path]:
    """Our own files with one of these suffixes; not vendored files or migrations."""
    found = [
        path for folder in under for path in (ROOT / folder).rglob("*") if path.suffix in suffixes
    ]
    return sorted(path for path in found if not _is_foreign(path))


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def source(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(source(path), filename=str(path))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _is_foreign(path: Path) -> bool:
    parts = set(path.parts)
    return bool(parts & {"vendor", "fonts", "__pycache__"}) or path.parent.name == "versions"
