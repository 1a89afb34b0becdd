"""Writing XLSX: every cell is text, so that no spreadsheet runs it as a formula (S50)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import IO

import xlsxwriter

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_LONGEST_CELL = 32_767


def write_sheet(file: IO[bytes], heading: Sequence[str], rows: Iterable[Iterable[object]]) -> None:
    """A workbook with one sheet, written row by row: memory is bounded."""
    book = xlsxwriter.Workbook(file, {"constant_memory": True})
    sheet = book.add_worksheet()
    for number, row in enumerate(chain((heading,), rows)):
        for place, cell in enumerate(row):
            if text := str(cell):
                sheet.write_string(number, place, text[:_LONGEST_CELL])
    book.close()
