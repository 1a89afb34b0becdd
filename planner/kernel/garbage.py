"""When a process that works through many rows looks for garbage in circles."""

from __future__ import annotations

import gc

_OBJECTS = 50_000
"""New objects between two looks; Python's own 700 are for programs that keep few."""
_LOOKS = 20


def look_for_garbage_rarely() -> None:
    """For the worker, once it has begun: what it has loaded is left out of every look, and looks are
    rare. Else a quarter of the time of an import goes into looking through modules and rows in vain.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_OBJECTS, _LOOKS, _LOOKS)
