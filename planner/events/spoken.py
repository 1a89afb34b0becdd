"""The languages spoken at an event and their interpretation, in words."""

from __future__ import annotations

from collections.abc import Sequence

from babel.lists import format_list

from planner.events.models.place import Interpretation
from planner.events.public.visible_fields import AnyEvent
from planner.kernel.dates import language_name, locale_of
from planner.kernel.messages import spoken_language
from planner.phrases import phrase

_ENDING = "ий"


def spoken_text(event: AnyEvent, language: str) -> str:
    """“English and Russian, with simultaneous interpretation from English into Russian”; "" if
    nothing was entered.
    """
    parts = (languages_text(event, language), interpretation_text(event, language))
    text = ", ".join(filter(None, parts))
    return text[:1].upper() + text[1:]


def languages_text(event: AnyEvent, language: str) -> str:
    """“English and Russian”, «английский и русский»."""
    return _listed([language_name(tag, language) for tag in event.spoken_languages], language)


def interpretation_text(event: AnyEvent, language: str) -> str:
    """“with simultaneous interpretation from English into Russian, with sign language interpretation”."""
    parts = []
    if event.interpretation is not Interpretation.NONE:
        parts.append(_interpretation(event, language))
    if event.has_sign_language:
        parts.append(phrase(language, "spoken.sign_language"))
    return ", ".join(parts)


def _interpretation(event: AnyEvent, language: str) -> str:
    """“with simultaneous interpretation from English into Russian”."""
    words = [phrase(language, f"spoken.{event.interpretation}")]
    if event.interpreted_from:
        names = [_after_from(tag, language) for tag in event.interpreted_from]
        words.append(phrase(language, "spoken.from", languages=_listed(names, language)))
    if event.interpreted_into:
        names = [language_name(tag, language) for tag in event.interpreted_into]
        words.append(phrase(language, "spoken.into", languages=_listed(names, language)))
    return " ".join(words)


def _after_from(tag: str, language: str) -> str:
    """In Russian in the genitive: «с английского», «с языка хинди»."""
    name = language_name(tag, language)
    if spoken_language(language) != "ru":
        return name
    return f"{name.removesuffix(_ENDING)}ого" if name.endswith(_ENDING) else f"языка {name}"


def _listed(names: Sequence[str], language: str) -> str:
    return format_list(names, locale=locale_of(language)) if names else ""
