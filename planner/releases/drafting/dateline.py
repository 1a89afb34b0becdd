"""The dateline, by the template of the sender."""

from __future__ import annotations

import re

from planner.kernel.dates import days_text
from planner.kernel.placeholders import fill
from planner.releases.drafting.block_builder import BlockBuilder
from planner.releases.drafting.typography import base
from planner.releases.facts.release_facts import BodyFacts, EventFacts, ReleaseFacts
from planner.releases.facts.sourced_value import SourcedValue

_USUAL = {"en": "{CITY}, {date} –", "ru": "{CITY}, {date} —"}


def sender_of(facts: ReleaseFacts) -> BodyFacts | None:
    """Whose text it is: the publisher, or else the organiser."""
    return next(iter((*facts.publishers, *facts.organisers)), None)


def dateline(builder: BlockBuilder, facts: ReleaseFacts) -> str:
    """“**ST. PETERSBURG, 27 March 2012 –** ”; without city or date only the other; or ""."""
    event = facts.event
    words = {
        "city": builder(event.city),
        "CITY": builder(event.city).upper(),
        "date": days_of(builder, event, facts.language),
    }
    line = fill(_template(builder, facts).text, words)
    line = re.sub(r"^[\s,]+|,(?=\s*[–—-])", "", re.sub(r"\s+", " ", line)).strip()
    return f"**{line}** " if re.search(r"\w", line) else ""


def has_date(facts: ReleaseFacts) -> bool:
    """True where the dateline shows the date, so that the sentence need not."""
    return "{date}" in _template(None, facts).text


def has_city(facts: ReleaseFacts) -> bool:
    return "{city}" in _template(None, facts).text.replace("{CITY}", "{city}")


def days_of(builder: BlockBuilder, event: EventFacts, language: str) -> str:
    """“27 March 2012”, “27–28 марта 2012 г.”; "" while the day is unknown."""
    if event.first_on is None or event.last_on is None:
        return ""
    builder.cite(event.days_path)
    return days_text(event.first_on, event.last_on, language)


def _template(builder: BlockBuilder | None, facts: ReleaseFacts) -> SourcedValue:
    sender = sender_of(facts)
    if sender is None or not sender.dateline:
        return SourcedValue(_USUAL[base(facts.language)])
    if builder:
        builder.cite(sender.dateline.path)
    return sender.dateline
