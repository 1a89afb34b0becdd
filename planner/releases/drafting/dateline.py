"""The dateline, by the template of the sender."""

from __future__ import annotations

import re

from planner.kernel.dates import days_text
from planner.kernel.placeholders import fill
from planner.releases.datum import Datum
from planner.releases.drafting.pen import Pen
from planner.releases.drafting.typography import base
from planner.releases.facts import BodyFacts, EventFacts, Facts

_USUAL = {"en": "{CITY}, {date} –", "ru": "{CITY}, {date} —"}


def sender_of(facts: Facts) -> BodyFacts | None:
    """Whose text it is: the publisher, or else the organiser."""
    return next(iter((*facts.publishers, *facts.organisers)), None)


def dateline(pen: Pen, facts: Facts) -> str:
    """“**ST. PETERSBURG, 27 March 2012 –** ”; without city or date only the other; or ""."""
    event = facts.event
    words = {
        "city": pen(event.city),
        "CITY": pen(event.city).upper(),
        "date": days_of(pen, event, facts.language),
    }
    line = fill(_template(pen, facts).text, words)
    line = re.sub(r"^[\s,]+|,(?=\s*[–—-])", "", re.sub(r"\s+", " ", line)).strip()
    return f"**{line}** " if re.search(r"\w", line) else ""


def has_date(facts: Facts) -> bool:
    """True where the dateline shows the date, so that the sentence need not."""
    return "{date}" in _template(None, facts).text


def has_city(facts: Facts) -> bool:
    return "{city}" in _template(None, facts).text.replace("{CITY}", "{city}")


def days_of(pen: Pen, event: EventFacts, language: str) -> str:
    """“27 March 2012”, “27–28 марта 2012 г.”; "" while the day is unknown."""
    if event.first_on is None or event.last_on is None:
        return ""
    pen.cite(event.days_path)
    return days_text(event.first_on, event.last_on, language)


def _template(pen: Pen | None, facts: Facts) -> Datum:
    sender = sender_of(facts)
    if sender is None or not sender.dateline:
        return Datum(_USUAL[base(facts.language)])
    if pen:
        pen.cite(sender.dateline.path)
    return sender.dateline
