"""What is read from a file with a list of people: rows of text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FileFormat(StrEnum):
    CSV = "csv"
    XLSX = "xlsx"
    ODS = "ods"
    VCARD = "vcard"


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """The rows of a file as text, without control characters; empty rows are left out.

    Each row has as many cells as there are headings. `numbers` has the number of each row in the
    file, from 1, as a spreadsheet counts them (for vCards the number of the card). `encoding` and
    `separator` are those of a CSV file, else "".
    """

    file_format: FileFormat
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...]
    encoding: str = ""
    separator: str = ""
