"""The extent of a sheet of an XLSX workbook, by its cells and not by what it says of itself."""

from __future__ import annotations

from functools import lru_cache

from planner.tables.extent import Extent
from planner.tables.xml_stream import BadXml, LocalNames, XmlStream

_LETTERS = 26
_DIGITS = "0123456789"
_LONGEST_REFERENCE = 12
_COLUMNS = 1 << 60


class XlsxExtent(XmlStream):
    """Counts the cells of one sheet, row by row."""

    def __init__(self) -> None:
        self._extent = Extent()
        self._names = LocalNames()
        self._row = self._column = -1
        self._digits = ""
        self._left, self._right = _COLUMNS, -1

    def start(self, name: str, attributes: dict[str, str]) -> None:
        name = self._names[name]
        if name == "c":
            if reference := attributes.get("r"):
                letters = reference.rstrip(_DIGITS)
                self._column = _column_number(letters)
                if (digits := reference[len(letters) :]) != self._digits:
                    self._go_to(digits)
            else:
                self._column += 1
        elif name in ("v", "t"):
            if self._column < self._left:
                self._left = self._column
            if self._column > self._right:
                self._right = self._column
        elif name == "row":
            self._go_to(attributes.get("r"))
            self._column = -1

    def finish(self) -> None:
        """Count the row that was read last."""
        if self._right >= 0:
            self._extent.add(self._row, self._row, self._left, self._right)
        self._left, self._right = _COLUMNS, -1

    def _go_to(self, digits: str | None) -> None:
        self.finish()
        self._row = self._row + 1 if digits is None else _row_number(digits)
        self._digits = digits or ""


def _row_number(digits: str) -> int:
    """“12” is 11."""
    if not 0 < len(digits) <= _LONGEST_REFERENCE or not digits.isdecimal():
        raise BadXml
    return int(digits) - 1


@lru_cache(maxsize=1024)
def _column_number(letters: str) -> int:
    """“B” is 1."""
    if not letters.isascii() or not letters.isalpha() or len(letters) > _LONGEST_REFERENCE:
        raise BadXml
    column = 0
    for letter in letters.upper():
        column = column * _LETTERS + ord(letter) - ord("A") + 1
    return column - 1
