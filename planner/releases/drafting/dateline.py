"""The dateline, from the sender's template or the message `dateline`."""

from __future__ import annotations

import re

from planner.kernel.dates import days_text
from planner.kernel.placeholders import fill
from planner.releases.drafting.block_builder import BlockBuilder
from planner.releases.drafting.standing import Standing, standing_of
from planner.releases.drafting.values import Value
from planner.releases.facts.body_facts import BodyFacts
from planner.releases.facts.date_facts import DateSpan
from planner.releases.facts.release_facts import ReleaseFacts
from planner.releases.facts.sourced_value import EMPTY, SourcedValue


def sender_of(facts: ReleaseFacts) -> BodyFacts | None:
    """The first publisher, else the first organiser."""
    return next(iter((*facts.publishers, *facts.organisers)), None)


def dateline(builder: BlockBuilder, facts: ReleaseFacts) -> str:
    """“**ST. PETERSBURG, 27 March 2012 –** ”; "" without city and date."""
    is_held = standing_of(facts.event) is Standing.HELD
    date = (builder.days() if is_held else _issue_day(builder)).words()
    template = _template(facts)
    builder.cite(template.path)
    city = builder.city().words()
    named = _with_country(builder, city, template.text)
    in_capitals = _with_country(builder, city.upper(), template.text)
    if template:
        line = fill(template.text, {"city": named, "CITY": in_capitals, "date": date})
    else:
        line = builder.words("dateline", city=in_capitals, date=date)
    line = re.sub(r"^[\s,]+|,(?=\s*[–—-])", "", re.sub(r"\s+", " ", line)).strip()
    return f"**{line}** " if re.search(r"\w", line) else ""


def _with_country(builder: BlockBuilder, city: str, template: str) -> str:
    """With the country, unless the template or the city says it already."""
    country = builder.context.facts.event.country
    if not country or country.text.casefold() in f"{template} {city}".casefold():
        return city
    return builder.words("dateline-city", city=city, country=country)


def has_date(facts: ReleaseFacts) -> bool:
    """Whether the dateline shows the date, so that the first sentence need not."""
    template = _template(facts).text
    return facts.event.span is DateSpan.DAYS and (not template or "{date}" in template)


def has_city(facts: ReleaseFacts) -> bool:
    """Whether the dateline shows the city."""
    template = _template(facts).text
    return not template or "{city}" in template.replace("{CITY}", "{city}")


def _template(facts: ReleaseFacts) -> SourcedValue:
    sender = sender_of(facts)
    return sender.dateline if sender else EMPTY


def _issue_day(builder: BlockBuilder) -> Value:
    """The day of the release, for the dateline of what has not taken place."""
    facts = builder.context.facts
    return builder.value(SourcedValue(days_text(facts.on, facts.on, facts.language)))
