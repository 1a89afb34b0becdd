"""Reading a file with a list of people: what it is, is found by its content."""

from __future__ import annotations

from planner.tables import limits
from planner.tables.table import Table
from planner.tables.text_files import read_csv


def read_table(raw: bytes, *, encoding: str = "", separator: str = "") -> Table:
    """The rows of a file. Raises `Invalid` at "file" with a sentence that says how to mend it.

    `encoding` (of `ENCODINGS`) and `separator` (of `SEPARATORS`) correct what was found in a CSV
    file. Files that strangers made are read by `PdfClient.read_table` only.
    """
    limits.check_file(raw)
    return read_csv(raw, encoding, separator)
