"""The kind of an event, as sentences need it."""

from __future__ import annotations

from dataclasses import dataclass

from planner.events.models.event import Event
from planner.releases.facts.sourced_value import EMPTY, SourcedValue

# The forms of an office's own kind that were entered, by the names that patterns use.
Forms = tuple[tuple[str, SourcedValue], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class KindFacts:
    """`code` chooses the words in `kinds.ftl`; for a kind of the office's own it is "own", and `name`
    and `forms` are its words.
    """

    code: str
    name: SourcedValue = EMPTY
    gender: SourcedValue = EMPTY
    forms: Forms = ()


def kind_facts(event: Event) -> KindFacts:
    return KindFacts(code=event.kind.value)
