"""How tightly a paper may be set so that it ends a page earlier (`planner/pdf/copyfit.py`)."""

from __future__ import annotations

from collections.abc import Mapping

_BASE_SIZE, _LEAST_SIZE, _SIZE_STEP = 10.7, 9.5, 0.2
_TIGHT = {"leading": "1.37", "air": "0.6"}


def tighter() -> tuple[str, ...]:
    """Style sheets, each tighter than the one before: first the white, then the size."""
    steps = round((_BASE_SIZE - _LEAST_SIZE) / _SIZE_STEP)
    sizes = [round(_BASE_SIZE - _SIZE_STEP * step, 1) for step in range(1, steps + 1)]
    measures = [{"leading": "1.42", "air": "0.8"}, _TIGHT]
    measures += [{**_TIGHT, "size": f"{size}pt"} for size in sizes]
    return tuple(map(_sheet, measures))


def _sheet(measures: Mapping[str, str]) -> str:
    rules = "; ".join(f"--{name}: {value} !important" for name, value in measures.items())
    return f":root {{ {rules} }}"
