"""The extent of a sheet of an XLSX workbook, by its cells and not by what it says of itself."""

from __future__ import annotations

from array import array
from functools import lru_cache

from planner.tables.extent import Extent
from planner.tables.xml_stream import BadXml, LocalNames, XmlStream

_LETTERS = 26
_DIGITS = "0123456789"
_LONGEST_REFERENCE = 12


class SharedTexts(XmlStream):
    """The lengths of the texts that cells refer to by number."""

    def __init__(self) -> None:
        self.lengths = array("Q")
        self._names = LocalNames()

    def start(self, name: str, _attributes: dict[str, str]) -> None:
        if self._names[name] == "si":
            self.lengths.append(0)

    def text(self, text: str) -> None:
        if self.lengths:
            self.lengths[-1] += len(text)


class XlsxExtent(XmlStream):
    """Counts the cells of one sheet, row by row."""

    def __init__(self, texts: SharedTexts) -> None:
        self._extent = Extent()
        self._lengths = texts.lengths
        self._names = LocalNames()
        self._row = self._column = -1
        self._left, self._right, self._text_length = 0, -1, 0
        self._is_shared = self._is_value = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        name = self._names[name]
        if name == "c":
            self._is_shared, self._is_value = attributes.get("t") == "s", False
            self._column += 1
            if reference := attributes.get("r"):
                self._go_to(reference)
        elif name in ("v", "t"):
            self._is_value = True
            if self._right < 0:
                self._left = self._column
            self._left, self._right = min(self._left, self._column), max(self._right, self._column)
        elif name == "row":
            self.finish()
            self._row = _row_number(attributes.get("r"), self._row)
            self._column = -1

    def text(self, text: str) -> None:
        if not self._is_value:
            return
        if not self._is_shared:
            self._text_length += len(text)
        elif text.isdecimal() and int(text) < len(self._lengths):
            self._text_length += self._lengths[int(text)]

    def finish(self) -> None:
        """Count the row that was read last."""
        if self._right >= 0:
            row = self._row
            self._extent.add(row, row, self._left, self._right, self._text_length)
        self._left, self._right, self._text_length = 0, -1, 0

    def _go_to(self, reference: str) -> None:
        letters = reference.rstrip(_DIGITS)
        row = _row_number(reference[len(letters) :], self._row)
        if row != self._row:
            self.finish()
            self._row = row
        self._column = _column_number(letters)


def _row_number(reference: str | None, last: int) -> int:
    if reference is None:
        return last + 1
    if not 0 < len(reference) <= _LONGEST_REFERENCE or not reference.isdecimal():
        raise BadXml
    return int(reference) - 1


@lru_cache(maxsize=1024)
def _column_number(letters: str) -> int:
    """“B” is 1."""
    if not letters.isascii() or not letters.isalpha() or len(letters) > _LONGEST_REFERENCE:
        raise BadXml
    column = 0
    for letter in letters.upper():
        column = column * _LETTERS + ord(letter) - ord("A") + 1
    return column - 1
