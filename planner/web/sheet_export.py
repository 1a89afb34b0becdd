"""XLSX downloads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from flask import Response

from planner.tables.sheet_writing import SHEET, write_sheet
from planner.web.written_file import written


def sheet_of(name: str, heading: Sequence[str], rows: Iterable[Iterable[object]]) -> Response:
    """A download `name`.xlsx with one sheet."""
    return written(f"{name}.xlsx", SHEET, partial(write_sheet, heading=heading, rows=rows))
