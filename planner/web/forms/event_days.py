"""A choice among the days of an event."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from wtforms import SelectField
from wtforms.fields.choices import Choice, SelectChoice
from wtforms.validators import StopValidation

from planner.events.known_days import days_of
from planner.events.models.event import Event
from planner.kernel.dates import full_day_text
from planner.kernel.messages import gettext as _
from planner.kernel.messages import reader_language


class EventDayField(SelectField):
    """A day of the event by its number, None for the day of the item before."""

    def __init__(self, label: str, **kw: Any):
        super().__init__(label, choices=[], coerce=int, **kw)

    def offer(self, event: Event) -> None:
        """Nothing is offered for an event of one day."""
        days = days_of(event)
        count = max([len(days), *(item.day or 0 for item in event.programme)])
        labels = [full_day_text(day, reader_language()) for day in days]
        labels += [_("day %(number)s", number=number + 1) for number in range(len(days), count)]
        if count > 1:
            numbered = [
                SelectChoice(value=number, label=label) for number, label in enumerate(labels, 1)
            ]
            self.choices = [SelectChoice(value="", label=_("as the item before")), *numbered]

    def process_data(self, value: Any) -> None:
        self.data = value

    def process_formdata(self, valuelist: list[Any]) -> None:
        given = (valuelist[0] if valuelist else "").strip()
        self.data = None
        if given:
            try:
                self.data = int(given)
            except ValueError as error:
                raise ValueError(_("Choose one of the list.")) from error

    def iter_choices(self) -> Iterable[Choice]:
        for choice in self.choices or []:
            is_chosen = (self.data or "") == choice.value
            yield Choice(
                value=choice.value, label=choice.label, selected=is_chosen, render_kw={}
            )  # fmt: skip

    def pre_validate(self, form: Any) -> None:
        offered = {choice.value for choice in self.choices or []}
        if self.data is not None and self.data not in offered:
            raise StopValidation(_("Choose one of the list."))
