"""The kind of an event, as sentences need it."""

from __future__ import annotations

from dataclasses import dataclass

from planner.events.models.event import Event
from planner.kernel.messages import gettext as _
from planner.releases.facts.language_reader import LanguageReader
from planner.releases.facts.sourced_value import EMPTY, SourcedValue, phrase_of

OWN = "own"
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


def kind_facts(reader: LanguageReader, event: Event) -> KindFacts:
    own = event.own_kind
    if own is None:
        return KindFacts(code=event.kind.value)
    name = phrase_of(reader.text(own.names, "own_kind.names", _("kind of event"), names=True))
    entered = own.grammar.get(reader.language, {})
    return KindFacts(
        code=OWN,
        name=name,
        gender=reader.grammar(own.grammar, "gender", "own_kind"),
        forms=tuple((form, reader.grammar(own.grammar, form, "own_kind")) for form in entered),
    )
