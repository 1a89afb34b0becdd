"""The public fields of an announced event, as plain values.

These are all that the public may see; `queries.announced_event` reads nothing else. Pages, papers
and calendars accept these classes or the models (`AnyEvent`, …).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import NamedTuple, TypeAlias

from planner.events.models.accreditation import RequestsTaken
from planner.events.models.event import Event, Part, PressContact, ProgrammeItem
from planner.events.models.kinds import (
    BodyRole,
    Certainty,
    EventKind,
    EventStatus,
    ItemKind,
    PartRole,
    PartState,
)
from planner.events.models.place import Interpretation
from planner.events.models.times import ItemBegin
from planner.kernel.texts import NO_TEXTS, Texts


class PublicForm(NamedTuple):
    """A genitive of a text that a person has confirmed; "" where that person said there is none."""

    language: str
    text: str
    form: str


@dataclass(frozen=True, slots=True)
class PublicName:
    """The name of a person or body. People have a form of address, and a biography if it may be
    published; `gender` only for words that agree with it. `short_names`, `takes_the`,
    `generic_nouns` and `genitives` only for bodies with a part.
    """

    names: Texts
    short_names: Texts = NO_TEXTS
    honorifics: Texts = NO_TEXTS
    biographies: Texts = NO_TEXTS
    gender: str = ""
    takes_the: bool = False
    generic_nouns: Texts = NO_TEXTS
    genitives: tuple[PublicForm, ...] = ()


@dataclass(frozen=True, slots=True)
class PublicStudy:
    titles: Texts
    embargo_until: datetime | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class PublicBody:
    """A body and its role on the event."""

    role: BodyRole
    organisation: PublicName


@dataclass(frozen=True, kw_only=True, slots=True)
class PublicContact:
    names: Texts
    functions: Texts
    phone: str
    email: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PublicPart:
    role: PartRole
    state: PartState
    unnamed_roles: Texts
    functions: Texts
    on_behalf_of: Texts
    is_remote: bool
    person: PublicName | None
    organisation: PublicName | None
    second_functions: Texts = NO_TEXTS
    former_functions: Texts = NO_TEXTS
    is_plural: bool = False

    @property
    def is_taken(self) -> bool:
        return self.state.is_taken


@dataclass(frozen=True, kw_only=True, slots=True)
class PublicItem:
    kind: ItemKind
    titles: Texts
    topics: Texts
    is_public: bool
    study: PublicStudy | None
    parts: tuple[PublicPart, ...]
    begins: ItemBegin
    day: int | None
    clock: time | None
    minutes: int | None
    length_is_guess: bool
    venues: Texts


@dataclass(frozen=True, kw_only=True, slots=True)
class PublicEvent:
    id: int
    public_id: str
    calendar_uid: str
    sequence: int
    revised_at: datetime
    created_at: datetime
    kind: EventKind
    kind_names: Texts
    titles: Texts
    descriptions: Texts
    languages: list[str]
    spoken_languages: list[str]
    interpretation: Interpretation
    interpreted_from: list[str]
    interpreted_into: list[str]
    has_sign_language: bool
    status: EventStatus
    starts_on: date | None
    ends_on: date | None
    starts_clock: time | None
    ends_clock: time | None
    zone: str
    certainty: Certainty
    starts_at: datetime | None
    ends_at: datetime | None
    cities: Texts
    venues: Texts
    addresses: Texts
    countries: Texts
    remote_sites: Texts
    link: str
    accreditation: Texts
    names_planned_speakers: bool
    accreditation_until: date | None
    accreditation_clock: time | None
    accreditation_address: str
    answers_until: date | None
    seats: int | None
    bodies: tuple[PublicBody, ...]
    programme: tuple[PublicItem, ...]
    contacts: tuple[PublicContact, ...]
    put_off_from: date | None = None
    requests_taken: RequestsTaken = RequestsTaken.OFF
    asked_papers: Texts = NO_TEXTS
    asks_press_card: bool = False

    @property
    def language(self) -> str:
        return self.languages[0]

    def title(self, *languages: str) -> str:
        return self.titles.best(*languages, *self.languages)

    def bodies_as(self, *roles: BodyRole) -> list[PublicName]:
        """As `Event.bodies_as`."""
        return [b.organisation for role in roles for b in self.bodies if b.role is role]


AnyEvent: TypeAlias = Event | PublicEvent
AnyItem: TypeAlias = ProgrammeItem | PublicItem
AnyPart: TypeAlias = Part | PublicPart
AnyContact: TypeAlias = PressContact | PublicContact
