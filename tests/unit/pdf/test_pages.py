"""The pages that a job writes on: found out in one child, taken beforehand by the others."""

from __future__ import annotations

import ctypes
import mmap
import resource
from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.pdf.pages import PAGE, learn, take

MANY = 4_000
COUNT = 8
CAN_TELL = Path("/proc/self/pagemap").exists()


@pytest.fixture
def memory() -> Iterator[mmap.mmap]:
    with mmap.mmap(-1, COUNT * PAGE, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS) as memory:
        yield memory


def address(memory: mmap.mmap) -> int:
    return ctypes.addressof(ctypes.c_char.from_buffer(memory))


def write_on(memory: mmap.mmap, *pages: int) -> None:
    for page in pages:
        memory[page * PAGE] = 1


def test_what_is_written_on_is_learned(memory: mmap.mmap) -> None:
    write_on(memory, *range(COUNT))
    start = address(memory)

    stretches = learn(lambda: write_on(memory, 2, 3, 6))

    end = start + COUNT * PAGE
    found = [stretch for stretch in stretches if start <= stretch[0] < end]
    wanted = [(start + 2 * PAGE, 2 * PAGE), (start + 6 * PAGE, PAGE)]
    assert found == (wanted if CAN_TELL else [])


def test_a_trial_that_breaks_teaches_nothing() -> None:
    assert learn(lambda: 1 / 0) == []


def test_what_was_taken_stops_no_writer() -> None:
    """Of many pages, so that the few that Python itself may ask for meanwhile do not count."""
    with mmap.mmap(-1, MANY * PAGE, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS) as memory:
        taken = take([(address(memory), MANY * PAGE)])
        before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt

        write_on(memory, *range(MANY))

        faults = resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before
    assert taken in (0, MANY * PAGE)
    assert taken == 0 or faults < MANY // 2


def test_what_is_no_memory_is_not_taken() -> None:
    assert take([(0, PAGE)]) == 0
