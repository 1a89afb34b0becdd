"""What a release tells of an event to come besides the record, and how it is read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from planner.events.accreditation_words import address_line, closing_line
from planner.events.known_days import has_hour
from planner.events.models.event import Event, Part, ProgrammeItem
from planner.events.models.kinds import Certainty
from planner.events.public.disclosure import is_named
from planner.events.spoken import interpretation_text, languages_text
from planner.events.when_words import moment_clock
from planner.kernel.embargo import is_over
from planner.kernel.messages import gettext as _
from planner.releases.facts.language_reader import LanguageReader
from planner.releases.facts.sourced_value import EMPTY, SourcedValue


@dataclass(frozen=True, kw_only=True, slots=True)
class AnnouncedFacts:
    """All empty for an event that is not to come. `clock` is the hour with its zone; `accreditation`
    are sentences; `spoken` the languages in a list, `spoken_count` how many; `interpreted`: “with
    simultaneous interpretation”.
    """

    clock: SourcedValue = EMPTY
    is_tentative: bool = False
    accreditation: tuple[SourcedValue, ...] = ()
    spoken: SourcedValue = EMPTY
    spoken_count: int = 0
    interpreted: SourcedValue = EMPTY


NOT_ANNOUNCED = AnnouncedFacts()


def announced_facts(reader: LanguageReader, event: Event) -> AnnouncedFacts:
    language = reader.language
    clock = ""
    if has_hour(event) and event.starts_at is not None:
        clock = moment_clock(event.starts_at, event.zone, language)
    return AnnouncedFacts(
        clock=SourcedValue(clock, "event.starts_clock"),
        is_tentative=event.certainty is Certainty.TENTATIVE and event.starts_on is not None,
        accreditation=_accreditation(reader, event),
        spoken=SourcedValue(languages_text(event, language), "event.spoken_languages"),
        spoken_count=len(event.spoken_languages),
        interpreted=SourcedValue(interpretation_text(event, language), "event.interpretation"),
    )


def _accreditation(reader: LanguageReader, event: Event) -> tuple[SourcedValue, ...]:
    language = reader.language
    closes = SourcedValue(closing_line(event, language), "event.accreditation_until")
    where = SourcedValue(address_line(event, language), "event.accreditation_address")
    entered = reader.lines(event.accreditation, "event.accreditation", _("accreditation"))
    return tuple(filter(None, (*entered, closes, where)))


@dataclass(frozen=True, slots=True)
class Disclosure:
    """What a release may tell of the programme. Before the event the rules of all papers hold
    (`events.public.disclosure`); `at` is when the release is read, at the earliest.
    """

    is_coming: bool
    at: datetime | None

    def names(self, part: Part) -> bool:
        named = part.item.event.names_planned_speakers
        return not self.is_coming or is_named(part, names_planned=named)

    def discloses_study_of(self, item: ProgrammeItem) -> bool:
        """Whether title, topic and study of the item may be told."""
        until = item.study.embargo_until if item.study else None
        return not self.is_coming or is_over(until, self.at)
