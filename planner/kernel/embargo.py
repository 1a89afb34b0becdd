"""The rule of an embargo, in Python and in SQL: it has ended at the second named, not after it.

Used for all output: pages, calendars, letters, papers, lists, searches and feeds.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, or_
from sqlalchemy.orm import InstrumentedAttribute


def is_over(embargo_until: datetime | None, at: datetime | None) -> bool:
    """Whether there is no embargo, or it has ended at the time `at`.

    `at` is when the text is read: now, or when the embargo of the paper itself ends. None means
    unknown: no embargo counts as ended.
    """
    return embargo_until is None or (at is not None and embargo_until <= at)


def is_over_sql(
    embargo_until: InstrumentedAttribute[datetime | None], at: Any
) -> ColumnElement[bool]:
    """`is_over` in SQL; `at` is a datetime, a bind parameter or a column."""
    return or_(embargo_until.is_(None), embargo_until <= at)
