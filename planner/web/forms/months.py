"""A month of the year, by its name."""

from __future__ import annotations

from typing import Any

from planner.kernel.dates import locale_of
from planner.kernel.messages import reader_language
from planner.web.forms.optional_numbers import OptionalNumberField


class MonthField(OptionalNumberField):
    """The number of a month from 1 to 12, or None. The names are in the reader's language."""

    def __init__(self, label: str, **kw: Any):
        super().__init__(label, **kw)
        self.offer_numbers(locale_of(reader_language()).months["stand-alone"]["wide"], "–")
