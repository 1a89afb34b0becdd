"""The pinned libraries are complete, so that nothing has to be resolved when they are installed.

pip before 23.3 takes the newest release past a pin that lacks the extra which another library asks
for (pypa/pip 9644, 12345).
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


def _asked(pins: Pins) -> Iterator[tuple[str, Requirement]]:
    """What the pinned libraries ask for on this machine, those of their extras too."""
    for name, extras in pins.items():
        for line in requires(name) or ():
            wanted = Requirement(line)
            marker = wanted.marker
            if marker is None or any(marker.evaluate({"extra": e}) for e in ("", *extras)):
                yield name, wanted


def _missing(pins: Pins) -> list[str]:
    return [
        f"{name} asks for {wanted}"
        for name, wanted in _asked(pins)
        if canonicalize_name(wanted.name) not in pins
        or not wanted.extras <= pins[canonicalize_name(wanted.name)]
    ]


@pytest.mark.parametrize("file", _FILES)
def test_every_library_and_extra_that_is_asked_for_is_pinned(file: str) -> None:
    assert _missing(_pins((ROOT / file).read_text())) == []


@pytest.mark.parametrize(
    ("pinned", "without"), [("coverage[toml]", "coverage"), ("fonttools[woff]", "fonttools")]
)
def test_a_pin_without_its_extra_is_found(pinned: str, without: str) -> None:
    """As the files stood in version 0.1."""
    text = (ROOT / "requirements-dev.txt").read_text()
    assert f"{pinned}==" in text

    found = _missing(_pins(text.replace(f"{pinned}==", f"{without}==")))

    assert len(found) == 1
    assert pinned in found[0]


def test_a_library_that_is_not_pinned_is_found() -> None:
    text = (ROOT / "requirements.txt").read_text()

    found = _missing(_pins(re.sub(r"^markupsafe==", "# ", text, flags=re.MULTILINE)))

    assert any("markupsafe" in line.lower() for line in found)
