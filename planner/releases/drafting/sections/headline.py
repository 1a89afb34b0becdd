"""Headline and subhead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count
from typing import Any, NamedTuple

from planner.events.models.kinds import LeadWith
from planner.releases.drafting.block_builder import DraftBlock, DraftContext
from planner.releases.drafting.lengths import HEADLINE_LENGTH, SUBHEAD_LENGTH
from planner.releases.drafting.rotation import rotated
from planner.releases.drafting.typography import unescaped
from planner.releases.facts.sourced_value import EMPTY
from planner.releases.models import Section


class Choice(NamedTuple):
    """A message to try, its values, and further sources that it does not print."""

    message: str
    values: dict[str, Any]
    sources: tuple[str, ...] = ()


def headline(context: DraftContext) -> list[DraftBlock]:
    """The first of the messages `headline-1`, `headline-2` … that is not empty and fits.

    The attributes of a message are alternatives; their order is rotated by event.
    """
    facts, event = context.facts, context.facts.event
    studies = [study for study in facts.studies if study.title]
    leading = studies[0] if studies and event.lead_with is LeadWith.STUDIES else None
    organiser = next(iter(facts.organisers), None)
    values: dict[str, Any] = {
        "study": leading.title if leading else EMPTY,
        "study_kind": leading.kind if leading else "",
        "title": event.title,
        "subject": event.subject,
        "topic": event.subject or event.title,
        "organiser": (organiser.short_name or organiser.name) if organiser else EMPTY,
        "is_online": event.is_online,
    }
    choices = (Choice(message, values) for message in _headline_messages(context))
    return _first_fitting(context, choices, HEADLINE_LENGTH, "headline", Section.HEADLINE)


def subhead(context: DraftContext) -> list[DraftBlock]:
    """Studies before occasions; a single study only if the headline does not name it."""
    choices = _subheads(context)
    return _first_fitting(context, choices, SUBHEAD_LENGTH, "subhead", Section.SUBHEAD)


def _headline_messages(context: DraftContext) -> Iterator[str]:
    for number in count(1):
        alternatives = context.wording.alternatives(f"headline-{number}")
        if not alternatives:
            return
        yield from rotated(alternatives, context.facts.event.uid)


def _subheads(context: DraftContext) -> Iterator[Choice]:
    facts = context.facts
    studies = [study for study in facts.studies if study.title]
    titles = [study.title for study in studies]
    if len(studies) == 1 and facts.event.lead_with is LeadWith.PROTOCOL:
        yield Choice("subhead-study", {"study": titles[0], "study_kind": studies[0].kind})
    if len(studies) > 1:
        values = {"count": len(titles), "studies": titles}
        yield Choice("subhead-studies-named", values)
        yield Choice("subhead-studies", values, tuple(title.path for title in titles))
    for occasion in facts.occasions:
        if occasion.years > 0 and occasion.phrase and not occasion.is_mourning:
            values = {"years": occasion.years, "phrase": occasion.phrase}
            yield Choice("subhead-occasion", values, (occasion.base_year.path,))


def _first_fitting(
    context: DraftContext,
    choices: Iterable[Choice],
    longest: int,
    key: str,
    section: Section,
) -> list[DraftBlock]:
    for choice in choices:
        builder = context.builder()
        values = {"city": builder.city(), "days": builder.days(), **choice.values}
        text = builder.words(choice.message, **values)
        if text and len(unescaped(text)) <= longest:
            builder.cite(*choice.sources)
            builder.put(text.rstrip("."))
            return builder.block(key, section)
    return []
