"""The name of an event's kind, as papers, letters and public pages print it."""

from __future__ import annotations

from planner.events.models.kinds import EventKind
from planner.events.public.visible_fields import AnyEvent
from planner.kernel.text_in import as_told
from planner.phrases import phrase

# Whose name does not say that journalists are meant.
_FOR_JOURNALISTS = (EventKind.ROUND_TABLE, EventKind.WEBINAR, EventKind.WORKSHOP)


def kind_name(event: AnyEvent, language: str) -> str:
    """“Round table”; of a kind of the office's own its name."""
    own = event.kind_names.best(language, *event.languages)
    return (
        as_told(own[:1].upper() + own[1:], own) if own else phrase(language, f"kinds.{event.kind}")
    )


def announced_kind(event: AnyEvent, language: str) -> str:
    """“Round table for journalists”."""
    if not event.kind_names and event.kind in _FOR_JOURNALISTS:
        return phrase(language, f"kinds.announced_{event.kind}")
    return kind_name(event, language)
