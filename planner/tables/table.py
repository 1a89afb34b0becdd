"""What is read from a file with a list of people: rows of text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class FileFormat(StrEnum):
    CSV = "csv"
    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"
    VCARD = "vcard"


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """The rows of a file as text, without control characters but line ends (LF).

    Each row has as many cells as there are headings, "" for columns without one and for all columns
    of a file without headings. Rows above the headings, empty rows, repeated headings and columns
    without a cell are left out. `numbers` has the number of each row in the file, from 1, as a
    spreadsheet counts them (for vCards the number of the card). `encoding` and `separator` are
    those of a CSV file, else "".

    `rows` are unpacked when they are read (`packed_rows`), so that 100,000 of them take little
    memory: go through them once.
    """

    file_format: FileFormat
    headings: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    numbers: Sequence[int]
    encoding: str = ""
    separator: str = ""
