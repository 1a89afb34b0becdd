"""Until when somebody is away, as their absence says it in one of the usual languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

_FARTHEST = timedelta(days=400)
_LONGEST = 4000

# By the beginning of the name, the longer one first where two begin alike (juin, juil).
_MONTHS: tuple[tuple[int, str], ...] = (
    (1, "jan|jän|ene|gen|янв|січ"),
    (2, "feb|fév|fev|фев|лют"),
    (3, "mar|mär|мар|бер"),
    (4, "apr|avr|abr|апр|кві"),
    (5, "may|mai|mag|ма[йя]|тра"),
    (6, "jun|juin|giu|июн|чер"),
    (7, "jul|juil|lug|июл|лип"),
    (8, "aug|aoû|ago|авг|сер"),
    (9, "sep|set|сен|вер"),
    (10, "oct|okt|ott|out|окт|жов"),
    (11, "nov|ноя|лис"),
    (12, "dec|dez|déc|dic|дек|гру"),
)
_NAME = "|".join(names for _number, names in _MONTHS)
_NUMERIC = r"(?P<day>\d{1,2})[./](?P<month>\d{1,2})(?:[./](?P<year>\d{4}|\d{2}))?"
_ISO = r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})"
_DAY_FIRST = (
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|º|\.|-го)?\s+(?:de\s+|of\s+)?(?P<name>{_NAME})\w*\.?,?"
    r"(?:\s+(?:de\s+)?(?P<year>\d{4}))?"
)
_MONTH_FIRST = (
    rf"(?P<name>{_NAME})\w*\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(?P<year>\d{{4}}))?"
)
_WEEKDAY = r"(?:(?:[^\W\d_]+day|[^\W\d_]+tag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|mittwoch),?\s+)?"
_LAST_DAY = (
    r"(?:until|till|through|thru|bis(?:\s+(?:zum|einschließlich))?|jusqu[’']au|jusqu[’']à|"
    r"hasta(?:\s+el)?|fino\s+al(?:l['’])?|até(?:\s+o\s+dia)?|по|до|tot(?:\s+en\s+met)?)"
)
_FIRST_DAY_BACK = (
    r"(?:(?:back|return(?:ing)?)(?:\s+\w+){0,3}\s+on|(?:wieder|zurück)(?:\s+\w+){0,4}\s+(?:ab|am)|(?:ab|am)(?:\s+dem)?|"
    r"de\s+retour\s+(?:le|à\s+partir\s+du)|(?:vuelvo|volveré|regres\w+)(?:\s+a\s+la\s+oficina)?\s+el|"
    r"(?:torno|rientr\w+|tornerò)(?:\s+\w+){0,2}\s+il|(?:выйду|вернусь|буду|повернуся)(?:\s+\w+){0,3}?(?:\s+с)?)"
)
_FORMS = (_ISO, _NUMERIC, _DAY_FIRST, _MONTH_FIRST)


def absent_until(text: str, on: date) -> date | None:
    """The last day of the absence, None if it is not said. A date without a year is the next one
    after `on`. Of two dates that follow such words, the later one: others are its beginning.
    """
    told = text[:_LONGEST]
    last = list(_dates(_LAST_DAY, told, on))
    back = [day - timedelta(days=1) for day in _dates(_FIRST_DAY_BACK, told, on)]
    found = [day for day in (last or back) if on - timedelta(days=1) <= day <= on + _FARTHEST]
    return max(found, default=None)


def _dates(before: str, text: str, on: date) -> Iterator[date]:
    for form in _FORMS:
        pattern = rf"(?<!\w){before}\s+(?:the\s+|el\s+|le\s+|il\s+|den\s+)?{_WEEKDAY}(?:the\s+|den\s+|le\s+)?{form}(?!\d)"
        for found in re.finditer(pattern, text, re.IGNORECASE):
            if day := _day(found.groupdict(), on):
                yield day


def _day(told: dict[str, str | None], on: date) -> date | None:
    name, year = told.get("name"), told.get("year")
    month = _month(name) if name else int(told["month"] or 0)
    number = int(told["day"] or 0)
    try:
        if year:
            return date(int(year) + (2000 if len(year) == 2 else 0), month, number)
        this_year = date(on.year, month, number)
        return (
            this_year if this_year >= on - timedelta(days=1) else date(on.year + 1, month, number)
        )
    except ValueError:
        return None


def _month(name: str) -> int:
    return next(number for number, names in _MONTHS if re.match(names, name, re.IGNORECASE))
