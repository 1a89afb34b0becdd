"""The facts of a release in one language, each value with the path of its field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from planner.anniversaries.calendars import WrittenDay
from planner.contacts.models import OutletKind, OutletScope
from planner.events.attendance_facts import Qualifier
from planner.events.models.kinds import ItemKind, ItemSort
from planner.events.models.statement import Force, SpeechForm
from planner.releases.facts.announced_facts import NOT_ANNOUNCED, AnnouncedFacts
from planner.releases.facts.body_facts import BodyFacts, ProgrammeFacts, SpeakerFacts
from planner.releases.facts.event_facts import EventFacts, EventStanding
from planner.releases.facts.known_forms import ONLY_PROPOSED, KnownForms
from planner.releases.facts.sourced_value import EMPTY, Count, Missing, SourcedValue
from planner.releases.facts.study_facts import StudyFacts


@dataclass(frozen=True, kw_only=True, slots=True)
class ProjectFacts:
    """The project of the event; `waiver` is the reason for not acknowledging the donor, or ""."""

    name: SourcedValue
    description: SourcedValue
    aims: tuple[SourcedValue, ...]
    donors: tuple[BodyFacts, ...]
    funding_is_confirmed: bool
    is_cofunded: bool
    implementer: BodyFacts | None
    partner_of: BodyFacts | None
    programme: ProgrammeFacts | None
    funding_statement: SourcedValue
    disclaimer: SourcedValue
    waiver: str


@dataclass(frozen=True, kw_only=True, slots=True)
class OccasionFacts:
    """An anniversary. `years` is event year − base year, `falls_on` its day in the event year.

    `founded_on` is the day of the base year, None unless it may be printed; `julian_on` the same
    day if it is known by the Julian calendar. `has_uncertain_day`: a day is entered, but nobody has
    said in which calendar. `owner` is whose anniversary it is.
    """

    path: str
    years: int
    base_year: Count
    phrase: SourcedValue
    is_mourning: bool
    falls_on: date | None
    is_foundation: bool = False
    owner: BodyFacts | None = None
    founded_on: date | None = None
    julian_on: WrittenDay | None = None
    has_uncertain_day: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class StatementFacts:
    """A statement that may be printed; see `events.models.statement`. `joint` said it as well."""

    path: str
    uid: str
    speaker: SpeakerFacts
    form: SpeechForm
    force: Force
    text: SourcedValue
    topics: tuple[SourcedValue, ...]
    is_unclear: bool
    embargo_until: datetime | None = None
    is_news: bool = False
    is_subhead: bool = False
    joint: tuple[SpeakerFacts, ...] = ()
    lead_in: SourcedValue = EMPTY
    addressee: SourcedValue = EMPTY
    figure: SourcedValue = EMPTY
    deadline: SourcedValue = EMPTY
    document: SourcedValue = EMPTY

    @property
    def speakers(self) -> tuple[SpeakerFacts, ...]:
        return (self.speaker, *self.joint)


@dataclass(frozen=True, kw_only=True, slots=True)
class PresentedProject:
    """A project that is presented in an item; `implementer_id` is that of a body."""

    name: SourcedValue
    implementer_id: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemFacts:
    """A public item of the programme, with its speakers and their printable statements.

    `others` have further roles in it: guests, guides, performers. `day` counts the days of an event
    of several days from 1.
    """

    path: str
    uid: str
    kind: ItemKind
    title: SourcedValue
    topic: SourcedValue
    speakers: tuple[SpeakerFacts, ...]
    moderators: tuple[SpeakerFacts, ...]
    study: StudyFacts | None
    statements: tuple[StatementFacts, ...]
    is_news: bool = False
    others: tuple[SpeakerFacts, ...] = ()
    sort: ItemSort | None = None
    project: PresentedProject | None = None
    day: Count | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class HotlineFacts:
    """A telephone for the public. `dial` is the number in E.164, or ""; `is_valid` on the day of the
    release.
    """

    number: SourcedValue
    dial: str
    name: SourcedValue
    audience: SourcedValue
    hours: SourcedValue
    operators: tuple[BodyFacts, ...]
    is_valid: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class PresentMedium:
    name: SourcedValue
    kind: OutletKind
    scope: OutletScope
    city: SourcedValue


@dataclass(frozen=True, kw_only=True, slots=True)
class PresentPool:
    name: SourcedValue
    programme: ProgrammeFacts | None


@dataclass(frozen=True, kw_only=True, slots=True)
class PresentOthers:
    """Guests other than journalists; `noun` as it stands after the number."""

    people: Count
    noun: SourcedValue


@dataclass(frozen=True, kw_only=True, slots=True)
class PresentFacts:
    """Attendance; see `events.attendance_facts`."""

    is_recorded: bool
    people: Count | None
    outlets: Count | None
    qualifier: Qualifier
    media: tuple[PresentMedium, ...]
    media_are_public: bool
    pools: tuple[PresentPool, ...]
    outlets_qualifier: Qualifier = Qualifier.EXACT
    is_confirmed: bool = False
    others: tuple[PresentOthers, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class ContactFacts:
    """A press contact; `dial` as in `HotlineFacts`."""

    name: SourcedValue
    function: SourcedValue
    body: BodyFacts | None
    phone: SourcedValue
    dial: str
    email: SourcedValue
    languages: tuple[str, ...]
    languages_path: str
    hours: SourcedValue


@dataclass(frozen=True, kw_only=True, slots=True)
class ReleaseFacts:
    """All facts of a release. `unprintable` are texts off the record or not approved.

    `prints_titles`: the office prints academic and diplomatic titles before names.
    """

    language: str
    on: date
    oxford_comma: bool
    event: EventFacts
    standing: EventStanding
    organisers: tuple[BodyFacts, ...]
    co_organisers: tuple[BodyFacts, ...]
    publishers: tuple[BodyFacts, ...]
    partners: tuple[BodyFacts, ...]
    donors: tuple[BodyFacts, ...]
    supporters: tuple[BodyFacts, ...]
    hosts: tuple[BodyFacts, ...]
    project: ProjectFacts | None
    programme: ProgrammeFacts | None
    occasions: tuple[OccasionFacts, ...]
    items: tuple[ItemFacts, ...]
    hotline: HotlineFacts | None
    present: PresentFacts
    contacts: tuple[ContactFacts, ...]
    unprintable: tuple[SourcedValue, ...]
    missing: tuple[Missing, ...]
    forms: KnownForms = ONLY_PROPOSED
    prints_titles: bool = True
    names_centenaries: bool = False
    announced: AnnouncedFacts = NOT_ANNOUNCED

    @property
    def senders(self) -> tuple[BodyFacts, ...]:
        """The bodies whose boilerplates close the release: each once, organisers first."""
        every = (*self.organisers, *self.co_organisers, *self.publishers)
        return tuple({body.id: body for body in every}.values())

    @property
    def studies(self) -> tuple[StudyFacts, ...]:
        """The studies that were shown, each once, in the order of the programme."""
        shown = [item.study for item in self.items if item.study]
        return tuple({study.uid: study for study in shown}.values())

    def taking_part(self) -> Iterator[SpeakerFacts]:
        """Everybody in the programme, in its order, once for each part; companions too."""
        for item in self.items:
            for one in (*item.speakers, *item.moderators, *item.others):
                yield one
                yield from one.companions

    def functions_of(self, person: int | None) -> tuple[SourcedValue, ...]:
        """What the person is called in the programme: each function once; () if there is none."""
        theirs = [one for one in self.taking_part() if one.person_id == person]
        found = [f for one in theirs for f in (one.function, one.second_function) if f]
        return tuple({function.text.casefold(): function for function in found}.values())

    def has_namesake(self, speaker: SpeakerFacts) -> bool:
        """Whether somebody else in the programme has the same surname."""
        return any(
            one.person_id != speaker.person_id and one.surname.text == speaker.surname.text
            for one in self.taking_part()
        )

    @property
    def news_study(self) -> StudyFacts | None:
        """The study that the news line comes from."""
        return next((i.study for i in self.items if i.is_news and i.study), None)

    @property
    def news_statement(self) -> StatementFacts | None:
        """The statement that the news line comes from."""
        return next((statement for statement in self.statements if statement.is_news), None)

    @property
    def subhead_statement(self) -> StatementFacts | None:
        """The quotation that was chosen to stand below the headline."""
        return next((statement for statement in self.statements if statement.is_subhead), None)

    @property
    def statements(self) -> tuple[StatementFacts, ...]:
        return tuple(statement for item in self.items for statement in item.statements)
