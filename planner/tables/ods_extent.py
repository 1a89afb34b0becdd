"""The extent of the sheets of an ODS workbook, whose rows and cells say how often they repeat."""

from __future__ import annotations

from planner.tables.extent import Extent
from planner.tables.xml_stream import LocalNames, XmlStream

_CELLS = frozenset({"table-cell", "covered-table-cell"})
_VALUES = frozenset({"value", "date-value", "time-value", "boolean-value", "string-value"})
_MOST_DIGITS = 12


class OdsExtent(XmlStream):
    """Counts the cells of each sheet, row by row. A row is kept from its first column on."""

    def __init__(self) -> None:
        self._names = LocalNames()
        self._extent = Extent()
        self._row = self._column = 0
        self._rows = self._columns = 1
        # The last filled cell of the row, and the text of all its cells and of the cell being read.
        self._right, self._row_length, self._cell_length = -1, 0, 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        name = self._names[name]
        if name in _CELLS:
            self._end_cell()
            own = {self._names[key]: value for key, value in attributes.items()}
            self._columns = _repeats(own.get("number-columns-repeated"))
            self._cell_length = sum(len(value) for key, value in own.items() if key in _VALUES)
        elif name == "table-row":
            self.finish()
            own = {self._names[key]: value for key, value in attributes.items()}
            self._rows = _repeats(own.get("number-rows-repeated"))
        elif name == "table":
            self.finish()
            self._extent, self._row, self._rows = Extent(), 0, 0

    def text(self, text: str) -> None:
        self._cell_length += len(text.strip())

    def finish(self) -> None:
        """Count the row that was read last."""
        self._end_cell()
        if self._right >= 0:
            bottom = self._row + self._rows - 1
            self._extent.add(self._row, bottom, 0, self._right, self._rows * self._row_length)
        self._row += self._rows
        self._column, self._columns = 0, 0
        self._right, self._row_length = -1, 0

    def _end_cell(self) -> None:
        if self._cell_length and self._columns:
            self._right = self._column + self._columns - 1
            self._row_length += self._columns * self._cell_length
        self._column += self._columns
        self._cell_length = 0


def _repeats(text: str | None) -> int:
    if text is None or not text.isdecimal():
        return 1
    return max(1, int(text[:_MOST_DIGITS]))
