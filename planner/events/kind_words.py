"""The name of an event's kind, as papers, letters and public pages print it."""

from __future__ import annotations

from planner.events.public.visible_fields import AnyEvent
from planner.kernel.text_in import as_told
from planner.phrases import phrase


def kind_name(event: AnyEvent, language: str) -> str:
    """“Round table”; of a kind of the office's own its name."""
    own = event.kind_names.best(language, *event.languages)
    return (
        as_told(own[:1].upper() + own[1:], own) if own else phrase(language, f"kinds.{event.kind}")
    )
