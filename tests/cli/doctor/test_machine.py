"""`flask doctor` about the machine: versions, programs, fonts, sandbox."""

from __future__ import annotations

import os
from importlib.metadata import version
from pathlib import Path

import pytest

from planner.cli.doctor import machine
from planner.cli.doctor.finding import State
from planner.pdf.sandbox.report import report


@pytest.mark.parametrize(
    ("found", "state"),
    [((3, 10, 9), State.WRONG), ((3, 11, 9), State.WARNING), ((3, 11, 10), State.OK)],
)
def test_python(found: tuple[int, ...], state: State) -> None:
    assert machine.check_python(found).state is state


def test_our_libraries_are_new_enough() -> None:
    assert machine.check_libraries().state is State.OK


def test_an_old_library_is_named_with_what_is_needed() -> None:
    found = machine.check_libraries({"Flask": "99.1", "Jinja2": "3.0", "no-such-library": "1"})

    assert found.state is State.WRONG
    assert found.said == (
        f"too old: Flask {version('Flask')} (at least 99.1), no-such-library is missing; "
        "start bin/serve, which installs ours"
    )


def test_ghostscript_is_not_wanted(tmp_path: Path) -> None:
    (tmp_path / "gs").write_text("#!/bin/sh\n")
    (tmp_path / "gs").chmod(0o755)

    found = machine.check_programs(str(tmp_path))

    assert (found.state, found.said.startswith("gs can be started")) == (State.WARNING, True)
    assert machine.check_programs(str(tmp_path / "nowhere")).state is State.OK


def test_fonts_that_are_missing_or_empty(tmp_path: Path) -> None:
    none = machine.check_fonts(tmp_path)
    (tmp_path / "a.ttf").write_bytes(b"x")
    one = machine.check_fonts(tmp_path)
    (tmp_path / "b.ttf").touch()
    empty = machine.check_fonts(tmp_path)

    assert [found.state for found in (none, one, empty)] == [State.WRONG, State.OK, State.WRONG]


def test_translations_that_are_not_compiled_are_named(tmp_path: Path) -> None:
    source = tmp_path / "ru" / "LC_MESSAGES" / "messages.po"
    source.parent.mkdir(parents=True)
    source.touch()

    missing = machine.check_translations(tmp_path)
    source.with_suffix(".mo").touch()
    whole = machine.check_translations(tmp_path)
    os.utime(source.with_suffix(".mo"), (0, 0))
    old = machine.check_translations(tmp_path)

    assert [found.state for found in (missing, whole, old)] == [
        State.WARNING,
        State.OK,
        State.WARNING,
    ]
    assert missing.said.startswith("not compiled: ru;")


def test_a_part_of_the_sandbox_that_is_missing_is_named() -> None:
    names = [state.part.name for state in report([])]

    whole = machine.check_sandbox(report(names))
    lacking = machine.check_sandbox(report([n for n in names if n not in ("core", "network")]))

    assert whole.state is State.OK
    assert lacking.state is State.WARNING
    assert lacking.said == (
        "its workers lack these parts: core, network. They need Linux 5.13 or newer with "
        "Landlock, seccomp and user namespaces"
    )
