"""Conversion between local time and UTC, and localised formatting of dates and times.

The time of an event is stored as a day and a local time in an IANA zone, because zone rules change
(Moscow: UTC+4 in 2012, UTC+3 since October 2014); the UTC instant is derived. Compare in UTC only:
Python compares two datetimes of the same zone by their local time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, lru_cache
from typing import Literal
from zoneinfo import ZoneInfo, available_timezones

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_interval, format_skeleton, parse_pattern
from babel.lists import format_list
from babel.numbers import format_decimal

from planner.kernel.errors import Invalid
from planner.kernel.messages import gettext as _
from planner.kernel.messages import reader_language

NBSP = "\u00a0"
EARLIEST, LATEST = date(1900, 1, 1), date(2200, 12, 31)
# Looking up locales and formatting by their patterns is slow.
_CACHE_SIZE = 1000
_SHORT_MONTH = re.compile("(?<!M)MMM(?!M)")
_CYRILLIC_ZONES = {"MSK": "МСК"}


def known_zone(name: str) -> ZoneInfo:
    """The zone with that IANA name. Raises `Invalid` at "zone"."""
    if name not in zone_names():
        raise Invalid(
            "zone", _("“%(name)s” is not a time zone. Choose one such as Europe/Moscow.", name=name)
        )
    return ZoneInfo(name)


@cache
def zone_names() -> frozenset[str]:
    """All known zones. Cached, because `available_timezones` reads hundreds of files."""
    return frozenset(available_timezones())


def known_day(day: date, field: str) -> date:
    """`day` itself if it is between 1900 and 2200. Raises `Invalid` at `field`."""
    if not EARLIEST <= day <= LATEST:
        raise Invalid(field, _("Give a date between the years 1900 and 2200."))
    return day


def instant(day: date, clock: time, zone: str, *, field: str, second: bool = False) -> datetime:
    """The UTC time of a local time.

    Raises `Invalid` at `field` if the clocks of that zone skip it. If it occurs twice, `second`
    selects the later one; call `comes_twice` before relying on the default.
    """
    tz = known_zone(zone)
    wall = datetime.combine(day, clock, tz).replace(fold=int(second))
    moment = wall.astimezone(UTC)
    back = moment.astimezone(tz)
    if back.replace(tzinfo=None) != wall.replace(tzinfo=None):
        raise Invalid(
            field,
            _(
                "%(clock)s does not exist on %(day)s in %(zone)s: "
                "the clocks go forward over it. Give %(next)s or another time.",
                clock=f"{clock:%H:%M}",
                day=day.isoformat(),
                zone=zone,
                next=f"{back:%H:%M}",
            ),
        )
    return moment


def comes_twice(day: date, clock: time, zone: str) -> bool:
    """Whether the local time is ambiguous because the clocks go back over it."""
    wall = datetime.combine(day, clock, known_zone(zone))
    offsets = {wall.replace(fold=fold).utcoffset() for fold in (0, 1)}
    moment = wall.astimezone(UTC).astimezone(wall.tzinfo)
    exists = moment.replace(tzinfo=None) == wall.replace(tzinfo=None)
    return len(offsets) == 2 and exists


@lru_cache(maxsize=_CACHE_SIZE)
def locale_of(language: str) -> Locale:
    """The CLDR locale of a BCP 47 tag; en_GB if CLDR has none.

    English other than en-US is en_GB: day before month, 24 hours.
    """
    if language.split("-")[0] == "en" and language.lower() != "en-us":
        return Locale("en", "GB")
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en", "GB")


def direction(language: str) -> str:
    """The value of the HTML attribute `dir`: "rtl" or "ltr"."""
    return locale_of(language).text_direction


@lru_cache(maxsize=_CACHE_SIZE)
def language_name(tag: str, in_language: str = "en") -> str:
    """“Russian” for "ru"; the tag itself if CLDR has no name."""
    try:
        named = Locale.parse(tag, sep="-").get_display_name(locale_of(in_language))
    except (UnknownLocaleError, ValueError):
        return tag
    return named or tag


@dataclass(frozen=True, slots=True)
class LanguageName:
    """A value of a message: the name of a language, in the language of the reader."""

    tag: str

    def __str__(self) -> str:
        return language_name(self.tag, reader_language())


@lru_cache(maxsize=_CACHE_SIZE)
def day_text(day: date, language: str) -> str:
    """“27 March 2012”, “27 марта 2012 г.”, with no-break spaces inside."""
    return _with_no_break_spaces(format_date(day, "long", locale=locale_of(language)))


@lru_cache(maxsize=_CACHE_SIZE)
def weekday_text(day: date, language: str) -> str:
    """“Tuesday”, “вторник”."""
    return format_date(day, "EEEE", locale=locale_of(language))


@lru_cache(maxsize=_CACHE_SIZE)
def short_weekday_text(day: date, language: str) -> str:
    """“Tue”, “вт”: the head of a column."""
    return format_date(day, "ccc", locale=locale_of(language))


@lru_cache(maxsize=_CACHE_SIZE)
def weekday_day_text(day: date, language: str) -> str:
    """“Tuesday 27 March”, “Вторник, 27 марта”: a heading, where the year is clear."""
    comma = "" if language.split("-")[0] == "en" else ","
    text = f"{weekday_text(day, language)}{comma} {month_day_text(day, language)}"
    return text[:1].upper() + text[1:]


@lru_cache(maxsize=_CACHE_SIZE)
def long_day_text(day: date, language: str) -> str:
    """“Tuesday, 27 March 2012”, “вторник, 27 марта 2012 г.”: within a sentence."""
    text = _with_no_break_spaces(format_date(day, "full", locale=locale_of(language)))
    return text.replace(f",{NBSP}", ", ", 1)


def full_day_text(day: date, language: str) -> str:
    """“Tuesday, 27 March 2012”, “Вторник, 27 марта 2012 г.”: a heading."""
    text = long_day_text(day, language)
    return text[:1].upper() + text[1:]


@lru_cache(maxsize=_CACHE_SIZE)
def month_text(day: date, language: str) -> str:
    """“March 2012”, “март 2012 г.”"""
    return _with_no_break_spaces(format_skeleton("yMMMM", day, locale=locale_of(language)))


@lru_cache(maxsize=_CACHE_SIZE)
def month_day_text(day: date, language: str) -> str:
    """“27 March”, “27 марта”: where the year is clear."""
    return _with_no_break_spaces(format_skeleton("MMMMd", day, locale=locale_of(language)))


def month_days_text(first: date, last: date, language: str) -> str:
    """“27–28 March”, “30 March – 1 April”: days of one year, where that is clear."""
    if first == last:
        return month_day_text(first, language)
    return _interval_text(first, last, language, ("MMMMd", "MMMd"))


def days_text(first: date, last: date, language: str) -> str:
    """A range of days, by the interval formats of CLDR: “27–28 March 2012”, “30 March – 1 April
    2012”.
    """
    if first == last:
        return day_text(first, language)
    return _interval_text(first, last, language, ("yMMMMd", "yMMMd"))


@lru_cache(maxsize=_CACHE_SIZE)
def _interval_text(first: date, last: date, language: str, skeletons: tuple[str, str]) -> str:
    """CLDR gives the formats for short months only; those of long ones follow by widening (TR35,
    “Missing Skeleton Fields”).
    """
    locale = locale_of(language)
    long, short = skeletons
    formats = locale.interval_formats.get(long) or locale.interval_formats[short]
    parts = {"y": "year", "M": "month", "d": "day"}
    differing = next(
        key for key, name in parts.items() if getattr(first, name) != getattr(last, name)
    )
    patterns = [parse_pattern(_SHORT_MONTH.sub("MMMM", text)) for text in formats[differing]]
    texts = [
        pattern.apply(day, locale) for pattern, day in zip(patterns, (first, last), strict=True)
    ]
    return _breakable(_with_no_break_spaces("".join(texts)), locale)


@lru_cache(maxsize=_CACHE_SIZE)
def hours_text(first: time, last: time, language: str) -> str:
    """“11:00–13:00”."""
    begins, ends = (datetime.combine(EARLIEST, clock, UTC) for clock in (first, last))
    if begins == ends:
        return clock_text(first)
    return _with_no_break_spaces(format_interval(begins, ends, "Hm", locale=locale_of(language)))


def span_text(first: str, last: str, language: str) -> str:
    """“Tuesday, 11 May 2027, 14:00 – Wednesday, 12 May 2027, 17:00”."""
    locale = locale_of(language)
    pattern: str = locale.interval_formats[None]
    return _breakable(_with_no_break_spaces(pattern).format(first, last), locale)


def number_text(number: int) -> str:
    """“2,140”, “2 140”: in the reader's language."""
    return format_decimal(number, locale=locale_of(reader_language()))


