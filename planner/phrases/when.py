"""Phrases for dates and hours that CLDR has no format for."""

from __future__ import annotations

from planner.kernel.messages import Phrase, pgettext

PHRASES: dict[str, Phrase] = {
    "first_day": pgettext("when", "%(days)s, from %(clock)s on the first day"),
    "night": pgettext("when", "%(first_day)s, %(begins)s, to %(last_day)s, %(ends)s"),
    "weekday_1": pgettext("when: from … to", "Monday, %(date)s"),
    "weekday_2": pgettext("when: from … to", "Tuesday, %(date)s"),
    "weekday_3": pgettext("when: from … to", "Wednesday, %(date)s"),
    "weekday_4": pgettext("when: from … to", "Thursday, %(date)s"),
    "weekday_5": pgettext("when: from … to", "Friday, %(date)s"),
    "weekday_6": pgettext("when: from … to", "Saturday, %(date)s"),
    "weekday_7": pgettext("when: from … to", "Sunday, %(date)s"),
}
