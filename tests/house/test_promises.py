"""The files and tests that `docs/security.md` names exist."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.house.tree import ROOT, functions

_ROW = re.compile(r"^\| ([SR]\d+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
_PROMISES = _ROW.findall((ROOT / "docs/security.md").read_text())


def test_each_promise_has_one_line() -> None:
    numbers = [number for number, *_ in _PROMISES]

    assert len(numbers) > 60
    assert numbers == sorted(set(numbers), key=lambda one: (one[0] == "R", int(one[1:])))


@pytest.mark.parametrize("promise", _PROMISES, ids=lambda promise: promise[0])
def test_its_places_and_tests_are_there(promise: tuple[str, str, str, str]) -> None:
    _, _, places, tests = promise

    missing = [place for place in _named(places) if not (ROOT / place).is_file()]
    missing += [test for test in _named(tests) if not _is_test(test)]

    assert (missing, bool(_named(places)), bool(_named(tests))) == ([], True, True)


def _named(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def _is_test(named: str) -> bool:
    """A file under `tests`, and a function in it where one is named."""
    file, _, function = named.partition("::")
    path = ROOT / file
    if not path.is_file() or not file.startswith("tests/"):
        return False
    return not function or function in _functions(file)


def _functions(file: str) -> Iterator[str]:
    return (function.name for function in functions(ROOT / file))