def list_text(things: Iterable[object], style: Literal["standard", "or"] = "standard") -> str:
    """“English, French and Russian” in the reader's language; with the style "or" “… or Russian”."""
    return format_list([str(one) for one in things], style, locale_of(reader_language()))


def clock_text(clock: time) -> str:
    """“09:05”: 24 hours in every language."""
    return f"{clock:%H:%M}"


def zone_text(moment: datetime, zone: str, language: str) -> str:
    """“MSK, UTC+04:00”: the zone's abbreviation at `moment`, if it has one, and its offset."""
    name, offset = _zone_names(moment, zone, language)
    return f"{name}, {offset}" if name and name != "UTC" else offset


def short_zone_text(moment: datetime, zone: str, language: str) -> str:
    """“MSK”; “UTC+04:00” if the zone has no abbreviation."""
    name, offset = _zone_names(moment, zone, language)
    return name or offset


def _zone_names(moment: datetime, zone: str, language: str) -> tuple[str, str]:
    wall = moment.astimezone(ZoneInfo(zone))
    name = wall.tzname() or ""
    if language.split("-")[0] == "ru":
        name = _CYRILLIC_ZONES.get(name, name)
    return name if name.isalpha() else "", offset_text(wall.utcoffset() or timedelta())


def offset_text(offset: timedelta) -> str:
    """“UTC+04:00”."""
    minutes = int(offset.total_seconds() // 60)
    sign = "+" if minutes >= 0 else "−"
    return f"UTC{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def _with_no_break_spaces(text: str) -> str:
    return re.sub("[ \u2009\u202f]", NBSP, text)


def _breakable(span: str, locale: Locale) -> str:
    """A line may break after the dash between two dates, never before it; the dash is long in
    Russian.
    """
    dash = "—" if locale.language == "ru" else "–"
    return span.replace(f"{NBSP}–{NBSP}", f"{NBSP}{dash} ")
