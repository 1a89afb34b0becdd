"""Facts of those whom a release names: bodies, programmes of work, speakers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from planner.releases.facts.sourced_value import EMPTY, SourcedValue


@dataclass(frozen=True, kw_only=True, slots=True)
class BoilerplateFacts:
    """The boilerplate that is valid on the day of the release."""

    text: SourcedValue
    reviewed_on: date | None


@dataclass(frozen=True, kw_only=True, slots=True)
class BodyFacts:
    """A body. `has_boilerplates`: whether there are any in this language, valid or not."""

    id: int
    name: SourcedValue
    short_name: SourcedValue = EMPTY
    article: SourcedValue = EMPTY
    dateline: SourcedValue = EMPTY
    funding_statement: SourcedValue = EMPTY
    disclaimer: SourcedValue = EMPTY
    has_logo: bool = False
    boilerplate: BoilerplateFacts | None = None
    has_boilerplates: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class ProgrammeFacts:
    """A programme of work with donors of its own."""

    id: int
    name: SourcedValue
    abbreviation: SourcedValue
    donors: tuple[BodyFacts, ...]
    funding_statement: SourcedValue
    disclaimer: SourcedValue


@dataclass(frozen=True, kw_only=True, slots=True)
class SpeakerFacts:
    """A named person, an unnamed role of a body, or a body; `gender` is "m", "f" or ""."""

    path: str
    person_id: int | None
    name: SourcedValue
    role: SourcedValue
    function: SourcedValue
    body: BodyFacts | None
    on_behalf_of: SourcedValue
    gender: SourcedValue
    is_remote: bool
