"""The rule of an embargo, for values and for statements of the database.

At the very second at which it ends everybody may read. Every reader asks this: pages, calendars, letters,
papers, lists, searches and feeds.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, or_
from sqlalchemy.orm import InstrumentedAttribute


def is_over(embargo_until: datetime | None, at: datetime | None) -> bool:
    """True where there is no embargo, or it has ended at the moment `at`.

    `at` is when the reader may read: now, or the end of the paper's own embargo. None is a moment
    before the end of every embargo, for callers that cannot say.
    """
    return embargo_until is None or (at is not None and embargo_until <= at)


def is_over_sql(
    embargo_until: InstrumentedAttribute[datetime | None], at: Any
) -> ColumnElement[bool]:
    """The same of a column; `at` is a moment, a parameter or another column."""
    return or_(embargo_until.is_(None), embargo_until <= at)
