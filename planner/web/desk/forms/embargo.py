"""An embargo as two fields, a day and a clock, in a zone that the page names."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from planner.kernel.dates import instant
from planner.kernel.errors import Invalid
from planner.kernel.messages import gettext as _
from planner.web.forms.fields import ClockField, DayField


def embargo_values(until: datetime | None, zone: str) -> dict[str, Any]:
    """The two fields of a stored embargo, on the wall clock of `zone`."""
    local = until.astimezone(ZoneInfo(zone)) if until else None
    return {
        "embargo_on": local.date() if local else None,
        "embargo_clock": local.time() if local else None,
    }


def embargo_moment(day_field: DayField, clock_field: ClockField, zone: str) -> datetime | None:
    """Its end in UTC, None where both are empty. Raises `Invalid` at the field to correct."""
    day, clock = day_field.data, clock_field.data
    if day is None and clock is None:
        return None
    if day is None:
        raise Invalid(day_field.name, _("Give the day as well."))
    if clock is None:
        raise Invalid(clock_field.name, _("Give the hour as well."))
    return instant(day, clock, zone, field=clock_field.name)
