"""Until when and where journalists are accredited, in words: for papers, letters and pages."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from planner.events.public.visible_fields import AnyEvent
from planner.events.when_words import moment_clock, weekday_in_sentence
from planner.kernel.dates import day_text, month_day_text
from planner.phrases import phrase


def accreditation_line(event: AnyEvent, language: str) -> str:
    """“Until 18:00 MSK (15:00 UTC) on Monday, 13 March, at press@rivers.example.”: for papers that
    tell the date of the event. Without an hour the day is inclusive. "" if neither is entered.
    """
    day, values = event.accreditation_until, {}
    key = "at" if event.accreditation_address else ""
    if event.accreditation_address:
        values["address"] = event.accreditation_address
    if day:
        is_same_year = event.starts_on is not None and event.starts_on.year == day.year
        date_in_words = (month_day_text if is_same_year else day_text)(day, language)
        values["day"] = weekday_in_sentence(day, date_in_words, language)
        key = f"until_{key}" if key else "until"
    if moment := _closes_at(event):
        values["clock"] = moment_clock(moment, event.zone, language)
        key = f"{key}_hour"
    return phrase(language, f"accreditation.{key}", **values) if key else ""


def closing_line(event: AnyEvent, language: str) -> str:
    """“Accreditation closes at 18:00 MSK (15:00 UTC) on 13 March 2028.”: for letters."""
    if event.accreditation_until is None:
        return ""
    day = day_text(event.accreditation_until, language)
    if moment := _closes_at(event):
        clock = moment_clock(moment, event.zone, language)
        return phrase(language, "accreditation.closes_hour", day=day, clock=clock)
    return phrase(language, "accreditation.closes", day=day)


def address_line(event: AnyEvent, language: str) -> str:
    """“Apply at press@rivers.example.”"""
    if not event.accreditation_address:
        return ""
    return phrase(language, "accreditation.apply", address=event.accreditation_address)


def _closes_at(event: AnyEvent) -> datetime | None:
    """The moment in UTC, if an hour is entered."""
    day, clock = event.accreditation_until, event.accreditation_clock
    if day is None or clock is None:
        return None
    return datetime.combine(day, clock, ZoneInfo(event.zone)).astimezone(UTC)
