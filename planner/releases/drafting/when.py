"""The date of the event within a sentence."""

from __future__ import annotations

from planner.kernel.dates import locale_of, month_day_text
from planner.releases.drafting.block_builder import BlockBuilder
from planner.releases.drafting.values import Value
from planner.releases.facts.sourced_value import SourcedValue


def when(builder: BlockBuilder) -> Value:
    """The message `when`: “on 14 and 15 March 2028”, «в ночь с 27 на 28 октября 2028 года»."""
    event, language = builder.context.facts.event, builder.context.facts.language
    first, last = event.first_on, event.last_on
    if first is None or last is None:
        return builder.value(None)
    begins, year = month_day_text(first, language), str(first.year)
    if first.year == last.year:
        year = ""
        if first.month == last.month:
            begins = str(first.day)
    count = (last - first).days + 1
    text = builder.words(
        "when",
        span=event.span.value,
        length="one" if count == 1 else "two" if count == 2 else "more",
        first=builder.value(SourcedValue(begins)),
        first_year=builder.value(SourcedValue(year)),
        last=builder.value(SourcedValue(month_day_text(last, language))),
        year=builder.value(SourcedValue(str(last.year))),
        month=first.month,
        month_name=builder.value(
            SourcedValue(locale_of(language).months["stand-alone"]["wide"][first.month])
        ),
    )
    return builder.value(SourcedValue(text, event.days_path))
