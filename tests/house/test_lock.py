"""The pinned libraries are complete, so that pip resolves nothing when it installs them.

pip before 23.3 ignores a pin without the extra that another library requires, and installs the
newest release (pypa/pip 9644, 12345).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import requires

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.tree import ROOT

_PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[([^\]]*)\])?==", re.MULTILINE)
_FILES = ("requirements.txt", "requirements-dev.txt")
Pins = dict[str, set[str]]


def _pins(text: str) -> Pins:
    """Each pinned library with the extras in its pin."""
    return {
        canonicalize_name(name): {extra for extra in extras.split(",") if extra}
        for name, extras in _PIN.findall(text)
    }


def _required(pins: Pins) -> Iterator[tuple[str, Requirement]]:
    """The requirements of the pinned libraries and their extras on this machine."""
    for name, extras in pins.items():
        for line in requires(name) or ():
            requirement = Requirement(line)
            marker = requirement.marker
            if marker is None or any(marker.evaluate({"extra": extra}) for extra in ("", *extras)):
                yield name, requirement


def _missing(pins: Pins) -> list[str]:
    return [
        f"{name} requires {requirement}"
        for name, requirement in _required(pins)
        if canonicalize_name(requirement.name) not in pins
        or not requirement.extras <= pins[canonicalize_name(requirement.name)]
    ]


@pytest.mark.parametrize("file", _FILES)
def test_every_library_and_extra_that_is_asked_for_is_pinned(file: str) -> None:
    assert _missing(_pins((ROOT / file).read_text())) == []


def _asked_for(file: str) -> set[str]:
    """The libraries that `file`, and those it includes, ask for by name."""
    names: set[str] = set()
    for line in (ROOT / file).read_text().splitlines():
        if line.startswith("-r "):
            names |= _asked_for(line.removeprefix("-r ").strip())
        elif line and line[0].isalnum():
            names.add(canonicalize_name(Requirement(line).name))
    return names


@pytest.mark.parametrize("file", _FILES)
def test_both_lists_pin_what_is_asked_for_by_name(file: str) -> None:
    pinned = _pins((ROOT / file).read_text())

    assert _asked_for(file.replace(".txt", ".in")) - {*pinned} == set()


def test_the_tests_run_with_the_libraries_of_the_program() -> None:
    """What is only in one list is missing where the other is installed: the tests, or the program."""
    program, tests = ({*_entries(file)} for file in _FILES)

    assert program - tests == set()


def _entries(file: str) -> list[tuple[str, ...]]:
    """Each pin with its hashes."""
    text = (ROOT / file).read_text()
    blocks = re.split(r"\n(?=[a-z0-9])", text)
    return [
        (pin[0], *sorted(re.findall(r"sha256:\w+", block)))
        for block in blocks
        if (pin := re.match(r"[A-Za-z0-9._-]+(?:\[[^\]]*\])?==[^\s]+", block))
    ]


@pytest.mark.parametrize(
    ("pinned", "without"), [("coverage[toml]", "coverage"), ("fonttools[woff]", "fonttools")]
)
def test_a_pin_without_its_extra_is_found(pinned: str, without: str) -> None:
    """The mistake of version 0.1."""
    text = (ROOT / "requirements-dev.txt").read_text()
    assert f"{pinned}==" in text

    found = _missing(_pins(text.replace(f"{pinned}==", f"{without}==")))

    assert len(found) == 1
    assert pinned in found[0]


def test_a_library_that_is_not_pinned_is_found() -> None:
    text = (ROOT / "requirements.txt").read_text()

    found = _missing(_pins(re.sub(r"^markupsafe==", "# ", text, flags=re.MULTILINE)))

    assert any("markupsafe" in line.lower() for line in found)
