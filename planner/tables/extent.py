"""How much of a sheet has to be kept in memory to read it."""

from __future__ import annotations

from planner.kernel.errors import Invalid
from planner.kernel.messages import gettext as _
from planner.tables import limits

# Cells between the first and the last one, of 24 bytes and more each.
AREA = 4_000_000
FILLED = 2_000_000


class Extent:
    """The rows and columns of a sheet that have text, and the cells in them."""

    def __init__(self) -> None:
        self._filled = 0
        self._top = self._left = 1 << 60
        self._bottom = self._right = -1

    def add(self, top: int, bottom: int, left: int, right: int) -> None:
        """Count the cells in these rows and columns, from 0. Raises `Invalid` at "file"."""
        self._filled += (bottom - top + 1) * (right - left + 1)
        self.reach(top, bottom, left, right)

    def reach(self, top: int, bottom: int, left: int, right: int) -> None:
        """As `add`, of cells that may be empty."""
        self._top, self._bottom = min(self._top, top), max(self._bottom, bottom)
        self._left, self._right = min(self._left, left), max(self._right, right)
        self._check()

    def _check(self) -> None:
        rows, columns = self._bottom - self._top + 1, self._right - self._left + 1
        if rows * columns > AREA:
            raise Invalid(
                limits.FIELD,
                _(
                    "A sheet of this workbook reaches from row %(top)s to row %(bottom)s and over "
                    "%(columns)s columns. Delete what stands far below or beside the list, or save "
                    "it as CSV.",
                    top=self._top + 1,
                    bottom=self._bottom + 1,
                    columns=columns,
                ),
            )
        if self._filled > FILLED:
            raise Invalid(
                limits.FIELD,
                _(
                    "A sheet of this workbook has more cells than can be read. Save only the "
                    "columns that are needed, or save the list as CSV."
                ),
            )
