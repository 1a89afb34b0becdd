"""A lock on a file: one process at a time, and free as soon as that one ends."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from planner.kernel.file_lock import Held, holder_of, take

_HOLDS = (
    "import sys, pathlib; from planner.kernel.file_lock import take; "
    "take(pathlib.Path(sys.argv[1]), 'the other one'); print(flush=True); sys.stdin.read()"
)


def test_a_lock_names_the_process_that_has_it_and_ends_with_it(tmp_path: Path) -> None:
    file = tmp_path / "one.lock"
    other = subprocess.Popen(
        [sys.executable, "-c", _HOLDS, str(file)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert other.stdout is not None
    other.stdout.readline()

    with pytest.raises(Held) as held:
        take(file, "this one")
    during = holder_of(file)
    other.kill()
    other.communicate()

    assert (held.value.holder, during) == ("the other one", "the other one")
    assert holder_of(file) == ""
    take(file, "this one").release()


def test_a_lock_is_not_handed_down_to_programs(tmp_path: Path) -> None:
    file = tmp_path / "one.lock"
    lock = take(file, "this one")
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)

    lock.release()
    free = holder_of(file)
    child.communicate(b"\n")

    assert free == ""


def test_a_lock_that_cannot_be_made_is_nobodys(tmp_path: Path) -> None:
    assert holder_of(tmp_path / "missing" / "one.lock") == ""
