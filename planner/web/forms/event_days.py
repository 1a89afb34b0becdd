"""A choice among the days of an event."""

from __future__ import annotations

from planner.events.known_days import days_of
from planner.events.models.event import Event
from planner.kernel.dates import full_day_text
from planner.kernel.messages import gettext as _
from planner.kernel.messages import reader_language
from planner.web.forms.optional_numbers import OptionalNumberField


class EventDayField(OptionalNumberField):
    """A day of the event by its number, None for the day of the item before."""

    def offer(self, event: Event) -> None:
        """Nothing is offered for an event of one day."""
        days = days_of(event)
        count = max([len(days), *(item.day or 0 for item in event.programme)])
        labels = [full_day_text(day, reader_language()) for day in days]
        labels += [_("day %(number)s", number=number + 1) for number in range(len(days), count)]
        if count > 1:
            self.offer_numbers(dict(enumerate(labels, 1)), _("as the item before"))
