"""Facts of those whom a release names: bodies, programmes of work, speakers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from planner.events.models.kinds import PartRole
from planner.releases.facts.sourced_value import EMPTY, SourcedValue


@dataclass(frozen=True, kw_only=True, slots=True)
class BoilerplateFacts:
    """The boilerplate that is valid on the day of the release."""

    text: SourcedValue
    reviewed_on: date | None


@dataclass(frozen=True, kw_only=True, slots=True)
class BodyFacts:
    """A body. `generic_noun` says what it is: «фонд», printed with the name and bent instead of it.
    `has_boilerplates`: whether there are any in this language, valid or not.
    """

    id: int
    name: SourcedValue
    short_name: SourcedValue = EMPTY
    article: SourcedValue = EMPTY
    generic_noun: SourcedValue = EMPTY
    dateline: SourcedValue = EMPTY
    funding_statement: SourcedValue = EMPTY
    disclaimer: SourcedValue = EMPTY
    has_logo: bool = False
    boilerplate: BoilerplateFacts | None = None
    has_boilerplates: bool = False

    @property
    def head(self) -> SourcedValue:
        """What cases and gender are those of."""
        return self.generic_noun or self.name


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
    """A named person, an unnamed role of a body, or a body.

    `gender` is that of the person or of the role: "m", "f" or "". `is_plural`: the role is that of
    several people. `title` is the academic or diplomatic part of the form of address. `surname` is
    what later sentences call them. `companions` accompanied them.
    """

    path: str
    person_id: int | None
    name: SourcedValue
    role: SourcedValue
    function: SourcedValue
    body: BodyFacts | None
    on_behalf_of: SourcedValue
    gender: SourcedValue
    is_remote: bool
    surname: SourcedValue = EMPTY
    title: SourcedValue = EMPTY
    second_function: SourcedValue = EMPTY
    former_function: SourcedValue = EMPTY
    is_plural: bool = False
    part_role: PartRole = PartRole.SPEAKER
    companions: tuple[SpeakerFacts, ...] = ()

    @property
    def is_named_body(self) -> bool:
        """Whether a body speaks as such."""
        return self.person_id is None and not self.role and bool(self.body and self.body.name)

    @property
    def key(self) -> int | str:
        """By which a draft knows whom it has introduced: the id of a person, the path of another."""
        return self.path if self.person_id is None else self.person_id

    @property
    def identity(self) -> object:
        """The same wherever this person, role of a body, or body has a part."""
        return self.person_id or (self.role.text, self.body.id if self.body else None)

    @property
    def is_known(self) -> bool:
        """Whether there is anything to call them by."""
        named = self.name if self.person_id is not None else self.role
        return bool(named) or self.is_named_body
