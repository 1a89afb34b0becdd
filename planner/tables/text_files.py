"""Reading CSV: rows parted by line ends, cells by a separator."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from planner.kernel.errors import Invalid
from planner.kernel.messages import gettext as _
from planner.tables import limits
from planner.tables.collecting import Row, collected
from planner.tables.encodings import ENCODINGS, find_encoding, mark_of
from planner.tables.table import FileFormat, Table

SEPARATORS = (";", "\t", ",", "|")
_SAMPLE_ROWS = 100
_SAMPLE_LENGTH = 64 * 1024
# Excel writes and reads such a first line: “sep=;”.
_DECLARATION = "sep="


def read_csv(raw: bytes, encoding: str = "", separator: str = "") -> Table:
    """Raises `Invalid` at "file"; `encoding` and `separator` are found if they are ""."""
    errors = "strict" if encoding else "replace"
    encoding = encoding or find_encoding(raw)
    if encoding not in ENCODINGS:
        raise Invalid(limits.FIELD, not_a_list())
    if separator not in ("", *SEPARATORS):
        raise Invalid(limits.FIELD, _("Choose one of the separators that are offered."))
    text = TextFile(raw, encoding, errors)
    try:
        declared = text.skip_declaration()
        separator = separator or declared or find_separator(text.start(_SAMPLE_LENGTH))
        rows = _rows(text, separator)
        return collected(FileFormat.CSV, rows, encoding=encoding, separator=separator)
    except UnicodeDecodeError as error:
        raise Invalid(
            limits.FIELD, _("This file is not written in that encoding. Choose another one.")
        ) from error


class TextFile:
    """A text that is decoded while it is read, so that it is in memory once."""

    def __init__(self, raw: bytes, encoding: str, errors: str) -> None:
        self._raw, self._encoding, self._errors = raw, encoding, errors
        self._start = mark_of(raw, encoding)

    def open(self) -> io.TextIOWrapper:
        file = io.BytesIO(self._raw)
        file.seek(self._start)
        return io.TextIOWrapper(file, self._encoding, errors=self._errors, newline="")

    def start(self, length: int) -> str:
        return self.open().read(length)

    def skip_declaration(self) -> str:
        """The separator that the first line declares, which is not a row of the list; else ""."""
        line = self.open().readline(_SAMPLE_LENGTH)
        words = line.strip("\r\n \"'")
        declared = words[len(_DECLARATION) :]
        if not words.lower().startswith(_DECLARATION) or declared not in SEPARATORS:
            return ""
        self._start += len(line.encode(self._encoding))
        return declared


def not_a_list() -> str:
    return _(
        "This is not a list of people. Choose a file with rows (CSV, XLSX or ODS) or with business "
        "cards (vCard, .vcf)."
    )


def find_separator(sample: str) -> str:
    """The separator with which most rows have the same number of cells, more than one; else “;”."""
    return max(SEPARATORS, key=lambda separator: _evenness(sample, separator))


def _evenness(sample: str, separator: str) -> tuple[float, int]:
    rows = csv.reader(io.StringIO(sample, newline=""), delimiter=separator)
    lengths = Counter(len(row) for row in islice(rows, _SAMPLE_ROWS) if row)
    usual, times = max(lengths.items(), key=lambda item: item[1], default=(0, 0))
    return (times / lengths.total(), usual) if usual > 1 else (0.0, 0)


def _rows(text: TextFile, separator: str) -> Iterator[Row]:
    """Raises `Invalid` for a quotation mark that swallows the rest of the file."""
    reader = csv.reader(text.open(), delimiter=separator)
    number = 0
    try:
        for number, cells in enumerate(reader, 1):
            yield number, cells
    except csv.Error as error:
        raise Invalid(
            limits.FIELD,
            _(
                "Row %(row)s cannot be read: a quotation mark is not closed. Close it and choose the "
                "file again.",
                row=number + 1,
            ),
        ) from error
