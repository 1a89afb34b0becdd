"""How the date of an event is told."""

from __future__ import annotations

from enum import StrEnum


class DateSpan(StrEnum):
    """What is known of the date, and how long the event took."""

    DAYS = "days"
    NIGHT = "night"
    MONTH = "month"
    YEAR = "year"
