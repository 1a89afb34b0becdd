"""When the rows of an event's checklist are due."""

from __future__ import annotations

from datetime import date, timedelta

from planner.events.known_days import days_of
from planner.events.models.event import Event
from planner.events.models.task import EventTask

MOST_DAYS = 730


def settle_due_days(event: Event) -> None:
    """Derive the due days from the days of the event. Those that were set by hand stay."""
    for task in event.tasks:
        if task.days is not None:
            task.due_on = due_day(event, task.days, is_after=task.is_after)


def due_day(event: Event, number: int, *, is_after: bool) -> date | None:
    """The day so many days before or after the event; None if its days are not known."""
    days, away = days_of(event), timedelta(days=number)
    if not days:
        return None
    return days[-1] + away if is_after else days[0] - away


def week_ends(day: date) -> date:
    """The Sunday of that week."""
    return day + timedelta(days=6 - day.weekday())


def distance(event: Event, task: EventTask) -> tuple[int, bool] | None:
    """How far from the event it is due: days, and whether after it; None if that is not known."""
    if task.days is not None:
        return task.days, task.is_after
    days = days_of(event)
    if task.due_on is None or not days:
        return None
    if task.due_on > days[-1]:
        return min((task.due_on - days[-1]).days, MOST_DAYS), True
    return min(max((days[0] - task.due_on).days, 0), MOST_DAYS), False
