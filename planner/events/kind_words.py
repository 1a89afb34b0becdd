"""The name of an event's kind, as papers, letters and public pages print it."""

from __future__ import annotations

from planner.events.models.kinds import EventKind
from planner.events.models.own_kind import OwnKind
from planner.events.public.visible_fields import AnyEvent
from planner.kernel.text_in import as_told
from planner.phrases import phrase


def kind_name(event: AnyEvent, language: str) -> str:
    """“Round table”; of a kind of the office's own its name."""
    own = event.kind_names.best(language, *event.languages)
    return _capital(own) if own else phrase(language, f"kinds.{event.kind}")


def kind_of_several(kind: EventKind | OwnKind, language: str, *languages: str) -> str:
    """“Round tables”; of a kind of the office's own its plural, or the name if there is none."""
    if isinstance(kind, OwnKind):
        tag = kind.names.best_language(language, *languages)
        return _capital((kind.plurals if tag in kind.plurals else kind.names).best(tag))
    return phrase(language, f"kinds.{kind}.several")


def _capital(text: str) -> str:
    return as_told(text[:1].upper() + text[1:], text)
