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
        # The last filled cell of the row.
        self._right = -1
        self._has_text = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        name = self._names[name]
        if name in _CELLS:
            self._end_cell()
            own = {self._names[key]: value for key, value in attributes.items()}
            self._columns = _repeats(own.get("number-columns-repeated"))
            self._has_text = not _VALUES.isdisjoint(own)
        elif name == "table-row":
            self.finish()
            own = {self._names[key]: value for key, value in attributes.items()}
            self._rows = _repeats(own.get("number-rows-repeated"))
        elif name == "table":
            self.finish()
            self._extent, self._row, self._rows = Extent(), 0, 0

    def text(self, text: str) -> None:
        self._has_text = self._has_text or not text.isspace()

    def finish(self) -> None:
        """Count the row that was read last."""
        self._end_cell()
        if self._right >= 0:
            bottom = self._row + self._rows - 1
            self._extent.add(self._row, bottom, 0, self._right)
        self._row += self._rows
        self._column, self._columns = 0, 0
        self._right = -1

    def _end_cell(self) -> None:
        if self._has_text and self._columns:
            self._right = self._column + self._columns - 1
        self._column += self._columns
        self._has_text = False


def _repeats(text: str | None) -> int:
    if text is None or not text.isdecimal():
        return 1
    return max(1, int(text[:_MOST_DIGITS]))
