"""Garbage in circles is looked for rarely, and not among what was loaded."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from planner.kernel.garbage import look_for_garbage_rarely


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)
    gc.freeze()


def test_what_was_loaded_is_left_out() -> None:
    gc.unfreeze()

    look_for_garbage_rarely()

    assert gc.get_freeze_count() > 1000
    assert gc.get_threshold() == (50_000, 20, 20)


def test_new_circles_are_still_found() -> None:
    look_for_garbage_rarely()
    circle: list[object] = []
    circle.append(circle)
    del circle

    assert gc.collect() == 1
