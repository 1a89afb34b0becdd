"""Limits of files with lists, each told in a sentence that says how to mend it (S115)."""

from __future__ import annotations

from planner.kernel.errors import Invalid, TooLarge
from planner.kernel.messages import gettext as _

FIELD = "file"
FILE_BYTES = 20 * 1024 * 1024
ROWS = 100_000
COLUMNS = 500
CELL_LENGTH = 10_000
CARDS = 5_000
# Of the text of all cells in UTF-8.
TEXT_BYTES = 48 * 1024 * 1024


def check_file(raw: bytes) -> None:
    """Raises `Invalid` for an empty file and `TooLarge`."""
    if not raw.strip():
        raise Invalid(FIELD, _("This file is empty. Choose the file with the list."))
    if len(raw) > FILE_BYTES:
        raise TooLarge(
            FIELD,
            _("This file is larger than 20 MB. Split the list into several files."),
        )


def check_row(number: int, cells: list[str]) -> None:
    """Raises `Invalid` for too many cells, or too long ones; `number` is that of the row."""
    if len(cells) > COLUMNS:
        raise Invalid(
            FIELD,
            _(
                "Row %(row)s has %(count)s columns: the limit is %(most)s. Delete columns that "
                "do not belong to the list, or choose another separator.",
                row=number,
                count=len(cells),
                most=COLUMNS,
            ),
        )
    for place, cell in enumerate(cells, 1):
        if len(cell) > CELL_LENGTH:
            raise Invalid(
                FIELD,
                _(
                    "The cell in row %(row)s, column %(column)s has more than %(most)s characters. "
                    "Shorten it, or close the quotation mark before it.",
                    row=number,
                    column=place,
                    most=CELL_LENGTH,
                ),
            )


def check_count(rows: int, text_bytes: int) -> None:
    """Raises `Invalid` for too many rows, or too much text."""
    if rows > ROWS:
        raise Invalid(
            FIELD,
            _("This list has more than 100,000 rows. Split it into several files."),
        )
    if text_bytes > TEXT_BYTES:
        raise Invalid(
            FIELD,
            _(
                "The cells of this list hold more than 48 MB of text. Delete columns that are not "
                "needed, or split the list into several files."
            ),
        )
