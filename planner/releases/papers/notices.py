"""Lines that change what a published release is: corrected, withdrawn, its event cancelled."""

from __future__ import annotations

import re
from datetime import date
from zoneinfo import ZoneInfo

from planner.events.kind_words import kind_name
from planner.events.known_days import days_told
from planner.events.models.kinds import EventStatus
from planner.kernel.dates import day_text, days_text
from planner.kernel.richtext import to_text
from planner.phrases import phrase
from planner.releases.checks.vocabulary import names
from planner.releases.drafting.typography import sentence, uncapital
from planner.releases.models import Release

_NUMBER = re.compile(r"\d{4}/\d+")


def correction_line(replaced: Release) -> str:
    """“CORRECTION to press release 2028/04 of 14 March 2028.”: on top of the version that replaces it."""
    return _of(replaced, "correction")


def withdrawal_line(release: Release, sender: str) -> str:
    """“WITHDRAWN. The Lake Fund has withdrawn press release 2028/04 of …, “…”. Please do not use it.”"""
    title = to_text(str(release.issued.get("headline", "")))
    return _of(release, "withdrawn", sender=sender, title=title)


def withdrawal_line_for_page(release: Release, sender: str) -> str:
    """The same without the title, which may be what was wrong: for everybody to read."""
    return _of(release, "withdrawn_untitled", sender=sender)


def withdrawal_reason(release: Release) -> str:
    """“Reason: an error in the tables.”: what readers are told; "" if nothing. The letter behind the
    colon is small, unless the word stands as a name in the release.
    """
    if not release.withdrawn_notice:
        return ""
    notice = sentence(release.withdrawn_notice)
    first = notice.partition(" ")[0].strip(".,;:")
    if first not in _names_in(release):
        notice = uncapital(notice)
    return phrase(release.language, "releases.why_withdrawn", notice=notice)


def _names_in(release: Release) -> set[str]:
    texts = (text for _section, text in release.issued.get("blocks", []))
    return {name for text in texts for name in names(to_text(text))}


def cancellation_line(release: Release) -> str:
    """“CANCELLED: the round table announced for 14 March 2028 will not take place.”; "" for others."""
    event, language = release.event, release.language
    if event.status is not EventStatus.CANCELLED or event.starts_on is None:
        return ""
    kind, days = uncapital(kind_name(event, language)), days_told(event)
    if not days:
        return phrase(language, "releases.event_cancelled_without_day", kind=kind)
    day = days_text(days[0], days[-1], language)
    return phrase(language, "releases.event_cancelled", kind=kind, day=day)


def correction_mark(language: str, number: int, day: date) -> str:
    """“CORRECTED, version 2, 28 November 2026”."""
    return phrase(language, "releases.corrected", number=number, day=day_text(day, language))


def number_in(slug_line: str) -> str:
    """The number of a release in its slug line; "" where there is none."""
    found = _NUMBER.search(slug_line)
    return found[0] if found else ""


def _of(release: Release, said: str, **values: str) -> str:
    """A sentence about a release, with its number, if it has one, and its day."""
    number, on = number_in(release.slug_line), _published_on(release)
    key = said if number else f"{said}_without_number"
    day = day_text(on, release.language) if on else ""
    return phrase(release.language, f"releases.{key}", number=number, day=day, **values)


def _published_on(release: Release) -> date | None:
    """The day in the zone of the release."""
    published = release.published_at
    return published.astimezone(ZoneInfo(release.zone)).date() if published else None
