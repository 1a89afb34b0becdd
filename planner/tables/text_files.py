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

SEPARATORS = (";", ",", "\t", "|")
_SAMPLE_ROWS = 100
_SAMPLE_LENGTH = 64 * 1024
# Excel writes and reads such a first line: “sep=;”.
_DECLARATION = "sep="


def read_csv(raw: bytes, encoding: str = "", separator: str = "") -> Table:
    """Raises `Invalid` at "file"; `encoding` and `separator` are found if they are ""."""
    encoding = encoding or find_encoding(raw)
    if encoding not in ENCODINGS:
        raise Invalid(limits.FIELD, not_a_list())
    if separator not in ("", *SEPARATORS):
        raise Invalid(limits.FIELD, _("Choose one of the separators that are offered."))
    start = mark_of(raw, encoding)
    first_line = _text(raw, start, encoding).readline(_SAMPLE_LENGTH)
    declared = _declared(first_line)
    if declared:
        start += len(first_line.encode(encoding))
    separator = separator or declared or find_separator(_sample(raw, start, encoding))
    rows = _rows(raw, start, encoding, separator)
    return collected(FileFormat.CSV, rows, encoding=encoding, separator=separator)


def not_a_list() -> str:
    return _(
        "This is not a list of people. Choose a file with rows (CSV, XLSX or ODS) or with business "
        "cards (vCard, .vcf)."
    )


def find_separator(sample: str) -> str:
    """The separator with which most rows have the same number of cells, more than one; else ","."""
    return max(SEPARATORS, key=lambda separator: _evenness(sample, separator), default=",")


def _evenness(sample: str, separator: str) -> tuple[float, int]:
    rows = csv.reader(io.StringIO(sample, newline=""), delimiter=separator)
    lengths = Counter(len(row) for row in islice(rows, _SAMPLE_ROWS) if row)
    usual, times = max(lengths.items(), key=lambda item: item[1], default=(0, 0))
    return (times / lengths.total(), usual) if usual > 1 else (0.0, 0)


def _declared(first_line: str) -> str:
    line = first_line.strip("\r\n \"'")
    return line[len(_DECLARATION) :] if line.lower().startswith(_DECLARATION) else ""


def _text(raw: bytes, start: int, encoding: str) -> io.TextIOWrapper:
    """Decoded while it is read, so that the file is in memory once."""
    file = io.BytesIO(raw)
    file.seek(start)
    return io.TextIOWrapper(file, encoding, errors="strict", newline="")


def _sample(raw: bytes, start: int, encoding: str) -> str:
    return _text(raw, start, encoding).read(_SAMPLE_LENGTH)


def _rows(raw: bytes, start: int, encoding: str, separator: str) -> Iterator[Row]:
    reader = csv.reader(_text(raw, start, encoding), delimiter=separator)
    yield from enumerate(reader, 1)
