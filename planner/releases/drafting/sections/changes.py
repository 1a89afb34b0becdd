"""The lead of an event that was cancelled or put off: what, from when, why, where instead."""

from __future__ import annotations

from datetime import date

from babel.dates import format_date

from planner.kernel.dates import locale_of
from planner.releases.drafting.block_builder import BlockBuilder
from planner.releases.drafting.event_titles import title_of
from planner.releases.drafting.standing import Standing
from planner.releases.facts.date_facts import DateSpan
from planner.releases.facts.sourced_value import EMPTY, SourcedValue


def changed(builder: BlockBuilder, standing: Standing) -> None:
    event = builder.context.facts.event
    builder.cite("event.status")
    is_cancelled = standing is Standing.CANCELLED
    announced = (event.first_on if is_cancelled else None) or event.put_off_from
    span = event.span if is_cancelled and event.first_on else DateSpan.DAYS
    values = {
        "title": title_of(builder),
        "subject": event.subject,
        "day": written_day(builder, announced, event.days_path, span) if announced else None,
        "span": span.value,
        "city": None if event.is_online else builder.city(),
    }
    match standing:
        case Standing.CANCELLED:
            builder.say("lead-cancelled", **values)
        case Standing.PUT_OFF:
            builder.say("lead-put-off", **values)
        case _:
            builder.say("lead-moved", **values, **moved_days(builder))
    if event.change_reason:
        builder.say("lead-reason", reason=event.change_reason)
    if standing is Standing.PUT_OFF:
        builder.say("lead-no-new-day")
    if standing is Standing.MOVED and event.is_same_place and event.venue:
        builder.say(
            "lead-same-place",
            venue=event.venue,
            venue_takes_the=event.venue_takes_the,
            city=builder.city(),
        )
        builder.context.said.has_venue = True


def moved_days(builder: BlockBuilder) -> dict[str, SourcedValue]:
    """`from_day` without what it shares with `to_day`: “from 14 to 21 March 2028”. EMPTY if the event had
    no day when it was put off.
    """
    event = builder.context.facts.event
    old, new = event.put_off_from, event.first_on
    if new is None:
        return {"from_day": EMPTY, "to_day": EMPTY}
    if old is None:
        return {"from_day": EMPTY, "to_day": written_day(builder, new, event.days_path)}
    has_month, has_year = (old.month, old.year) != (new.month, new.year), old.year != new.year
    locale = locale_of(builder.context.facts.language)
    pattern = "d MMMM y" if has_year else "d MMMM" if has_month else "d"
    text = format_date(old, pattern, locale=locale)
    return {
        "from_day": SourcedValue(text, "event.put_off_from"),
        "to_day": written_day(builder, new, event.days_path),
    }


def written_day(
    builder: BlockBuilder, day: date, path: str, span: DateSpan = DateSpan.DAYS
) -> SourcedValue:
    """“14 March 2028”, «14 марта 2028»; of a month or a year “March 2028”, “2028”."""
    locale = locale_of(builder.context.facts.language)
    pattern = {DateSpan.MONTH: "LLLL y", DateSpan.YEAR: "y"}.get(span, "d MMMM y")
    return SourcedValue(format_date(day, pattern, locale=locale), path)
